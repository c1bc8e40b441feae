// What may end a matter: the debtor performs, the court terminates the enforcement, the mistake is put right.
//
//   performs    each month with `performance` × (performance_unable) × (performance_unlisted)
//   terminates  each month with `termination`, once
//   corrected   each month with `correction`, for those recorded by mistake
//
// The months of the candidates are drawn from the largest hazard by the matter's own numbers; whether one is
// accepted depends on the state and is a draw of its own.
#pragma once

#include <cstdint>

#include "base/random.hpp"
#include "scenario/parameter.hpp"

namespace osmanthus::behaviour {

enum class Exit : std::uint8_t { performance, termination, correction };
inline constexpr std::size_t kExits = 3;

/// A matter by its person and the month in which it began, since January 1900; attempts count from nought.
struct MatterKey {
  std::uint32_t person = 0;
  std::uint16_t month = 0;
};

class Exits {
 public:
  explicit Exits(const scenario::Values& values);

  /// Months from the matter's beginning, or the attempt before, to this attempt: at least one;
  /// base::Gap::kEndless for never.
  std::uint64_t months_until(base::Luck luck, MatterKey matter, Exit exit, std::uint16_t attempt) const;
  /// The day of that attempt within its month of `days` days, from nought.
  std::uint32_t day_of(base::Luck luck, MatterKey matter, Exit exit, std::uint16_t attempt,
                       std::uint32_t days) const;
  bool performs(base::Luck luck, MatterKey matter, std::uint16_t attempt, bool able, bool listed) const;

 private:
  base::Gap gaps_[kExits];
  double unable_ = 1;
  double unlisted_ = 1;
};

}  // namespace osmanthus::behaviour
