// The built-in geography: 31 provinces, and seven cities carved out of theirs, with the margins of the 2020
// census.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace osmanthus::population {

/// A province less its carved-out cities, or such a city. Shares are of its residents.
struct Region {
  std::string_view id;      // of the jurisdiction
  std::string_view within;  // of a city, its province; "" of a province
  double residents;         // persons, 2020-11-01
  double age_0_14;
  double age_15_59;
  double age_60;
  double urban;
  double males_per_100_females;
};

inline constexpr std::size_t kProvinces = 31;
inline constexpr std::size_t kRegions = 38;

/// Provinces first, less their cities; then the cities. Of the cities only the number of residents is
/// published here: their shares are assumed to be their province's.
std::span<const Region> regions();

/// Residents of all regions: the nation without the two million of the military.
double national_residents();

/// The number of the province in which the region lies: its own, if it is one.
std::size_t province_of(std::size_t region);

/// The regions of a jurisdiction: all of "cn", a province with the cities carved out of it, or one city; none
/// if the population does not know it.
std::vector<std::size_t> regions_of(std::string_view jurisdiction);

/// National margins of the 2020 census, persons by five-year age (without the military); the last is 90 and
/// above.
inline constexpr std::size_t kFiveYearBands = 19;
std::span<const double> five_year_ages();

/// Households by the persons that live in them, per cent: 1 to 5, and 6 and more.
inline constexpr std::size_t kSizeGroups = 6;
std::span<const double> household_sizes();

}  // namespace osmanthus::population
