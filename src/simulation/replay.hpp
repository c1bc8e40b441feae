// A history lived once more by itself, to learn what the run decided where the law leaves it open, and in
// what state it left the circle.
#pragma once

#include <set>
#include <tuple>
#include <vector>

#include "simulation/trace.hpp"

namespace osmanthus::simulation {

/// A `may` of an event, or of one of the law's own days: whether it was done.
struct Permitted {
  std::int16_t event = registry::kNoEvent;
  regime::EffectId effect = regime::kNone;
  std::uint8_t subject = 0;
  bool done = false;
};

/// A number that an event settled.
struct Settled {
  std::int16_t event = registry::kNoEvent;
  regime::NumberId number = regime::kNone;
  regime::NumberUnit unit = regime::NumberUnit::none;
  std::int32_t value = 0;
};

/// Something that a state permits, and whether it is applied to this subject.
struct Applied {
  std::uint8_t subject = 0;
  regime::RuleId rule = regime::kNone;
  std::size_t conclusion = 0;
  bool done = false;

  auto operator<=>(const Applied&) const = default;
};

/// Decides as the run did, and remembers.
class Remembering {
 public:
  using Event = registry::Event<registry::Plain>;

  explicit Remembering(Decisions decisions) : decisions_(decisions) {}

  void of_circle(const Numbers& subjects, std::uint32_t actor) { decisions_.of_circle(subjects, actor); }
  bool may(regime::EffectId effect, std::uint8_t subject, const Event* event);
  bool may_conclude(regime::RuleId rule, std::size_t conclusion, std::uint8_t subject);
  std::int32_t pick(regime::NumberId number, const regime::Piece& piece, const Event* event);

  const Decisions& decisions() const { return decisions_; }
  std::vector<Permitted> permitted;
  std::vector<Settled> settled;  // of one event and number, the last stands
  std::set<Applied> applied;

 private:
  Decisions decisions_;
};

struct Replay {
  Circle members;  // who lives there, without entries
  Circle circle;   // after the horizon's last day
  Remembering decided;
};

Replay replay(const Tracer& tracer, const History& history);

}  // namespace osmanthus::simulation
