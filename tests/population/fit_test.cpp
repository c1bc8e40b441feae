#include "population/fit.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace osmanthus::population {
namespace {

TEST(Geography, SumsToThePublishedNation) {
  // Communiqué 2 of the census: 1,411,778,724, of whom two million in the military.
  EXPECT_EQ(national_residents(), 1'409'778'724);
  double cities = 0;
  for (std::size_t r = kProvinces; r < kRegions; ++r) cities += regions()[r].residents;
  EXPECT_GT(cities, 0);
  EXPECT_EQ(regions()[province_of(kRegions - 1)].id, "shandong");
}

using CsvRows = std::vector<std::vector<std::string>>;

/// The lines of a file of data/published after its header.
CsvRows published(const std::string& name) {
  std::ifstream in(std::string(OSMANTHUS_ROOT) + "/data/published/" + name);
  CsvRows lines;
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    auto& row = lines.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
  }
  EXPECT_GT(lines.size(), 1U) << name;
  if (!lines.empty()) lines.erase(lines.begin());
  return lines;
}

/// "InnerMongolia" and "inner_mongolia" alike.
std::string plain(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c != '_') letters += static_cast<char>(std::tolower(c));
  }
  return letters;
}

TEST(Geography, IsThePublishedTableOfProvinces) {
  std::map<std::string, double> residents;
  for (std::size_t r = 0; r < kRegions; ++r) {
    residents[plain(regions()[province_of(r)].id)] += regions()[r].residents;
  }
  std::size_t found = 0;
  for (const auto& row : published("margins_provinces.csv")) {
    if (row[0] == "Military") continue;
    ++found;
    const auto region =
        std::ranges::find(regions(), plain(row[0]), [](const Region& r) { return plain(r.id); });
    ASSERT_NE(region, regions().end()) << row[0];
    EXPECT_EQ(residents[plain(row[0])], std::stod(row[1])) << row[0];
    EXPECT_NEAR(region->age_0_14 * 100, std::stod(row[2]), 0.02) << row[0];
    EXPECT_NEAR(region->age_15_59 * 100, std::stod(row[3]), 0.02) << row[0];
    EXPECT_NEAR(region->age_60 * 100, std::stod(row[4]), 0.02) << row[0];
    EXPECT_NEAR(region->urban * 100, std::stod(row[6]), 1e-9) << row[0];
    EXPECT_EQ(region->males_per_100_females, std::stod(row[7])) << row[0];
  }
  EXPECT_EQ(found, kProvinces);
}

TEST(Geography, HasThePublishedAgesAndHouseholdSizes) {
  const auto ages = published("margins_age.csv");
  ASSERT_EQ(ages.size(), kFiveYearBands);
  for (std::size_t i = 0; i < ages.size(); ++i)
    EXPECT_EQ(five_year_ages()[i], std::stod(ages[i][1])) << ages[i][0];
  const auto sizes = published("margins_households.csv");
  ASSERT_EQ(sizes.size(), kSizeGroups);
  for (std::size_t i = 0; i < sizes.size(); ++i)
    EXPECT_EQ(household_sizes()[i], std::stod(sizes[i][1])) << sizes[i][0];
}

TEST(Geography, CarvesACityOutOfItsProvinceWithoutLosingAnybody) {
  double guangdong = 0;
  for (std::size_t r = 0; r < kRegions; ++r) {
    if (regions()[province_of(r)].id == "guangdong") guangdong += regions()[r].residents;
  }
  EXPECT_EQ(guangdong, 126'012'510);
}

TEST(Geography, SharesGiveTheNationalTotals) {
  double children = 0;
  double elders = 0;
  double urban = 0;
  double men = 0;
  for (const Region& r : regions()) {
    children += r.residents * r.age_0_14;
    elders += r.residents * r.age_60;
    urban += r.residents * r.urban;
    men += r.residents * r.males_per_100_females / (100 + r.males_per_100_females);
  }
  // Communiqués 4, 5 and 7; the military, all adults, count as urban there and are mostly men.
  EXPECT_NEAR(children / 253'383'938, 1, 1e-3);
  EXPECT_NEAR(elders / 264'018'766, 1, 1e-3);
  EXPECT_NEAR(urban / 901'991'162, 1, 4e-3);
  EXPECT_NEAR(men / 723'339'956, 1, 4e-3);
}

TEST(Table, IsFittedToItsMarginsAndKeepsTheSeedsOddsRatio) {
  const auto table = fit_table({{1, 2}, {3, 1}}, {40, 60}, {30, 70});
  EXPECT_NEAR(table[0][0] + table[0][1], 40, 1e-9);
  EXPECT_NEAR(table[1][0] + table[1][1], 60, 1e-9);
  EXPECT_NEAR(table[0][0] + table[1][0], 30, 1e-9);
  const double odds = table[0][0] * table[1][1] / (table[0][1] * table[1][0]);
  EXPECT_NEAR(odds, 1.0 / 6, 1e-9);
}

TEST(Table, KeepsNoughtWhereTheSeedHasIt) {
  const auto table = fit_table({{0, 1}, {1, 1}}, {5, 5}, {3, 7});
  EXPECT_EQ(table[0][0], 0);
  EXPECT_NEAR(table[0][1], 5, 1e-9);
}

class HouseholdsOfTheCensus : public testing::Test {
 protected:
  const HouseholdFit fit = fit_households();
};

TEST_F(HouseholdsOfTheCensus, GiveEachRegionItsAges) {
  for (std::size_t r = 0; r < kRegions; ++r) {
    const Region& region = regions()[r];
    EXPECT_NEAR(fit.persons(r, 0) / (region.residents * region.age_0_14), 1, 1e-9) << region.id;
    EXPECT_NEAR(fit.persons(r, 1) / (region.residents * region.age_15_59), 1, 1e-9) << region.id;
    EXPECT_NEAR(fit.persons(r, 2) / (region.residents * region.age_60), 1, 1e-9) << region.id;
  }
}

TEST_F(HouseholdsOfTheCensus, GiveTheNationItsHouseholdSizes) {
  double published = 0;
  for (const double percent : household_sizes()) published += percent;
  for (std::size_t group = 0; group < kSizeGroups; ++group) {
    EXPECT_NEAR(fit.size_share(group), household_sizes()[group] / published, 1e-7) << group;
  }
}

TEST_F(HouseholdsOfTheCensus, MeetTheirMarginsToTheDeclaredTolerance) {
  EXPECT_LE(fit.worst_error(), kFitTolerance);
  HouseholdFit off = fit;
  for (double& households : off.households.front()) households *= 1.01;
  EXPECT_GT(off.worst_error(), kFitTolerance) << "a cell that is a hundredth off is seen";
}

TEST_F(HouseholdsOfTheCensus, HaveNoNegativeCell) {
  for (const auto& type : fit.households) {
    for (const double n : type) EXPECT_GE(n, 0);
  }
}

TEST_F(HouseholdsOfTheCensus, SplitTheAgesAmongTheRolesWithoutLosingAYear) {
  const auto roles = fit_roles(fit);
  double all = 0;
  double ages = 0;
  for (std::size_t band = 0; band < roles[0].size(); ++band) ages += five_year_ages()[band + 3];
  for (const auto& role : roles) {
    for (const double n : role) all += n;
  }
  for (std::size_t band = 0; band < roles[0].size(); ++band) {
    double sum = 0;
    for (const auto& role : roles) sum += role[band];
    EXPECT_NEAR(sum / all, five_year_ages()[band + 3] / ages, 1e-9) << band;
  }
  EXPECT_EQ(roles[1][0], 0) << "nobody of 15 to 19 is a parent";
}

TEST(Incomes, PutAFifthOfTheResidentsInEachQuintile) {
  const auto shares = fit_incomes();
  double urban = 0;
  for (const Region& region : regions()) urban += region.residents * region.urban / national_residents();
  for (std::size_t q = 0; q < 5; ++q)
    EXPECT_NEAR(shares[0][q] * (1 - urban) + shares[1][q] * urban, 0.2, 1e-9);
}

}  // namespace
}  // namespace osmanthus::population
