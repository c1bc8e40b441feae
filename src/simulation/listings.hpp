// The listings of a person, read off his entries: one a register and matter, the union of the grounds that
// overlap.
#pragma once

#include <span>
#include <vector>

#include "simulation/life.hpp"
#include "simulation/measures.hpp"

namespace osmanthus::simulation {

struct Listing {
  regime::KindId register_kind = regime::kNone;
  std::int32_t matter = 0;
  regime::EffectId ground = regime::kNone;  // of the entry that began it
  std::int16_t event = 0;                   // at which that one was opened
  Span span;
  End ended = End::running;  // how its last entry was ended; `running` if by its own date, or not yet
};

/// By register, matter and day. Those in effect on no day are left out; listings that only touch are two.
std::vector<Listing> listings_of(std::span<const Entry> entries, std::span<const Mark> marks,
                                 const regime::KindSet& registers, std::uint8_t member);

/// The days on which the person is on one of the registers by entries that are wrong, or by those that are
/// not; united.
std::vector<Span> listed_days(std::span<const Entry> entries, std::span<const Mark> marks,
                              const regime::KindSet& registers, std::uint8_t member, bool wrong);

/// All days on which he is on one of the registers; united.
std::vector<Span> days_on_lists(std::span<const Entry> entries, std::span<const Mark> marks,
                                const regime::KindSet& registers, std::uint8_t member);

/// How the listing had ended before the day `until`; `running` if it had not.
End end_before(const Listing& listing, base::Day until);
/// Whole months in effect before the day `until`.
int whole_months(const Listing& listing, base::Day until);

/// The act at which an entry was opened; kNone if none was.
regime::KindId act_of(std::span<const Entry> entries, std::int16_t event);

}  // namespace osmanthus::simulation
