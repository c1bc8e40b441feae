#include "simulation/tally.hpp"

#include <gtest/gtest.h>

#include <set>

namespace osmanthus::simulation {
namespace {

base::Day day(int y, int m, int d) { return base::to_day({y, m, d}); }

const scenario::Horizon kTwoYears{day(2015, 1, 1), day(2015, 1, 1), day(2017, 1, 1)};

Traits who(base::Day born) { return {4, 2, population::Sex::male, born}; }

TEST(Tally, CountsAFlowInEverySeriesOfThePerson) {
  Tally tally(kTwoYears);
  tally.add(Indicator::performed, 3, who(day(1975, 6, 1)), 5);
  EXPECT_EQ(tally.at(Indicator::performed, 4, 3), 5);
  EXPECT_EQ(tally.at(Indicator::performed, 5, 3), 0);
  EXPECT_EQ(tally.at(Indicator::performed, kFirstAge + 3, 3), 5) << "39 at the end of April 2015";
  EXPECT_EQ(tally.at(Indicator::performed, kFirstSex + 1, 3), 5);
  EXPECT_EQ(tally.at(Indicator::performed, kFirstIncome + 2, 3), 5);
  EXPECT_EQ(tally.at(Indicator::performed, 4, 4), 0);
}

TEST(Tally, LeavesOutWhatLiesOutsideTheHorizon) {
  Tally tally(kTwoYears);
  tally.add(Indicator::performed, -1, who(day(1975, 6, 1)));
  tally.add(Indicator::performed, 24, who(day(1975, 6, 1)));
  tally.hold(Indicator::listed_stock, 24, 30, who(day(1975, 6, 1)));
  tally.hold(Indicator::listed_stock, -9, 0, who(day(1975, 6, 1)));
  tally.settle();
  for (const std::int64_t n : tally.counts()) EXPECT_EQ(n, 0);
}

TEST(Tally, HoldsAStockFromItsFirstMonthToTheOneBeforeItsLast) {
  Tally tally(kTwoYears);
  tally.hold(Indicator::listed_stock, 2, 5, who(day(1981, 1, 1)));
  tally.hold(Indicator::listed_stock, -7, 99, who(day(1981, 1, 1)));
  tally.settle();
  for (int m = 0; m < 24; ++m)
    EXPECT_EQ(tally.at(Indicator::listed_stock, 4, m), m >= 2 && m < 5 ? 2 : 1) << m;
}

TEST(Tally, MovesAPersonToTheNextAgeInTheMonthOfTheBirthday) {
  for (const base::Day born : {day(1975, 6, 1), day(1975, 6, 30)}) {
    Tally tally(kTwoYears);
    tally.hold(Indicator::listed_stock, 0, 24, who(born));
    tally.settle();
    for (int m = 0; m < 24; ++m) {
      EXPECT_EQ(tally.at(Indicator::listed_stock, kFirstAge + 3, m), m < 5 ? 1 : 0) << m;
      EXPECT_EQ(tally.at(Indicator::listed_stock, kFirstAge + 4, m), m < 5 ? 0 : 1) << m;
    }
  }
}

TEST(Tally, MovesWhoWasBornOn29FebruaryInFebruary) {
  Tally tally(kTwoYears);
  tally.hold(Indicator::listed_stock, 0, 24, who(day(1996, 2, 29)));
  tally.settle();
  EXPECT_EQ(tally.at(Indicator::listed_stock, kFirstAge + 1, 12), 1);
  EXPECT_EQ(tally.at(Indicator::listed_stock, kFirstAge + 2, 13), 1) << "20 on 29 February 2016";
}

TEST(Tally, AgesAddUpToTheWholeInEveryMonth) {
  Tally tally({day(1950, 1, 1), day(1950, 1, 1), day(2020, 1, 1)});
  for (int year = 1900; year < 1960; year += 7) {
    tally.hold(Indicator::population, base::month_of(day(year, 3, 1)) - base::month_of(day(1950, 1, 1)), 840,
               who(day(year, 3, 1)));
  }
  tally.settle();
  for (int m = 0; m < tally.months(); ++m) {
    std::int64_t ages = 0;
    for (std::size_t band = 0; band < scenario::kAgeBands; ++band) {
      ages += tally.at(Indicator::population, kFirstAge + band, m);
    }
    EXPECT_EQ(ages, tally.at(Indicator::population, 4, m)) << m;
  }
}

TEST(Tally, AddsUpInAnyOrder) {
  Tally a(kTwoYears);
  Tally b(kTwoYears);
  a.add(Indicator::acts, 1, who(0), 2);
  b.add(Indicator::acts, 1, who(0), 3);
  b.flow({1, 0, Stage::act, 3, Stage::listing, 4});
  a.spell({1, 2, 0, 7, End::expiry}, 2, who(0));
  Tally ab = a;
  ab.add(b);
  Tally ba = b;
  ba.add(a);
  ab.settle();
  ba.settle();
  EXPECT_FALSE(ab.flows.empty());
  EXPECT_EQ(ab.counts(), ba.counts());
  EXPECT_EQ(ab.flows, ba.flows);
  EXPECT_EQ(ab.spells, ba.spells);
  EXPECT_EQ(ab.at(Indicator::acts, 4, 1), 5);
}

TEST(Groups, HaveTheNamesOfTheContract) {
  std::set<std::string> names;
  for (std::size_t g = 0; g < kGroups; ++g) names.insert(group_name(g));
  EXPECT_EQ(names.size(), kGroups);
  for (const char* expected :
       {"all", "age:0-9", "age:40-49", "age:90+", "sex:female", "sex:male", "income:1", "income:5"}) {
    EXPECT_TRUE(names.contains(expected)) << expected;
  }
}

TEST(Spells, AreCountedForAllAndForEachOfThePersonsGroups) {
  Tally tally(kTwoYears);
  tally.spell({1, 2, 0, 7, End::repair}, 2, who(day(1975, 6, 1)));
  tally.settle();
  std::set<std::string> groups;
  for (const auto& [key, n] : tally.spells) {
    EXPECT_EQ(n, 1);
    groups.insert(group_name(key.group));
  }
  EXPECT_EQ(groups, (std::set<std::string>{"all", "age:30-39", "sex:male", "income:3"}));
}

}  // namespace
}  // namespace osmanthus::simulation
