#include "population/legal_roles.hpp"

#include "population/profile.hpp"
#include "population/purpose.hpp"

namespace osmanthus::population {
namespace {

constexpr double kPerThousand = 1000;
constexpr double kWords = 4294967296.0;  // 2^32

}  // namespace

LegalRoles::LegalRoles(const scenario::Scenario& scenario, const std::vector<double>& shares,
                       const Population& population, const Composition& at_start)
    : seed_(scenario.seed), bands_(scenario.horizon.start) {
  std::int64_t adults = 0;
  for (const auto& counts : at_start.adults) adults += persons_in(counts);
  for (std::size_t role = 0; role < scenario.roles.size(); ++role) {
    keys_.push_back(base::key_of(scenario.roles[role].role.id));
    profiles_.push_back(&scenario.profiles.at(scenario.roles[role].who.id));
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

/// A word a member.
base::Stream LegalRoles::draws(std::size_t role, const Household& household) const {
  return {base::Luck{seed_, 0}.of(keys_[role]), {household.index, 0, kRoleDraws}};
}

bool LegalRoles::has(std::size_t role, const Household& household, std::size_t place,
                     const Person& person) const {
  if (of_strata_[role][household.stratum] == 0) return false;
  base::Stream draws = this->draws(role, household);
  for (std::size_t passed_over = 0; passed_over < place; ++passed_over) draws.word();
  return draws.word() / kWords < chance(role, household.stratum, person);
}

std::array<RoleSet, kMostMembers> LegalRoles::of(const Household& household,
                                                 const std::array<Person, kMostMembers>& members) const {
  std::array<RoleSet, kMostMembers> roles{};
  for (std::size_t role = 0; role < profiles_.size(); ++role) {
    if (of_strata_[role][household.stratum] == 0) continue;
    base::Stream draws = this->draws(role, household);
    for (std::size_t i = 0; i < household.size(); ++i) {
      const bool has = draws.word() / kWords < chance(role, household.stratum, members[i]);
      if (has) roles[i] |= RoleSet{1} << role;
    }
  }
  return roles;
}

}  // namespace osmanthus::population
