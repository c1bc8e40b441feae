// The kinds of household: who lives in one, and how they are related.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace osmanthus::population {

/// What a member is to the household; it tells the age group, and whose child or parent he is.
enum class Role : std::uint8_t {
  child,            // 0 to 14
  youth,            // 15 to 29, lives with his parents
  parent,           // 15 to 59, of a child
  parent_of_youth,  // 15 to 59
  adult,            // 15 to 59, with no child at home
  elder             // 60 and above; where younger adults live there, the parent of the first of them
};
inline constexpr std::size_t kRoles = 6;

inline constexpr std::size_t kMostMembers = 7;
inline constexpr std::size_t kBands = 3;  // 0–14, 15–59, 60 and above

struct HouseholdType {
  std::array<Role, kMostMembers> members;
  std::uint8_t size;
  double seed;  // households of the type among all, per cent, before the fit: assumed

  std::span<const Role> roles() const { return {members.data(), size}; }
  bool has_couple() const { return size > 1 && members[0] == members[1] && members[0] != Role::elder; }
  bool has_old_couple() const;  // two elders, always the last two members
};

std::span<const HouseholdType> household_types();

std::size_t band_of(Role role);
/// 0 to 5: households of 1 to 5, and of 6 and more.
std::size_t size_group(const HouseholdType& type);
/// How many of the members are in the age band.
int members_in(const HouseholdType& type, std::size_t band);
/// How many have the role.
int members_with(const HouseholdType& type, Role role);
/// Couples among the members, the old one included.
int couples(const HouseholdType& type);

/// What is drawn for a member: his age beside the household's, and a sex of his own or the other one of his
/// partner's.
struct Place {
  Role role = Role::adult;
  bool first_of_couple = false;
  bool second_of_couple = false;
  std::uint8_t sibling = 0;  // which of the children or youths of the household
};
/// The members of each type, in their order.
const std::array<Place, kMostMembers>& places_in(const HouseholdType& type);

/// Whether member `parent` is a parent of member `child` of the same household.
bool is_parent(const HouseholdType& type, std::size_t parent, std::size_t child);
/// Whether the two live as a couple.
bool are_couple(const HouseholdType& type, std::size_t a, std::size_t b);

}  // namespace osmanthus::population
