#include "behaviour/courts.hpp"

#include <algorithm>

#include "behaviour/purpose.hpp"
#include "population/profile.hpp"

namespace osmanthus::behaviour {
namespace {

using population::age_sex_weight;
using scenario::get;
using scenario::Parameter;

double commits_share(const scenario::Values& v) {
  const double unable = get(v, Parameter::unable_debtors);
  const double able_part = (1 - unable) * get(v, Parameter::ground_able);
  return able_part + unable * get(v, Parameter::ground_unable);
}

std::vector<double> ground_weights(const scenario::Values& v) {
  return {get(v, Parameter::refuse_judgment),           get(v, Parameter::obstruct_enforcement),
          get(v, Parameter::evade_enforcement),         get(v, Parameter::violate_property_report),
          get(v, Parameter::violate_consumption_order), get(v, Parameter::break_settlement)};
}

}  // namespace

Courts::Courts(const scenario::Scenario& scenario, const scenario::Values& values,
               const population::Population& population, const population::Composition& composition)
    : scenario_(scenario), population_(population), congestion_(get(values, Parameter::congestion)) {
  first_month_ = static_cast<std::uint16_t>(base::month_of(scenario.horizon.start));
  for (std::size_t r = 0; r < population::kRegions; ++r)
    region_weight_[r] = population::place_weight(scenario.debt, r);
  count_cases(scenario, values);
  set_case_gaps(composition);
  set_mistakes(values, composition);
  able_ = base::Probability::of(1 - get(values, Parameter::unable_debtors));
  ground_able_ = base::Probability::of(get(values, Parameter::ground_able));
  ground_unable_ = base::Probability::of(get(values, Parameter::ground_unable));
  violent_ = base::Probability::of(get(values, Parameter::violent_and_grave));
  std::vector<double> weights = ground_weights(values);
  grounds_able_ = base::Choice(weights);
  weights[0] = 0;  // ground 1 is of those able to perform
  grounds_unable_ = base::Choice(weights);
}

void Courts::count_cases(const scenario::Scenario& scenario, const scenario::Values& values) {
  const double share = get(values, Parameter::natural_person_debtors) / population_.national_scale();
  double not_yet = 1;
  for (int month = 0; month < scenario::months(scenario.horizon); ++month) {
    const double a_year = scenario::cases_in_year_of(scenario, scenario::first_day(scenario.horizon, month));
    cases_.push_back(a_year / 12 * share);
    at_starts_.emplace_back(scenario::first_day(scenario.horizon, month));
    not_yet *= 1 - get(values, Parameter::court_take_up);
    take_up_.push_back(1 - not_yet);
  }
  most_cases_ = *std::ranges::max_element(cases_);
}

void Courts::set_case_gaps(const population::Composition& composition) {
  most_weight_ = population::most_age_sex_weight(scenario_.debt);
  const auto mean = population::mean_weights(population_, composition, scenario_.debt);
  double total = 0;
  for (const auto& stratum : population_.strata()) {
    const double here = stratum_weight(stratum) * stratum.persons * mean[stratum.region];
    total += here;
    region_share_[stratum.region] += here;
  }
  for (double& share : region_share_) share = total > 0 ? share / total : 0;
  for (const auto& stratum : population_.strata()) {
    const double weight = total > 0 ? stratum_weight(stratum) * most_weight_ / total : 0;
    case_gaps_.emplace_back(most_cases_ * weight);
  }
}

void Courts::set_mistakes(const scenario::Values& values, const population::Composition& composition) {
  for (std::size_t m = 0; m < cases_.size(); ++m)
    most_mistakes_ = std::max(most_mistakes_, cases_[m] * take_up_[m]);
  mistakes_per_listing_ = get(values, Parameter::wrong_listings) * commits_share(values);
  std::int64_t adults = 0;
  for (const auto& counts : composition.adults) adults += population::persons_in(counts);
  mistake_gap_ =
      base::Gap(adults == 0 ? 0 : mistakes_per_listing_ * most_mistakes_ / static_cast<double>(adults));
}

double Courts::expected_mistakes(int month) const {
  const auto m = static_cast<std::size_t>(month);
  return mistakes_per_listing_ * cases_[m] * take_up_[m];
}

double Courts::stratum_weight(const population::Stratum& stratum) const {
  const double place = region_weight_[stratum.region] * scenario_.debt.urban[stratum.urban ? 1 : 0];
  return place * scenario_.debt.income[stratum.quintile] *
         population_.spec().frailty[stratum.frailty].relative_rate;
}

base::Address Courts::at(std::uint32_t index, int month, std::uint16_t purpose) const {
  return {index, static_cast<std::uint16_t>(first_month_ + month), purpose};
}

base::Day Courts::day_in(int month, base::Stream& stream) const {
  const base::Day first = scenario::first_day(scenario_.horizon, month);
  const base::Day next = scenario::first_day(scenario_.horizon, month + 1);
  return first + static_cast<base::Day>(base::below(stream, static_cast<std::uint32_t>(next - first)));
}

bool Courts::may_have_case(base::Luck luck, std::uint32_t index, int month) const {
  base::Stream stream(luck, at(index, month, kCaseAccepted));
  return base::Probability::of(cases_[static_cast<std::size_t>(month)] / most_cases_).happens(stream);
}

bool Courts::has_case(base::Luck luck, std::uint32_t index, const population::Person& person,
                      int month) const {
  const int band = at_starts_[static_cast<std::size_t>(month)].of(person.born);
  if (band == population::AdultBands::kMinor) return false;
  const double weight =
      age_sex_weight(scenario_.debt, static_cast<std::size_t>(band), person.sex) / most_weight_;
  base::Stream stream(luck, at(index, month, kCaseAccepted));
  return base::Probability::of(cases_[static_cast<std::size_t>(month)] / most_cases_ * weight)
      .happens(stream);
}

CaseCourse Courts::course(base::Luck luck, std::uint32_t index, int month, double busy) const {
  base::Stream stream(luck, at(index, month, kCaseCourse));
  CaseCourse course;
  course.on = day_in(month, stream);
  course.able = able_.happens(stream);
  course.commits = (course.able ? ground_able_ : ground_unable_).happens(stream);
  const double found = take_up_[static_cast<std::size_t>(month)] / (1 + congestion_ * busy);
  course.detected = base::Probability::of(found).happens(stream);
  course.ground = static_cast<Ground>((course.able ? grounds_able_ : grounds_unable_).draw(stream));
  course.violent_and_grave = course.ground == Ground::obstruct_enforcement && violent_.happens(stream);
  return course;
}

base::Day Courts::mistake(base::Luck luck, std::uint32_t index, const population::Person& person,
                          int month) const {
  base::Stream stream(luck, at(index, month, kMistakeCourse));
  const base::Day on = day_in(month, stream);
  if (population::age_on(person.born, on) < population::kMajority) return base::kNever;
  const auto m = static_cast<std::size_t>(month);
  const auto accepted = base::Probability::of(cases_[m] * take_up_[m] / most_mistakes_);
  return accepted.happens(stream) ? on : base::kNever;
}

}  // namespace osmanthus::behaviour
