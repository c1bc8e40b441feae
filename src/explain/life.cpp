#include "explain/life.hpp"

#include <algorithm>

#include "regime/grants.hpp"

namespace osmanthus::explain {
namespace {

using regime::kNone;
using regime::kNowhere;
using regime::Relation;

/// Born long ago: unknown `born` counts as an adult everywhere.
constexpr base::Day kBornLongAgo = 0;

/// The event that is answered has not happened: nothing was opened by it.
constexpr std::int32_t kNotYet = registry::kNoEvent - 1;

std::int32_t sex_value(const std::string& sex) {
  return sex == "female" ? regime::kFemale : sex == "male" ? regime::kMale : regime::kSexUnknown;
}

std::int32_t place_value(const Regime& regime, const std::string& place) {
  return place.empty() ? kNowhere : regime.place(place);
}

}  // namespace

Life::Life(const Regime& regime, const Case& the_case) : case_(&the_case) {
  place_subjects(regime);
  relate();
  read_events(regime);
  start_.last_day = base::kAlways;
}

std::uint8_t Life::subject(const std::string& label) const {
  const auto found = std::ranges::find(labels_, label);
  return static_cast<std::uint8_t>(found - labels_.begin());
}

void Life::place_subjects(const Regime& regime) {
  for (const auto& source : case_->subjects) {
    registry::Subject<Plain> subject;
    subject.born = source.born.value_or(kBornLongAgo);
    for (std::size_t i = regime::kFirstDeclared; i < regime.attributes.size(); ++i) {
      subject.attributes[i] = regime.attribute_defaults[i] ? 1 : 0;
    }
    subject.attributes[regime::kHome] = place_value(regime, source.residence);
    subject.attributes[regime::kSubjectKind] = regime::subject_kind(source.kind);
    subject.attributes[regime::kSex] = sex_value(source.sex);
    auto roles = source.roles;
    roles.push_back(regime::role_of_label(source.label));
    for (const auto& role : roles) {
      if (const auto attribute = regime.attribute(role); attribute != kNone)
        subject.attributes[attribute] = 1;
    }
    for (const auto& [name, value] : source.attributes) {
      if (const auto attribute = regime.attribute(name); attribute != kNone)
        subject.attributes[attribute] = value ? 1 : 0;
    }
    labels_.push_back(source.label);
    homes_.push_back(subject.attributes[regime::kHome]);
    start_.subjects.push_back(subject);
  }
}

/// Naming one side of a relation names the other. What a subject's own list says comes first, so that the
/// first parent is the one whom the child names first, wherever he stands in the case.
void Life::relate() {
  for (const auto* relation : {"guardian", "parent", "representative", "unit", "child"}) {
    for (const auto& source : case_->subjects) {
      const auto named = source.relations.find(relation);
      if (named == source.relations.end()) continue;
      for (const auto& other : named->second) relate_one(subject(source.label), relation, subject(other));
    }
  }
}

void Life::relate_one(std::uint8_t q, const std::string& name, std::uint8_t other) {
  if (other >= labels_.size()) return;
  const auto both = [&](Relation relation, std::uint8_t from, std::uint8_t to) {
    start_.subjects[from].relations[static_cast<std::size_t>(relation)].add(to);
    start_.subjects[to].relations[static_cast<std::size_t>(inverse(relation))].add(from);
  };
  const auto kind = [&](std::uint8_t p) { return start_.subjects[p].attributes[regime::kSubjectKind]; };
  const auto relation = regime::relation_named(name);
  both(relation, q, other);
  if (relation == Relation::representative) both(Relation::unit, other, q);
  if (relation == Relation::unit) {
    // A servant serves his unit; whoever else names a firm as his unit represents it.
    if (kind(q) == regime::kNaturalPerson && kind(other) == regime::kLegalPerson) {
      both(Relation::representative, other, q);
    }
  }
}

void Life::read_events(const Regime& regime) {
  std::vector<const CaseEvent*> sorted;
  for (const auto& event : case_->events) {
    if (event.on <= case_->as_of) sorted.push_back(&event);
  }
  std::ranges::stable_sort(sorted, {}, [](const CaseEvent* e) { return e->on; });
  for (const auto* event : sorted) read_event(regime, *event);
}

void Life::read_event(const Regime& regime, const CaseEvent& source) {
  PlainEvent event;
  const std::uint8_t by = subject(source.by);
  event.on = source.on;
  event.matter = matter(source.matter);
  if (!source.of.empty()) {
    const auto answered = numbered_.find(source.of);
    const bool known = answered != numbered_.end();
    event.of = known ? answered->second.first : kNotYet;
    event.of_last = known ? answered->second.second : kNotYet;
  }
  event.about = source.about.empty() ? kNone : regime.kind(source.about);
  event.amount = source.amount.value_or(0);
  for (const auto& flag : source.flags) {
    if (const auto bit = regime.flag(flag); bit != kNone) event.flags |= std::uint64_t{1} << bit;
  }
  if (const auto bit = regime.flag("answering"); !source.of.empty() && bit != kNone)
    event.flags |= std::uint64_t{1} << bit;
  for (const auto& [name, value] : source.fields) {
    const auto field = regime.field(name);
    if (field == kNone || field >= registry::kMostFields) continue;
    const auto& values = regime.field_values[field];
    event.fields[field] = static_cast<std::int32_t>(std::ranges::find(values, value) - values.begin()) + 1;
  }
  event.place = !source.in.empty()                ? place_value(regime, source.in)
                : home(by, source.on) == kNowhere ? 0
                                                  : home(by, source.on);
  if (source.change) {
    const auto& change = *source.change;
    const auto set = [&](std::uint16_t attribute, std::int32_t value) {
      event.value = value;
      push(source, event, regime.attribute_kinds[attribute]);
    };
    if (!change.residence.empty()) {
      homes_[by] = place_value(regime, change.residence);
      set(regime::kHome, homes_[by]);
    }
    if (!change.kind.empty() && change.kind != case_->subjects[by].kind)
      set(regime::kSubjectKind, regime::subject_kind(change.kind));
    if (change.roles_given) {
      for (const auto& role : regime::known_roles()) {
        const bool has = role == regime::role_of_label(source.by) ||
                         std::ranges::find(change.roles, role) != change.roles.end();
        set(regime.attribute(role), has ? 1 : 0);
      }
    }
    for (const auto& [name, value] : change.attributes) {
      if (const auto attribute = regime.attribute(name); attribute != kNone) set(attribute, value ? 1 : 0);
    }
    return;
  }
  for (int i = 0; i < source.count; ++i) push(source, event, regime.kind(source.act));
}

void Life::push(const CaseEvent& source, PlainEvent event, registry::KindId kind) {
  event.index = static_cast<std::int16_t>(events_.size());
  if (!source.id.empty())
    numbered_.try_emplace(source.id, event.index, event.index).first->second.second = event.index;
  events_.push_back({event, {kind, subject(source.by), true}, &source});
  auto& placed = events_.back();
  placed.event.alternatives = std::span(&placed.alternative, 1);
}

/// Where q lives on that day; who has no home is at home with its first parent, else, as a minor, guardian,
/// who has one.
std::int32_t Life::home(std::uint8_t q, base::Day on) const {
  std::int32_t found = homes_[q];
  const bool minor =
      on < base::plus(start_.subjects[q].born, registry::kMajorityYears, base::Unit::years, {});
  for (const auto relation : {Relation::parent, Relation::guardian}) {
    if (relation == Relation::guardian && !minor) continue;
    for (const auto other : start_.subjects[q].relations[static_cast<std::size_t>(relation)]) {
      if (found == kNowhere) found = homes_[other];
    }
  }
  return found;
}

std::int32_t Life::matter(const std::string& name) {
  const auto found = std::ranges::find(matters_, name);
  if (found != matters_.end()) return static_cast<std::int32_t>(found - matters_.begin());
  matters_.push_back(name);
  return static_cast<std::int32_t>(matters_.size() - 1);
}

const CaseEvent* CaseDecides::source(const PlainEvent* event) const {
  if (event == nullptr || event->index < 0 || static_cast<std::size_t>(event->index) >= life_.events().size())
    return nullptr;
  return life_.events()[static_cast<std::size_t>(event->index)].source;
}

/// `granted: false` refuses every direct may effect of the event; `granted: {PROVISION: false}` that
/// provision's, `{PROVISION.THING: false}` one of them. Of the law's own days, the subject says it.
bool CaseDecides::may(registry::EffectId effect, std::uint8_t subject, const PlainEvent* event) const {
  const auto* said = source(event);
  const auto& answers = said == nullptr ? life_.source().subjects[subject].granted : said->granted_provisions;
  const bool otherwise = said == nullptr || said->granted.value_or(true);
  return answers.empty() ? otherwise
                         : regime::answer(answers, regime::grant_names(regime_, effect)).value_or(otherwise);
}

bool CaseDecides::may_conclude(regime::RuleId rule, std::size_t conclusion, std::uint8_t subject) const {
  const auto& answers = life_.source().subjects[subject].granted;
  return answers.empty() ||
         regime::answer(answers, regime::grant_names(regime_, rule, conclusion)).value_or(true);
}

std::int32_t CaseDecides::pick(regime::NumberId number, const regime::Piece& piece,
                               const PlainEvent* event) const {
  const int low = std::min(piece.least, piece.amount.low);
  const int high = std::max(piece.most, piece.amount.high);
  if (const auto* said = source(event)) {
    for (const auto& name : {regime_.numbers[number].name, regime_.numbers[number].short_name}) {
      const auto found = said->values.find(name);
      if (found != said->values.end()) return std::clamp(found->second.low, low, high);
    }
  }
  const bool range_of_law = piece.amount.low != piece.amount.high;
  if (!range_of_law && assumed_ == Assumed::lowest) return low;
  if (!range_of_law && assumed_ == Assumed::highest) return high;
  return registry::TakeLeast::pick(number, piece, event);
}

}  // namespace osmanthus::explain
