#include "population/composition.hpp"

#include <algorithm>

namespace osmanthus::population {

std::size_t age_band(int years) {
  return std::min<std::size_t>(static_cast<std::size_t>(years) / 10, scenario::kAgeBands - 1);
}

void Composition::add(const Population& population, const Household& household,
                      const std::array<Person, kMostMembers>& members) {
  Counts& counts = adults[population.stratum(household).region];
  for (std::size_t i = 0; i < household.size(); ++i) {
    const int age = age_on(members[i].born, population.spec().ages_as_of);
    if (age >= kMajority) ++counts[age_band(age)][static_cast<std::size_t>(members[i].sex)];
  }
}

void Composition::add(const Composition& other) {
  for (std::size_t r = 0; r < kRegions; ++r) {
    for (std::size_t band = 0; band < scenario::kAgeBands; ++band) {
      for (std::size_t sex = 0; sex < 2; ++sex) adults[r][band][sex] += other.adults[r][band][sex];
    }
  }
}

}  // namespace osmanthus::population
