// What the answer of a state hangs on: the dates on which it may change.
#pragma once

#include <compare>
#include <vector>

#include "regime/regime.hpp"
#include "simulation/life.hpp"

namespace osmanthus::simulation {

/// [from, until)
struct Span {
  base::Day from = 0;
  base::Day until = 0;
};

inline constexpr std::uint8_t kAnybody = 0xff;  // of the circle

struct Footprint {
  /// A birthday that something turns on.
  struct Age {
    int amount = 0;
    base::Unit unit = base::Unit::years;

    auto operator<=>(const Age&) const = default;
  };

  regime::KindSet kinds;        // entries of these begin and end
  std::vector<base::Day> days;  // of the law
  std::vector<Age> ages;
  bool own = true;  // entries and ages of the bearer alone, and not of those to whom he is related

  /// The days within `within` on which it may change for `whom`, sorted; the first is within.from. Into
  /// `dates`, which is emptied.
  void find_dates(const Circle& circle, std::uint8_t whom, Span within, const base::WorkingCalendar& calendar,
                  std::vector<base::Day>& dates) const;
};

/// Of a while-rule: of its force, its guard, and whatever that asks of other states.
Footprint footprint_of(const regime::Regime& regime, regime::RuleId rule);
/// Of all while-rules, scores and guards together.
Footprint footprint_of_all(const regime::Regime& regime);

}  // namespace osmanthus::simulation
