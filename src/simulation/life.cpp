#include "simulation/life.hpp"

namespace osmanthus::simulation {
namespace {

using regime::Relation;

End end_by(regime::EndBy by) {
  switch (by) {
    case regime::EndBy::repair:
      return End::repair;
    case regime::EndBy::release:
      return End::release;
    default:
      return End::correction;
  }
}

void relate(Circle& circle, std::size_t q, Relation relation, std::size_t other) {
  circle.subjects[q].relations[static_cast<std::size_t>(relation)].add(static_cast<std::uint8_t>(other));
}

/// A parent of a minor is his guardian too (Civil Code 27).
void relate_members(const population::HouseholdType& type, Circle& circle) {
  for (std::size_t parent = 0; parent < type.size; ++parent) {
    for (std::size_t child = 0; child < type.size; ++child) {
      if (parent == child || !population::is_parent(type, parent, child)) continue;
      relate(circle, child, Relation::parent, parent);
      relate(circle, parent, Relation::child, child);
      relate(circle, child, Relation::guardian, parent);
      relate(circle, parent, Relation::ward, child);
    }
  }
}

}  // namespace

void gather_circle(const regime::Regime& regime, const Lexicon& words,
                   const population::Population& population, const population::Household& household,
                   const std::array<population::Person, population::kMostMembers>& members, Circle& circle) {
  circle.clear();
  circle.subjects.resize(household.size());
  const auto place = words.places[population.stratum(household).region];
  for (std::size_t i = 0; i < household.size(); ++i) {
    auto& subject = circle.subjects[i];
    subject.born = members[i].born;
    for (std::size_t a = 0; a < regime.attribute_defaults.size(); ++a) {
      subject.attributes[a] = regime.attribute_defaults[a] ? 1 : 0;
    }
    subject.attributes[regime::kHome] = place;
    subject.attributes[regime::kSubjectKind] = regime::kNaturalPerson;
    subject.attributes[regime::kSex] =
        members[i].sex == population::Sex::male ? regime::kMale : regime::kFemale;
  }
  relate_members(*household.type, circle);
}

void Keeping::redated(const Circle&, std::size_t entry, base::Day /*from*/, base::Day to,
                      regime::EffectId effect) {
  const auto& e = regime->effects[effect];
  if (e.form == regime::EffectForm::end && to > day) (*marks)[entry].ended = end_by(e.by);
}

}  // namespace osmanthus::simulation
