#include "cli/tables.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "cli/rate_grades.hpp"
#include "regime/compile.hpp"
#include "results/rows.hpp"

namespace osmanthus::cli {
namespace {

using simulation::Indicator;
using simulation::Replicate;
using simulation::Tally;

/// What one line of figures sums up.
struct Row {
  std::string jurisdiction;
  std::string group;
  std::vector<std::size_t> series;
};

std::vector<Row> rows() {
  std::vector<Row> all = {{"cn", "all", population::regions_of("cn")}};
  for (std::size_t group = 1; group < simulation::kGroups; ++group) {
    all.push_back({"cn", simulation::group_name(group), {group - 1 + simulation::kFirstAge}});
  }
  for (std::size_t r = 0; r < population::kRegions; ++r) {
    const std::string id(population::regions()[r].id);
    all.push_back({id, "all", population::regions_of(id)});
  }
  return all;
}

std::int64_t sum(const Tally& tally, Indicator indicator, const Row& row, int month) {
  std::int64_t total = 0;
  for (const std::size_t series : row.series) total += tally.at(indicator, series, month);
  return total;
}

base::Day month_end(const simulation::Prepared& prepared, int month) {
  return scenario::first_day(prepared.scenario->horizon, month + 1) - 1;
}

/// Those who were asked are a sample: their number is not scaled to the nation. Where nobody was asked,
/// nothing is said.
void add_survey(results::Indicator row, std::int64_t asked, std::int64_t approving, results::Table& into) {
  if (asked == 0) return;
  const auto add_row = [&](std::string_view name, double value) {
    row.indicator = name;
    row.value = value;
    row.value_national = std::nan("");
    add(into, row);
  };
  add_row(simulation::name(Indicator::survey_asked), static_cast<double>(asked));
  add_row(simulation::name(Indicator::survey_approving), static_cast<double>(approving));
  add_row("survey_approval", static_cast<double>(approving) / static_cast<double>(asked));
}

/// Of the residents who have a score: the mean, and the least points that a tenth, and nine tenths, do not
/// exceed.
void add_score(results::Indicator row, const std::map<int, std::int64_t>& residents, results::Table& into) {
  std::int64_t all = 0;
  double points = 0;
  for (const auto& [value, n] : residents) {
    all += n;
    points += static_cast<double>(value) * static_cast<double>(n);
  }
  if (all == 0) return;
  const auto add_row = [&](std::string_view name, double value) {
    row.indicator = name;
    row.value = value;
    row.value_national = std::nan("");
    add(into, row);
  };
  const auto tenths = [&](std::int64_t share) {
    std::int64_t below = 0;
    for (const auto& [value, n] : residents) {
      below += n;
      if (below * 10 >= all * share) return value;
    }
    return residents.rbegin()->first;
  };
  add_row("score_mean", points / static_cast<double>(all));
  add_row("score_p10", tenths(1));
  add_row("score_p90", tenths(9));
}

/// By month, how many have so many points.
std::vector<std::map<int, std::int64_t>> by_points(const Tally& tally, regime::KindId score, const Row& row) {
  std::vector<std::map<int, std::int64_t>> found(static_cast<std::size_t>(tally.months()));
  for (const auto& [key, n] : tally.scores) {
    const bool here = std::ranges::find(row.series, key.region) != row.series.end();
    if (key.score == score && here) found[static_cast<std::size_t>(key.month)][key.points] += n;
  }
  return found;
}

/// The scores that are kept in the whole of a jurisdiction, each a row; one of several names itself as the
/// group.
void add_scores(const simulation::Prepared& prepared, const Replicate& replicate, results::Table& into) {
  const auto& regime = *prepared.regime;
  const int first = scenario::first_reported(prepared.scenario->horizon);
  for (const Row& row : rows()) {
    if (row.group != "all") continue;
    std::vector<regime::KindId> kept;
    for (const auto& score : regime.scores) {
      const bool here = std::ranges::all_of(
          row.series, [&](std::size_t region) { return score.where >> prepared.words.places[region] & 1U; });
      if (here) kept.push_back(score.kind);
    }
    for (const regime::KindId score : kept) {
      const std::string group = kept.size() == 1 ? row.group : "score:" + regime.kinds[score].id;
      const auto residents = by_points(replicate.tally, score, row);
      for (int month = first; month < replicate.tally.months(); ++month)
        add_score({replicate.index, month_end(prepared, month), row.jurisdiction, group, {}, 0, 0},
                  residents[static_cast<std::size_t>(month)], into);
    }
  }
}

bool has_its_own_rows(Indicator indicator) {
  return indicator == Indicator::survey_asked || indicator == Indicator::survey_approving ||
         indicator == Indicator::residents_touched;
}

void add_indicators(const simulation::Prepared& prepared, const Replicate& replicate, results::Table& into) {
  const double scale = prepared.population->national_scale();
  const int first = scenario::first_reported(prepared.scenario->horizon);
  static const std::vector<Row> kRows = rows();
  for (int month = first; month < replicate.tally.months(); ++month) {
    for (const Row& row : kRows) {
      for (std::size_t i = 0; i < simulation::kIndicators; ++i) {
        const auto indicator = static_cast<Indicator>(i);
        if (simulation::of_organisations(indicator) && row.group != "all") continue;
        if (has_its_own_rows(indicator)) continue;
        const auto value = static_cast<double>(sum(replicate.tally, indicator, row, month));
        add(into, results::Indicator{replicate.index, month_end(prepared, month), row.jurisdiction, row.group,
                                     simulation::name(indicator), value, value * scale});
      }
      add_survey({replicate.index, month_end(prepared, month), row.jurisdiction, row.group, {}, 0, 0},
                 sum(replicate.tally, Indicator::survey_asked, row, month),
                 sum(replicate.tally, Indicator::survey_approving, row, month), into);
    }
  }
}

results::Stage stage(simulation::Stage stage) { return static_cast<results::Stage>(stage); }

void add_flows(const simulation::Prepared& prepared, const Replicate& replicate, results::Table& into) {
  const auto& kinds = prepared.regime->kinds;
  const int first = scenario::first_reported(prepared.scenario->horizon);
  for (const auto& [key, count] : replicate.tally.flows) {
    if (key.month < first) continue;
    results::Flow flow;
    flow.replicate = replicate.index;
    flow.month = month_end(prepared, key.month);
    const auto group = simulation::group_name(key.group);
    flow.group = group;
    flow.from = stage(key.from);
    flow.from_id = kinds[key.from_kind].id;
    flow.to = stage(key.to);
    flow.to_id = key.to == simulation::Stage::end
                     ? simulation::name(static_cast<simulation::End>(key.to_kind))
                     : std::string_view(kinds[key.to_kind].id);
    flow.count = count;
    flow.count_national = static_cast<double>(count) * prepared.population->national_scale();
    add(into, flow);
  }
}

void add_spells(const simulation::Prepared& prepared, const Replicate& replicate, results::Table& into) {
  for (const auto& [key, count] : replicate.tally.spells) {
    const std::string group = simulation::group_name(key.group);
    results::Spell spell;
    spell.replicate = replicate.index;
    spell.register_id = prepared.regime->kinds[key.register_kind].id;
    spell.ground = prepared.regime->rules[key.ground].id;
    spell.group = group;
    spell.months = key.months;
    if (key.exit != simulation::End::running) spell.exit = simulation::name(key.exit);
    spell.count = count;
    add(into, spell);
  }
}

/// Those of the group who bore nothing are the residents at the end less those who bore something.
std::map<simulation::BurdenKey, std::int64_t> with_those_free(const Tally& tally) {
  auto burden = tally.burden;
  const auto& lines = rows();
  for (std::size_t group = 0; group < simulation::kGroups; ++group) {
    std::int64_t bearers = 0;
    for (const auto& [key, persons] : tally.burden) bearers += key.group == group ? persons : 0;
    const std::int64_t residents = sum(tally, Indicator::population, lines[group], tally.months() - 1);
    burden[{static_cast<std::uint8_t>(group), 0}] = residents - bearers;
  }
  return burden;
}

void add_burden(const Replicate& replicate, results::Table& into) {
  for (const auto& [key, persons] : with_those_free(replicate.tally)) {
    add(into, results::Burden{replicate.index, simulation::group_name(key.group), key.sanctions, persons});
  }
}

void add_events(const simulation::Prepared& prepared, const Replicate& replicate, results::Table& into) {
  for (const auto& [key, n] : replicate.tally.events) {
    const auto grade = grade_of_rate(prepared, key);
    add(into, results::Event{
                  replicate.index, prepared.regime->kinds[key.kind].id, simulation::group_name(key.group), n,
                  static_cast<double>(n) * prepared.population->national_scale(), to_string(grade)});
  }
}

void add_touched(const Replicate& replicate, results::Table& into) {
  const int last = replicate.tally.months() - 1;
  for (const Row& row : rows()) {
    add(into, results::Touched{replicate.index, row.jurisdiction, row.group,
                               sum(replicate.tally, Indicator::residents_touched, row, last),
                               sum(replicate.tally, Indicator::population, row, last)});
  }
}

void add_fit(const simulation::Prepared& prepared, results::Table& into) {
  for (const auto& fit : population::margin_fits(prepared.census.margins)) {
    add(into, results::PopulationFit{fit.margin, fit.jurisdiction, fit.group, fit.target, fit.achieved,
                                     fit.relative_error()});
  }
}

}  // namespace

RunTables tables(const simulation::Prepared& prepared, const simulation::Run& run) {
  RunTables made{
      results::Table(results::indicators_schema()), results::Table(results::events_schema()),
      results::Table(results::flows_schema()),      results::Table(results::spells_schema()),
      results::Table(results::burden_schema()),     results::Table(results::population_fit_schema()),
      results::Table(results::touched_schema())};
  add_fit(prepared, made.population_fit);
  for (const Replicate& replicate : run.replicates) {
    add_indicators(prepared, replicate, made.indicators);
    add_scores(prepared, replicate, made.indicators);
    add_events(prepared, replicate, made.events);
    add_flows(prepared, replicate, made.flows);
    add_spells(prepared, replicate, made.spells);
    add_burden(replicate, made.burden);
    add_touched(replicate, made.touched);
  }
  return made;
}

}  // namespace osmanthus::cli
