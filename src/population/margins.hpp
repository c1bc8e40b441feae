// How near the laid-out population comes to the margins of the census that it was fitted to.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "population/population.hpp"

namespace osmanthus::population {

/// What the margins are about, counted on the day of the specification's ages.
struct MarginCounts {
  std::array<std::array<std::int64_t, kFiveYearBands>, kRegions> ages{};  // residents
  std::array<std::int64_t, kRegions> men{};
  std::array<std::int64_t, kRegions> urban{};  // residents
  std::array<std::int64_t, kSizeGroups> households{};

  /// A household, and those that count like it: `alike` with itself.
  void add(const Population& population, const Household& household,
           const std::array<Person, kMostMembers>& members, std::int64_t alike = 1);
  void add(const MarginCounts& other);

  std::int64_t residents(std::size_t region) const;
};

/// One share that was published, and what became of it.
struct MarginFit {
  std::string_view margin;  // residents, age_band, urban, sex, five_year_age or household_size
  std::string_view jurisdiction;
  std::string group;
  double target = 0;    // a share: of the nation's residents or households, or of the province's residents
  double achieved = 0;  // the same, of the population as it is laid out

  double relative_error() const { return achieved / target - 1; }
};

/// Every margin, in the order of their names above. A province includes its cities; of a city only the
/// number of residents was published.
std::vector<MarginFit> margin_fits(const MarginCounts& counts);

}  // namespace osmanthus::population
