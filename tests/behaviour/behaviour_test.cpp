#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

#include "../support/statistics.hpp"
#include "behaviour/courts.hpp"
#include "behaviour/exits.hpp"
#include "behaviour/travel.hpp"
#include "behaviour/values.hpp"

namespace osmanthus::behaviour {
namespace {

using scenario::Drawn;
using scenario::Estimate;
using scenario::Parameter;
using scenario::Scenario;
using scenario::Values;
using statistics::chi_square_tail;
using statistics::kSignificance;
using statistics::normal_tail;

constexpr base::Luck kLuck{7, 0};

void set(Values& values, Parameter p, double value) { values[static_cast<std::size_t>(p)] = value; }

Scenario scenario_of_a_decade() {
  Scenario s;
  s.horizon = {base::to_day({2000, 1, 1}), base::to_day({2000, 1, 1}), base::to_day({2010, 1, 1})};
  s.population.size = 60'000;
  s.population.ages_as_of = base::to_day({2005, 1, 1});
  s.population.frailty = {{0.5, 0.4}, {0.5, 1.6}};
  s.seed = 3;
  s.cases = {{2000, 4e6, regime::Grade::assumed, "test"}, {2005, 8e6, regime::Grade::assumed, "test"}};
  s.debt.age = {0, 0.1, 0.5, 1, 2, 1, 1, 1, 1, 1};
  s.debt.sex = {0.5, 1.5};
  s.debt.income = {2, 1, 1, 1, 0.5};
  s.debt.urban = {1, 1};
  s.debt.jurisdictions = {{"zhejiang", 3.0}};
  s.air_income = {0, 1, 1, 1, 2};
  s.rail_income = {1, 1, 1, 1, 1};
  return s;
}

// ---- values

TEST(Values, WithoutARangeAreAsGiven) {
  Scenario s;
  s.parameters[4] = {0.3, regime::Grade::cited, "test", std::nullopt, {}};
  EXPECT_EQ(draw_values(s, kLuck)[4], 0.3);
  EXPECT_EQ(draw_values(s, {7, 9})[4], 0.3);
}

TEST(Values, AreDrawnFromTheirRangeOnceAReplicate) {
  Scenario s;
  s.parameters[4] = {0.3, regime::Grade::assumed, "test", scenario::Range{0.2, 0.6, Drawn::uniform}, {}};
  s.parameters[5] = {
      0.005, regime::Grade::assumed, "test", scenario::Range{0.0005, 0.05, Drawn::log_uniform}, {}};
  constexpr int kReplicates = 20'000;
  std::vector<double> uniform(10);
  std::vector<double> logarithmic(10);
  for (std::uint32_t r = 0; r < kReplicates; ++r) {
    const Values v = draw_values(s, {7, r});
    EXPECT_EQ(v, draw_values(s, {7, r}));
    ++uniform[static_cast<std::size_t>((v[4] - 0.2) / 0.4 * 10)];
    ++logarithmic[static_cast<std::size_t>(std::log(v[5] / 0.0005) / std::log(100) * 10)];
  }
  const std::vector<double> expected(10, kReplicates / 10.0);
  EXPECT_GT(chi_square_tail(uniform, expected), kSignificance);
  EXPECT_GT(chi_square_tail(logarithmic, expected), kSignificance);
}

// ---- courts

class BeforeTheCourts : public testing::Test {
 protected:
  BeforeTheCourts() {
    set(values, Parameter::natural_person_debtors, 0.8);
    set(values, Parameter::unable_debtors, 0.4);
    set(values, Parameter::ground_able, 0.9);
    set(values, Parameter::ground_unable, 0.3);
    set(values, Parameter::refuse_judgment, 3);
    set(values, Parameter::evade_enforcement, 1);
    set(values, Parameter::court_take_up, 0.05);
    set(values, Parameter::wrong_listings, 0.1);
    const population::AdultBands bands(scenario.population.ages_as_of);
    for (std::uint32_t person = 0; person < population.residents();) {
      const auto household = population.household_of(person);
      composition.add(population, household, population.members(household), bands);
      person += household.size();
    }
  }

  template <class Visit>
  void candidates(const base::Gap& gap, std::uint32_t stratum, int month, Visit visit) const {
    const auto& s = population.strata()[stratum];
    base::Stream stream(kLuck, {stratum, static_cast<std::uint16_t>(month), 999});
    for (std::uint64_t i = gap.draw(stream); i < s.persons; i += 1 + gap.draw(stream)) {
      visit(s.first_person + static_cast<std::uint32_t>(i));
    }
  }

  Scenario scenario = scenario_of_a_decade();
  Values values{};
  population::Population population{scenario.population, scenario.seed};
  population::Composition composition;
};

TEST_F(BeforeTheCourts, StandAsManyAsTheCasesOfTheYear) {
  const Courts courts(scenario, values, population, composition);
  EXPECT_NEAR(courts.expected_cases(3), 4e6 / 12 * 0.8 / population.national_scale(), 1e-6);
  EXPECT_NEAR(courts.expected_cases(70), 2 * courts.expected_cases(3), 1e-6);
  double seen = 0;
  double expected = 0;
  double men = 0;
  double of_zhejiang = 0;
  for (int month = 0; month < 120; ++month) {
    expected += courts.expected_cases(month);
    for (std::uint32_t s = 0; s < population.strata().size(); ++s) {
      candidates(courts.case_gap(s), s, month, [&](std::uint32_t person) {
        const auto who = population.person(person);
        if (!courts.has_case(kLuck, person, who, month)) return;
        EXPECT_GE(population::age_on(who.born, scenario::first_day(scenario.horizon, month)), 18);
        ++seen;
        men += who.sex == population::Sex::male ? 1 : 0;
        const auto& region = population::regions()[population.strata()[s].region];
        of_zhejiang += region.id == "zhejiang" || region.within == "zhejiang" ? 1 : 0;
      });
    }
  }
  // The rate is divided by the residents of one day; ten years on either side the ages differ, by less than
  // three in a hundred.
  EXPECT_NEAR(seen / expected, 1, 0.03 + 4.9 / std::sqrt(expected));
  EXPECT_NEAR(men / seen, 0.75, 0.03);
  EXPECT_NEAR(of_zhejiang / seen, 3 * 0.0458 / (1 + 2 * 0.0458), 0.02);
}

TEST_F(BeforeTheCourts, CommitGroundsByTheirMeans) {
  const Courts courts(scenario, values, population, composition);
  double able = 0;
  double commits_able = 0;
  double commits_unable = 0;
  double refuses = 0;
  double detected = 0;
  constexpr int kCases = 40'000;
  for (std::uint32_t i = 0; i < kCases; ++i) {
    const CaseCourse course = courts.course(kLuck, i, 19, 0);
    EXPECT_GE(course.on, scenario::first_day(scenario.horizon, 19));
    EXPECT_LT(course.on, scenario::first_day(scenario.horizon, 20));
    able += course.able ? 1 : 0;
    commits_able += course.able && course.commits ? 1 : 0;
    commits_unable += !course.able && course.commits ? 1 : 0;
    refuses += course.able && course.ground == Ground::refuse_judgment ? 1 : 0;
    detected += course.detected ? 1 : 0;
    if (!course.able) {
      EXPECT_EQ(course.ground, Ground::evade_enforcement) << "who cannot perform does not refuse to";
    }
  }
  const auto z = [](double seen, double n, double p) { return (seen - n * p) / std::sqrt(n * p * (1 - p)); };
  EXPECT_GT(normal_tail(z(able, kCases, 0.6)), kSignificance);
  EXPECT_GT(normal_tail(z(commits_able, able, 0.9)), kSignificance);
  EXPECT_GT(normal_tail(z(commits_unable, kCases - able, 0.3)), kSignificance);
  EXPECT_GT(normal_tail(z(refuses, able, 0.75)), kSignificance);
  EXPECT_GT(normal_tail(z(detected, kCases, 1 - std::pow(0.95, 20))), kSignificance);
}

TEST_F(BeforeTheCourts, MistakesAreAShareOfTheListingsAndHitAdultsAlone) {
  const Courts courts(scenario, values, population, composition);
  const double commits = 0.6 * 0.9 + 0.4 * 0.3;
  EXPECT_NEAR(courts.expected_mistakes(9),
              0.1 * commits * courts.expected_cases(9) * (1 - std::pow(0.95, 10)), 1e-9);
  double seen = 0;
  double expected = 0;
  for (int month = 0; month < 120; ++month) {
    expected += courts.expected_mistakes(month);
    for (std::uint32_t s = 0; s < population.strata().size(); ++s) {
      candidates(courts.mistake_gap(), s, month, [&](std::uint32_t person) {
        const auto who = population.person(person);
        const base::Day on = courts.mistake(kLuck, person, who, month);
        if (on == base::kNever) return;
        EXPECT_GE(population::age_on(who.born, on), 18);
        ++seen;
      });
    }
  }
  EXPECT_NEAR(seen / expected, 1, 0.06 + 4.9 / std::sqrt(expected));
}

// ---- exits

Values with_hazards(double performance, double correction) {
  Values v{};
  set(v, Parameter::performance, performance);
  set(v, Parameter::performance_unable, 0.2);
  set(v, Parameter::performance_unlisted, 0.5);
  set(v, Parameter::correction, correction);
  return v;
}

TEST(Exits, WaitAGeometricNumberOfMonths) {
  const Exits exits(with_hazards(0.2, 0.05));
  constexpr int kMatters = 50'000;
  constexpr std::size_t kCells = 60;
  std::vector<double> counts(kCells);
  for (std::uint32_t i = 0; i < kMatters; ++i) {
    const auto months = exits.months_until(kLuck, {i, 1300}, Exit::performance, 0);
    ASSERT_GE(months, 1U);
    ++counts[std::min<std::uint64_t>(months - 1, kCells - 1)];
  }
  std::vector<double> expected;
  for (std::size_t n = 0; n + 1 < kCells; ++n) expected.push_back(kMatters * 0.2 * std::pow(0.8, double(n)));
  expected.push_back(kMatters * std::pow(0.8, double(kCells - 1)));
  EXPECT_GT(chi_square_tail(counts, expected), kSignificance);
}

TEST(Exits, WithoutAHazardNeverCome) {
  const Exits exits(with_hazards(0.2, 0));
  EXPECT_EQ(exits.months_until(kLuck, {1, 1300}, Exit::correction, 0), base::Gap::kEndless);
}

TEST(Exits, ThePoorAndTheUnlistedPerformLess) {
  const Exits exits(with_hazards(0.2, 0.05));
  constexpr int kMatters = 50'000;
  double poor = 0;
  double unlisted = 0;
  for (std::uint32_t i = 0; i < kMatters; ++i) {
    EXPECT_TRUE(exits.performs(kLuck, {i, 1300}, 0, true, true));
    const bool performs_poor = exits.performs(kLuck, {i, 1300}, 0, false, true);
    const bool performs_unlisted = exits.performs(kLuck, {i, 1300}, 0, true, false);
    EXPECT_LE(performs_poor, performs_unlisted)
        << "one draw decides: who would at the lower hazard would at the higher";
    poor += performs_poor ? 1 : 0;
    unlisted += performs_unlisted ? 1 : 0;
  }
  EXPECT_GT(normal_tail((poor - 0.2 * kMatters) / std::sqrt(0.16 * kMatters)), kSignificance);
  EXPECT_GT(normal_tail((unlisted - 0.5 * kMatters) / std::sqrt(0.25 * kMatters)), kSignificance);
}

// ---- travel

class Travellers : public testing::Test {
 protected:
  Travellers() {
    set(values, Parameter::air_demand, 0.06);
    set(values, Parameter::air_attempts, 8.7);
    set(values, Parameter::rail_demand, 0.1);
    set(values, Parameter::rail_attempts, 1);
  }
  Scenario scenario = scenario_of_a_decade();
  Values values{};
};

TEST_F(Travellers, TryInAsManyMonthsAsTheirIncomeSays) {
  const Travel travel(scenario, values);
  constexpr int kPersons = 20'000;
  for (const unsigned q : {0U, 1U, 4U}) {
    const auto quintile = static_cast<std::uint8_t>(q);
    double tries = 0;
    for (std::uint32_t p = 0; p < kPersons; ++p) {
      tries += std::popcount(travel.months(kLuck, p, Mode::air, quintile, 2015));
    }
    // The profile 0, 1, 1, 1, 2 has the mean 1.
    const double p = 0.06 * scenario.air_income[quintile];
    if (p == 0) {
      EXPECT_EQ(tries, 0);
    } else {
      EXPECT_GT(normal_tail((tries - 12 * kPersons * p) / std::sqrt(12 * kPersons * p * (1 - p))),
                kSignificance);
    }
  }
}

TEST_F(Travellers, FindTheirNextMonthWhereTheYearHasIt) {
  const Travel travel(scenario, values);
  const int start = (2014 - 1900) * 12 + 5;
  const int until = start + 40;
  for (std::uint32_t p = 0; p < 200; ++p) {
    int month = start;
    for (int m = start; m < until; ++m) {
      const bool tries = travel.months(kLuck, p, Mode::rail, 2, 1900 + m / 12) >> (m % 12) & 1;
      if (!tries) continue;
      EXPECT_EQ(travel.next_month(kLuck, p, Mode::rail, 2, month, until), m);
      month = m + 1;
    }
    EXPECT_EQ(travel.next_month(kLuck, p, Mode::rail, 2, month, until), -1);
  }
}

TEST_F(Travellers, TryAgainAsOftenAsInTheSummerOf2014) {
  const Travel travel(scenario, values);
  constexpr int kTrips = 30'000;
  double attempts = 0;
  for (std::uint32_t p = 0; p < kTrips; ++p) {
    const Trip trip = travel.trip(kLuck, p, Mode::air, 1374, 31);
    EXPECT_GE(trip.attempts, 1U);
    EXPECT_LT(trip.day, 31U);
    attempts += static_cast<double>(trip.attempts);
    EXPECT_EQ(travel.trip(kLuck, p, Mode::rail, 1374, 31).attempts, 1U);
  }
  const double deviation = std::sqrt(8.7 * 7.7 / kTrips);
  EXPECT_GT(normal_tail((attempts / kTrips - 8.7) / deviation), kSignificance);
}

}  // namespace
}  // namespace osmanthus::behaviour
