#include "calibration/measure.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace osmanthus::calibration {
namespace {

using simulation::Indicator;

std::optional<Indicator> indicator(std::string_view name) {
  for (std::size_t i = 0; i < simulation::kIndicators; ++i) {
    const auto one = static_cast<Indicator>(i);
    if (simulation::name(one) == name) return one;
  }
  return std::nullopt;
}

std::vector<std::string> flows() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < simulation::kIndicators; ++i) {
    const auto one = static_cast<Indicator>(i);
    if (!simulation::is_stock(one)) names.emplace_back(simulation::name(one));
  }
  return names;
}

}  // namespace

Measure::Measure(const scenario::Target& target, const simulation::Prepared& prepared)
    : series_(population::regions_of(target.jurisdiction)),
      from_(target.from),
      until_(target.until),
      horizon_(prepared.scenario->horizon),
      scale_(prepared.population->national_scale()) {
  for (const auto& name : target.counts) {
    if (const auto one = indicator(name)) indicators_.push_back(*one);
  }
}

double Measure::log_of(const simulation::Tally& tally) const {
  return std::log((until(tally, until_) - until(tally, from_) + 0.5) * scale_);
}

/// Counts from the horizon's start to the end of `day`.
double Measure::until(const simulation::Tally& tally, base::Day day) const {
  double sum = 0;
  for (int month = 0; month < tally.months(); ++month) {
    const base::Day first = scenario::first_day(horizon_, month);
    if (first > day) break;
    const base::Day next = scenario::first_day(horizon_, month + 1);
    const double share =
        std::min(1.0, static_cast<double>(day + 1 - first) / static_cast<double>(next - first));
    for (const auto indicator : indicators_) {
      for (const auto series : series_)
        sum += share * static_cast<double>(tally.at(indicator, series, month));
    }
  }
  return sum;
}

void check(const std::vector<scenario::Target>& targets, const scenario::Horizon& horizon,
           base::Diagnostics& diagnostics) {
  for (const auto& target : targets) {
    for (const auto& name : target.counts) {
      const auto found = indicator(name);
      if (found && !simulation::is_stock(*found)) continue;
      diagnostics.error("unknown-name", target.at,
                        fmt::format("\"{}\" is not an indicator that counts what happens in a month.", name),
                        base::suggest(name, flows()));
    }
    if (population::regions_of(target.jurisdiction).empty()) {
      diagnostics.error("unknown-name", target.at,
                        fmt::format("The population has no jurisdiction \"{}\".", target.jurisdiction));
    }
    if (target.from + 1 < horizon.start || target.until >= horizon.until) {
      diagnostics.error(
          "out-of-range", target.at,
          fmt::format("The period of \"{}\" is not inside the run, which goes from {} to {}.", target.id,
                      base::format_date(horizon.start), base::format_date(horizon.until - 1)));
    }
  }
}

}  // namespace osmanthus::calibration
