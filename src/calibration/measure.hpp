// What a run gives for a published figure: the increment of its indicators between two days, in the nation.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "scenario/target.hpp"
#include "simulation/run.hpp"

namespace osmanthus::calibration {

/// Where in a tally a target is found. Months that a day cuts count by the share of their days.
class Measure {
 public:
  Measure(const scenario::Target& target, const simulation::Prepared& prepared);

  /// The natural logarithm of the increment, scaled to the nation; half a count is added, so that nought has
  /// one too.
  double log_of(const simulation::Tally& tally) const;

 private:
  double until(const simulation::Tally& tally, base::Day day) const;

  std::vector<simulation::Indicator> indicators_;
  std::vector<std::size_t> series_;
  base::Day from_;
  base::Day until_;
  scenario::Horizon horizon_;
  double scale_;
};

/// Reports targets whose indicators are unknown or stocks, whose jurisdiction the population lacks, or that
/// the horizon does not cover.
void check(const std::vector<scenario::Target>& targets, const scenario::Horizon& horizon,
           base::Diagnostics& diagnostics);

}  // namespace osmanthus::calibration
