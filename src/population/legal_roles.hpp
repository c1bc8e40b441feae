// Which roles of the law an adult has: who drives, who keeps a dog. A pure function of (specification, seed,
// index) and of a replicate's shares; nothing is stored.
//
//   of an adult i     share · w(i) / w̄,   w = place × urban or rural × income × age × sex of the profile
//
// with w̄ its mean over the adults of the nation and the share per 1,000. Adults are those of age on the first
// day of the horizon: a role is had through the whole run. Roles are independent of each other.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "population/composition.hpp"

namespace osmanthus::population {

/// One bit a role of the scenario, in its order.
using RoleSet = std::uint32_t;
inline constexpr std::size_t kMostLegalRoles = 32;

class LegalRoles {
 public:
  /// `shares` of 1,000 adults, beside the scenario's roles; `at_start`: the adults by their ages on the
  /// horizon's first day.
  LegalRoles(const scenario::Scenario& scenario, const std::vector<double>& shares,
             const Population& population, const Composition& at_start);

  /// The roles of each member.
  std::array<RoleSet, kMostMembers> of(const Household& household,
                                       const std::array<Person, kMostMembers>& members) const;
  /// Those of the member at that place.
  RoleSet of(const Household& household, std::size_t place, const Person& person) const;
  /// Whether the member at that place has that role.
  bool has(std::size_t role, const Household& household, std::size_t place, const Person& person) const;
  /// Whether a resident of the stratum has it, if he is of the age and sex that have it oftenest: else nobody
  /// need ask who he is.
  bool may_have(std::size_t role, std::uint32_t stratum, std::uint32_t person) const;
  double chance(std::size_t role, std::uint32_t stratum, const Person& person) const;
  /// Of an adult of that age band.
  double chance(std::size_t role, std::uint32_t stratum, std::size_t band, Sex sex) const;

 private:
  const scenario::Profile& profile(std::size_t role) const { return *profiles_[role]; }
  bool has(std::size_t role, std::uint32_t stratum, std::uint32_t person, int band, Sex sex) const;
  double drawn(std::size_t role, std::uint32_t person) const;

  std::vector<const scenario::Profile*> profiles_;
  std::vector<std::uint64_t> keys_;  // of their draws, by name
  std::vector<double> most_;         // of the weights of ages and sexes
  AdultBands bands_;
  std::vector<std::vector<double>> of_strata_;  // by role: share · stratum weight / w̄
};

}  // namespace osmanthus::population
