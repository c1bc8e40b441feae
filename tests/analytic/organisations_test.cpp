// Firms and public bodies on the list, against what can be worked out on paper.
#include <gtest/gtest.h>

#include <cmath>

#include "../support/small_world.hpp"
#include "../support/statistics.hpp"

namespace osmanthus {
namespace {

using population::Post;
using scenario::Parameter;
using simulation::Indicator;
using small_world::nation;
using statistics::kSignificance;
using statistics::normal_tail;

/// All six million cases a year are firms'; two adults in ten represent one.
scenario::Scenario of_firms() {
  auto s = small_world::scenario();
  small_world::set(s, Parameter::natural_person_debtors, 0);
  small_world::set(s, Parameter::firms, 200);
  return s;
}

/// What is listed restricts who represents it.
std::unique_ptr<small_world::Law> law_of_officers() {
  auto read = small_world::read_law({{"small.yaml", small_world::law_text("") + R"(
- law: {id: officers, cite: 6, zh: 负责人。, en: Officers.}
  rule:
    while: [listed on the_list, is legal_person]
    must: {measure: no_flights, to: representative}
)"}});
  return read ? small_world::compiled(std::move(*read)) : nullptr;
}

/// Organisations of that post, expected among the scenario's residents and there.
struct Organisations {
  double expected = 0;
  double there = 0;
};

Organisations count(const scenario::Scenario& s, const small_world::Law& law, Post post) {
  simulation::OnePairOfHands crew;
  base::Diagnostics diagnostics;
  const auto prepared = simulation::prepare(s, law.regime, crew, diagnostics);
  const auto& population = *prepared->population;
  const simulation::Rates rates(s, {s.seed, 0}, behaviour::draw_values(s, {s.seed, 0}), population,
                                prepared->census, prepared->words);
  Organisations organisations;
  for (std::uint32_t stratum = 0; stratum < population.strata().size(); ++stratum)
    organisations.expected += rates.posts.expected(post, stratum);
  for (std::uint32_t person = 0; person < population.residents();) {
    const auto household = population.household_of(person);
    for (const auto& o : rates.posts.of(household, population.members(household)))
      organisations.there += o.post == post ? 1 : 0;
    person += household.size();
  }
  return organisations;
}

/// Listings a month: cases are so many a firm, by the firms expected.
double listings_a_month(const scenario::Scenario& s, const small_world::Law& law) {
  const population::Population population(s.population, s.seed);
  const Organisations firms = count(s, law, Post::represents_firm);
  return 6'000'000 / 12.0 / population.national_scale() * firms.there / firms.expected;
}

TEST(FirmsListings, ArePoissonFromMonthToMonth) {
  const auto law = small_world::law("");
  const auto s = of_firms();
  const auto run = small_world::run(s, *law);
  const double rate = listings_a_month(s, *law);
  const int months = scenario::months(s.horizon);
  double sum = 0;
  double squares = 0;
  for (int m = 0; m < months; ++m) {
    const auto n = static_cast<double>(nation(run.replicates[0].tally, Indicator::firms_listings_new, m));
    sum += n;
    squares += (n - rate) * (n - rate);
  }
  EXPECT_GT(normal_tail((sum - rate * months) / std::sqrt(rate * months)), kSignificance);
  const double tail = statistics::gamma_tail(months / 2.0, squares / rate / 2);
  EXPECT_GT(tail, kSignificance);
  EXPECT_LT(tail, 1 - kSignificance);
}

TEST(FirmsListings, StayOutOfThePersonsSeries) {
  const auto law = law_of_officers();
  const auto run = small_world::run(of_firms(), *law);
  const auto& tally = run.replicates[0].tally;
  const int last = tally.months() - 1;
  EXPECT_GT(nation(tally, Indicator::firms_listed_stock, last), 1000);
  for (const auto indicator :
       {Indicator::acts, Indicator::acts_detected, Indicator::listings_new, Indicator::listings_stock,
        Indicator::listed_stock, Indicator::persons_ever_listed, Indicator::wrongly_listed_stock,
        Indicator::records_new, Indicator::performed, Indicator::delisted_repair}) {
    for (int m = 0; m <= last; ++m) EXPECT_EQ(nation(tally, indicator, m), 0) << simulation::name(indicator);
  }
  EXPECT_TRUE(std::ranges::all_of(tally.spells,
                                  [](const auto& spell) { return spell.first.group == simulation::kFirms; }));
}

TEST(LittlesLaw, GivesTheStockOfFirmsFromArrivalsAndMeanStay) {
  // As of persons (stocks_test.cpp): a hazard of h a month is a mean stay of 1 / h months.
  const auto law = small_world::law("");
  auto s = of_firms();
  constexpr double kHazard = 0.1;
  small_world::set(s, Parameter::performance, kHazard);
  const auto run = small_world::run(s, *law);
  const auto& tally = run.replicates[0].tally;
  double listed = 0;
  for (const auto& [key, n] : tally.spells) {
    if (key.group == simulation::kFirms && key.exit == simulation::End::running)
      listed += static_cast<double>(n);
  }
  const double stock = listings_a_month(s, *law) / kHazard;
  EXPECT_GT(normal_tail((listed - stock) / std::sqrt(stock)), kSignificance);
}

TEST(LittlesLaw, GivesTheStayOfFirmsFromTheHazard) {
  const auto law = small_world::law("");
  auto s = of_firms();
  constexpr double kHazard = 0.25;
  small_world::set(s, Parameter::performance, kHazard);
  const auto run = small_world::run(s, *law);
  double months = 0;
  double ended = 0;
  for (const auto& [key, n] : run.replicates[0].tally.spells) {
    if (key.exit != simulation::End::repair) continue;
    months += static_cast<double>(n) * key.months;
    ended += static_cast<double>(n);
  }
  // Whole months between two random days: see Repair in stocks_test.cpp.
  const double variance = (1 - kHazard) / (kHazard * kHazard) + 0.25;
  const double z = (std::fabs(months / ended - (1 / kHazard - 0.5)) - 0.01) / std::sqrt(variance / ended);
  EXPECT_GT(normal_tail(std::max(z, 0.0)), kSignificance);
}

TEST(Representatives, AreRestrictedAsLongAsTheirFirmIsListed) {
  // Each firm has one representative, and he has no other.
  const auto law = law_of_officers();
  auto s = of_firms();
  small_world::set(s, Parameter::performance, 0.05);
  const auto run = small_world::run(s, *law);
  const auto& tally = run.replicates[0].tally;
  for (int m = 0; m < tally.months(); ++m) {
    EXPECT_EQ(nation(tally, Indicator::representatives_restricted_stock, m),
              nation(tally, Indicator::firms_listed_stock, m))
        << m;
  }
}

TEST(Representatives, AreFreeWhereTheLawDoesNotReachThem) {
  // A listed firm bears the measure itself, and does not travel.
  const auto law = small_world::law("");
  auto s = of_firms();
  small_world::set(s, Parameter::air_demand, 0.5);
  const auto run = small_world::run(s, *law);
  const auto& tally = run.replicates[0].tally;
  for (int m = 0; m < tally.months(); ++m)
    EXPECT_EQ(nation(tally, Indicator::representatives_restricted_stock, m), 0);
  EXPECT_EQ(nation(tally, Indicator::air_refusals, tally.months() - 1), 0);
  EXPECT_EQ(nation(tally, Indicator::person_days_under_measure, tally.months() - 1), 0);
}

TEST(Representatives, AreRefusedAsOftenAsTheyTry) {
  const auto law = law_of_officers();
  auto s = of_firms();
  small_world::set(s, Parameter::air_demand, 0.05);
  const auto run = small_world::run(s, *law);
  const auto& tally = run.replicates[0].tally;
  double person_months = 0;
  double persons = 0;
  for (int m = 1; m < tally.months(); ++m) {
    const auto at = [&](int month) {
      return static_cast<double>(nation(tally, Indicator::representatives_restricted_stock, month));
    };
    person_months += (at(m - 1) + at(m)) / 2;  // who came in the month was restricted for half of it
    persons += static_cast<double>(nation(tally, Indicator::persons_refused, m));
  }
  const double tries = 0.05 * person_months;
  EXPECT_GT(normal_tail((persons - tries) / std::sqrt(tries)), kSignificance);
}

TEST(FirmsByMistake, AreCorrected) {
  const auto law = small_world::law("");
  auto s = of_firms();
  small_world::set(s, Parameter::wrong_listings, 0.5);
  small_world::set(s, Parameter::correction, 0.1);
  const auto run = small_world::run(s, *law);
  double corrected = 0;
  double listed = 0;
  for (const auto& [key, n] : run.replicates[0].tally.spells) {
    listed += static_cast<double>(n);
    corrected += key.exit == simulation::End::correction ? static_cast<double>(n) : 0;
  }
  const double cases = listings_a_month(s, *law) * scenario::months(s.horizon);
  EXPECT_GT(normal_tail((listed - 1.5 * cases) / std::sqrt(1.5 * cases)), kSignificance);
  // All but those whose wait reaches beyond the last month: of the last 1 / 0.1 months' mistakes.
  const double expected = 0.5 * cases * (1 - 10.0 / scenario::months(s.horizon));
  EXPECT_NEAR(corrected / expected, 1, 0.05);
}

TEST(PublicBodies, AreListedAndPerformAsTheirProcessSays) {
  const auto law = small_world::law("");
  auto s = small_world::scenario();
  s.population.size = 400'000;
  small_world::set(s, Parameter::natural_person_debtors, 1);
  small_world::set(s, Parameter::ground_able, 0);  // no person and no firm commits anything
  small_world::set(s, Parameter::public_bodies, 50);
  small_world::set(s, Parameter::public_bodies_listed, 900'000);
  constexpr double kHazard = 0.51;
  small_world::set(s, Parameter::public_body_performance, kHazard);
  const auto run = small_world::run(s, *law);
  const auto& tally = run.replicates[0].tally;
  const population::Population population(s.population, s.seed);
  const Organisations bodies = count(s, *law, Post::heads_public_body);
  const double rate = 75'000 / population.national_scale() * bodies.there / bodies.expected;
  double listed = 0;
  double stock = 0;
  int seen = 0;
  for (int m = 0; m < tally.months(); ++m)
    listed += static_cast<double>(nation(tally, Indicator::public_bodies_listings_new, m));
  EXPECT_GT(normal_tail((listed - rate * tally.months()) / std::sqrt(rate * tally.months())), kSignificance);
  // Months that lie ten apart share next to nobody: 0.49^10 is a thousandth.
  for (int m = 10; m < tally.months(); m += 10, ++seen)
    stock += static_cast<double>(nation(tally, Indicator::public_bodies_listed_stock, m));
  const double expected = seen * rate / kHazard;
  EXPECT_GT(normal_tail((stock - expected) / std::sqrt(expected)), kSignificance);
}

}  // namespace
}  // namespace osmanthus
