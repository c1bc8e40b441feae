// The tables of a run: their rows add up, and the figures are the tallies'.
#include <gtest/gtest.h>

#include <map>
#include <tuple>

#include "../support/small_world.hpp"
#include "cli/tables.hpp"

namespace osmanthus {
namespace {

std::size_t column(const results::Table& table, const char* name) { return *table.schema().find(name); }

class TablesOfARun : public testing::Test {
 protected:
  TablesOfARun() : law(small_world::law("for: 12 months (term)")), scenario(small_world::scenario()) {
    scenario.population.size = 20'000;
    scenario.replicates = 2;
    scenario.horizon.report = small_world::day(2001, 1, 1);
    base::Diagnostics diagnostics;
    prepared = simulation::prepare(scenario, law->regime, crew, diagnostics);
    simulation::Observer observer;
    run = simulation::simulate(*prepared, {}, crew, observer);
  }

  /// By replicate, month, indicator, jurisdiction and group.
  using Key = std::tuple<std::int64_t, base::Day, std::string, std::string, std::string>;
  std::map<Key, double> indicators(const results::Table& table, const char* value) const {
    std::map<Key, double> figures;
    for (std::size_t i = 0; i < table.rows(); ++i) {
      const Key key{table.integers(column(table, "replicate"))[i], table.dates(column(table, "month"))[i],
                    table.text(column(table, "indicator"))[i], table.text(column(table, "jurisdiction"))[i],
                    table.text(column(table, "group"))[i]};
      EXPECT_TRUE(figures.emplace(key, table.reals(column(table, value))[i]).second) << "a row twice";
    }
    return figures;
  }

  std::unique_ptr<small_world::Law> law;
  scenario::Scenario scenario;
  simulation::OnePairOfHands crew;
  std::optional<simulation::Prepared> prepared;
  simulation::Run run;
};

TEST_F(TablesOfARun, HaveARowForEachFigureOfEachReportedMonth) {
  const auto made = cli::tables(*prepared, run);
  constexpr std::size_t kRows = simulation::kGroups + population::kRegions;  // cn by group, and the places
  constexpr std::size_t kOfOrganisations = 6;                                // by place alone
  constexpr std::size_t kElsewhere = 3;  // two of the survey, and who is touched by a reform
  constexpr std::size_t kFigures = simulation::kIndicators - kElsewhere;
  constexpr std::size_t kMissing = kOfOrganisations * (simulation::kGroups - 1);
  EXPECT_EQ(made.indicators.rows(), 2 * 108 * (kFigures * kRows - kMissing));
  EXPECT_EQ(made.touched.rows(), 2 * kRows);
  const auto months = made.indicators.dates(column(made.indicators, "month")).values();
  EXPECT_EQ(*std::ranges::min_element(months), small_world::day(2001, 1, 31));
  EXPECT_EQ(*std::ranges::max_element(months), small_world::day(2009, 12, 31));
}

TEST_F(TablesOfARun, HaveTheSurveyWhereSomebodyWasAsked) {
  scenario.survey = 3000;
  scenario.opinion = scenario.debt;
  small_world::set(scenario, scenario::Parameter::approval, 0.75);
  simulation::Observer nobody;
  const auto asked = simulation::simulate(*prepared, {}, crew, nobody);
  const auto figures = indicators(cli::tables(*prepared, asked).indicators, "value");
  const auto december = small_world::day(2005, 12, 31);
  const auto of = [&](const char* indicator) { return figures.at({0, december, indicator, "cn", "all"}); };
  EXPECT_GT(of("survey_asked"), 2000);
  EXPECT_EQ(of("survey_approval"), of("survey_approving") / of("survey_asked"));
  EXPECT_FALSE(figures.contains({0, small_world::day(2005, 11, 30), "survey_asked", "cn", "all"}));
}

TEST_F(TablesOfARun, AddUpTheProvincesToTheNationAndTheCitiesIntoTheirProvince) {
  const auto figures = indicators(cli::tables(*prepared, run).indicators, "value");
  for (const auto& [key, value] : figures) {
    const auto& [replicate, month, indicator, jurisdiction, group] = key;
    if (jurisdiction != "cn" || group != "all") continue;
    double provinces = 0;
    for (std::size_t r = 0; r < population::kProvinces; ++r) {
      provinces += figures.at({replicate, month, indicator, std::string(population::regions()[r].id), "all"});
    }
    EXPECT_EQ(provinces, value) << indicator;
    const auto of = [&](const char* place) {
      return figures.at({replicate, month, indicator, place, "all"});
    };
    EXPECT_GE(of("guangdong"), of("guangzhou") + of("shenzhen") + of("foshan")) << indicator;
    if (indicator.starts_with("firms_") || indicator.starts_with("public_bodies_")) continue;
    double men_and_women = 0;
    for (const char* sex : {"sex:female", "sex:male"}) {
      men_and_women += figures.at({replicate, month, indicator, "cn", sex});
    }
    EXPECT_EQ(men_and_women, value) << indicator;
  }
}

TEST_F(TablesOfARun, ScaleToTheNation) {
  const auto made = cli::tables(*prepared, run);
  const auto own = indicators(made.indicators, "value");
  const auto national = indicators(made.indicators, "value_national");
  for (const auto& [key, value] : own)
    EXPECT_EQ(national.at(key), value * prepared->population->national_scale());
  EXPECT_NEAR(national.at({0, small_world::day(2009, 12, 31), "population", "cn", "all"}),
              population::national_residents(), 1);
}

TEST_F(TablesOfARun, HaveEveryListingInFlowsAndSpells) {
  const auto made = cli::tables(*prepared, run);
  std::int64_t listed = 0;
  for (std::size_t r = 0; r < 2; ++r) {
    for (int m = 0; m < 120; ++m) {
      listed += small_world::nation(run.replicates[r].tally, simulation::Indicator::listings_new, m);
    }
  }
  std::int64_t spells = 0;
  for (std::size_t i = 0; i < made.spells.rows(); ++i) {
    EXPECT_EQ(made.spells.text(column(made.spells, "ground"))[i], "small.listing");
    if (made.spells.text(column(made.spells, "group"))[i] == "all") {
      spells += made.spells.integers(column(made.spells, "count"))[i];
    }
  }
  EXPECT_EQ(spells, listed);
  std::int64_t first_year = 0;
  for (std::size_t r = 0; r < 2; ++r) {
    for (int m = 0; m < 12; ++m) {
      first_year += small_world::nation(run.replicates[r].tally, simulation::Indicator::listings_new, m);
    }
  }
  std::int64_t flows = 0;
  for (std::size_t i = 0; i < made.flows.rows(); ++i) {
    if (made.flows.text(column(made.flows, "stage_from"))[i] == "act") {
      flows += made.flows.integers(column(made.flows, "count"))[i];
    }
  }
  EXPECT_EQ(flows, listed - first_year) << "those of the months that are not reported are left out";
}

TEST_F(TablesOfARun, SayOfEveryEventHowWellItsRateIsKnown) {
  const std::set<std::string> grounds{"refuse_judgment",           "obstruct_enforcement",
                                      "evade_enforcement",         "violate_property_report",
                                      "violate_consumption_order", "break_settlement"};
  for (auto& parameter : scenario.parameters) parameter.grade = regime::Grade::cited;
  for (auto& year : scenario.cases) year.grade = regime::Grade::cited;
  const auto grades = [&] {
    const auto made = cli::tables(*prepared, run).events;
    std::set<std::string> all;
    for (std::size_t i = 0; i < made.rows(); ++i) all.insert(made.text(column(made, "rate_grade"))[i]);
    return all;
  };
  EXPECT_EQ(grades(), std::set<std::string>{"cited"});
  scenario.parameters[static_cast<std::size_t>(scenario::Parameter::court_take_up)].grade =
      regime::Grade::assumed;
  EXPECT_TRUE(grades().contains("assumed"));

  const auto made = cli::tables(*prepared, run).events;
  std::vector<std::int64_t> acts(2);
  for (std::size_t i = 0; i < made.rows(); ++i) {
    if (!grounds.contains(made.text(column(made, "event"))[i])) continue;
    EXPECT_EQ(made.text(column(made, "rate_grade"))[i], "assumed");
    acts[static_cast<std::size_t>(made.integers(column(made, "replicate"))[i])] +=
        made.integers(column(made, "count"))[i];
  }
  for (std::size_t r = 0; r < 2; ++r) {
    std::int64_t found = 0;
    for (int m = 0; m < 120; ++m)
      found += small_world::nation(run.replicates[r].tally, simulation::Indicator::acts_detected, m);
    EXPECT_GT(found, 0);
    EXPECT_EQ(acts[r], found);
  }
}

TEST_F(TablesOfARun, SetEachMarginBesideWhatBecameOfIt) {
  const auto fit = cli::tables(*prepared, run).population_fit;
  std::map<std::string, std::pair<double, double>> sums;  // by margin and place: of targets, of achieved
  for (std::size_t i = 0; i < fit.rows(); ++i) {
    const double target = fit.reals(column(fit, "target"))[i];
    const double achieved = fit.reals(column(fit, "achieved"))[i];
    EXPECT_NEAR(fit.reals(column(fit, "relative_error"))[i], achieved / target - 1, 1e-12);
    auto& [targets, all] =
        sums[fit.text(column(fit, "margin"))[i] + " " + fit.text(column(fit, "jurisdiction"))[i]];
    targets += target;
    all += achieved;
  }
  EXPECT_EQ(fit.rows(), 38U + 31 * (3 + 1 + 1) + 19 + 6);
  for (const char* whole :
       {"five_year_age cn", "household_size cn", "age_band beijing", "age_band jiangsu"}) {
    EXPECT_NEAR(sums.at(whole).first, 1, 1e-12) << whole;
    EXPECT_NEAR(sums.at(whole).second, 1, 1e-12) << whole;
  }
}

TEST_F(TablesOfARun, CountWhoBearsNothingToo) {
  const auto made = cli::tables(*prepared, run);
  std::map<std::int64_t, std::int64_t> persons;
  for (std::size_t i = 0; i < made.burden.rows(); ++i) {
    if (made.burden.text(column(made.burden, "group"))[i] != "all") continue;
    persons[made.burden.integers(column(made.burden, "replicate"))[i]] +=
        made.burden.integers(column(made.burden, "persons"))[i];
  }
  EXPECT_EQ(persons[0], prepared->population->residents());
  EXPECT_EQ(persons[1], prepared->population->residents());
}

}  // namespace
}  // namespace osmanthus
