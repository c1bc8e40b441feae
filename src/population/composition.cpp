#include "population/composition.hpp"

#include <algorithm>

namespace osmanthus::population {

namespace {

constexpr int kYearsInBand = 10;

/// The last day of birth of those who are `age` years old on `day`.
base::Day latest_birth(int age, base::Day day) {
  const base::CivilDate date = base::to_civil(day);
  base::Day born = base::to_day({date.year - age, date.month, 1}) + 31;
  while (age_on(born, day) < age) --born;
  return born;
}

}  // namespace

AdultBands::AdultBands(base::Day on) : on_(on) {
  latest_births_[0] = latest_birth(kMajority, on);
  tenth_birthday_ = latest_birth(kYearsInBand, on);
  for (std::size_t band = 1; band < latest_births_.size(); ++band)
    latest_births_[band] = latest_birth(kYearsInBand * static_cast<int>(band + 1), on);
}

std::size_t age_band(int years) {
  return std::min<std::size_t>(static_cast<std::size_t>(years) / kYearsInBand, scenario::kAgeBands - 1);
}

void Composition::add(const Population& population, const Household& household,
                      const std::array<Person, kMostMembers>& members, const AdultBands& bands,
                      std::int64_t alike) {
  const std::size_t region = population.stratum(household).region;
  for (std::size_t i = 0; i < household.size(); ++i) {
    const auto sex = static_cast<std::size_t>(members[i].sex);
    residents[region][bands.of_any(members[i].born)][sex] += alike;
    const int band = bands.of(members[i].born);
    if (band != AdultBands::kMinor) adults[region][static_cast<std::size_t>(band)][sex] += alike;
  }
}

void Composition::add(const Composition& other) {
  for (std::size_t r = 0; r < kRegions; ++r) {
    for (std::size_t band = 0; band < scenario::kAgeBands; ++band) {
      for (std::size_t sex = 0; sex < 2; ++sex) {
        adults[r][band][sex] += other.adults[r][band][sex];
        residents[r][band][sex] += other.residents[r][band][sex];
      }
    }
  }
}

}  // namespace osmanthus::population
