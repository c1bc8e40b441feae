#include "population/fit.hpp"

#include <algorithm>
#include <cmath>

namespace osmanthus::population {
namespace {

constexpr int kSweeps = 400;
constexpr int kNewtonSteps = 4;

double power(double base, int exponent) {
  double result = 1;
  for (int i = 0; i < exponent; ++i) result *= base;
  return result;
}

double target_persons(const Region& region, std::size_t band) {
  const double share = band == 0 ? region.age_0_14 : band == 1 ? region.age_15_59 : region.age_60;
  return region.residents * share;
}

double target_size_share(std::size_t group) {
  double published = 0;
  for (const double percent : household_sizes()) published += percent;
  return household_sizes()[group] / published;
}

/// The factor f with Σ w a f^a = target, by Newton's method: the left side grows with f.
double factor(const HouseholdFit& fit, std::size_t region, std::size_t band, double target) {
  double f = 1;
  for (int step = 0; step < kNewtonSteps; ++step) {
    double value = -target;
    double slope = 0;
    for (std::size_t t = 0; t < fit.households.size(); ++t) {
      const int a = members_in(household_types()[t], band);
      if (a == 0) continue;
      const double weight = fit.households[t][region] * a;
      value += weight * power(f, a);
      slope += weight * a * power(f, a - 1);
    }
    const double next = f - value / slope;
    f = next > 0 ? next : f / 2;
  }
  return f;
}

void fit_region(HouseholdFit& fit, std::size_t region) {
  for (std::size_t band = 0; band < kBands; ++band) {
    const double f = factor(fit, region, band, target_persons(regions()[region], band));
    for (std::size_t t = 0; t < fit.households.size(); ++t) {
      fit.households[t][region] *= power(f, members_in(household_types()[t], band));
    }
  }
}

void fit_sizes(HouseholdFit& fit) {
  for (std::size_t group = 0; group < kSizeGroups; ++group) {
    const double f = target_size_share(group) / fit.size_share(group);
    for (std::size_t t = 0; t < fit.households.size(); ++t) {
      if (size_group(household_types()[t]) != group) continue;
      for (double& households : fit.households[t]) households *= f;
    }
  }
}

HouseholdFit seed_households() {
  HouseholdFit fit;
  for (const auto& type : household_types()) {
    auto& row = fit.households.emplace_back();
    for (std::size_t r = 0; r < kRegions; ++r) row[r] = type.seed / 100 * regions()[r].residents / 2.6;
  }
  return fit;
}

}  // namespace

std::vector<std::vector<double>> fit_table(std::vector<std::vector<double>> table,
                                           const std::vector<double>& rows,
                                           const std::vector<double>& columns) {
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      double sum = 0;
      for (const double cell : table[i]) sum += cell;
      for (double& cell : table[i]) cell *= rows[i] / sum;
    }
    for (std::size_t j = 0; j < columns.size(); ++j) {
      double sum = 0;
      for (const auto& row : table) sum += row[j];
      for (auto& row : table) row[j] *= columns[j] / sum;
    }
  }
  return table;
}

double HouseholdFit::persons(std::size_t region, std::size_t band) const {
  double sum = 0;
  for (std::size_t t = 0; t < households.size(); ++t) {
    sum += households[t][region] * members_in(household_types()[t], band);
  }
  return sum;
}

double HouseholdFit::size_share(std::size_t group) const {
  double all = 0;
  double in_group = 0;
  for (std::size_t t = 0; t < households.size(); ++t) {
    double sum = 0;
    for (const double n : households[t]) sum += n;
    all += sum;
    if (size_group(household_types()[t]) == group) in_group += sum;
  }
  return in_group / all;
}

double HouseholdFit::role_persons(Role role) const {
  double sum = 0;
  for (std::size_t t = 0; t < households.size(); ++t) {
    for (const double n : households[t]) sum += n * members_with(household_types()[t], role);
  }
  return sum;
}

double HouseholdFit::worst_error() const {
  double worst = 0;
  const auto compare = [&](double achieved, double target) {
    worst = std::max(worst, std::fabs(achieved / target - 1));
  };
  for (std::size_t r = 0; r < kRegions; ++r) {
    for (std::size_t band = 0; band < kBands; ++band)
      compare(persons(r, band), target_persons(regions()[r], band));
  }
  for (std::size_t group = 0; group < kSizeGroups; ++group)
    compare(size_share(group), target_size_share(group));
  return worst;
}

HouseholdFit fit_households() {
  HouseholdFit fit = seed_households();
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    fit_sizes(fit);
    for (std::size_t r = 0; r < kRegions; ++r) fit_region(fit, r);
  }
  return fit;
}

std::vector<std::vector<double>> fit_roles(const HouseholdFit& fit) {
  // 15–19, 20–24, … 55–59
  const std::vector<std::vector<double>> seed{
      {1.0, 0.50, 0.15, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0},   // youth
      {0.0, 0.05, 0.50, 1.0, 1.0, 0.5, 0.2, 0.05, 0.0},  // parent
      {0.0, 0.00, 0.00, 0.0, 0.4, 1.0, 1.0, 0.9, 0.6},   // parent of youth
      {0.2, 0.60, 0.50, 0.2, 0.2, 0.3, 0.4, 0.6, 1.0},   // adult
  };
  const std::vector<double> rows{fit.role_persons(Role::youth), fit.role_persons(Role::parent),
                                 fit.role_persons(Role::parent_of_youth), fit.role_persons(Role::adult)};
  double needed = 0;
  for (const double row : rows) needed += row;
  constexpr std::size_t kFirst = 3;  // 15–19 is the fourth five-year band
  std::vector<double> columns(seed[0].size());
  double there = 0;
  for (std::size_t j = 0; j < columns.size(); ++j) there += columns[j] = five_year_ages()[kFirst + j];
  for (double& column : columns) column *= needed / there;
  return fit_table(seed, rows, columns);
}

std::vector<std::vector<double>> fit_incomes() {
  const std::vector<std::vector<double>> seed{{1.8, 1.4, 1.0, 0.6, 0.4}, {0.5, 0.8, 1.0, 1.3, 1.6}};
  double urban = 0;
  for (const Region& region : regions()) urban += region.residents * region.urban;
  urban /= national_residents();
  auto table = fit_table(seed, {1 - urban, urban}, std::vector<double>(5, 0.2));
  for (double& share : table[0]) share /= 1 - urban;
  for (double& share : table[1]) share /= urban;
  return table;
}

}  // namespace osmanthus::population
