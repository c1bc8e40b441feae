// The laid-out population against the census: chi-square tests of its margins.
//
// The probability below which a test fails is declared for all of them together (0.01) and divided by their
// number (Bonferroni). Members of a household are alike, so that a count of persons varies more than one of
// strangers: at most as if all members of a household were one, by the design effect Σ size² / Σ size (Kish
// 1965); the chi-square is divided by it.
#include "population/margins.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "../support/statistics.hpp"

namespace osmanthus::population {
namespace {

constexpr double kOfAllTests = 0.01;

scenario::PopulationSpec spec(std::uint64_t size) {
  scenario::PopulationSpec s;
  s.size = size;
  s.ages_as_of = base::to_day({2017, 7, 1});
  s.frailty = {{0.5, 0.3069}, {0.35, 1.177}, {0.15, 2.8971}};
  return s;
}

struct Counted {
  MarginCounts counts;
  double design_effect = 0;
  double households = 0;
};

Counted count(const Population& population) {
  Counted counted;
  double squares = 0;
  for (std::uint32_t person = 0; person < population.residents();) {
    const Household household = population.household_of(person);
    counted.counts.add(population, household, population.members(household));
    squares += household.size() * household.size();
    counted.households += 1;
    person += household.size();
  }
  counted.design_effect = squares / population.residents();
  return counted;
}

/// Shares of one whole, as counts of `total`: the fits of one margin and one place (of all, where it is ""),
/// with what is left over as a last cell.
double tail(const std::vector<MarginFit>& fits, std::string_view margin, std::string_view place, double total,
            double design_effect) {
  std::vector<double> seen;
  std::vector<double> expected;
  double seen_left = total;
  double expected_left = total;
  for (const MarginFit& fit : fits) {
    if (fit.margin != margin || (!place.empty() && fit.jurisdiction != place)) continue;
    seen.push_back(fit.achieved * total / design_effect);
    expected.push_back(fit.target * total / design_effect);
    seen_left -= fit.achieved * total;
    expected_left -= fit.target * total;
  }
  if (expected_left > 1) {
    seen.push_back(seen_left / design_effect);
    expected.push_back(expected_left / design_effect);
  }
  return statistics::chi_square_tail(seen, expected);
}

/// Provinces alone: their rows include the cities'.
std::vector<MarginFit> without_cities(std::vector<MarginFit> fits) {
  std::set<std::string_view> cities;
  for (const Region& region : regions()) {
    if (!region.within.empty()) cities.insert(region.id);
  }
  std::erase_if(fits, [&](const MarginFit& fit) { return cities.contains(fit.jurisdiction); });
  return fits;
}

class Margins : public testing::Test {
 protected:
  const Population population{spec(1'400'000), 20131001};
  const Counted counted = count(population);
  const std::vector<MarginFit> fits = without_cities(margin_fits(counted.counts));
};

TEST_F(Margins, ArePublishedSharesWithinTheChanceDeclaredForAllTests) {
  std::map<std::string, double> tails;
  tails["five_year_age"] = tail(fits, "five_year_age", "cn", population.residents(), counted.design_effect);
  tails["household_size"] = tail(fits, "household_size", "cn", counted.households, 1);
  tails["residents"] = tail(fits, "residents", "", population.residents(), counted.design_effect);
  for (std::size_t r = 0; r < kProvinces; ++r) {
    double residents = 0;
    for (std::size_t part = 0; part < kRegions; ++part) {
      if (province_of(part) == r) residents += static_cast<double>(counted.counts.residents(part));
    }
    for (const char* margin : {"age_band", "urban", "sex"}) {
      const std::string_view place = regions()[r].id;
      tails[std::string(margin) + " " + std::string(place)] =
          tail(fits, margin, place, residents, counted.design_effect);
    }
  }
  ASSERT_EQ(tails.size(), 3 + 3 * kProvinces);
  for (const auto& [margin, probability] : tails) {
    EXPECT_GT(probability, kOfAllTests / static_cast<double>(tails.size())) << margin;
  }
}

TEST_F(Margins, OfAnotherCensusWouldBeRefused) {
  // A tenth of the elders of one province put among the working ages is seen by the same test.
  auto other = fits;
  for (MarginFit& fit : other) {
    if (fit.margin != "age_band" || fit.jurisdiction != "sichuan") continue;
    const double elders = std::ranges::find(regions(), "sichuan", &Region::id)->age_60;
    if (fit.group == "age:60+") fit.achieved -= elders / 10;
    if (fit.group == "age:15-59") fit.achieved += elders / 10;
  }
  EXPECT_LT(tail(other, "age_band", "sichuan", 80'000, counted.design_effect), kOfAllTests / 96);
}

TEST_F(Margins, CountEveryResidentOnce) {
  std::int64_t residents = 0;
  std::int64_t households = 0;
  for (std::size_t r = 0; r < kRegions; ++r) residents += counted.counts.residents(r);
  for (const std::int64_t n : counted.counts.households) households += n;
  EXPECT_EQ(residents, population.residents());
  EXPECT_EQ(households, population.households());
}

}  // namespace
}  // namespace osmanthus::population
