// What a case names and the regime does not know.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "explain/life.hpp"
#include "regime/grants.hpp"

namespace osmanthus::explain {
namespace {

using regime::KindForm;
using regime::kNone;

class CaseChecker {
 public:
  CaseChecker(const Regime& regime, const Case& the_case, base::Diagnostics& diagnostics)
      : regime_(regime), case_(the_case), diagnostics_(diagnostics) {}

  void run() {
    for (const auto& subject : case_.subjects) check_subject(subject);
    for (const auto& event : case_.events) check_event(event);
    for (const auto& [label, fields] : case_.expect) {
      if (!known_subject(label) && !fields.empty()) unknown("subject", label, fields.front().at, labels());
    }
  }

 private:
  void check_subject(const regime::CaseSubject& subject) {
    if (!subject.residence.empty()) place(subject.residence, subject.at);
    const std::vector<std::string> words(regime_.attributes.begin() + regime::kFirstDeclared,
                                         regime_.attributes.end());
    for (const auto& role : subject.roles) {
      if (std::ranges::find(words, role) == words.end()) unknown("role", role, subject.at, words);
    }
    for (const auto& [name, value] : subject.attributes) {
      if (std::ranges::find(words, name) == words.end()) unknown("attribute", name, subject.at, words);
    }
    check_granted(subject.granted, subject.at);
    for (const auto& [relation, others] : subject.relations) {
      for (const auto& other : others) {
        if (!known_subject(other)) unknown("subject", other, subject.at, labels());
      }
    }
  }

  void check_event(const CaseEvent& event) {
    if (!known_subject(event.by)) unknown("subject", event.by, event.at, labels());
    if (!event.in.empty()) place(event.in, event.at);
    if (event.change && !event.change->residence.empty()) place(event.change->residence, event.at);
    if (!event.act.empty()) kind(event.act, event.act_at, "act or step", {KindForm::act, KindForm::step});
    if (!event.about.empty())
      kind(event.about, event.at, "standing", {KindForm::register_list, KindForm::record, KindForm::duty});
    for (const auto& flag : event.flags) {
      if (regime_.flag(flag) == kNone) unknown("flag", flag, event.at, regime_.flags);
    }
    for (const auto& [name, value] : event.fields) {
      if (regime_.field(name) == kNone) unknown("field of an act", name, event.at, regime_.fields);
    }
    for (const auto& [name, value] : event.values) {
      const bool known = std::ranges::any_of(
          regime_.numbers, [&](const auto& n) { return n.short_name == name || n.name == name; });
      if (!known) unknown("ranged number", name, event.at, ranged());
    }
    check_granted(event.granted_provisions, event.at);
    const bool answers = event.of.empty() ||
                         std::ranges::any_of(case_.events, [&](const auto& e) { return e.id == event.of; });
    if (!answers) {
      diagnostics_.error("unknown-event", event.at,
                         fmt::format("No event of this case has the id \"{}\".", event.of),
                         "give the earlier event an id, e.g. id: e1");
    }
  }

  void check_granted(const std::map<std::string, bool>& answers, const base::Span& at) {
    if (answers.empty()) return;
    const auto known = permitted();
    for (const auto& [name, answer] : answers) {
      if (!known.contains(name)) unknown("provision", name, at, provisions());
    }
  }

  /// Every provision by its names, and whatever a `may` of it is about.
  std::set<std::string> permitted() const {
    std::set<std::string> names;
    const auto add = [&](const std::vector<std::string>& some) { names.insert(some.begin(), some.end()); };
    for (regime::RuleId id = 0; id < regime_.rules.size(); ++id) {
      const auto& rule = regime_.rules[id];
      names.insert({rule.id, rule.provision->id});
      for (const auto effect : rule.effects) {
        if (regime_.effects[effect].modality == regime::Modality::may)
          add(regime::grant_names(regime_, effect));
      }
      for (std::size_t i = 0; i < rule.conclusions.size(); ++i) {
        if (rule.conclusions[i].modality == regime::Modality::may) add(regime::grant_names(regime_, id, i));
      }
    }
    return names;
  }

  void kind(const std::string& id, const base::Span& at, std::string_view wanted,
            std::vector<KindForm> forms) {
    const auto found = regime_.kind(id);
    if (found != kNone && std::ranges::find(forms, regime_.kinds[found].form) != forms.end()) return;
    std::vector<std::string> known;
    for (const auto& kind : regime_.kinds) {
      if (std::ranges::find(forms, kind.form) != forms.end()) known.push_back(kind.id);
    }
    unknown(wanted, id, at, known);
  }

  void place(const std::string& id, const base::Span& at) {
    if (regime_.place(id) == regime::kNowhere) unknown("jurisdiction", id, at, regime_.places);
  }

  bool known_subject(const std::string& label) const {
    return std::ranges::any_of(case_.subjects, [&](const auto& s) { return s.label == label; });
  }
  std::vector<std::string> labels() const {
    std::vector<std::string> all;
    for (const auto& subject : case_.subjects) all.push_back(subject.label);
    return all;
  }
  std::vector<std::string> ranged() const {
    std::vector<std::string> all;
    for (const auto& number : regime_.numbers) {
      if (number.ranged() || number.assumed()) all.push_back(number.short_name);
    }
    return all;
  }
  std::vector<std::string> provisions() const {
    std::vector<std::string> all;
    for (const auto& rule : regime_.rules) all.push_back(rule.id);
    return all;
  }

  void unknown(std::string_view wanted, const std::string& id, const base::Span& at,
               const std::vector<std::string>& known) {
    auto hint = base::suggest(id, known);
    if (hint.empty() && wanted == "act or step") hint = "`osmanthus list acts` prints them all";
    if (hint.empty() && wanted == "jurisdiction") hint = "`osmanthus list jurisdictions` prints them all";
    diagnostics_.error("unknown-name", at, fmt::format("There is no {} named \"{}\".", wanted, id),
                       std::move(hint));
  }

  const Regime& regime_;
  const Case& case_;
  base::Diagnostics& diagnostics_;
};

}  // namespace

void check_case(const Regime& regime, const Case& the_case, base::Diagnostics& diagnostics) {
  CaseChecker(regime, the_case, diagnostics).run();
}

}  // namespace osmanthus::explain
