#include "calibration/measure.hpp"

#include <fmt/core.h>

#include <algorithm>
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

std::vector<std::string> names(bool stocks) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < simulation::kIndicators; ++i) {
    const auto one = static_cast<Indicator>(i);
    if (simulation::is_stock(one) == stocks) found.emplace_back(simulation::name(one));
  }
  return found;
}

void check_counts(const scenario::Target& target, base::Diagnostics& diagnostics) {
  const bool stock = target.is_stock();
  for (const auto& name : target.counts) {
    const auto found = indicator(name);
    if (found && simulation::is_stock(*found) == stock) continue;
    const auto what = stock ? "that is read at the end of a month" : "that counts what happens in a month";
    diagnostics.error("unknown-name", target.at, fmt::format("\"{}\" is not an indicator {}.", name, what),
                      base::suggest(name, names(stock)));
  }
}

void check_days(const scenario::Target& target, const scenario::Horizon& horizon,
                base::Diagnostics& diagnostics) {
  if (target.from + 1 < horizon.start || target.until >= horizon.until) {
    diagnostics.error(
        "out-of-range", target.at,
        fmt::format("The period of \"{}\" is not inside the run, which goes from {} to {}.", target.id,
                    base::format_date(horizon.start), base::format_date(horizon.until - 1)));
  }
  if (target.is_stock() && base::to_civil(target.until + 1).day != 1) {
    diagnostics.error("month-end", target.at,
                      fmt::format("The stock \"{}\" must be one of the last day of a month.", target.id));
  }
}

}  // namespace

Measure::Measure(const std::vector<std::string>& counts, std::string_view jurisdiction, base::Day from,
                 base::Day until, const scenario::Horizon& horizon)
    : series_(population::regions_of(jurisdiction)), from_(from), until_(until), horizon_(horizon) {
  for (const auto& name : counts) {
    if (const auto one = indicator(name)) indicators_.push_back(*one);
  }
}

double Measure::count(const simulation::Tally& tally) const {
  return from_ == until_ ? stock(tally) : until(tally, until_) - until(tally, from_);
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
    sum += share * in_month(tally, month);
  }
  return sum;
}

double Measure::stock(const simulation::Tally& tally) const {
  return in_month(tally, base::month_of(until_) - base::month_of(horizon_.start));
}

double Measure::in_month(const simulation::Tally& tally, int month) const {
  double sum = 0;
  for (const auto indicator : indicators_) {
    for (const auto series : series_) sum += static_cast<double>(tally.at(indicator, series, month));
  }
  return sum;
}

void check(const std::vector<scenario::Target>& targets, const scenario::Horizon& horizon,
           base::Diagnostics& diagnostics) {
  for (const auto& target : targets) {
    check_counts(target, diagnostics);
    if (population::regions_of(target.jurisdiction).empty()) {
      diagnostics.error("unknown-name", target.at,
                        fmt::format("The population has no jurisdiction \"{}\".", target.jurisdiction));
    }
    check_days(target, horizon, diagnostics);
  }
}

}  // namespace osmanthus::calibration
