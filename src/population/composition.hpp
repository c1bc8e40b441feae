// How many residents of each kind a population has: what a rate per head is divided by.
#pragma once

#include <array>
#include <cstdint>

#include "population/population.hpp"

namespace osmanthus::population {

inline constexpr int kMajority =
    18;  // years; debtors, and persons recorded as debtors by mistake, are adults

/// Residents on the day of the specification's ages.
struct Composition {
  using Counts = std::array<std::array<std::int64_t, 2>, scenario::kAgeBands>;  // by age band, then sex
  std::array<Counts, kRegions> adults{};

  void add(const Population& population, const Household& household,
           const std::array<Person, kMostMembers>& members);
  void add(const Composition& other);
};

/// The ten-year band of an age in years; the last holds 90 and above. Nobody's age is negative who is
/// counted.
std::size_t age_band(int years);

}  // namespace osmanthus::population
