#include "simulation/life.hpp"

namespace osmanthus::simulation {
namespace {

using population::Post;
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

/// Naming one side of a relation names the other.
void relate(Circle& circle, std::size_t q, Relation relation, std::size_t other) {
  const auto add = [&](std::size_t from, Relation to, std::size_t whom) {
    circle.subjects[from].relations[static_cast<std::size_t>(to)].add(static_cast<std::uint8_t>(whom));
  };
  add(q, relation, other);
  add(other, regime::inverse(relation), q);
}

using Relations = std::array<registry::Related, regime::kRelations>;

/// How the members of a household are related. A parent of a minor is his guardian too (Civil Code 27).
std::vector<Relations> relations_in(const population::HouseholdType& type) {
  Circle circle;
  circle.subjects.resize(type.size);
  for (std::size_t parent = 0; parent < type.size; ++parent) {
    for (std::size_t child = 0; child < type.size; ++child) {
      if (parent == child || !population::is_parent(type, parent, child)) continue;
      relate(circle, child, Relation::parent, parent);
      relate(circle, child, Relation::guardian, parent);
    }
  }
  std::vector<Relations> relations;
  for (const auto& subject : circle.subjects) relations.push_back(subject.relations);
  return relations;
}

const std::vector<Relations>& relations_of(const population::HouseholdType& type) {
  static const auto kAll = [] {
    std::vector<std::vector<Relations>> all;
    for (const auto& t : population::household_types()) all.push_back(relations_in(t));
    return all;
  }();
  return kAll[static_cast<std::size_t>(&type - population::household_types().data())];
}

/// Whoever represents an organisation belongs to it too; who heads a public body is a public servant.
void add_organisations(const Lexicon& words, const population::Organisations& organisations, Circle& circle) {
  for (const auto& [member, post] : organisations) {
    const std::size_t organisation = circle.subjects.size();
    auto subject = circle.subjects[member];  // its home and what the pack presumes
    subject.born = 0;
    subject.relations = {};
    for (const auto role : words.roles) subject.attributes[role] = 0;
    subject.attributes[regime::kSex] = regime::kSexUnknown;
    subject.attributes[regime::kSubjectKind] =
        post == Post::represents_firm ? regime::kLegalPerson : regime::kPublicBody;
    circle.subjects.push_back(subject);
    if (post != Post::represents_firm)
      circle.subjects[member].attributes[regime::kSubjectKind] = regime::kPublicServant;
    if (post != Post::serves) relate(circle, organisation, Relation::representative, member);
    relate(circle, member, Relation::unit, organisation);
  }
}

/// A resident, but for his relations.
void describe(const Lexicon& words, regime::PlaceId place, const population::Person& person,
              population::RoleSet roles, registry::Subject<registry::Plain>& subject) {
  subject.born = person.born;
  subject.attributes = words.presumed;
  subject.attributes[regime::kHome] = place;
  subject.attributes[regime::kSubjectKind] = regime::kNaturalPerson;
  subject.attributes[regime::kSex] = person.sex == population::Sex::male ? regime::kMale : regime::kFemale;
  for (std::size_t role = 0; role < words.roles.size(); ++role) {
    if (roles >> role & 1U) subject.attributes[words.roles[role]] = 1;
  }
}

}  // namespace

void Life::begin(const population::Household& its_household, base::Day start) {
  household = its_household;
  entries.clear();
  marks.clear();
  matters.clear();
  last_day = start - 1;
  events = 0;
  travelling = {};
  refused_month = {};
  news_month = {};
}

Folk folk_of(const population::Population& population, const population::Posts& posts,
             const population::LegalRoles& roles, const population::Household& household) {
  const auto members = population.members(household);
  return {household, members, posts.of(household, members), roles.of(household, members)};
}

Numbers numbers(const Folk& folk) {
  Numbers all{};
  std::size_t subject = 0;
  for (; subject < folk.household.size(); ++subject)
    all[subject] = folk.household.first_person + static_cast<std::uint32_t>(subject);
  for (const auto& organisation : folk.organisations)
    all[subject++] = population::kFirstOrganisation + folk.household.first_person + organisation.member;
  return all;
}

KindsThere kinds_there(const std::vector<Entry>& entries) {
  KindsThere there;
  for (const Entry& e : entries) there[e.subject].add(e.kind);
  return there;
}

Loner loner_of(const population::Population& population, const population::Posts& posts,
               const population::LegalRoles& roles, const population::Household& household,
               std::uint8_t member) {
  const auto person = population.member(household, member);
  return {household, member, person, posts.of(household, member, person),
          roles.of(household, member, person)};
}

void gather_one(const Lexicon& words, const population::Population& population, const Loner& loner,
                Circle& circle) {
  circle.entries.clear();
  circle.attributes_change = false;
  circle.subjects.resize(loner.household.size());
  auto& subject = circle.subjects[loner.member];
  describe(words, words.places[population.stratum(loner.household).region], loner.person, loner.roles,
           subject);
  if (loner.post == Post::serves || loner.post == Post::heads_public_body)
    subject.attributes[regime::kSubjectKind] = regime::kPublicServant;
}

void gather_circle(const Lexicon& words, const population::Population& population, const Folk& folk,
                   Circle& circle) {
  const auto& [household, members, organisations, roles] = folk;
  circle.entries.clear();
  circle.attributes_change = false;
  circle.subjects.resize(household.size());
  const auto place = words.places[population.stratum(household).region];
  const auto& relations = relations_of(*household.type);
  for (std::size_t i = 0; i < household.size(); ++i) {
    circle.subjects[i].relations = relations[i];
    describe(words, place, members[i], roles[i], circle.subjects[i]);
  }
  add_organisations(words, organisations, circle);
}

void Keeping::redated(const Circle&, std::size_t entry, base::Day /*from*/, base::Day to,
                      regime::EffectId effect) {
  const auto& e = regime->effects[effect];
  if (e.form == regime::EffectForm::end && to > day) (*marks)[entry].ended = end_by(e.by);
}

}  // namespace osmanthus::simulation
