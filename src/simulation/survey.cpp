#include "simulation/survey.hpp"

#include <algorithm>

#include "behaviour/purpose.hpp"
#include "population/profile.hpp"
#include "simulation/block.hpp"

namespace osmanthus::simulation {

using scenario::Parameter;

Survey::Survey(const scenario::Scenario& scenario, const population::Population& population,
               base::Luck luck) {
  const int first_month = base::month_of(scenario.horizon.start);
  for (int month = 0; month < scenario::months(scenario.horizon); ++month) {
    auto& asked = asked_.emplace_back();
    if (base::to_civil(scenario::first_day(scenario.horizon, month + 1) - 1).month != 12) continue;
    for (std::uint32_t i = 0; i < scenario.survey; ++i) {
      base::Stream stream(luck, {i, static_cast<std::uint16_t>(first_month + month), behaviour::kSurvey});
      const std::uint32_t person = base::below(stream, population.residents());
      asked.push_back({person, stream});
    }
    std::ranges::stable_sort(asked, {}, &Asked::person);
  }
}

std::span<const Survey::Asked> Survey::among(int month, std::uint32_t begin, std::uint32_t end) const {
  const auto& asked = asked_[static_cast<std::size_t>(month)];
  const auto first = std::ranges::lower_bound(asked, begin, {}, &Asked::person);
  const auto last = std::ranges::lower_bound(asked, end, {}, &Asked::person);
  return {first, last};
}

/// Those of the month's sample who live in the stretch.
std::span<const Survey::Asked> Block::sample(int month) const {
  if (stretch_.strata == 0) return {};
  const auto& strata = world_.population.strata();
  const auto& last = strata[stretch_.first_stratum + stretch_.strata - 1];
  return rates_.survey.among(month, strata[stretch_.first_stratum].first_person,
                             last.first_person + last.persons);
}

void Block::ask(const Survey::Asked& asked, int month) {
  const base::Day day = first_day(month + 1) - 1;
  const auto household = world_.population.household_of(asked.person);
  const auto& profile = world_.scenario.opinion;
  const auto member = static_cast<std::uint8_t>(asked.person - household.first_person);
  const auto found = world_.population.members(household)[member];
  const int age = population::age_on(found.born, day);
  if (age < population::kMajority) return;
  const Traits who = traits(world_.population, household, found);
  double share = scenario::get(rates_.values, Parameter::approval) *
                 population::stratum_weight(profile, world_.population.stratum(household)) *
                 population::age_sex_weight(profile, population::age_band(age), found.sex);
  if (is_sanctioned(household.index, member, day))
    share *= scenario::get(rates_.values, Parameter::approval_sanctioned);
  tally_.add(Indicator::survey_asked, month, who);
  base::Stream stream = asked.stream;
  if (base::Probability::of(share).happens(stream)) tally_.add(Indicator::survey_approving, month, who);
}

/// Whether he is on a black list or has a bad record.
bool Block::is_sanctioned(std::uint32_t household, std::uint8_t member, base::Day day) {
  const Life* life = known(household);
  if (life == nullptr) return false;
  return std::ranges::any_of(life->entries, [&](const Entry& e) {
    const auto& kind = world_.regime.kinds[e.kind];
    const bool bad =
        world_.words.black_lists.has(e.kind) || (kind.form == regime::KindForm::record && !kind.good);
    return bad && e.subject == member && e.from <= day && day < e.to;
  });
}

}  // namespace osmanthus::simulation
