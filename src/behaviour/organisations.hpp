// Firms and public bodies before the courts.
//
//   firms' cases a month   f(m) = cases(year of m) / 12 · (1 − natural_person_debtors), at the population's
//   scale of firm j              f(m) · w(j) / Σ w,  w = place × frailty of its representative's household
//   commits, found         as a person (courts.hpp)
//   by mistake             as a person, among all firms alike: f(m) · mistakes_per_case(m)
//   public bodies          public_bodies_listed / 12 a month, all alike: ground 1, able to perform, found
//   a body performs        each month with `public_body_performance`
//
// Σ is over the firms expected, so that a replicate with more firms than that has more cases. Candidates are
// drawn among residents for all three at once, by the sum of their largest rates, and then told apart; one
// who represents no firm, or heads no body, is passed over.
#pragma once

#include <vector>

#include "behaviour/courts.hpp"
#include "behaviour/exits.hpp"
#include "population/posts.hpp"

namespace osmanthus::behaviour {

/// What may come upon the organisation that a resident stands for.
enum class Coming : std::uint8_t { firm_case, firm_mistake, body_case, nothing };

/// Months are counted from the first of the horizon. Organisations go by their numbers
/// (population/posts.hpp).
class Organisations {
 public:
  Organisations(const scenario::Scenario& scenario, const scenario::Values& values,
                const population::Population& population, const population::Posts& posts,
                const Courts& courts);

  /// Between candidates, residents of a stratum, of whatever is to come.
  const base::Gap& gap(std::uint32_t stratum) const { return gaps_[stratum]; }
  /// What comes upon the organisation of a candidate, if he stands for one of that kind.
  Coming coming(base::Luck luck, std::uint32_t organisation, std::uint32_t stratum, int month) const;

  /// The day on which a firm is recorded by mistake; what a firm does that has a case is Courts::course().
  base::Day mistake_day(base::Luck luck, std::uint32_t firm, int month) const;
  CaseCourse body_course(base::Luck luck, std::uint32_t body, int month) const;
  /// Months until a recorded body performs, at least one; base::Gap::kEndless for never. Then the day of
  /// that month of `days` days, from nought.
  std::uint64_t months_until_body_performs(base::Luck luck, MatterKey matter) const;
  std::uint32_t day_of_performance(base::Luck luck, MatterKey matter, std::uint32_t days) const;

  double expected_firm_cases(int month) const { return cases_[static_cast<std::size_t>(month)]; }
  double expected_firm_mistakes(int month) const;

 private:
  void count_cases(const scenario::Scenario& scenario, const scenario::Values& values, double scale);
  void set_gaps(const scenario::Scenario& scenario, const population::Population& population,
                const population::Posts& posts, double bodies_a_month);
  base::Day day_in(int month, base::Stream& stream) const;
  base::Address at(std::uint32_t index, int month, std::uint16_t purpose) const;

  scenario::Horizon horizon_;
  const Courts& courts_;
  std::vector<double> cases_;  // of firms, expected a month
  double most_cases_ = 0;
  double most_mistakes_ = 0;
  std::vector<base::Gap> gaps_;        // by stratum
  std::vector<base::Choice> comings_;  // by stratum, in the order of Coming
  base::Gap body_performs_;
  std::uint16_t first_month_ = 0;
};

}  // namespace osmanthus::behaviour
