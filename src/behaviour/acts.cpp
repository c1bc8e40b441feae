#include "behaviour/acts.hpp"

#include <algorithm>

#include "behaviour/purpose.hpp"
#include "behaviour/values.hpp"
#include "population/profile.hpp"

namespace osmanthus::behaviour {
namespace {

using scenario::EverydayAct;

constexpr double kPerThousandAYear = 12'000;
// Where the numbers of roles, acts and answers begin among those that are drawn once a replicate.
constexpr std::uint32_t kOfRoles = 0;
constexpr std::uint32_t kOfActs = 1000;
constexpr std::uint32_t kOfAnswers = 2000;
constexpr std::uint32_t kNumbersOfAnAct = 3;

}  // namespace

ActNumbers draw_act_numbers(const scenario::Scenario& scenario, base::Luck luck) {
  const auto number = [&](const scenario::Estimate& estimate, std::uint32_t which) {
    return draw(estimate, luck, {which, 0, kActNumber});
  };
  ActNumbers numbers;
  std::uint32_t next = kOfRoles;
  for (const auto& role : scenario.roles) numbers.roles.push_back(number(role.share, next++));
  next = kOfActs;
  for (const auto& act : scenario.acts) {
    numbers.acts.push_back(
        {number(act.a_year, next), number(act.recorded, next + 1), number(act.wrongly, next + 2)});
    next += kNumbersOfAnAct;
  }
  next = kOfAnswers;
  for (const auto& answer : scenario.answers) numbers.answers.push_back(number(answer.a_month, next++));
  return numbers;
}

double most_recorded_a_month(const scenario::Scenario& scenario, const EverydayAct& act, bool good) {
  const auto most = [](const scenario::Estimate& e) { return e.range ? e.range->high : e.value; };
  const auto& who = scenario.profiles.at(act.who.id);
  double place = 1;
  for (const auto region : population::regions_of(act.place.id))
    place = std::max(place, population::place_weight(who, region));
  double frailty = 0;
  for (const auto& f : scenario.population.frailty) frailty = std::max(frailty, f.relative_rate);
  const auto encouraged = good ? scenario::Parameter::rewards : scenario::Parameter::crowding_out;
  return most(act.a_year) / kPerThousandAYear * most(act.recorded) * place * std::ranges::max(who.urban) *
         std::ranges::max(who.income) * frailty * population::most_age_sex_weight(who) *
         (1 + most(scenario.estimate(encouraged)));
}

Acts::Acts(const scenario::Scenario& scenario, const ActNumbers& numbers, const Response& response,
           const std::vector<bool>& good, const population::Population& population)
    : population_(population) {
  if (has(scenario.off, scenario::Mechanism::everyday_acts)) return;
  for (std::size_t i = 0; i < scenario.acts.size(); ++i) {
    const EverydayAct& source = scenario.acts[i];
    const auto& [a_year, recorded, wrongly] = numbers.acts[i];
    Act& act = acts_.emplace_back();
    act.source = &source;
    act.who = &scenario.profiles.at(source.who.id);
    for (std::size_t role = 0; role < scenario.roles.size(); ++role) {
      if (scenario.roles[role].role.id == source.role.id) act.role = role;
    }
    act.most_age_sex = population::most_age_sex_weight(*act.who);
    act.most_encouragement = response.most_encouragement(good[i]);
    const double a_month = a_year / kPerThousandAYear;
    act.unseen_a_month = a_month * (1 - recorded);
    for (const auto region : population::regions_of(source.place.id)) act.done_in[region] = true;
    for (const auto& stratum : population.strata()) {
      const double rate = act.done_in[stratum.region] ? a_month * recorded * weight(*act.who, stratum) : 0;
      act.gaps.emplace_back(rate * act.most_age_sex * act.most_encouragement);
    }
    act.mistakes = base::Gap(wrongly * a_month * recorded);
  }
}

double Acts::weight(const scenario::Profile& who, const population::Stratum& stratum) const {
  return population::stratum_weight(who, stratum) * population_.spec().frailty[stratum.frailty].relative_rate;
}

bool Acts::happens(base::Luck luck, std::size_t act, std::uint32_t index, const population::Person& person,
                   std::uint16_t month, double encouragement) const {
  const Act& a = acts_[act];
  const int age = population::age_on(person.born, base::last_day_of_month(month));
  if (age < 0) return false;
  const double weight = population::age_sex_weight(*a.who, population::age_band(age), person.sex);
  base::Stream stream(luck, {index, month, purpose_of(kActCourse, act)});
  stream.word();  // the day
  const double share = weight / a.most_age_sex * (encouragement / a.most_encouragement);
  return base::Probability::of(share).happens(stream);
}

std::uint32_t Acts::day(base::Luck luck, std::size_t act, std::uint32_t index, std::uint16_t month,
                        std::uint32_t days) const {
  base::Stream stream(luck, {index, month, purpose_of(kActCourse, act)});
  return base::below(stream, days);
}

std::uint32_t Acts::mistake_day(base::Luck luck, std::size_t act, std::uint32_t index, std::uint16_t month,
                                std::uint32_t days) const {
  base::Stream stream(luck, {index, month, purpose_of(kActMistake, act)});
  return base::below(stream, days);
}

double Acts::unseen(std::size_t act, std::uint32_t stratum, double share, std::size_t band,
                    population::Sex sex) const {
  const Act& a = acts_[act];
  const auto& s = population_.strata()[stratum];
  if (!a.done_in[s.region]) return 0;
  return a.unseen_a_month * weight(*a.who, s) * s.persons * share *
         population::age_sex_weight(*a.who, band, sex);
}

}  // namespace osmanthus::behaviour
