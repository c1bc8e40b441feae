// What a run gives for a published figure: the increment of its indicators between two days, or the stock on
// one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "scenario/target.hpp"
#include "simulation/run.hpp"

namespace osmanthus::calibration {

/// Where in a tally a figure is found. Months that a day cuts count by the share of their days.
class Measure {
 public:
  /// The sum of the indicators called `counts`; for stocks `from` and `until` are the same day.
  Measure(const std::vector<std::string>& counts, std::string_view jurisdiction, base::Day from,
          base::Day until, const scenario::Horizon& horizon);

  /// Of synthetic residents.
  double count(const simulation::Tally& tally) const;

 private:
  double until(const simulation::Tally& tally, base::Day day) const;
  double stock(const simulation::Tally& tally) const;
  double in_month(const simulation::Tally& tally, int month) const;

  std::vector<simulation::Indicator> indicators_;
  std::vector<std::size_t> series_;
  base::Day from_;
  base::Day until_;
  scenario::Horizon horizon_;
};

/// Reports targets whose indicators are unknown, or flows where there is one day only, or stocks where there
/// are two; whose jurisdiction the population lacks; or that the horizon does not cover.
void check(const std::vector<scenario::Target>& targets, const scenario::Horizon& horizon,
           base::Diagnostics& diagnostics);

}  // namespace osmanthus::calibration
