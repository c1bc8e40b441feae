// Who represents a firm, heads a public body or serves: as many as the numbers say, where they say, and the
// same from any side. The probability below which a test fails is declared for all groups of one together.
#include "population/posts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "../support/statistics.hpp"
#include "population/profile.hpp"

namespace osmanthus::population {
namespace {

using scenario::Parameter;
using statistics::kSignificance;
using statistics::normal_tail;

constexpr std::array<Post, kPosts> kAll{Post::represents_firm, Post::heads_public_body, Post::serves};

scenario::Scenario scenario_of(std::uint64_t size) {
  scenario::Scenario s;
  s.seed = 5;
  s.horizon = {base::to_day({2013, 10, 1}), base::to_day({2014, 1, 1}), base::to_day({2021, 1, 1})};
  s.population.size = size;
  s.population.ages_as_of = base::to_day({2017, 7, 1});
  s.population.frailty = {{0.5, 0.3069}, {0.35, 1.177}, {0.15, 2.8971}};
  for (auto* profile : {&s.representatives, &s.servants}) {
    profile->age = {0, 0.1, 0.7, 1.6, 1.7, 1.3, 0.6, 0.2, 0, 0};
    profile->sex = {0.6, 1.4};
    profile->income = {0.3, 0.5, 0.8, 1.3, 2.1};
    profile->urban = {0.5, 1.3};
  }
  s.representatives.jurisdictions = {{"shanghai", 2.5}, {"gansu", 0.6}};
  return s;
}

scenario::Values values(double firms) {
  scenario::Values all{};
  all[static_cast<std::size_t>(Parameter::firms)] = firms;
  all[static_cast<std::size_t>(Parameter::public_bodies)] = 1;
  all[static_cast<std::size_t>(Parameter::public_servants)] = 6.5;
  return all;
}

template <class Visit>
void walk(const Population& population, Visit visit) {
  for (std::uint32_t person = 0; person < population.residents();) {
    const Household household = population.household_of(person);
    visit(household, population.members(household));
    person += household.size();
  }
}

Composition at_start_of(const scenario::Scenario& s, const Population& population) {
  Composition composition;
  const AdultBands bands(s.horizon.start);
  walk(population, [&](const Household& household, const auto& members) {
    composition.add(population, household, members, bands);
  });
  return composition;
}

struct Count {
  double seen = 0;
  double expected = 0;
  double variance = 0;

  void add(bool there, double chance) {
    seen += there ? 1 : 0;
    expected += chance;
    variance += chance * (1 - chance);
  }
  double tail() const { return normal_tail((seen - expected) / std::sqrt(variance)); }
};

class PostsOfTheMany : public testing::Test {
 protected:
  const scenario::Scenario scenario = scenario_of(1'400'000);
  const Population population{scenario.population, scenario.seed};
  const Composition at_start = at_start_of(scenario, population);
  const Posts posts{scenario, values(25), population, at_start};
};

TEST_F(PostsOfTheMany, AreAsManyAsTheSharesOfTheAdultsSay) {
  double adults = 0;
  for (const auto& counts : at_start.adults) adults += static_cast<double>(persons_in(counts));
  const std::array<double, kPosts> shares{25, 1, 6.5};
  for (std::size_t post = 0; post < kPosts; ++post) {
    double expected = 0;
    for (std::uint32_t s = 0; s < population.strata().size(); ++s) expected += posts.expected(kAll[post], s);
    EXPECT_NEAR(expected / (shares[post] / 1000 * adults), 1, 1e-9);
    std::int64_t seen = 0;
    walk(population, [&](const Household& household, const auto& members) {
      const auto found = posts.of(household, members);
      seen += std::ranges::count(found, kAll[post], &Organisation::post);
    });
    // Strata differ from their region in their ages by chance, some hundredths of a per cent in all.
    EXPECT_GT(normal_tail((static_cast<double>(seen) - expected) / std::sqrt(expected)),
              kSignificance / kPosts)
        << post;
  }
}

TEST_F(PostsOfTheMany, AreHeldByRegionIncomePlaceAgeAndSexAsTheProfilesSay) {
  std::array<Count, kRegions> regions_;
  std::array<Count, scenario::kQuintiles> incomes;
  std::array<Count, 2> urban;
  std::array<Count, 2> sexes;
  std::array<Count, scenario::kAgeBands> ages;
  walk(population, [&](const Household& household, const auto& members) {
    const auto found = posts.of(household, members);
    const Stratum& stratum = population.stratum(household);
    for (std::uint8_t i = 0; i < household.size(); ++i) {
      const double chance = posts.chance(Post::represents_firm, household.stratum, members[i]);
      if (chance == 0) continue;
      const bool there = std::ranges::any_of(
          found, [&](const auto& o) { return o.member == i && o.post == Post::represents_firm; });
      regions_[stratum.region].add(there, chance);
      incomes[stratum.quintile].add(there, chance);
      urban[stratum.urban ? 1 : 0].add(there, chance);
      sexes[static_cast<std::size_t>(members[i].sex)].add(there, chance);
      ages[age_band(age_on(members[i].born, scenario.horizon.start))].add(there, chance);
    }
  });
  std::vector<Count> all(regions_.begin(), regions_.end());
  all.insert(all.end(), incomes.begin(), incomes.end());
  all.insert(all.end(), urban.begin(), urban.end());
  all.insert(all.end(), sexes.begin(), sexes.end());
  all.insert(all.end(), ages.begin(), ages.end());
  std::erase_if(all, [](const Count& count) { return count.expected < 20; });
  ASSERT_GT(all.size(), 45U);
  for (const Count& count : all)
    EXPECT_GT(count.tail(), kSignificance / static_cast<double>(all.size())) << count.expected;
}

TEST_F(PostsOfTheMany, AreOnePersonsAtMostAndNoChilds) {
  walk(population, [&](const Household& household, const auto& members) {
    std::set<int> holders;
    for (const auto& [member, post] : posts.of(household, members)) {
      EXPECT_TRUE(holders.insert(member).second);
      EXPECT_LT(member, household.size());
      EXPECT_NE(post, Post::none);
      EXPECT_GE(age_on(members[member].born, scenario.horizon.start), kMajority);
    }
  });
}

TEST_F(PostsOfTheMany, AreAFunctionOfSpecificationSeedAndIndex) {
  const Posts same(scenario, values(25), population, at_start);
  const auto of = [&](const Posts& whose, std::uint32_t person) {
    const Household household = population.household_of(person);
    const auto found = whose.of(household, population.members(household));
    std::vector<std::pair<int, Post>> held;
    for (const auto& [member, post] : found) held.emplace_back(member, post);
    return held;
  };
  std::size_t found = 0;
  for (std::uint32_t person = population.residents(); person-- > 1'300'000;) {
    const auto backwards = of(posts, person);
    EXPECT_EQ(backwards, of(same, person));
    found += backwards.size();
  }
  EXPECT_GT(found, 3000U);
}

TEST_F(PostsOfTheMany, KeepTheirFirmsWhenThereAreMoreOfThem) {
  const Posts more(scenario, values(30), population, at_start);
  int kept = 0;
  walk(population, [&](const Household& household, const auto& members) {
    const auto now = more.of(household, members);
    for (const auto& [member, post] : posts.of(household, members)) {
      if (post != Post::represents_firm) continue;
      ++kept;
      EXPECT_TRUE(std::ranges::any_of(
          now, [m = member](const auto& o) { return o.member == m && o.post == Post::represents_firm; }));
    }
  });
  EXPECT_GT(kept, 20'000);
}

TEST(Organisations, CostNothingButAnIndexAtTheNationsSize) {
  const auto nation = scenario_of(1'409'000'000);
  const auto sample = scenario_of(14'090);
  const Population population(nation.population, nation.seed);
  const Composition adults = at_start_of(sample, Population(sample.population, sample.seed));
  const Posts posts(nation, values(500), population, adults);
  const std::uint32_t last = population.residents() - 1;
  const Household household = population.household_of(last);
  for (const auto& [member, post] : posts.of(household, population.members(household)))
    EXPECT_LT(member, household.size());
  EXPECT_LT(last, kFirstOrganisation);
  EXPECT_GT(kFirstOrganisation + last, kFirstOrganisation) << "the numbers of organisations do not run over";
}

TEST(Organisations, OfAllAdultsOfAnyHouseholdFitInACircleOfTwelve) {
  for (const auto& type : household_types())
    EXPECT_LE(type.size + type.size - members_with(type, Role::child), 12);
}

}  // namespace
}  // namespace osmanthus::population
