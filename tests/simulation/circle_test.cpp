// The circles of a synthetic population: closed under the law's relations, of the right kinds, and each
// subject known by a number of its own.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <set>

#include "../support/small_world.hpp"
#include "simulation/rates.hpp"

namespace osmanthus::simulation {
namespace {

using population::Post;
using regime::Relation;
using scenario::Parameter;

/// Three adults in ten represent a firm, one in ten heads a body, two in ten serve.
scenario::Scenario busy_scenario() {
  auto s = small_world::scenario();
  s.population.size = 40'000;
  small_world::set(s, Parameter::firms, 300);
  small_world::set(s, Parameter::public_bodies, 100);
  small_world::set(s, Parameter::public_servants, 200);
  return s;
}

class Circles : public testing::Test {
 protected:
  template <class Visit>
  void each(Visit visit) {
    const auto& population = *prepared->population;
    for (std::uint32_t person = 0; person < population.residents();) {
      const auto household = population.household_of(person);
      const Folk folk = folk_of(population, rates->posts, rates->legal_roles, household);
      gather_circle(prepared->words, population, folk, circle);
      visit(folk);
      person += household.size();
    }
  }

  void SetUp() override {
    prepared = prepare(scenario, law->regime, crew, diagnostics);
    ASSERT_TRUE(prepared) << small_world::messages(diagnostics);
    const base::Luck luck{scenario.seed, 0};
    rates.emplace(scenario, luck, behaviour::draw_values(scenario, luck), *prepared->population,
                  prepared->census, prepared->words);
  }

  std::int32_t kind(std::size_t subject) const {
    return circle.subjects[subject].attributes[regime::kSubjectKind];
  }
  const registry::Related& related(std::size_t subject, Relation relation) const {
    return circle.subjects[subject].relations[static_cast<std::size_t>(relation)];
  }

  const scenario::Scenario scenario = busy_scenario();
  const std::unique_ptr<small_world::Law> law = small_world::law("");
  OnePairOfHands crew;
  base::Diagnostics diagnostics;
  std::optional<Prepared> prepared;
  std::optional<Rates> rates;
  Circle circle;
};

TEST_F(Circles, AreClosedUnderTheirRelations) {
  std::size_t largest = 0;
  each([&](const Folk&) {
    largest = std::max(largest, circle.subjects.size());
    ASSERT_LE(circle.subjects.size(), kMostSubjects);
    for (std::size_t q = 0; q < circle.subjects.size(); ++q) {
      for (std::size_t r = 1; r < regime::kRelations; ++r) {
        const auto relation = static_cast<Relation>(r);
        for (const std::uint8_t other : related(q, relation)) {
          ASSERT_LT(other, circle.subjects.size());
          EXPECT_NE(other, q);
          EXPECT_EQ(std::ranges::count(related(other, regime::inverse(relation)), q), 1);
        }
      }
    }
  });
  EXPECT_GE(largest, 9U) << "some household has several posts";
}

TEST_F(Circles, HoldEachOrganisationWithWhoStandsForIt) {
  std::array<int, population::kPosts> seen{};
  each([&](const Folk& folk) {
    const auto& household = folk.household;
    const auto& organisations = folk.organisations;
    ASSERT_EQ(circle.subjects.size(), household.size() + std::size_t{organisations.size});
    std::size_t subject = household.size();
    std::set<std::size_t> servants;
    for (const auto& [member, post] : organisations) {
      ++seen[static_cast<std::size_t>(post)];
      const bool firm = post == Post::represents_firm;
      EXPECT_EQ(kind(subject), firm ? regime::kLegalPerson : regime::kPublicBody);
      EXPECT_EQ(std::ranges::count(related(member, Relation::unit), subject), 1);
      EXPECT_EQ(std::ranges::count(related(subject, Relation::representative), member),
                post == Post::serves ? 0 : 1);
      if (!firm) servants.insert(member);
      ++subject;
    }
    for (std::size_t q = 0; q < household.size(); ++q)
      EXPECT_EQ(kind(q), servants.contains(q) ? regime::kPublicServant : regime::kNaturalPerson);
  });
  for (const int n : seen) EXPECT_GT(n, 1000);
}

TEST_F(Circles, NumberEverySubjectOnce) {
  std::set<std::uint32_t> known;
  std::size_t subjects = 0;
  each([&](const Folk& folk) {
    const Numbers all = numbers(folk);
    subjects += circle.subjects.size();
    known.insert(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(circle.subjects.size()));
  });
  EXPECT_EQ(known.size(), subjects);
}

}  // namespace
}  // namespace osmanthus::simulation
