#include "population/population.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>

#include "../support/statistics.hpp"
#include "population/composition.hpp"
#include "population/fit.hpp"

namespace osmanthus::population {
namespace {

using statistics::chi_square_tail;
using statistics::kSignificance;

scenario::PopulationSpec spec(std::uint64_t size) {
  scenario::PopulationSpec s;
  s.size = size;
  s.ages_as_of = base::to_day({2017, 7, 1});
  s.frailty = {{0.5, 0.3069}, {0.35, 1.177}, {0.15, 2.8971}};
  return s;
}

template <class Visit>
void walk(const Population& population, Visit visit) {
  for (std::uint32_t person = 0; person < population.residents();) {
    const Household household = population.household_of(person);
    visit(household, population.members(household));
    person += household.size();
  }
}

TEST(Population, ComesCloseToTheSizeAskedForAtAnySize) {
  for (const std::uint64_t size : {1000ULL, 12'345ULL, 1'400'000ULL, 1'400'000'000ULL}) {
    const Population population(spec(size), 1);
    EXPECT_NEAR(population.residents(), static_cast<double>(size), 7 + 1e-4 * static_cast<double>(size))
        << size;
    EXPECT_NEAR(population.national_scale() * population.residents(), national_residents(), 1);
  }
}

TEST(Population, LaysItsHouseholdsInARow) {
  const Population population(spec(50'000), 1);
  std::uint32_t household = 0;
  std::uint32_t person = 0;
  walk(population, [&](const Household& h, const auto&) {
    EXPECT_EQ(h.index, household++);
    EXPECT_EQ(h.first_person, person);
    const Household of_last = population.household_of(person + h.size() - 1U);
    EXPECT_EQ(of_last.index, h.index);
    EXPECT_EQ(population.household_of(person, h.stratum).index, h.index);
    person += h.size();
  });
  EXPECT_EQ(household, population.households());
  EXPECT_EQ(person, population.residents());
}

TEST(Population, IsAFunctionOfSpecificationSeedAndIndex) {
  const Population one(spec(20'000), 1);
  const Population same(spec(20'000), 1);
  const Population other(spec(20'000), 2);
  int differences = 0;
  for (std::uint32_t i = 0; i < one.residents(); i += 97) {
    EXPECT_EQ(one.person(i).born, same.person(i).born);
    EXPECT_EQ(one.person(i).sex, same.person(i).sex);
    differences += one.person(i).born != other.person(i).born ? 1 : 0;
  }
  EXPECT_GT(differences, 150);
}

TEST(Population, ReachesItsLastPersonAtTheNationsSize) {
  const Population population(spec(1'409'000'000), 7);
  const std::uint32_t last = population.residents() - 1;
  EXPECT_EQ(population.household_of(last).index, population.households() - 1);
  EXPECT_LE(population.person(last).born, spec(1000).ages_as_of);
}

/// At one in a thousand. Cells are rounded one after another, so every total is nearer to its expectation
/// than chance would have it.
class OneInAThousand : public testing::Test {
 protected:
  const Population population{spec(1'400'000), 20131001};
  const HouseholdFit fit = fit_households();
};

TEST_F(OneInAThousand, FitsRegionsAndHouseholdSizes) {
  std::array<std::array<double, kSizeGroups>, kRegions> counts{};
  walk(population,
       [&](const Household& h, const auto&) { ++counts[population.stratum(h).region][size_group(*h.type)]; });
  const double scale = population.residents() / national_residents();
  std::vector<double> seen;
  std::vector<double> expected;
  for (std::size_t r = 0; r < kRegions; ++r) {
    for (std::size_t group = 0; group < kSizeGroups; ++group) {
      double households = 0;
      for (std::size_t t = 0; t < household_types().size(); ++t) {
        if (size_group(household_types()[t]) == group) households += fit.households[t][r] * scale;
      }
      seen.push_back(counts[r][group]);
      expected.push_back(households);
    }
  }
  EXPECT_GT(chi_square_tail(seen, expected), 0.5);
}

TEST_F(OneInAThousand, FitsUrbanIncomeAndFrailtyShares) {
  double urban = 0;
  std::array<double, 5> income{};
  std::array<double, 3> frailty{};
  double households = 0;
  walk(population, [&](const Household& h, const auto&) {
    const Stratum& s = population.stratum(h);
    urban += s.urban ? h.size() : 0;
    income[s.quintile] += h.size();
    ++frailty[s.frailty];
    ++households;
  });
  double expected_urban = 0;
  for (const Region& r : regions()) expected_urban += r.residents * r.urban / national_residents();
  EXPECT_NEAR(urban / population.residents(), expected_urban, 0.001);
  for (const double persons : income) EXPECT_NEAR(persons / population.residents(), 0.2, 0.001);
  for (std::size_t f = 0; f < 3; ++f)
    EXPECT_NEAR(frailty[f] / households, spec(1000).frailty[f].share, 0.001);
}

TEST_F(OneInAThousand, FitsTheNationalFiveYearAges) {
  std::array<double, kFiveYearBands> persons{};
  walk(population, [&](const Household& h, const auto& members) {
    for (std::size_t i = 0; i < h.size(); ++i) {
      const int age = age_on(members[i].born, population.spec().ages_as_of);
      ++persons[std::min<std::size_t>(static_cast<std::size_t>(age) / 5, kFiveYearBands - 1)];
    }
  });
  for (std::size_t band = 0; band < kFiveYearBands; ++band) {
    // Members of a household are of matching ages, so the variance is some times that of as many strangers.
    const double expected = five_year_ages()[band] / population.national_scale();
    EXPECT_NEAR(persons[band], expected, 15 * std::sqrt(expected)) << band * 5;
  }
}

TEST_F(OneInAThousand, FitsTheAgesOfEachRole) {
  // One member a household, so that the ages are independent.
  const auto roles = fit_roles(fit);
  const std::map<Role, std::size_t> rows{
      {Role::youth, 0}, {Role::parent, 1}, {Role::parent_of_youth, 2}, {Role::adult, 3}};
  std::array<std::vector<double>, 4> counts;
  counts.fill(std::vector<double>(9));
  std::array<double, 4> sums{};
  walk(population, [&](const Household& h, const auto& members) {
    const std::size_t last = h.type->members[h.size() - 1U] == Role::youth ? h.size() - 1U : 0;
    const auto row = rows.find(h.type->members[last]);
    if (row == rows.end()) return;
    // Twelve days in five years' bands of 1,826 lie beyond the fifth birthday.
    const int band = (population.spec().ages_as_of - members[last].born) / 1826 - 3;
    ++counts[row->second][static_cast<std::size_t>(band)];
    ++sums[row->second];
  });
  for (std::size_t row = 0; row < 4; ++row) {
    double weight = 0;
    for (const double n : roles[row]) weight += n;
    std::vector<double> expected;
    for (const double n : roles[row]) expected.push_back(n / weight * sums[row]);
    EXPECT_GT(chi_square_tail(counts[row], expected), kSignificance) << row;
  }
}

TEST_F(OneInAThousand, FitsTheSexRatioOfEachRegion) {
  std::array<double, kRegions> men{};
  std::array<double, kRegions> all{};
  walk(population, [&](const Household& h, const auto& members) {
    for (std::size_t i = 0; i < h.size(); ++i) {
      const std::size_t region = population.stratum(h).region;
      men[region] += members[i].sex == Sex::male ? 1 : 0;
      ++all[region];
    }
  });
  for (std::size_t r = 0; r < kRegions; ++r) {
    const double share = regions()[r].males_per_100_females / (100 + regions()[r].males_per_100_females);
    const double z = (men[r] - share * all[r]) / std::sqrt(all[r] * share * (1 - share));
    EXPECT_GT(statistics::normal_tail(z), kSignificance) << regions()[r].id;
  }
}

TEST_F(OneInAThousand, HasParentsWhoAreOldEnoughAndCouplesOfTwoSexes) {
  walk(population, [&](const Household& h, const auto& members) {
    for (std::size_t a = 0; a < h.size(); ++a) {
      for (std::size_t b = 0; b < h.size(); ++b) {
        if (a == b) continue;
        if (is_parent(*h.type, a, b)) {
          EXPECT_GE(age_on(members[a].born, members[b].born), 15);
        }
        if (are_couple(*h.type, a, b)) {
          EXPECT_NE(members[a].sex, members[b].sex);
        }
      }
    }
  });
}

TEST(Age, IsReachedOnTheBirthday) {
  const auto day = [](int y, int m, int d) { return base::to_day({y, m, d}); };
  EXPECT_EQ(age_on(day(2000, 5, 10), day(2018, 5, 9)), 17);
  EXPECT_EQ(age_on(day(2000, 5, 10), day(2018, 5, 10)), 18);
  EXPECT_EQ(age_on(day(2000, 2, 29), day(2018, 2, 27)), 17);
  EXPECT_EQ(age_on(day(2000, 2, 29), day(2018, 2, 28)), 18);
  EXPECT_EQ(age_on(day(2000, 2, 29), day(2020, 2, 28)), 19);
  EXPECT_EQ(age_on(day(2000, 2, 29), day(2020, 2, 29)), 20);
  EXPECT_LT(age_on(day(2018, 1, 1), day(2017, 12, 31)), 0);
}

TEST(AdultBands, AreThoseOfTheAgeOnTheDay) {
  for (const auto& on :
       {base::CivilDate{2013, 10, 1}, base::CivilDate{2020, 2, 29}, base::CivilDate{2019, 3, 31}}) {
    const base::Day day = base::to_day(on);
    const AdultBands bands(day);
    for (base::Day born = base::to_day({1910, 1, 1}); born <= day; born += 1) {
      const int age = age_on(born, day);
      const int band = age < kMajority ? AdultBands::kMinor : static_cast<int>(age_band(age));
      ASSERT_EQ(bands.of(born), band) << base::format_date(born);
    }
  }
}

TEST(HouseholdType, KnowsParentsAndCouples) {
  for (const auto& type : household_types()) {
    for (std::size_t child = 0; child < type.size; ++child) {
      int parents = 0;
      for (std::size_t p = 0; p < type.size; ++p) parents += p != child && is_parent(type, p, child) ? 1 : 0;
      const Role role = type.members[child];
      if (role == Role::child || role == Role::youth) {
        EXPECT_EQ(parents, members_with(type, Role::parent) + members_with(type, Role::parent_of_youth));
      } else if (child == 0 && role != Role::elder) {
        EXPECT_EQ(parents, members_with(type, Role::elder));
      } else {
        EXPECT_EQ(parents, 0);
      }
    }
  }
}

}  // namespace
}  // namespace osmanthus::population
