#include "population/profile.hpp"

#include <algorithm>
#include <string>

namespace osmanthus::population {

double place_weight(const scenario::Profile& profile, std::size_t region) {
  const auto own = profile.jurisdictions.find(std::string(regions()[region].id));
  if (own != profile.jurisdictions.end()) return own->second;
  const auto of_province = profile.jurisdictions.find(std::string(regions()[province_of(region)].id));
  return of_province == profile.jurisdictions.end() ? 1.0 : of_province->second;
}

double age_sex_weight(const scenario::Profile& profile, std::size_t band, Sex sex) {
  return profile.age[band] * profile.sex[static_cast<std::size_t>(sex)];
}

double most_age_sex_weight(const scenario::Profile& profile) {
  double most = 0;
  for (std::size_t band = 0; band < scenario::kAgeBands; ++band) {
    for (const Sex sex : {Sex::female, Sex::male}) most = std::max(most, age_sex_weight(profile, band, sex));
  }
  return most;
}

double stratum_weight(const scenario::Profile& profile, const Stratum& stratum) {
  return place_weight(profile, stratum.region) * profile.urban[stratum.urban ? 1 : 0] *
         profile.income[stratum.quintile];
}

double weight_of(const scenario::Profile& profile, const Composition::Counts& adults) {
  double sum = 0;
  for (std::size_t band = 0; band < adults.size(); ++band) {
    sum += static_cast<double>(adults[band][0]) * age_sex_weight(profile, band, Sex::female);
    sum += static_cast<double>(adults[band][1]) * age_sex_weight(profile, band, Sex::male);
  }
  return sum;
}

std::int64_t persons_in(const Composition::Counts& counts) {
  std::int64_t sum = 0;
  for (const auto& band : counts) sum += band[0] + band[1];
  return sum;
}

std::array<double, kRegions> mean_weights(const Population& population, const Composition& composition,
                                          const scenario::Profile& profile) {
  std::array<double, kRegions> mean{};
  std::array<double, kRegions> residents{};
  for (const auto& stratum : population.strata()) residents[stratum.region] += stratum.persons;
  for (std::size_t r = 0; r < kRegions; ++r) {
    if (residents[r] > 0) mean[r] = weight_of(profile, composition.adults[r]) / residents[r];
  }
  return mean;
}

}  // namespace osmanthus::population
