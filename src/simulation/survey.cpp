// The survey observer: each December so many adults, drawn anew from the whole nation, say whether they
// approve of the regime. It observes, and changes nothing.
//
//   approves    approval · w · (approval_sanctioned),  w = income × urban or rural × age × sex of the profile
//
// and one at most: approval is a share of those whose relative rates are all 1.
#include "behaviour/purpose.hpp"
#include "population/profile.hpp"
#include "simulation/block.hpp"

namespace osmanthus::simulation {

using scenario::Parameter;

/// Those of the month's sample who live in the stretch.
std::vector<Block::Asked> Block::sample(int month) const {
  std::vector<Asked> found;
  const auto& strata = world_.population.strata();
  const bool december = base::to_civil(first_day(month + 1) - 1).month == 12;
  if (!december || stretch_.strata == 0) return found;
  const auto& last = strata[stretch_.first_stratum + stretch_.strata - 1];
  const std::uint32_t begin = strata[stretch_.first_stratum].first_person;
  const std::uint32_t end = last.first_person + last.persons;
  for (std::uint32_t i = 0; i < world_.scenario.survey; ++i) {
    base::Stream stream(rates_.luck,
                        {i, static_cast<std::uint16_t>(first_month_ + month), behaviour::kSurvey});
    const std::uint32_t person = base::below(stream, world_.population.residents());
    if (begin <= person && person < end)
      found.push_back({person, world_.population.household_of(person), stream});
  }
  return found;
}

void Block::ask(Asked asked, int month) {
  const base::Day day = first_day(month + 1) - 1;
  const auto& [person, household, _] = asked;
  const auto& profile = world_.scenario.opinion;
  const auto member = static_cast<std::uint8_t>(person - household.first_person);
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
  if (base::Probability::of(share).happens(asked.stream)) tally_.add(Indicator::survey_approving, month, who);
}

/// Whether he is on a black list or has a bad record.
bool Block::is_sanctioned(std::uint32_t household, std::uint8_t member, base::Day day) const {
  const auto place = places_.find(household);
  if (place == places_.end()) return false;
  return std::ranges::any_of(lives_[place->second].entries, [&](const Entry& e) {
    const auto& kind = world_.regime.kinds[e.kind];
    const bool bad =
        world_.words.black_lists.has(e.kind) || (kind.form == regime::KindForm::record && !kind.good);
    return bad && e.subject == member && e.from <= day && day < e.to;
  });
}

}  // namespace osmanthus::simulation
