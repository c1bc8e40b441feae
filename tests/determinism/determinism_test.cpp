// The same bits whatever the threads; one luck for a law and its reform.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "../support/files.hpp"
#include "../support/small_world.hpp"
#include "pack/scenario.hpp"
#include "simulation/parallel/threads.hpp"

namespace osmanthus {
namespace {

using simulation::Indicator;

scenario::Scenario article() {
  base::Diagnostics diagnostics;
  auto s = pack::read_scenario(files::read("scenarios/article.yaml"), diagnostics);
  EXPECT_TRUE(s) << small_world::messages(diagnostics);
  s->population.size = 100'000;
  s->replicates = 2;
  return *s;
}

regime::Law cn() { return *small_world::read_law(files::read_pack("packs/cn")); }

void expect_same(const simulation::Run& a, const simulation::Run& b) {
  ASSERT_EQ(a.replicates.size(), b.replicates.size());
  for (std::size_t r = 0; r < a.replicates.size(); ++r) {
    EXPECT_EQ(a.replicates[r].values, b.replicates[r].values);
    EXPECT_EQ(a.replicates[r].tally.counts(), b.replicates[r].tally.counts());
    EXPECT_EQ(a.replicates[r].tally.flows, b.replicates[r].tally.flows);
    EXPECT_EQ(a.replicates[r].tally.spells, b.replicates[r].tally.spells);
    EXPECT_EQ(a.replicates[r].tally.burden, b.replicates[r].tally.burden);
  }
}

bool same(const simulation::Run& a, const simulation::Run& b, Indicator indicator) {
  for (std::size_t r = 0; r < a.replicates.size(); ++r) {
    for (std::size_t series = 0; series < simulation::kSeries; ++series) {
      for (int m = 0; m < a.replicates[r].tally.months(); ++m) {
        if (a.replicates[r].tally.at(indicator, series, m) != b.replicates[r].tally.at(indicator, series, m))
          return false;
      }
    }
  }
  return true;
}

/// As an overlay does: what it was stays to be told.
void repeal(const std::string& id, regime::Law& law) {
  const auto provision = std::ranges::find(law.provisions, id, &regime::Provision::full_id);
  ASSERT_NE(provision, law.provisions.end());
  provision->repealed = true;
}

class TheArticlesRun : public testing::Test {
 protected:
  const scenario::Scenario scenario = article();
  const std::unique_ptr<small_world::Law> law = small_world::compiled(cn(), scenario.view);
  const simulation::Run baseline = small_world::run(scenario, *law);
};

TEST_F(TheArticlesRun, HasTheSameBitsOnAnyNumberOfThreads) {
  for (const unsigned threads : {1U, 2U, 5U}) {
    simulation::parallel::Threads crew(threads);
    expect_same(baseline, small_world::run(scenario, *law, crew));
  }
}

TEST_F(TheArticlesRun, ListsSomebody) {
  EXPECT_GT(small_world::nation(baseline.replicates[0].tally, Indicator::listed_stock, 80), 100);
}

TEST_F(TheArticlesRun, AReformThatChangesNothingChangesNoBit) {
  const auto reformed = small_world::compiled(cn(), scenario.view);
  expect_same(baseline, small_world::run(scenario, *reformed));
}

TEST_F(TheArticlesRun, RepealingTheSchoolBarFreesTheChildrenAndTouchesNobodyElse) {
  regime::Law reform = cn();
  repeal("reported_practice.school", reform);
  const simulation::Run after =
      small_world::run(scenario, *small_world::compiled(std::move(reform), scenario.view));
  for (std::size_t i = 0; i < simulation::kIndicators; ++i) {
    const auto indicator = static_cast<Indicator>(i);
    const bool about_children =
        indicator == Indicator::children_affected || indicator == Indicator::person_days_under_measure;
    EXPECT_EQ(same(baseline, after, indicator), !about_children) << simulation::name(indicator);
  }
  const int last = after.replicates[0].tally.months() - 1;
  EXPECT_GT(small_world::nation(baseline.replicates[0].tally, Indicator::children_affected, last), 0);
  EXPECT_EQ(small_world::nation(after.replicates[0].tally, Indicator::children_affected, last), 0);
}

TEST_F(TheArticlesRun, UnderAnotherReadingTheSamePeopleDoTheSameIfTheyDoNotMind) {
  auto indifferent = scenario;
  small_world::make_indifferent(indifferent);
  auto view = scenario.view;
  const auto article = small_world::run(indifferent, *small_world::compiled(cn(), view));
  view.reading = regime::Reading::text;
  const auto text = small_world::run(indifferent, *small_world::compiled(cn(), view));
  EXPECT_TRUE(same(article, text, Indicator::acts));
  EXPECT_TRUE(same(article, text, Indicator::acts_detected));
  EXPECT_FALSE(same(article, text, Indicator::listings_stock));
  EXPECT_FALSE(same(article, text, Indicator::delisted_release))
      << "termination ends a listing by the texts alone";
}

/// September 2017: from October on there are lists of cities and provinces too, which restrict no
/// representative.
constexpr int kBeforeTheStatutes = 47;

TEST_F(TheArticlesRun, ListsFirmsUnderBothReadingsAndReachesTheirRepresentativesByTheTextsAlone) {
  auto view = scenario.view;
  view.reading = regime::Reading::text;
  const simulation::Run text = small_world::run(scenario, *small_world::compiled(cn(), view));
  const auto at = [](const simulation::Run& run, Indicator indicator) {
    return small_world::nation(run.replicates[0].tally, indicator, kBeforeTheStatutes);
  };
  EXPECT_GT(at(baseline, Indicator::firms_listed_stock), 10);
  EXPECT_GT(at(text, Indicator::firms_listed_stock), 10);
  EXPECT_EQ(at(baseline, Indicator::representatives_restricted_stock), 0);
  EXPECT_GE(at(text, Indicator::representatives_restricted_stock), at(text, Indicator::firms_listed_stock))
      << "who heads a listed public body is restricted too";
}

TEST_F(TheArticlesRun, FreeingTheRepresentativesLeavesEveryListAsItWas) {
  auto view = scenario.view;
  view.reading = regime::Reading::text;
  const simulation::Run before = small_world::run(scenario, *small_world::compiled(cn(), view));
  regime::Law reform = cn();
  for (const char* provision : {"officers", "unit_order_2010", "unit_order"})
    repeal(fmt::format("spc_consumption_restriction.{}", provision), reform);
  const simulation::Run after = small_world::run(scenario, *small_world::compiled(std::move(reform), view));
  for (const auto indicator :
       {Indicator::firms_listings_new, Indicator::firms_listed_stock, Indicator::public_bodies_listed_stock,
        Indicator::listings_new, Indicator::listed_stock, Indicator::performed, Indicator::records_new}) {
    EXPECT_TRUE(same(before, after, indicator)) << simulation::name(indicator);
  }
  const int last = after.replicates[0].tally.months() - 1;
  EXPECT_GT(
      small_world::nation(before.replicates[0].tally, Indicator::representatives_restricted_stock, last), 0);
  EXPECT_EQ(small_world::nation(after.replicates[0].tally, Indicator::representatives_restricted_stock, last),
            0);
  EXPECT_FALSE(same(before, after, Indicator::air_refusals)) << "representatives are refused too";
}

TEST_F(TheArticlesRun, AnotherSeedIsAnotherLuck) {
  auto other = scenario;
  ++other.seed;
  const simulation::Run run = small_world::run(other, *law);
  EXPECT_FALSE(same(baseline, run, Indicator::acts));
}

}  // namespace
}  // namespace osmanthus
