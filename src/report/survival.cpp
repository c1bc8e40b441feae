#include "report/survival.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace osmanthus::report {
namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();
const std::string kRunning;
constexpr double kNegligible = 0.01;

double at(const Lengths& lengths, const std::string& way, std::size_t month) {
  const auto found = lengths.find(way);
  return found == lengths.end() || month >= found->second.size() ? 0 : found->second[month];
}

double total(const Lengths& lengths) {
  double sum = 0;
  for (const auto& [way, counts] : lengths) sum = std::accumulate(counts.begin(), counts.end(), sum);
  return sum;
}

std::vector<std::string> ways_of(const std::vector<Lengths>& replicates) {
  std::set<std::string> ways;
  for (const Lengths& lengths : replicates) {
    for (const auto& [way, counts] : lengths) ways.insert(way);
  }
  ways.erase(kRunning);
  return {ways.begin(), ways.end()};
}

std::size_t longest(const Run& run) {
  std::size_t months = 0;
  for (const auto& [ground, replicates] : run.spells) {
    for (const Lengths& lengths : replicates) {
      for (const auto& [way, counts] : lengths) months = std::max(months, counts.size());
    }
  }
  return months;
}

template <class Line>
std::vector<Band> bands(const std::vector<Incidence>& all, std::size_t months, Line line) {
  std::vector<Band> bands;
  for (std::size_t month = 0; month < months; ++month) {
    std::vector<double> figures;
    for (const Incidence& one : all) figures.push_back(line(one)[month]);
    const bool all_see_it = std::ranges::none_of(figures, [](double figure) { return std::isnan(figure); });
    bands.push_back(band_of(all_see_it ? std::move(figures) : std::vector<double>{}));
  }
  return bands;
}

Survival survival(const std::string& ground, const std::vector<Lengths>& replicates, std::size_t months) {
  const auto ways = ways_of(replicates);
  std::vector<Incidence> all;
  Survival survival{ground, 0, {}, {}};
  for (const Lengths& lengths : replicates) {
    if (total(lengths) > 0) all.push_back(incidence_of(lengths, ways, months));
    survival.listings += total(lengths) / static_cast<double>(replicates.size());
  }
  survival.listed = bands(all, months, [](const Incidence& one) -> auto& { return one.listed; });
  for (const std::string& way : ways) {
    survival.ended[way] =
        bands(all, months, [&](const Incidence& one) -> auto& { return one.ended.at(way); });
  }
  return survival;
}

}  // namespace

Incidence incidence_of(const Lengths& lengths, const std::vector<std::string>& ways, std::size_t months) {
  Incidence incidence;
  incidence.listed.assign(months, kGap);
  for (const std::string& way : ways) incidence.ended[way].assign(months, kGap);
  double at_risk = total(lengths);
  double listed = 1;
  std::map<std::string, double> ended;
  for (std::size_t month = 0; month < months && (at_risk > 0 || listed < kNegligible); ++month) {
    double gone = 0;
    for (const std::string& way : ways) {
      const double count = at(lengths, way, month);
      if (at_risk > 0) ended[way] += listed * count / at_risk;
      incidence.ended[way][month] = ended[way];
      gone += count;
    }
    if (at_risk > 0) listed *= (at_risk - gone) / at_risk;
    incidence.listed[month] = listed;
    at_risk -= gone + at(lengths, kRunning, month);
  }
  return incidence;
}

std::vector<Survival> survival_of(const Run& run) {
  const std::size_t months = longest(run);
  std::vector<Survival> all;
  for (const auto& [ground, replicates] : run.spells) all.push_back(survival(ground, replicates, months));
  return all;
}

}  // namespace osmanthus::report
