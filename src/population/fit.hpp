// Fits the household cells to the census's margins, by iterative proportional fitting.
#pragma once

#include <array>
#include <vector>

#include "population/geography.hpp"
#include "population/household_type.hpp"

namespace osmanthus::population {

/// A table of rows and columns with the seed's interactions and the margins asked for; both must have one
/// total. Deming and Stephan 1940. Cells whose seed is nought stay so.
std::vector<std::vector<double>> fit_table(std::vector<std::vector<double>> seed,
                                           const std::vector<double>& rows,
                                           const std::vector<double>& columns);

/// Households of each type in each region, in the nation's numbers.
struct HouseholdFit {
  std::vector<std::array<double, kRegions>> households;  // by type, then region

  double persons(std::size_t region, std::size_t band) const;
  double size_share(std::size_t group) const;  // of all households
  double role_persons(Role role) const;

  /// The largest relative distance of a region's age band, or of a household size's share, from its margin.
  double worst_error() const;
};

/// What worst_error() is at most after the fit.
inline constexpr double kFitTolerance = 1e-7;

/// So that each region has the residents of each age band that the census gives, and the nation its household
/// sizes. A factor to the power of the persons of a band in a household moves a region's band; a plain factor
/// moves a size.
HouseholdFit fit_households();

/// Persons of 15 to 59 by role (youth, parent, parent of youth, adult) and five-year age: the national ages,
/// split so that each role has as many as the households need. The seed, at which ages people have which
/// role, is assumed.
std::vector<std::vector<double>> fit_roles(const HouseholdFit& fit);

/// Shares of the five income quintiles among rural and urban residents, in that order: a fifth of all
/// residents in each, the lower the more rural. The seed is assumed.
std::vector<std::vector<double>> fit_incomes();

}  // namespace osmanthus::population
