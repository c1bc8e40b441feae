#include "population/legal_roles.hpp"

#include "population/profile.hpp"
#include "population/purpose.hpp"

namespace osmanthus::population {
namespace {

constexpr double kPerThousand = 1000;
constexpr double kWord = 1 / 4294967296.0;  // 2^-32

}  // namespace

LegalRoles::LegalRoles(const scenario::Scenario& scenario, const std::vector<double>& shares,
                       const Population& population, const Composition& at_start)
    : bands_(scenario.horizon.start) {
  std::int64_t adults = 0;
  for (const auto& counts : at_start.adults) adults += persons_in(counts);
  for (std::size_t role = 0; role < scenario.roles.size(); ++role) {
    keys_.push_back(scenario.seed ^ base::key_of(scenario.roles[role].role.id));
    profiles_.push_back(&scenario.profiles.at(scenario.roles[role].who.id));
    most_.push_back(most_age_sex_weight(profile(role)));
    const auto mean = mean_weights(population, at_start, profile(role));
    double total = 0;
    for (const auto& s : population.strata())
      total += stratum_weight(profile(role), s) * s.persons * mean[s.region];
    const double holders = shares[role] / kPerThousand * static_cast<double>(adults);
    auto& weights = of_strata_.emplace_back();
    for (const auto& s : population.strata())
      weights.push_back(total > 0 ? holders * stratum_weight(profile(role), s) / total : 0);
  }
}

double LegalRoles::chance(std::size_t role, std::uint32_t stratum, const Person& person) const {
  const int band = bands_.of(person.born);
  if (band == AdultBands::kMinor) return 0;
  return chance(role, stratum, static_cast<std::size_t>(band), person.sex);
}

double LegalRoles::chance(std::size_t role, std::uint32_t stratum, std::size_t band, Sex sex) const {
  return of_strata_[role][stratum] * age_sex_weight(profile(role), band, sex);
}

bool LegalRoles::has(std::size_t role, std::uint32_t stratum, std::uint32_t person, int band, Sex sex) const {
  return band != AdultBands::kMinor &&
         drawn(role, person) < chance(role, stratum, static_cast<std::size_t>(band), sex);
}

bool LegalRoles::may_have(std::size_t role, std::uint32_t stratum, std::uint32_t person) const {
  return drawn(role, person) < of_strata_[role][stratum] * most_[role];
}

double LegalRoles::drawn(std::size_t role, std::uint32_t person) const {
  return base::fixed_word(keys_[role], person) * kWord;
}

bool LegalRoles::has(std::size_t role, const Household& household, std::size_t place,
                     const Person& person) const {
  return has(role, household.stratum, household.first_person + static_cast<std::uint32_t>(place),
             bands_.of(person.born), person.sex);
}

std::array<RoleSet, kMostMembers> LegalRoles::of(const Household& household,
                                                 const std::array<Person, kMostMembers>& members) const {
  std::array<RoleSet, kMostMembers> roles{};
  for (std::size_t i = 0; i < household.size(); ++i) roles[i] = of(household, i, members[i]);
  return roles;
}

RoleSet LegalRoles::of(const Household& household, std::size_t place, const Person& person) const {
  const int band = bands_.of(person.born);
  if (band == AdultBands::kMinor) return 0;
  const std::uint32_t index = household.first_person + static_cast<std::uint32_t>(place);
  RoleSet roles = 0;
  for (std::size_t role = 0; role < profiles_.size(); ++role) {
    if (of_strata_[role][household.stratum] > 0 && has(role, household.stratum, index, band, person.sex))
      roles |= RoleSet{1} << role;
  }
  return roles;
}

}  // namespace osmanthus::population
