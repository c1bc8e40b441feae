// Bands over the replicates of whatever the page shows by month, place, group or stage.
#include "report/summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace osmanthus::report {
namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view kListed = "listed_stock";
constexpr std::string_view kNation = "cn";

constexpr std::array<std::string_view, 15> kDrawn{
    "listed_stock",      "listings_stock",       "persons_ever_listed",      "listings_new",
    "delisted_expiry",   "delisted_repair",      "delisted_correction",      "delisted_release",
    "air_refusals",      "rail_refusals",        "persons_refused",          "performed",
    "children_affected", "wrongly_listed_stock", "person_days_under_measure"};

struct AddedUp {
  std::vector<std::string_view> flows;
  std::string_view total;
};

/// The published totals of listings count firms and public bodies too.
const std::vector<AddedUp>& totals() {
  static const std::vector<AddedUp> all{
      {{"listings_new", "firms_listings_new", "public_bodies_listings_new"}, "listings_ever"},
      {{"air_refusals"}, "air_refusals_ever"},
      {{"rail_refusals"}, "rail_refusals_ever"},
      {{"persons_refused"}, "persons_refused_ever"},
      {{"performed"}, "performed_ever"}};
  return all;
}

struct Headed {
  std::string_view indicator;
  Measured measured;
};

// What compliance there is stands beside what it costs: person-days under measure, wrongly listed, children
// affected.
constexpr std::array<Headed, 24> kHeadlines{{{"listed_stock", Measured::at_the_end},
                                             {"persons_ever_listed", Measured::at_the_end},
                                             {"listings_new", Measured::in_total},
                                             {"delisted_expiry", Measured::in_total},
                                             {"delisted_repair", Measured::in_total},
                                             {"delisted_correction", Measured::in_total},
                                             {"delisted_release", Measured::in_total},
                                             {"performed", Measured::in_total},
                                             {"air_refusals", Measured::in_total},
                                             {"rail_refusals", Measured::in_total},
                                             {"persons_refused", Measured::in_total},
                                             {"person_days_under_measure", Measured::in_total},
                                             {"children_affected", Measured::at_the_end},
                                             {"wrongly_listed_stock", Measured::at_the_end},
                                             {"firms_listings_new", Measured::in_total},
                                             {"firms_listed_stock", Measured::at_the_end},
                                             {"representatives_restricted_stock", Measured::at_the_end},
                                             {"public_bodies_listed_stock", Measured::at_the_end},
                                             {"fines_total", Measured::in_total},
                                             {"records_new", Measured::in_total},
                                             {"firms_records_new", Measured::in_total},
                                             {"public_bodies_records_new", Measured::in_total},
                                             {"red_listed_stock", Measured::at_the_end},
                                             {"rewarded_stock", Measured::at_the_end}}};

std::vector<double> column(const Grid& grid, std::size_t month) {
  std::vector<double> figures;
  for (const auto& line : grid) figures.push_back(line[month]);
  return figures;
}

Series series(std::string indicator, const Grid& grid, std::size_t months) {
  Series series{std::move(indicator), {}};
  for (std::size_t month = 0; month < months; ++month) series.months.push_back(band_of(column(grid, month)));
  return series;
}

Grid added_up(Grid grid) {
  for (auto& line : grid) std::partial_sum(line.begin(), line.end(), line.begin());
  return grid;
}

/// Of those flows that the run holds; nothing if it does not hold the first.
std::optional<Grid> sum_of(const Run& run, const std::vector<std::string_view>& flows) {
  const auto first = run.national.find(std::string(flows.front()));
  if (first == run.national.end()) return std::nullopt;
  Grid sum = first->second;
  for (std::size_t i = 1; i < flows.size(); ++i) {
    const auto more = run.national.find(std::string(flows[i]));
    if (more == run.national.end()) continue;
    for (std::size_t row = 0; row < sum.size(); ++row)
      std::ranges::transform(sum[row], more->second[row], sum[row].begin(), std::plus<>());
  }
  return sum;
}

double measure(const std::vector<double>& line, Measured measured) {
  if (measured == Measured::at_the_end) return line.back();
  return std::accumulate(line.begin(), line.end(), 0.0);
}

std::vector<double> measure(const Grid& grid, Measured measured) {
  std::vector<double> figures;
  for (const auto& line : grid) figures.push_back(measure(line, measured));
  return figures;
}

std::map<std::int64_t, double> by_replicate(const Run& run, const Headed& headed) {
  std::map<std::int64_t, double> figures;
  const auto found = run.national.find(std::string(headed.indicator));
  if (found == run.national.end()) return figures;
  const auto measured = measure(found->second, headed.measured);
  for (std::size_t row = 0; row < measured.size(); ++row) figures[run.replicates[row]] = measured[row];
  return figures;
}

/// A figure of one replicate in both runs.
struct Pair {
  double before;
  double after;
};

std::vector<Pair> pairs(const Run& first, const Run& second, const Headed& headed) {
  const auto before = by_replicate(first, headed);
  std::vector<Pair> pairs;
  for (const auto& [replicate, figure] : by_replicate(second, headed)) {
    const auto other = before.find(replicate);
    if (other != before.end()) pairs.push_back({other->second, figure});
  }
  return pairs;
}

std::vector<double> differences(const std::vector<Pair>& pairs) {
  std::vector<double> all;
  for (const Pair& pair : pairs) all.push_back(pair.after - pair.before);
  return all;
}

std::vector<double> relative_differences(const std::vector<Pair>& pairs) {
  std::vector<double> all;
  for (const auto& [before, after] : pairs)
    all.push_back(before > 0 ? 100 * (after - before) / before : kGap);
  return all;
}

std::string dimension(const std::string& group) { return group.substr(0, group.find(':')); }

std::vector<double> ratio(const std::vector<double>& part, const std::vector<double>& whole, double per) {
  std::vector<double> ratios;
  for (std::size_t row = 0; row < part.size(); ++row) {
    ratios.push_back(whole[row] > 0 ? per * part[row] / whole[row] : kGap);
  }
  return ratios;
}

bool is_group(const std::string& group) { return group.find(':') != std::string::npos; }

bool is_share_of_listed(const Whose& whose) {
  return whose.jurisdiction == kNation && is_group(whose.group) && whose.indicator == kListed;
}

std::map<std::string, std::vector<double>> totals_by_dimension(const Run& run) {
  std::map<std::string, std::vector<double>> totals;
  for (const auto& [whose, figures] : run.last) {
    if (!is_share_of_listed(whose)) continue;
    auto& total = totals.try_emplace(dimension(whose.group), figures.size(), 0.0).first->second;
    for (std::size_t row = 0; row < figures.size(); ++row) total[row] += figures[row];
  }
  return totals;
}

}  // namespace

std::vector<Series> series_of(const Run& run) {
  std::vector<Series> all;
  for (const std::string_view name : kDrawn) {
    const auto found = run.national.find(std::string(name));
    if (found != run.national.end()) all.push_back(series(found->first, found->second, run.months.size()));
  }
  for (const auto& [flows, total] : totals()) {
    if (auto sum = sum_of(run, flows))
      all.push_back(series(std::string(total), added_up(std::move(*sum)), run.months.size()));
  }
  return all;
}

std::vector<Headline> headlines_of(const Run& run) {
  std::vector<Headline> headlines;
  for (const Headed& headed : kHeadlines) {
    const auto found = run.national.find(std::string(headed.indicator));
    if (found == run.national.end()) continue;
    headlines.push_back({found->first, headed.measured, band_of(measure(found->second, headed.measured))});
  }
  return headlines;
}

std::vector<Difference> differences_of(const Run& first, const Run& second) {
  std::vector<Difference> all;
  for (const Headed& headed : kHeadlines) {
    const auto both = pairs(first, second, headed);
    if (both.empty()) continue;
    const auto all_of_it = differences(both);
    all.push_back({std::string(headed.indicator), headed.measured, band_of(all_of_it),
                   band_of(relative_differences(both)), share_of_sign(all_of_it), both.size()});
  }
  return all;
}

std::vector<Portion> rate_by_place(const Run& run, std::string_view indicator) {
  std::vector<Portion> places;
  for (const auto& [whose, figures] : run.last) {
    if (whose.jurisdiction == kNation || whose.group != "all" || whose.indicator != indicator) continue;
    const auto residents = run.last.find({whose.jurisdiction, "all", "population"});
    if (residents == run.last.end()) continue;
    places.push_back({whose.jurisdiction, band_of(ratio(figures, residents->second, 1'000))});
  }
  return places;
}

std::vector<Portion> rate_by_group(const Run& run, std::string_view indicator) {
  std::vector<Portion> groups;
  for (const auto& [whose, figures] : run.last) {
    if (whose.jurisdiction != kNation || !is_group(whose.group) || whose.indicator != indicator) continue;
    const auto residents = run.last.find({whose.jurisdiction, whose.group, "population"});
    if (residents == run.last.end()) continue;
    groups.push_back({whose.group, band_of(ratio(figures, residents->second, 1'000))});
  }
  return groups;
}

std::vector<Portion> share_by_group(const Run& run) {
  const auto totals = totals_by_dimension(run);
  std::vector<Portion> groups;
  for (const auto& [whose, figures] : run.last) {
    if (!is_share_of_listed(whose)) continue;
    groups.push_back({whose.group, band_of(ratio(figures, totals.at(dimension(whose.group)), 100))});
  }
  return groups;
}

std::vector<Way> ways_of(const Run& run) {
  std::vector<Way> ways;
  for (const auto& [passage, counts] : run.passages) ways.push_back({passage, band_of(counts)});
  return ways;
}

Survey survey_of(const Run& run) {
  Survey survey;
  for (std::size_t month = 0; month < run.months.size(); ++month) {
    const bool asked = std::ranges::any_of(run.approval, [&](const auto& group) {
      return !std::isnan(band_of(column(group.second, month)).middle);
    });
    if (!asked) continue;
    survey.months.push_back(run.months[month]);
    for (const auto& [group, grid] : run.approval)
      survey.approval[group].push_back(band_of(column(grid, month)));
  }
  return survey;
}

std::vector<Touched> touched_of(const Run& run) {
  std::vector<Touched> all;
  for (const auto& [who, reached] : run.touched) {
    if (who.jurisdiction != kNation && who.group != "all") continue;
    std::vector<double> scaled = reached.residents;
    for (double& residents : scaled) residents *= run.manifest.national_per_resident;
    all.push_back({who, band_of(std::move(scaled)), band_of(ratio(reached.residents, reached.of, 1))});
  }
  return all;
}

}  // namespace osmanthus::report
