// Stocks and stays that can be worked out on paper.
#include <gtest/gtest.h>

#include <cmath>

#include "../support/small_world.hpp"
#include "../support/statistics.hpp"

namespace osmanthus {
namespace {

using scenario::Parameter;
using simulation::Indicator;
using small_world::nation;
using statistics::kSignificance;
using statistics::normal_tail;

/// Six million cases a year among the nation's residents, all of natural persons.
double cases_a_month(const scenario::Scenario& s) {
  const population::Population population(s.population, s.seed);
  return 6'000'000 / 12.0 / population.national_scale();
}

TEST(Arrivals, ArePoissonFromMonthToMonth) {
  const auto law = small_world::law("");
  const auto s = small_world::scenario();
  const auto run = small_world::run(s, *law);
  const double rate = cases_a_month(s);
  double sum = 0;
  double squares = 0;
  const int months = scenario::months(s.horizon);
  for (int m = 0; m < months; ++m) {
    const auto n = static_cast<double>(nation(run.replicates[0].tally, Indicator::listings_new, m));
    sum += n;
    squares += (n - rate) * (n - rate);
  }
  EXPECT_GT(normal_tail((sum - rate * months) / std::sqrt(rate * months)), kSignificance);
  // The dispersion is a chi-square with as many degrees of freedom as months, both tails.
  const double tail = statistics::gamma_tail(months / 2.0, squares / rate / 2);
  EXPECT_GT(tail, kSignificance);
  EXPECT_LT(tail, 1 - kSignificance);
}

TEST(Listings, HaveOneActEachWhenCourtsMissNothing) {
  const auto law = small_world::law("");
  const auto run = small_world::run(small_world::scenario(), *law);
  const auto& tally = run.replicates[0].tally;
  for (int m = 0; m < tally.months(); ++m) {
    EXPECT_EQ(nation(tally, Indicator::acts, m), nation(tally, Indicator::acts_detected, m));
    EXPECT_EQ(nation(tally, Indicator::acts, m), nation(tally, Indicator::listings_new, m));
  }
}

TEST(ATermOfAYear, KeepsTheListingsOfTheLastTwelveMonthsOnTheList) {
  const auto law = small_world::law("for: 12 months (term)");
  const auto run = small_world::run(small_world::scenario(), *law);
  const auto& tally = run.replicates[0].tally;
  for (int m = 12; m < tally.months(); ++m) {
    std::int64_t last_year = 0;
    for (int k = m - 11; k <= m; ++k) last_year += nation(tally, Indicator::listings_new, k);
    EXPECT_EQ(nation(tally, Indicator::listings_stock, m), last_year) << m;
    EXPECT_EQ(nation(tally, Indicator::delisted_expiry, m), nation(tally, Indicator::listings_new, m - 12))
        << m;
  }
}

TEST(NoTerm, KeepsEveryListing) {
  const auto law = small_world::law("");
  const auto run = small_world::run(small_world::scenario(), *law);
  const auto& tally = run.replicates[0].tally;
  std::int64_t all = 0;
  for (int m = 0; m < tally.months(); ++m) {
    all += nation(tally, Indicator::listings_new, m);
    EXPECT_EQ(nation(tally, Indicator::listings_stock, m), all);
    EXPECT_EQ(nation(tally, Indicator::persons_ever_listed, m), nation(tally, Indicator::listed_stock, m));
  }
}

TEST(LittlesLaw, GivesTheStockFromArrivalsAndMeanStay) {
  // Who performs with hazard h a month, from the month after the listing on, at a random day of it, stays 1 /
  // h months on average.
  const auto law = small_world::law("");
  auto s = small_world::scenario();
  constexpr double kHazard = 0.1;
  small_world::set(s, Parameter::performance, kHazard);
  const auto run = small_world::run(s, *law);
  const auto& tally = run.replicates[0].tally;
  const double stock = cases_a_month(s) / kHazard;
  // Months that lie five mean stays apart are nearly independent; the stock of each is Poisson.
  double sum = 0;
  int seen = 0;
  for (int m = 60; m < tally.months(); m += 10, ++seen) {
    sum += static_cast<double>(nation(tally, Indicator::listings_stock, m));
  }
  // The stock at a month's end counts those of that month whole: half a month more than the mean stay before
  // and half less after.
  EXPECT_GT(normal_tail((sum - seen * stock) / std::sqrt(3 * seen * stock)), kSignificance);
}

TEST(LittlesLaw, HoldsBetweenStockFlowAndSpellsOfOneRun) {
  // The sum over months of the stock at their ends is the sum over listings of the month ends that they lived
  // to see.
  const auto law = small_world::law("");
  auto s = small_world::scenario();
  small_world::set(s, Parameter::performance, 0.2);
  const auto run = small_world::run(s, *law);
  const auto& tally = run.replicates[0].tally;
  std::int64_t stock = 0;
  std::int64_t in = 0;
  std::int64_t out = 0;
  for (int m = 0; m < tally.months(); ++m) {
    in += nation(tally, Indicator::listings_new, m);
    out += nation(tally, Indicator::delisted_repair, m);
    stock = nation(tally, Indicator::listings_stock, m);
    EXPECT_EQ(stock, in - out) << m;
  }
  std::int64_t spells = 0;
  std::int64_t running = 0;
  for (const auto& [key, n] : tally.spells) {
    if (key.group != 0) continue;
    spells += n;
    running += key.exit == simulation::End::running ? n : 0;
  }
  EXPECT_EQ(spells, in);
  EXPECT_EQ(running, stock);
}

TEST(Repair, WaitsAsLongAsTheHazardSays) {
  const auto law = small_world::law("");
  auto s = small_world::scenario();
  constexpr double kHazard = 0.25;
  small_world::set(s, Parameter::performance, kHazard);
  const auto run = small_world::run(s, *law);
  double months = 0;
  double ended = 0;
  for (const auto& [key, n] : run.replicates[0].tally.spells) {
    if (key.group != 0 || key.exit != simulation::End::repair) continue;
    months += static_cast<double>(n) * key.months;
    ended += static_cast<double>(n);
  }
  // Whole months between two random days that lie g months apart in the calendar: g or g − 1, half and half;
  // g has mean 1 / h.
  const double mean = 1 / kHazard - 0.5;
  const double variance = (1 - kHazard) / (kHazard * kHazard) + 0.25;
  // Ten years cut off the longest stays, one in 10^15; days differ by the lengths of months, half a hundredth
  // of a month.
  const double z = (std::fabs(months / ended - mean) - 0.01) / std::sqrt(variance / ended);
  EXPECT_GT(normal_tail(std::max(z, 0.0)), kSignificance);
}

TEST(MistakesAlone, AreCorrectedAndCountedAsWronglyListed) {
  const auto law = small_world::law("");
  auto s = small_world::scenario();
  small_world::set(s, Parameter::wrong_listings, 0.5);
  small_world::set(s, Parameter::correction, 0.1);
  const auto run = small_world::run(s, *law);
  const auto& tally = run.replicates[0].tally;
  std::int64_t listed = 0;
  std::int64_t acts = 0;
  std::int64_t corrected = 0;
  for (int m = 0; m < tally.months(); ++m) {
    listed += nation(tally, Indicator::listings_new, m);
    acts += nation(tally, Indicator::acts_detected, m);
    corrected += nation(tally, Indicator::delisted_correction, m);
  }
  const double expected = 0.5 * cases_a_month(s) * tally.months();
  EXPECT_GT(normal_tail((static_cast<double>(listed - acts) - expected) / std::sqrt(expected)),
            kSignificance);
  // Persons who are on the list by mistake alone; who is on it for an act as well is not among them.
  const int last = tally.months() - 1;
  EXPECT_LE(nation(tally, Indicator::wrongly_listed_stock, last), listed - acts - corrected);
  EXPECT_GT(nation(tally, Indicator::wrongly_listed_stock, last), (listed - acts - corrected) / 2);
}

TEST(TravellersRefused, AreAsManyAttemptsAsDemandAndStaySay) {
  const auto law = small_world::law("");
  auto s = small_world::scenario();
  small_world::set(s, Parameter::air_demand, 0.05);
  small_world::set(s, Parameter::air_attempts, 8.7);
  const auto run = small_world::run(s, *law);
  const auto& tally = run.replicates[0].tally;
  double person_months = 0;  // of those on the list when the month began
  double refusals = 0;
  double persons = 0;
  for (int m = 1; m < tally.months(); ++m) {
    person_months += static_cast<double>(nation(tally, Indicator::listed_stock, m - 1));
    // Who was listed in the month was so for half of it.
    person_months += (static_cast<double>(nation(tally, Indicator::listed_stock, m)) -
                      static_cast<double>(nation(tally, Indicator::listed_stock, m - 1))) /
                     2;
    refusals += static_cast<double>(nation(tally, Indicator::air_refusals, m));
    persons += static_cast<double>(nation(tally, Indicator::persons_refused, m));
    EXPECT_EQ(nation(tally, Indicator::rail_refusals, m), 0);
  }
  const double tries = 0.05 * person_months;
  EXPECT_GT(normal_tail((persons - tries) / std::sqrt(tries)), kSignificance);
  const double variance_of_a_try = 8.7 * (8.7 - 1) + 8.7 * 8.7;  // attempts are geometric, tries Poisson
  EXPECT_GT(normal_tail((refusals - 8.7 * tries) / std::sqrt(variance_of_a_try * tries)), kSignificance);
}

TEST(PersonDays, AreTheDaysOnTheListOfThoseWhoBearAMeasureForIt) {
  const auto law = small_world::law("", false);
  const auto s = small_world::scenario();
  const auto run = small_world::run(s, *law);
  const auto& tally = run.replicates[0].tally;
  double since_entry = 0;
  double came = 0;
  for (int m = 1; m < tally.months(); ++m) {
    const int days = scenario::first_day(s.horizon, m + 1) - scenario::first_day(s.horizon, m);
    const auto before = nation(tally, Indicator::listed_stock, m - 1);
    const auto after = nation(tally, Indicator::listed_stock, m);
    const auto borne = nation(tally, Indicator::person_days_under_measure, m);
    EXPECT_GE(borne, before * days) << m;
    EXPECT_LE(borne, after * days) << m;
    since_entry += static_cast<double>(borne - before * days) / days;
    came += static_cast<double>(after - before);
  }
  // Days of entry are uniform: who comes in a month is there for half of it and half a day.
  const double mean = 0.5 + 0.5 / 30.4;
  EXPECT_GT(normal_tail((since_entry - mean * came) / std::sqrt(came / 12)), kSignificance);
}

TEST(ChildrenAffected, AreThoseOfTheListedUntilTheyComeOfAge) {
  const auto law = small_world::law("");
  const auto s = small_world::scenario();
  const auto run = small_world::run(s, *law);
  const auto& tally = run.replicates[0].tally;
  const int last = tally.months() - 1;
  for (std::size_t band = 2; band < scenario::kAgeBands; ++band) {
    EXPECT_EQ(tally.at(Indicator::children_affected, simulation::kFirstAge + band, last), 0) << "grown up";
  }
  // Every adult is as likely listed as the next, so the share of children with a parent on the list is nearly
  // that of two adults.
  const double adults_listed = static_cast<double>(nation(tally, Indicator::listed_stock, last));
  const auto children = static_cast<double>(nation(tally, Indicator::children_affected, last));
  double residents = 0;
  double below_20 = 0;
  for (std::size_t band = 0; band < scenario::kAgeBands; ++band) {
    const auto n = static_cast<double>(tally.at(Indicator::population, simulation::kFirstAge + band, last));
    residents += n;
    below_20 += band < 2 ? n : 0;
  }
  const double share = adults_listed / (residents - below_20);
  EXPECT_LT(children, 2 * share * below_20);
  EXPECT_GT(children, share * below_20 * 0.5);
}

}  // namespace
}  // namespace osmanthus
