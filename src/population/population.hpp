// Synthetic households and persons as a pure function of (specification, seed, index).
//
// The population is a list of cells, region × urban or rural × income quintile × frailty class × household
// type. The households of a cell stand in a row, and so do the persons of a household: an index is all that a
// person costs. No attribute is stored.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "population/geography.hpp"
#include "population/household_type.hpp"
#include "scenario/scenario.hpp"

namespace osmanthus::population {

struct HouseholdFit;

/// Cells that differ in the household type alone: whose members have the same rates, age and sex apart.
struct Stratum {
  std::uint8_t region = 0;
  bool urban = false;
  std::uint8_t quintile = 0;  // 0 to 4
  std::uint8_t frailty = 0;   // of the specification's classes
  std::uint32_t first_person = 0;
  std::uint32_t persons = 0;
  std::uint32_t first_cell = 0;
  std::uint32_t cells = 0;
};

/// A household: its place in the rows, its cell's traits, and its kind.
struct Household {
  std::uint32_t index = 0;
  std::uint32_t first_person = 0;
  std::uint32_t stratum = 0;
  const HouseholdType* type = nullptr;

  std::uint8_t size() const { return type->size; }
};

enum class Sex : std::uint8_t { female, male };

struct Person {
  base::Day born = 0;
  Sex sex = Sex::female;
};

class Population {
 public:
  Population(const scenario::PopulationSpec& spec, std::uint64_t seed);

  std::uint32_t residents() const { return residents_; }
  std::uint32_t households() const { return households_; }
  std::span<const Stratum> strata() const { return strata_; }
  const Stratum& stratum(const Household& household) const { return strata_[household.stratum]; }
  const scenario::PopulationSpec& spec() const { return spec_; }

  /// By how much a count here is multiplied to be one of the nation.
  double national_scale() const { return national_residents() / residents_; }

  /// The household in which person `person` < residents() lives.
  Household household_of(std::uint32_t person) const;
  /// As household_of, for a person known to be of that stratum.
  Household household_of(std::uint32_t person, std::uint32_t stratum) const;

  /// The household of that index < households().
  Household household(std::uint32_t index) const;

  /// How many households of its kind stand in its row from this one on, itself included; and the one that
  /// stands `places` behind it.
  std::uint32_t rest_of_row(const Household& household) const;
  static Household behind(Household household, std::uint32_t places);

  /// Who lives there, in the order of the household's type.
  std::array<Person, kMostMembers> members(const Household& household) const;
  /// The one of them at that place.
  Person member(const Household& household, std::size_t place) const;
  Person person(std::uint32_t index) const;

  /// The share of a region's persons outside couples who are men.
  double men_outside_couples(std::size_t region) const { return men_[region]; }

 private:
  struct Cell {
    std::uint32_t first_person = 0;
    std::uint32_t first_household = 0;
    std::uint32_t stratum = 0;
    std::uint8_t type = 0;
  };

  void lay_out(const HouseholdFit& fit);
  void lay_out_cells(const HouseholdFit& fit, double scale);
  void lay_out_stratum(Stratum stratum, double households, const std::vector<double>& of_types);
  void lay_out_ages(const HouseholdFit& fit);
  const Cell* cell_of(const Cell* begin, const Cell* end, std::uint32_t person) const;
  static Household in_row(const Cell& cell, std::uint32_t place);
  Household household_in(const Cell* begin, const Cell* end, std::uint32_t person) const;
  template <class Take>
  void draw_members(const Household& household, std::size_t until, Take take) const;
  base::Day born(Role role, std::uint32_t quantile) const;

  scenario::PopulationSpec spec_;
  std::uint64_t seed_;
  std::vector<Cell> cells_;
  std::vector<Stratum> strata_;
  std::uint32_t residents_ = 0;
  std::uint32_t households_ = 0;
  double wanted_households_ = 0;  // before rounding, up to the cell being laid out
  std::array<double, kRegions> men_{};
  std::array<base::Probability, kRegions> man_;
  std::array<base::Choice, kRoles> ages_;          // five-year bands by role
  std::array<std::uint8_t, kRoles> first_band_{};  // the five-year band of the first choice
};

/// All that the population follows from, in one line: what its digest is made of.
std::string describe(const scenario::PopulationSpec& spec, std::uint64_t seed);

/// Whole years on `day`, reached on the birthday (29 February: on 28 February); negative before birth.
int age_on(base::Day born, base::Day day);

}  // namespace osmanthus::population
