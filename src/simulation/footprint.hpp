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

struct Footprint {
  /// A birthday that something turns on.
  struct Age {
    int amount = 0;
    base::Unit unit = base::Unit::years;

    auto operator<=>(const Age&) const = default;
  };

  regime::KindSet kinds;        // entries of these begin and end
  std::vector<base::Day> days;  // of the law
  std::vector<Age> ages;        // of anybody in the circle

  /// The days within `within` on which it may change, sorted; the first is within.from. Into `dates`, which
  /// is emptied.
  void find_dates(const Circle& circle, Span within, const base::WorkingCalendar& calendar,
                  std::vector<base::Day>& dates) const;
};

/// Of a while-rule: of its force, its guard, and whatever that asks of other states.
Footprint footprint_of(const regime::Regime& regime, regime::RuleId rule);
/// Of all while-rules, scores and guards together.
Footprint footprint_of_all(const regime::Regime& regime);

}  // namespace osmanthus::simulation
