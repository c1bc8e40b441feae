// Who comes before the enforcement courts, what debtors do, and who is recorded by mistake.
//
//   cases a month       c(m) = cases(year of m) / 12 · natural_person_debtors, at the population's scale
//   of adult i          c(m) · w(i) / Σ w,  w = place × income × frailty × age × sex
//   commits a ground    ground_able or ground_unable, by whether he can perform (unable_debtors)
//   found               u(m) / (1 + congestion · busy),  u(m) = 1 − (1 − court_take_up)^(m + 1), m counted
//                       from the list's first month; busy: months of work that the region's courts have
//                       before them
//   by mistake          wrong_listings · c(m) · u(m) · (share who commit a ground), among all adults alike
//
// Candidates come from majorant rates, constant over time, that depend on neither state nor law; whether one
// is accepted is a draw of its own.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/random.hpp"
#include "population/composition.hpp"
#include "population/population.hpp"
#include "scenario/scenario.hpp"

namespace osmanthus::behaviour {

/// The six grounds of the court list, in the order of its article 1.
enum class Ground : std::uint8_t {
  refuse_judgment,
  obstruct_enforcement,
  evade_enforcement,
  violate_property_report,
  violate_consumption_order,
  break_settlement
};
inline constexpr std::size_t kGrounds = 6;

/// What a debtor does in the month of his case.
struct CaseCourse {
  bool able = true;
  bool commits = false;
  bool detected = false;  // the court finds it and takes it up
  Ground ground = Ground::refuse_judgment;
  bool violent_and_grave = false;
  base::Day on = 0;

  bool operator==(const CaseCourse&) const = default;
};

/// Months are counted from the first of the horizon; random numbers go by months since January 1900.
class Courts {
 public:
  Courts(const scenario::Scenario& scenario, const scenario::Values& values,
         const population::Population& population, const population::Composition& composition);

  const base::Gap& case_gap(std::uint32_t stratum) const { return case_gaps_[stratum]; }
  /// Whether the candidate may have a case in that month, whoever he is.
  bool may_have_case(base::Luck luck, std::uint32_t index, int month) const;
  /// Whether he has.
  bool has_case(base::Luck luck, std::uint32_t index, const population::Person& person, int month) const;
  /// `busy` months of work lie before the court.
  CaseCourse course(base::Luck luck, std::uint32_t index, int month, double busy) const;

  const base::Gap& mistake_gap() const { return mistake_gap_; }
  /// The day on which the candidate is recorded by mistake; base::kNever if he is not.
  base::Day mistake(base::Luck luck, std::uint32_t index, const population::Person& person, int month) const;

  /// Cases a month that the model expects among all its residents; mistakes likewise.
  double expected_cases(int month) const { return cases_[static_cast<std::size_t>(month)]; }
  double expected_cases(int month, std::size_t region) const {
    return expected_cases(month) * region_share_[region];
  }
  double expected_mistakes(int month) const;

  /// Of those who commit a ground, the share that the courts find in that month.
  double found_share(int month) const { return take_up_[static_cast<std::size_t>(month)]; }
  /// Recorded by mistake in that month, to cases accepted in it.
  double mistakes_per_case(int month) const { return mistakes_per_listing_ * found_share(month); }

 private:
  void count_cases(const scenario::Scenario& scenario, const scenario::Values& values);
  void set_case_gaps(const population::Composition& composition);
  void set_mistakes(const scenario::Values& values, const population::Composition& composition);
  double stratum_weight(const population::Stratum& stratum) const;
  base::Address at(std::uint32_t index, int month, std::uint16_t purpose) const;
  base::Day day_in(int month, base::Stream& stream) const;

  const scenario::Scenario& scenario_;
  const population::Population& population_;
  std::array<double, population::kRegions> region_weight_{};
  std::array<double, population::kRegions> region_share_{};  // of the cases
  double congestion_ = 0;
  std::vector<population::AdultBands> at_starts_;  // of the months, on their first days
  std::vector<double> cases_;                      // expected a month, among all residents
  std::vector<double> take_up_;
  double most_cases_ = 0;
  double most_weight_ = 0;  // of age × sex
  std::vector<base::Gap> case_gaps_;
  base::Gap mistake_gap_;
  double most_mistakes_ = 0;  // of cases × take-up
  double mistakes_per_listing_ = 0;
  base::Probability able_, ground_able_, ground_unable_, violent_;
  base::Choice grounds_able_, grounds_unable_;
  std::uint16_t first_month_ = 0;
};

}  // namespace osmanthus::behaviour
