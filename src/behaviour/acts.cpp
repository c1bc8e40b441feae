#include "behaviour/acts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "behaviour/purpose.hpp"
#include "behaviour/values.hpp"
#include "population/profile.hpp"

namespace osmanthus::behaviour {
namespace {

using scenario::EverydayAct;

constexpr double kPerThousandAYear = 12'000;

base::Choice choice_of(const scenario::FieldShares& field) {
  std::vector<double> shares;
  for (const auto& [value, share] : field.values) shares.push_back(share);
  return base::Choice(shares);
}

}  // namespace

std::uint64_t key_of(const EverydayAct& act) {
  return base::key_of(fmt::format("{} of {} in {}", act.act.id, name(act.doer), act.place.id));
}

std::uint64_t key_of(const scenario::Answer& answer) {
  return base::key_of(fmt::format("{} to {}", answer.act.id, answer.to.id));
}

ActNumbers draw_act_numbers(const scenario::Scenario& scenario, base::Luck luck) {
  const auto number = [&](const scenario::Estimate& estimate, std::uint64_t key, std::string_view which) {
    return draw(estimate, luck.of(base::key_of(which, key)), {0, 0, kActNumber});
  };
  ActNumbers numbers;
  for (const auto& role : scenario.roles)
    numbers.roles.push_back(number(role.share, base::key_of(role.role.id), "share"));
  for (const auto& act : scenario.acts) {
    const std::uint64_t key = key_of(act);
    auto& of_act = numbers.acts.emplace_back();
    of_act.a_year = number(act.a_year, key, "a_year");
    of_act.recorded = number(act.recorded, key, "recorded");
    of_act.wrongly = number(act.wrongly, key, "wrongly");
    for (const auto& flag : act.flags) of_act.flags.push_back(number(flag.share, key, flag.flag.id));
  }
  for (const auto& answer : scenario.answers)
    numbers.answers.push_back(number(answer.a_month, key_of(answer), "a_month"));
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
    : population_(population), first_month_(base::month_of(scenario.horizon.start)) {
  if (has(scenario.off, scenario::Mechanism::everyday_acts)) return;
  for (int month = 0; month < scenario::months(scenario.horizon); ++month)
    at_ends_.emplace_back(scenario::first_day(scenario.horizon, month + 1) - 1);
  for (std::size_t i = 0; i < scenario.acts.size(); ++i) {
    const EverydayAct& source = scenario.acts[i];
    const auto& [a_year, recorded, wrongly, flags] = numbers.acts[i];
    Act& act = acts_.emplace_back();
    act.source = &source;
    act.key = key_of(source);
    for (const double share : flags) act.flags.push_back(base::Probability::of(share));
    for (const auto& field : source.fields) act.fields.push_back(choice_of(field));
    act.who = &scenario.profiles.at(source.who.id);
    for (std::size_t role = 0; role < scenario.roles.size(); ++role) {
      if (scenario.roles[role].role.id == source.role.id) act.role = role;
    }
    act.most_age_sex = population::most_age_sex_weight(*act.who);
    act.most_encouragement =
        source.doer == scenario::Doer::residents ? response.most_encouragement(good[i]) : 1;
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

Acts::Draw Acts::draw(base::Luck luck, std::size_t act, std::uint32_t index, std::uint16_t month,
                      std::uint32_t days) const {
  base::Stream stream(this->luck(luck, act), {index, month, kActCourse});
  const std::uint32_t day = base::below(stream, days);
  return {day, stream.bits()};
}

bool Acts::happens(std::size_t act, const population::Person& person, std::uint16_t month,
                   double encouragement, std::uint64_t chance) const {
  const Act& a = acts_[act];
  const auto& bands = at_ends_[static_cast<std::size_t>(month - first_month_)];
  if (person.born > bands.day()) return false;
  const double weight = population::age_sex_weight(*a.who, bands.of_any(person.born), person.sex);
  const double share = weight / a.most_age_sex * (encouragement / a.most_encouragement);
  return base::Probability::of(share).happens(chance);
}

std::uint32_t Acts::mistake_day(base::Luck luck, std::size_t act, std::uint32_t index, std::uint16_t month,
                                std::uint32_t days) const {
  base::Stream stream(this->luck(luck, act), {index, month, kActMistake});
  return base::below(stream, days);
}

Acts::Kind Acts::kind(base::Luck luck, std::size_t act, std::uint32_t index, std::uint16_t month) const {
  const Act& a = acts_[act];
  Kind kind;
  if (a.flags.empty() && a.fields.empty()) return kind;
  base::Stream stream(this->luck(luck, act), {index, month, kActKind});
  for (std::size_t i = 0; i < a.flags.size(); ++i)
    kind.flags |= static_cast<std::uint32_t>(a.flags[i].happens(stream)) << i;
  for (const auto& field : a.fields) kind.values.push_back(field.draw(stream));
  return kind;
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
