// From a history to a case. What the case leaves out is what every reader of cases takes for granted: a home
// as the place of an act, what is permitted as done.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "regime/compile.hpp"
#include "regime/grants.hpp"
#include "simulation/replay.hpp"

namespace osmanthus::simulation {
namespace {

using regime::CaseEvent;
using regime::CaseSubject;
using regime::Relation;

constexpr std::array<std::string_view, 4> kKinds{"natural_person", "public_servant", "legal_person",
                                                 "public_body"};
/// Relations that a case names; the others follow from them.
constexpr std::array<std::pair<Relation, std::string_view>, 4> kNamed{
    {{Relation::parent, "parent"},
     {Relation::guardian, "guardian"},
     {Relation::representative, "representative"},
     {Relation::unit, "unit"}}};

/// Answers to the questions of one event or subject, as short as they can be said: by provision where all is
/// refused, else by the things that are. What is done needs no word, unless a wider name is refused.
class Answers {
 public:
  void add(const std::vector<std::string>& names, const std::string& provision, bool done) {
    auto& said = by_provision_[provision];
    (done ? said.done : said.refused).insert(names);
  }
  std::map<std::string, bool> shortest() const {
    std::map<std::string, bool> all;
    for (const auto& [provision, said] : by_provision_) {
      if (said.refused.empty()) continue;
      if (said.done.empty()) all[provision] = false;
      for (const auto& names : said.refused) {
        if (!said.done.empty()) all[names.front()] = false;
      }
      for (const auto& names : said.done) {
        if (regime::answer(all, names) == false) all[names.front()] = true;
      }
    }
    return all;
  }

 private:
  struct Said {
    std::set<std::vector<std::string>> done;
    std::set<std::vector<std::string>> refused;
  };
  std::map<std::string, Said> by_provision_;
};

class Retelling {
 public:
  Retelling(const Tracer& tracer, const History& history)
      : world_(tracer.world()),
        regime_(world_.regime),
        history_(history),
        replay_(replay(tracer, history)),
        subject_(static_cast<std::uint8_t>(history.person - history.household.first_person)) {
    the_case_.title = fmt::format("Synthetic resident {}, replicate {}", history.person, tracer.replicate());
  }

  regime::Case tell() {
    the_case_.as_of = world_.scenario.horizon.until - 1;
    the_case_.view = world_.scenario.view;
    the_case_.view.reading =
        regime_.reading_name == "text" ? regime::Reading::text : regime::Reading::article;
    give_labels();
    for (std::uint8_t q = 0; q < labels_.size(); ++q) the_case_.subjects.push_back(subject(q));
    for (const Happening& happening : history_.happenings) tell(happening);
    say_what_states_permit();
    return std::move(the_case_);
  }

 private:
  // ---- subjects

  const Circle& members() const { return replay_.members; }

  void give_labels() {
    std::map<std::string, int> how_many;
    for (std::uint8_t q = 0; q < members().subjects.size(); ++q) {
      labels_.push_back(role(q));
      ++how_many[labels_.back()];
    }
    std::map<std::string, int> next;
    for (auto& label : labels_) {
      const std::string role = label;
      if (how_many[role] > 1) label = fmt::format("{}{}", role, ++next[role]);
    }
  }

  /// What one is to the person whose history is told.
  std::string role(std::uint8_t q) const {
    if (q == subject_) return "person";
    switch (members().subjects[q].attributes[regime::kSubjectKind]) {
      case regime::kLegalPerson:
        return "firm";
      case regime::kPublicBody:
        return "body";
      default:
        return is(Relation::parent, q) ? "parent" : is(Relation::child, q) ? "child" : "relative";
    }
  }
  bool is(Relation relation, std::uint8_t q) const {
    return std::ranges::find(related(subject_, relation), q) != related(subject_, relation).end();
  }
  const registry::Related& related(std::uint8_t q, Relation relation) const {
    return members().subjects[q].relations[static_cast<std::size_t>(relation)];
  }

  CaseSubject subject(std::uint8_t q) const {
    const auto& found = members().subjects[q];
    const auto kind = found.attributes[regime::kSubjectKind];
    CaseSubject subject;
    subject.label = labels_[q];
    subject.kind = kKinds[static_cast<std::size_t>(kind)];
    if (kind == regime::kNaturalPerson || kind == regime::kPublicServant) {
      subject.born = found.born;
      subject.sex = sex(found.attributes[regime::kSex]);
    }
    if (found.attributes[regime::kHome] != regime::kNowhere)
      subject.residence = place(found.attributes[regime::kHome]);
    tell_attributes(found.attributes, subject);
    for (const auto& [relation, name] : kNamed) tell_relation(q, relation, std::string(name), subject);
    return subject;
  }

  static std::string sex(std::int32_t value) {
    return value == regime::kFemale ? "female" : value == regime::kMale ? "male" : "";
  }
  std::string place(std::int32_t id) const { return regime_.places[static_cast<std::size_t>(id)]; }

  /// Roles that he has, and attributes that are not as the pack presumes.
  template <class Attributes>
  void tell_attributes(const Attributes& attributes, CaseSubject& subject) const {
    for (std::size_t i = regime::kFirstDeclared; i < regime_.attributes.size(); ++i) {
      const bool holds = attributes[i] != 0;
      if (holds == regime_.attribute_defaults[i]) continue;
      if (holds && is_role(regime_.attributes[i])) {
        subject.roles.push_back(regime_.attributes[i]);
      } else {
        subject.attributes[regime_.attributes[i]] = holds;
      }
    }
  }
  static bool is_role(const std::string& attribute) {
    return std::ranges::find(regime::known_roles(), attribute) != regime::known_roles().end();
  }

  void tell_relation(std::uint8_t q, Relation relation, const std::string& name, CaseSubject& subject) const {
    if (relation == Relation::guardian && !minor_at_the_start(q)) return;
    for (const auto other : related(q, relation)) subject.relations[name].push_back(labels_[other]);
  }
  /// Whoever is of age has no guardian, whatever the circle says.
  bool minor_at_the_start(std::uint8_t q) const {
    return world_.scenario.horizon.start < base::plus(members().subjects[q].born, registry::kMajorityYears,
                                                      base::Unit::years, regime_.calendar);
  }

  // ---- events

  void tell(const Happening& happening) {
    const auto& found = happening.event;
    const auto& usual = members().subjects[happening.by].attributes;
    if (happening.attributes != usual) change(happening, happening.attributes);
    CaseEvent event;
    event.on = found.on;
    event.act = regime_.kinds[happening.kind].id;
    event.by = labels_[happening.by];
    if (found.place != usual[regime::kHome]) event.in = place(found.place);
    if (found.about != regime::kNone) event.about = regime_.kinds[static_cast<std::size_t>(found.about)].id;
    if (found.matter != 0) event.matter = fmt::format("m{}", found.matter);
    if (is_answered(found.index)) event.id = id_of(found.index);
    if (found.of != registry::kNoEvent) event.of = id_of(found.of);
    if (found.amount != 0) event.amount = found.amount;
    event.wrongly = happening.wrong;
    tell_flags(found, event);
    tell_fields(found, event);
    tell_decisions(found.index, event);
    the_case_.events.push_back(std::move(event));
    if (happening.attributes != usual) change(happening, usual);
  }

  template <class Attributes>
  void change(const Happening& happening, const Attributes& attributes) {
    CaseEvent event;
    event.on = happening.event.on;
    event.by = labels_[happening.by];
    event.change.emplace();
    event.change->kind.clear();
    for (std::size_t i = regime::kFirstDeclared; i < regime_.attributes.size(); ++i) {
      const bool differs = happening.attributes[i] != members().subjects[happening.by].attributes[i];
      if (differs) event.change->attributes[regime_.attributes[i]] = attributes[i] != 0;
    }
    the_case_.events.push_back(std::move(event));
  }

  static std::string id_of(std::int32_t event) { return fmt::format("e{}", event + 1); }
  bool is_answered(std::int16_t event) const {
    return std::ranges::any_of(history_.happenings, [&](const auto& h) { return h.event.of == event; });
  }

  /// That an event answers another follows from its saying which.
  void tell_flags(const Decisions::Event& found, CaseEvent& event) const {
    for (std::size_t i = 0; i < regime_.flags.size(); ++i) {
      const auto bit = std::uint64_t{1} << i;
      if ((found.flags & bit) != 0 && bit != world_.words.answering) event.flags.push_back(regime_.flags[i]);
    }
  }
  void tell_fields(const Decisions::Event& found, CaseEvent& event) const {
    for (std::size_t i = 0; i < regime_.fields.size() && i < registry::kMostFields; ++i) {
      const auto value = static_cast<std::size_t>(found.fields[i]);
      if (value != 0) event.fields[regime_.fields[i]] = regime_.field_values[i][value - 1];
    }
  }

  void tell_decisions(std::int16_t number, CaseEvent& event) const {
    Answers answers;
    for (const Permitted& p : replay_.decided.permitted) {
      if (p.event != number) continue;
      answers.add(regime::grant_names(regime_, p.effect), rule_of(p.effect).id, p.done);
    }
    event.granted_provisions = answers.shortest();
    std::map<regime::NumberId, Settled> last;
    for (const Settled& s : replay_.decided.settled) {
      if (s.event == number) last[s.number] = s;
    }
    for (const auto& [id, settled] : last) {
      event.values[name_among(last, id)] = {settled.unit, settled.value, settled.value};
    }
  }
  const regime::CompiledRule& rule_of(regime::EffectId effect) const {
    return regime_.rules[regime_.effects[effect].rule];
  }
  /// Its short name, unless another number of the event has the same.
  const std::string& name_among(const std::map<regime::NumberId, Settled>& settled,
                                regime::NumberId id) const {
    const auto& number = regime_.numbers[id];
    const bool shared = std::ranges::any_of(settled, [&](const auto& other) {
      return other.first != id && regime_.numbers[other.first].short_name == number.short_name;
    });
    return shared ? number.name : number.short_name;
  }

  // ---- states

  /// And what the law's own days permit.
  void say_what_states_permit() {
    std::vector<Answers> answers(labels_.size());
    for (const Applied& a : replay_.decided.applied) {
      answers[a.subject].add(regime::grant_names(regime_, a.rule, a.conclusion), regime_.rules[a.rule].id,
                             a.done);
    }
    for (const Permitted& p : replay_.decided.permitted) {
      if (p.event != registry::kNoEvent) continue;
      answers[p.subject].add(regime::grant_names(regime_, p.effect), rule_of(p.effect).id, p.done);
    }
    for (std::size_t q = 0; q < answers.size(); ++q) the_case_.subjects[q].granted = answers[q].shortest();
  }

  const World& world_;
  const regime::Regime& regime_;
  const History& history_;
  const Replay replay_;
  std::uint8_t subject_;
  std::vector<std::string> labels_;
  regime::Case the_case_;
};

}  // namespace

regime::Case retold(const Tracer& tracer, const History& history) {
  return Retelling(tracer, history).tell();
}

}  // namespace osmanthus::simulation
