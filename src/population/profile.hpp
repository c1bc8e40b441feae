// What a profile's relative rates come to for a place, a stratum and a person.
#pragma once

#include "population/composition.hpp"

namespace osmanthus::population {

/// A city takes its province's rate unless it is named.
double place_weight(const scenario::Profile& profile, std::size_t region);
double age_sex_weight(const scenario::Profile& profile, std::size_t band, Sex sex);
/// The largest of them.
double most_age_sex_weight(const scenario::Profile& profile);
/// place × urban or rural × income
double stratum_weight(const scenario::Profile& profile, const Stratum& stratum);
/// Σ age × sex weight over a region's adults.
double weight_of(const scenario::Profile& profile, const Composition::Counts& adults);

std::int64_t persons_in(const Composition::Counts& counts);

/// Σ weight of a region's adults by age and sex, over its residents of all ages.
std::array<double, kRegions> mean_weights(const Population& population, const Composition& composition,
                                          const scenario::Profile& profile);

}  // namespace osmanthus::population
