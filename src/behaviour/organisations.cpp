#include "behaviour/organisations.hpp"

#include <algorithm>

#include "behaviour/purpose.hpp"
#include "population/profile.hpp"

namespace osmanthus::behaviour {
namespace {

using population::Post;
using scenario::get;
using scenario::Parameter;

constexpr int kMonths = 12;

}  // namespace

Organisations::Organisations(const scenario::Scenario& scenario, const scenario::Values& values,
                             const population::Population& population, const population::Posts& posts,
                             const Courts& courts)
    : horizon_(scenario.horizon),
      courts_(courts),
      body_performs_(get(values, Parameter::public_body_performance)),
      first_month_(static_cast<std::uint16_t>(base::month_of(scenario.horizon.start))) {
  const double scale = population.national_scale();
  count_cases(scenario, values, scale);
  set_gaps(scenario, population, posts, get(values, Parameter::public_bodies_listed) / kMonths / scale);
}

void Organisations::count_cases(const scenario::Scenario& scenario, const scenario::Values& values,
                                double scale) {
  const double share = (1 - get(values, Parameter::natural_person_debtors)) / scale;
  for (int month = 0; month < scenario::months(horizon_); ++month) {
    const double a_year = scenario::cases_in_year_of(scenario, scenario::first_day(horizon_, month));
    cases_.push_back(a_year / kMonths * share);
    most_cases_ = std::max(most_cases_, cases_.back());
    most_mistakes_ = std::max(most_mistakes_, expected_firm_mistakes(month));
  }
}

void Organisations::set_gaps(const scenario::Scenario& scenario, const population::Population& population,
                             const population::Posts& posts, double bodies_a_month) {
  const auto weight = [&](const population::Stratum& stratum) {
    return population::place_weight(scenario.debt, stratum.region) *
           scenario.population.frailty[stratum.frailty].relative_rate;
  };
  double firms = 0;
  double bodies = 0;
  double weights = 0;
  const auto strata = population.strata();
  for (std::uint32_t s = 0; s < strata.size(); ++s) {
    const double here = posts.expected(Post::represents_firm, s);
    firms += here;
    weights += here * weight(strata[s]);
    bodies += posts.expected(Post::heads_public_body, s);
  }
  const double mistakes = firms > 0 ? most_mistakes_ / firms : 0;
  const double body_cases = bodies > 0 ? bodies_a_month / bodies : 0;
  for (const auto& stratum : strata) {
    const double cases = weights > 0 ? most_cases_ * weight(stratum) / weights : 0;
    const double all = cases + mistakes + body_cases;
    gaps_.emplace_back(all);
    comings_.push_back(all > 0 ? base::Choice({cases, mistakes, body_cases}) : base::Choice());
  }
}

double Organisations::expected_firm_mistakes(int month) const {
  return expected_firm_cases(month) * courts_.mistakes_per_case(month);
}

Coming Organisations::coming(base::Luck luck, std::uint32_t organisation, std::uint32_t stratum,
                             int month) const {
  base::Stream stream(luck, at(organisation, month, kOrganisationComing));
  const auto what = static_cast<Coming>(comings_[stratum].draw(stream));
  double share = 1;
  if (what == Coming::firm_case) share = expected_firm_cases(month) / most_cases_;
  if (what == Coming::firm_mistake) share = expected_firm_mistakes(month) / most_mistakes_;
  return base::Probability::of(share).happens(stream) ? what : Coming::nothing;
}

base::Day Organisations::mistake_day(base::Luck luck, std::uint32_t firm, int month) const {
  base::Stream stream(luck, at(firm, month, kMistakeCourse));
  return day_in(month, stream);
}

CaseCourse Organisations::body_course(base::Luck luck, std::uint32_t body, int month) const {
  base::Stream stream(luck, at(body, month, kBodyCourse));
  CaseCourse course;
  course.on = day_in(month, stream);
  course.commits = course.detected = true;
  return course;
}

std::uint64_t Organisations::months_until_body_performs(base::Luck luck, MatterKey matter) const {
  base::Stream stream(luck, {matter.person, matter.month, kBodyPerformance});
  stream.word();
  const std::uint64_t gap = body_performs_.draw(stream);
  return gap == base::Gap::kEndless ? gap : gap + 1;
}

std::uint32_t Organisations::day_of_performance(base::Luck luck, MatterKey matter, std::uint32_t days) const {
  base::Stream stream(luck, {matter.person, matter.month, kBodyPerformance});
  return base::below(stream, days);
}

base::Day Organisations::day_in(int month, base::Stream& stream) const {
  const base::Day first = scenario::first_day(horizon_, month);
  const base::Day next = scenario::first_day(horizon_, month + 1);
  return first + static_cast<base::Day>(base::below(stream, static_cast<std::uint32_t>(next - first)));
}

base::Address Organisations::at(std::uint32_t index, int month, std::uint16_t purpose) const {
  return {index, static_cast<std::uint16_t>(first_month_ + month), purpose};
}

}  // namespace osmanthus::behaviour
