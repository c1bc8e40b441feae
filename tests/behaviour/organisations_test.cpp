// Firms and public bodies before the courts: how many, and whose.
#include "behaviour/organisations.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "../support/statistics.hpp"

namespace osmanthus::behaviour {
namespace {

using population::Post;
using scenario::Parameter;
using statistics::chi_square_tail;
using statistics::kSignificance;
using statistics::normal_tail;

constexpr base::Luck kLuck{7, 0};

scenario::Scenario scenario_of_a_decade() {
  scenario::Scenario s;
  s.horizon = {base::to_day({2000, 1, 1}), base::to_day({2000, 1, 1}), base::to_day({2010, 1, 1})};
  s.population.size = 300'000;
  s.population.ages_as_of = base::to_day({2005, 1, 1});
  s.population.frailty = {{0.5, 0.4}, {0.3, 1.0}, {0.2, 2.5}};
  s.seed = 3;
  s.cases = {{2000, 4e6, regime::Grade::assumed, "test"}, {2005, 8e6, regime::Grade::assumed, "test"}};
  s.debt.jurisdictions = {{"zhejiang", 3.0}};
  for (auto* profile : {&s.debt, &s.representatives, &s.servants}) {
    profile->age.fill(1);
    profile->sex.fill(1);
    profile->income.fill(1);
    profile->urban.fill(1);
  }
  return s;
}

class OrganisationsBeforeTheCourts : public testing::Test {
 protected:
  void SetUp() override {
    const population::AdultBands as_published(scenario.population.ages_as_of);
    const population::AdultBands on_the_first_day(scenario.horizon.start);
    for (std::uint32_t person = 0; person < people.residents();) {
      const auto household = people.household_of(person);
      const auto members = people.members(household);
      adults.add(people, household, members, as_published);
      at_start.add(people, household, members, on_the_first_day);
      person += household.size();
    }
    courts.emplace(scenario, values, people, adults);
    posts.emplace(scenario, values, people, at_start);
    organisations.emplace(scenario, values, people, *posts, *courts);
  }

  /// Calls visit(stratum, what comes) for each organisation that something comes upon in that month.
  template <class Visit>
  void each_coming(int month, Visit visit) const {
    for (std::uint32_t s = 0; s < people.strata().size(); ++s) {
      const auto& stratum = people.strata()[s];
      base::Stream stream(kLuck, {s, static_cast<std::uint16_t>(month), 999});
      for (std::uint64_t i = organisations->gap(s).draw(stream); i < stratum.persons;
           i += 1 + organisations->gap(s).draw(stream)) {
        const std::uint32_t person = stratum.first_person + static_cast<std::uint32_t>(i);
        const std::uint32_t number = population::kFirstOrganisation + person;
        const Coming coming = organisations->coming(kLuck, number, s, month);
        if (coming != Coming::nothing && stands_for(person, coming)) visit(s, coming);
      }
    }
  }

  bool stands_for(std::uint32_t person, Coming coming) const {
    const Post post = coming == Coming::body_case ? Post::heads_public_body : Post::represents_firm;
    const auto household = people.household_of(person);
    for (const auto& o : posts->of(household, people.members(household))) {
      if (household.first_person + o.member == person) return o.post == post;
    }
    return false;
  }

  static scenario::Values values_of_the_test() {
    scenario::Values v{};
    const auto set = [&](Parameter p, double value) { v[static_cast<std::size_t>(p)] = value; };
    set(Parameter::natural_person_debtors, 0.8);
    set(Parameter::ground_able, 0.5);
    set(Parameter::refuse_judgment, 1);
    set(Parameter::break_settlement, 1);
    set(Parameter::court_take_up, 0.05);
    set(Parameter::wrong_listings, 0.2);
    set(Parameter::firms, 100);
    set(Parameter::public_bodies, 40);
    set(Parameter::public_bodies_listed, 240'000);
    return v;
  }

  scenario::Scenario scenario = scenario_of_a_decade();
  const scenario::Values values = values_of_the_test();
  const population::Population people{scenario.population, scenario.seed};
  population::Composition adults;
  population::Composition at_start;
  std::optional<Courts> courts;
  std::optional<population::Posts> posts;
  std::optional<Organisations> organisations;
};

TEST_F(OrganisationsBeforeTheCourts, AreAsManyAsTheNumbersSay) {
  std::array<double, 3> seen{};
  std::array<double, 3> expected{};
  const double scale = people.national_scale();
  for (int month = 0; month < 120; ++month) {
    each_coming(month, [&](std::uint32_t, Coming coming) { ++seen[static_cast<std::size_t>(coming)]; });
    const double cases = (month < 60 ? 4e6 : 8e6) / 12 * 0.2 / scale;
    const double commit = 0.5;  // all are able
    expected[0] += cases;
    expected[1] += 0.2 * commit * cases * (1 - std::pow(0.95, month + 1));
    expected[2] += 240'000 / 12.0 / scale;
  }
  // Beside the chance of a case there is that of being a firm: the firms there are, to those expected, are
  // binomial.
  std::array<double, 2> organised{};
  for (std::uint32_t s = 0; s < people.strata().size(); ++s) {
    organised[0] += posts->expected(Post::represents_firm, s);
    organised[1] += posts->expected(Post::heads_public_body, s);
  }
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const double there = organised[i == 2 ? 1 : 0];
    // Weights differ by 2.5 times 3 at most, so that the number of firms counts by the mean of their squares.
    const double variance = expected[i] + expected[i] * expected[i] / there * 3;
    EXPECT_GT(normal_tail((seen[i] - expected[i]) / std::sqrt(variance)), kSignificance / 3) << i;
  }
}

TEST_F(OrganisationsBeforeTheCourts, AreFirmsOfTheRegionsAndTheFrailtiesWithMoreDebt) {
  std::vector<double> seen(6);  // elsewhere and in Zhejiang, by frailty
  std::vector<double> weights(6);
  const auto cell = [&](std::uint32_t s) {
    const auto& stratum = people.strata()[s];
    const std::string_view region = population::regions()[population::province_of(stratum.region)].id;
    return (region == "zhejiang" ? 3U : 0U) + stratum.frailty;
  };
  double all = 0;
  double weight = 0;
  for (int month = 0; month < 120; ++month) {
    each_coming(month, [&](std::uint32_t s, Coming coming) {
      if (coming != Coming::firm_case) return;
      ++seen[cell(s)];
      ++all;
    });
  }
  for (std::uint32_t person = 0; person < people.residents();) {
    const auto household = people.household_of(person);
    for (const auto& o : posts->of(household, people.members(household))) {
      if (o.post != Post::represents_firm) continue;
      const std::uint32_t c = cell(household.stratum);
      const double of_firm = (c >= 3 ? 3.0 : 1.0) * scenario.population.frailty[c % 3].relative_rate;
      weights[c] += of_firm;
      weight += of_firm;
    }
    person += household.size();
  }
  for (double& w : weights) w *= all / weight;
  EXPECT_GT(all, 2000);
  EXPECT_GT(chi_square_tail(seen, weights), kSignificance);
}

}  // namespace
}  // namespace osmanthus::behaviour
