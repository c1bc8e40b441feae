#include "population/household_type.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace osmanthus::population {
namespace {

constexpr Role C = Role::child;
constexpr Role Y = Role::youth;
constexpr Role P = Role::parent;
constexpr Role Q = Role::parent_of_youth;
constexpr Role A = Role::adult;
constexpr Role E = Role::elder;

// Which kinds there are and their seeds are assumed; the fit keeps the census's sizes and ages.
constexpr std::array<HouseholdType, 22> kTypes{{
    {{A}, 1, 13.0},
    {{E}, 1, 12.4},
    {{A, A}, 2, 12.2},
    {{E, E}, 2, 11.0},
    {{P, C}, 2, 2.5},
    {{Q, Y}, 2, 4.0},
    {{P, P, C}, 3, 9.0},
    {{Q, Q, Y}, 3, 10.0},
    {{A, A, E}, 3, 2.0},
    {{P, P, C, C}, 4, 5.5},
    {{P, P, C, E}, 4, 3.0},
    {{Q, Q, Y, Y}, 4, 2.0},
    {{Q, Q, Y, E}, 4, 1.7},
    {{A, A, E, E}, 4, 1.0},
    {{P, P, C, C, E}, 5, 2.5},
    {{P, P, C, E, E}, 5, 1.5},
    {{Q, Q, Y, Y, E}, 5, 1.1},
    {{Q, Q, Y, E, E}, 5, 1.1},
    {{P, P, C, C, E, E}, 6, 2.2},
    {{P, P, C, C, C, E}, 6, 0.9},
    {{Q, Q, Y, Y, E, E}, 6, 0.5},
    {{P, P, C, C, C, E, E}, 7, 1.0},
}};

bool brought_up_here(Role role) { return role == C || role == Y; }

std::array<Place, kMostMembers> places(const HouseholdType& type) {
  std::array<Place, kMostMembers> all{};
  std::uint8_t siblings = 0;
  for (std::size_t i = 0; i < type.size; ++i) {
    all[i].role = type.members[i];
    all[i].first_of_couple = i + 1 < type.size && are_couple(type, i, i + 1);
    all[i].second_of_couple = i > 0 && are_couple(type, i - 1, i);
    if (brought_up_here(all[i].role)) all[i].sibling = siblings++;
  }
  return all;
}

}  // namespace

const std::array<Place, kMostMembers>& places_in(const HouseholdType& type) {
  static const auto kAll = [] {
    std::array<std::array<Place, kMostMembers>, kTypes.size()> all{};
    for (std::size_t t = 0; t < kTypes.size(); ++t) all[t] = places(kTypes[t]);
    return all;
  }();
  return kAll[static_cast<std::size_t>(&type - kTypes.data())];
}

bool HouseholdType::has_old_couple() const {
  return size > 1 && members[size - 1U] == E && members[size - 2U] == E;
}

std::span<const HouseholdType> household_types() { return kTypes; }

std::size_t band_of(Role role) {
  if (role == C) return 0;
  return role == E ? 2 : 1;
}

std::size_t size_group(const HouseholdType& type) { return std::min<std::size_t>(type.size, 6) - 1; }

/// Asked a million times by a fit.
int members_in(const HouseholdType& type, std::size_t band) {
  static const auto kAll = [] {
    std::vector<std::array<int, kBands>> all;
    for (const auto& each : household_types()) {
      auto& bands = all.emplace_back();
      for (const Role role : each.roles()) ++bands[band_of(role)];
    }
    return all;
  }();
  return kAll[static_cast<std::size_t>(&type - household_types().data())][band];
}

int members_with(const HouseholdType& type, Role role) {
  return static_cast<int>(std::ranges::count(type.roles(), role));
}

int couples(const HouseholdType& type) {
  return (type.has_couple() ? 1 : 0) + (type.has_old_couple() ? 1 : 0);
}

bool is_parent(const HouseholdType& type, std::size_t parent, std::size_t child) {
  const Role p = type.members[parent];
  const Role c = type.members[child];
  if (brought_up_here(c)) return p == P || p == Q;
  return p == E && child == 0 && c != E;
}

bool are_couple(const HouseholdType& type, std::size_t a, std::size_t b) {
  if (a == b) return false;
  if (a < 2 && b < 2) return type.has_couple() || (type.size == 2 && type.has_old_couple());
  return type.has_old_couple() && a + 2 >= type.size && b + 2 >= type.size;
}

}  // namespace osmanthus::population
