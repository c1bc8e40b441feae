#include "report/summary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "results/rows.hpp"

namespace osmanthus::report {
namespace {

using results::Indicator;
using results::Table;

base::Day month_end(int month) {
  return base::last_day_of_month(base::month_of(base::to_day({2014, 1, 1})) + month);
}

// Two months of one national indicator in the replicates given by number; national figures are ten times
// these.
void add_two_months(Table& table, std::int64_t replicate, const char* name, double first, double second) {
  add(table, Indicator{replicate, month_end(0), "cn", "all", name, first, first * 10});
  add(table, Indicator{replicate, month_end(1), "cn", "all", name, second, second * 10});
}

void add_last(Table& table, const char* place, const char* group, const char* name, double value) {
  add(table, Indicator{0, month_end(1), place, group, name, value, value * 10});
}

Tables tables(const Table& indicators) {
  return {indicators, Table(results::flows_schema()), Table(results::spells_schema()),
          Table(results::burden_schema())};
}

Run run_from(const Table& table) {
  auto run = run_of(results::Manifest{}, tables(table));
  EXPECT_TRUE(run) << run.problem().message;
  return std::move(run).value();
}

template <class Item>
const Item& named(const std::vector<Item>& items, const std::string& name) {
  return *std::ranges::find(items, name, &Item::indicator);
}

TEST(SeriesOf, AddsListingsUpWithinEachReplicateBeforeItTakesTheBand) {
  Table table(results::indicators_schema());
  add_two_months(table, 0, "listings_new", 1, 9);
  add_two_months(table, 1, "listings_new", 3, 1);
  const auto ever = named(series_of(run_from(table)), "listings_ever");
  ASSERT_EQ(ever.months.size(), 2U);
  EXPECT_DOUBLE_EQ(ever.months[0].middle, 20);  // of 10 and 30
  EXPECT_DOUBLE_EQ(ever.months[1].middle, 70);  // of 100 and 40
}

TEST(SeriesOf, CountsFirmsAndPublicBodiesAmongAllListings) {
  Table table(results::indicators_schema());
  add_two_months(table, 0, "listings_new", 1, 9);
  add_two_months(table, 0, "firms_listings_new", 2, 0);
  add_two_months(table, 0, "public_bodies_listings_new", 0, 3);
  const auto ever = named(series_of(run_from(table)), "listings_ever");
  EXPECT_DOUBLE_EQ(ever.months[0].middle, 30);   // 1 + 2, each standing for ten
  EXPECT_DOUBLE_EQ(ever.months[1].middle, 150);  // and 9 + 3
}

TEST(SeriesOf, KeepsAGapAGap) {
  Table table(results::indicators_schema());
  add(table, Indicator{0, month_end(0), "cn", "all", "listed_stock", std::nullopt, std::nullopt});
  add(table, Indicator{0, month_end(1), "cn", "all", "listed_stock", 5.0, 50.0});
  const auto stock = named(series_of(run_from(table)), "listed_stock");
  EXPECT_TRUE(std::isnan(stock.months[0].middle));
  EXPECT_DOUBLE_EQ(stock.months[1].middle, 50);
}

TEST(HeadlinesOf, TakeAStockAtTheEndAndAddAFlowUp) {
  Table table(results::indicators_schema());
  add_two_months(table, 0, "listed_stock", 4, 6);
  add_two_months(table, 0, "air_refusals", 4, 6);
  const auto headlines = headlines_of(run_from(table));
  EXPECT_DOUBLE_EQ(named(headlines, "listed_stock").band.middle, 60);
  EXPECT_DOUBLE_EQ(named(headlines, "air_refusals").band.middle, 100);
}

TEST(DifferencesOf, PairReplicatesByTheirNumberAndLeaveOutThoseThatOneRunLacks) {
  Table before(results::indicators_schema());
  Table after(results::indicators_schema());
  add_two_months(before, 0, "listed_stock", 0, 100);
  add_two_months(before, 2, "listed_stock", 0, 1);
  add_two_months(after, 2, "listed_stock", 0, 3);
  add_two_months(after, 5, "listed_stock", 0, 999);
  const auto differences = differences_of(run_from(before), run_from(after));
  ASSERT_EQ(differences.size(), 1U);
  EXPECT_EQ(differences[0].replicates, 1U);
  EXPECT_DOUBLE_EQ(differences[0].band.middle, 20);
  EXPECT_DOUBLE_EQ(differences[0].share, 1);
}

TEST(DifferencesOf, AreAlsoTakenInPerCentOfTheFirstRunReplicateByReplicate) {
  Table before(results::indicators_schema());
  Table after(results::indicators_schema());
  add_two_months(before, 0, "listed_stock", 0, 100);
  add_two_months(before, 1, "listed_stock", 0, 10);
  add_two_months(before, 2, "listed_stock", 0, 0);
  add_two_months(after, 0, "listed_stock", 0, 50);
  add_two_months(after, 1, "listed_stock", 0, 15);
  add_two_months(after, 2, "listed_stock", 0, 1);
  const auto differences = differences_of(run_from(before), run_from(after));
  EXPECT_DOUBLE_EQ(differences[0].relative.middle, 0);  // of -50 and 50; the third has no base
}

TEST(RateByPlace, IsPerThousandResidentsAndLeavesTheNationOut) {
  Table table(results::indicators_schema());
  add_last(table, "cn", "all", "listed_stock", 60);
  add_last(table, "hebei", "all", "listed_stock", 30);
  add_last(table, "hebei", "all", "population", 20'000);
  add_last(table, "tibet", "all", "listed_stock", 30);
  const auto places = rate_by_place(run_from(table), "listed_stock");
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].id, "hebei");
  EXPECT_DOUBLE_EQ(places[0].band.middle, 1.5);
}

TEST(RateByGroup, IsPerThousandOfTheGroup) {
  Table table(results::indicators_schema());
  add_last(table, "cn", "all", "listed_stock", 60);
  add_last(table, "cn", "all", "population", 30'000);
  add_last(table, "cn", "sex:male", "listed_stock", 30);
  add_last(table, "cn", "sex:male", "population", 10'000);
  const auto groups = rate_by_group(run_from(table), "listed_stock");
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].id, "sex:male");
  EXPECT_DOUBLE_EQ(groups[0].band.middle, 3);
}

TEST(WaysOf, AddTheMonthsUpAndCountAMissingReplicateAsNought) {
  Table indicators(results::indicators_schema());
  add_two_months(indicators, 0, "listed_stock", 1, 1);
  add_two_months(indicators, 1, "listed_stock", 1, 1);
  Tables all = tables(indicators);
  const auto add_flow = [&](int month, double national) {
    add(all.flows, results::Flow{0, month_end(month), "cn", "all", results::Stage::listing, "a_list",
                                 results::Stage::end, "repair", 1, national});
  };
  add_flow(0, 30);
  add_flow(1, 12);
  add(all.spells, results::Spell{0, "a_list", "a_ground", "all", 1, "repair", 2});
  const auto run = run_of(results::Manifest{}, all);
  const auto ways = ways_of(run.value());
  ASSERT_EQ(ways.size(), 1U);
  EXPECT_EQ(ways[0].passage, (Passage{"listing", "a_list", "end", "repair"}));
  EXPECT_DOUBLE_EQ(ways[0].band.middle, 21);  // of 42 and nought
}

/// A register of which no spell is told is no black list; and firms are another matter.
TEST(WaysOf, SetTheRedListApartAndLeaveFirmsOut) {
  Table indicators(results::indicators_schema());
  add_two_months(indicators, 0, "listed_stock", 1, 1);
  Tables all = tables(indicators);
  for (const char* group : {"all", "kind:legal_person"}) {
    add(all.flows, results::Flow{0, month_end(0), "cn", group, results::Stage::act, "a_deed",
                                 results::Stage::listing, "red", 1, 7});
  }
  const auto run = run_of(results::Manifest{}, all);
  const auto ways = ways_of(run.value());
  ASSERT_EQ(ways.size(), 1U);
  EXPECT_EQ(ways[0].passage, (Passage{"act", "a_deed", "red_list", "red"}));
  EXPECT_DOUBLE_EQ(ways[0].band.middle, 7);
}

TEST(SurveyOf, TakesTheShareItselfInTheMonthsInWhichAnybodyWasAsked) {
  Table table(results::indicators_schema());
  add_two_months(table, 0, "listed_stock", 1, 1);
  add_two_months(table, 1, "listed_stock", 1, 1);
  const auto ask = [&](std::int64_t replicate, const char* place, const char* group,
                       std::optional<double> share) {
    add(table, Indicator{replicate, month_end(1), place, group, "survey_approval", share, std::nullopt});
  };
  ask(0, "cn", "all", 0.4);
  ask(1, "cn", "all", 0.6);
  ask(0, "cn", "age:90+", std::nullopt);
  ask(1, "cn", "age:90+", 1.0);
  ask(0, "hebei", "all", 0.9);
  const auto survey = survey_of(run_from(table));
  ASSERT_EQ(survey.months, std::vector<base::Day>{month_end(1)});
  ASSERT_EQ(survey.approval.size(), 2U);
  EXPECT_DOUBLE_EQ(survey.approval.at("all").front().middle, 0.5);
  EXPECT_DOUBLE_EQ(survey.approval.at("all").front().low, 0.41);
  EXPECT_DOUBLE_EQ(survey.approval.at("age:90+").front().middle, 1);  // nobody so old was asked in the other
}

TEST(SurveyOf, IsEmptyWhereNobodyWasAsked) {
  Table table(results::indicators_schema());
  add_two_months(table, 0, "listed_stock", 1, 1);
  EXPECT_TRUE(survey_of(run_from(table)).months.empty());
}

TEST(TouchedOf, ScalesResidentsToTheNationAndTakesTheShareReplicateByReplicate) {
  Table indicators(results::indicators_schema());
  add_two_months(indicators, 0, "listed_stock", 1, 1);
  add_two_months(indicators, 1, "listed_stock", 1, 1);
  Tables all = tables(indicators);
  all.touched = Table(results::touched_schema());
  add(*all.touched, results::Touched{0, "cn", "all", 10, 1'000});
  add(*all.touched, results::Touched{1, "cn", "all", 30, 1'000});
  add(*all.touched, results::Touched{0, "hebei", "all", 0, 100});
  add(*all.touched, results::Touched{0, "hebei", "sex:male", 0, 50});
  results::Manifest manifest;
  manifest.national_per_resident = 500;
  const auto touched = touched_of(run_of(manifest, all).value());
  ASSERT_EQ(touched.size(), 2U);
  EXPECT_EQ(touched[0].who, (Residents{"cn", "all"}));
  EXPECT_DOUBLE_EQ(touched[0].residents.middle, 10'000);  // of 5,000 and 15,000
  EXPECT_DOUBLE_EQ(touched[0].share.middle, 0.02);
  EXPECT_EQ(touched[1].who, (Residents{"hebei", "all"}));
  EXPECT_DOUBLE_EQ(touched[1].share.high, 0);  // the other replicate does not tell
}

TEST(ShareByGroup, IsWithinEachDimension) {
  Table table(results::indicators_schema());
  add_last(table, "cn", "all", "listed_stock", 40);
  add_last(table, "cn", "sex:male", "listed_stock", 30);
  add_last(table, "cn", "sex:female", "listed_stock", 10);
  add_last(table, "cn", "age:0-59", "listed_stock", 40);
  const auto groups = share_by_group(run_from(table));
  ASSERT_EQ(groups.size(), 3U);
  for (const auto& [id, band] : groups) {
    EXPECT_DOUBLE_EQ(band.middle, id == "sex:male" ? 75 : id == "sex:female" ? 25 : 100) << id;
  }
}

TEST(RunOf, RefusesATableOfOtherColumnsAndOneWithoutTheNation) {
  EXPECT_FALSE(run_of(results::Manifest{}, tables(Table(results::burden_schema()))));
  EXPECT_FALSE(run_of(results::Manifest{}, tables(Table(results::indicators_schema()))));
  Table indicators(results::indicators_schema());
  add_two_months(indicators, 0, "listed_stock", 1, 1);
  Tables swapped = tables(indicators);
  std::swap(swapped.spells, swapped.burden);
  EXPECT_FALSE(run_of(results::Manifest{}, swapped));
  Tables alien = tables(indicators);
  alien.touched = Table(results::burden_schema());
  EXPECT_NE(run_of(results::Manifest{}, alien).problem().message.find("touched"), std::string::npos);
}

TEST(RunOf, RefusesReplicatesWithoutIndicatorsAndLengthsBelowNought) {
  Table indicators(results::indicators_schema());
  add_two_months(indicators, 0, "listed_stock", 1, 1);
  Tables stray = tables(indicators);
  add(stray.burden, results::Burden{7, "all", 1, 1});
  EXPECT_NE(run_of(results::Manifest{}, stray).problem().message.find("burden"), std::string::npos);
  Tables backwards = tables(indicators);
  add(backwards.spells, results::Spell{0, "a_list", "a.ground", "all", -1, std::nullopt, 1});
  EXPECT_FALSE(run_of(results::Manifest{}, backwards));
}

}  // namespace
}  // namespace osmanthus::report
