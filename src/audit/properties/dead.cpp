// No rule is without possible application.
//
// The other way round than the rest: a provision is proved dead where nothing opens what it asks for (S), no
// event can meet its conditions (O), or no life applies it, however long (D); and a life that applies it is
// what shows that it is not: a worked case of the pack, or one that is searched for. So there is no
// counterexample.
#include <algorithm>
#include <map>

#include "audit/applicable.hpp"
#include "audit/inquiry.hpp"
#include "audit/replay.hpp"
#include "audit/smt/one_step.hpp"

namespace osmanthus::audit {
namespace {

using regime::RuleId;

constexpr const char* kProperty = "dead";

class Dead {
 public:
  explicit Dead(Inquiry& inquiry)
      : inquiry_(inquiry), regime_(inquiry.regime()), applicable_(applicable(inquiry.regime())) {
    for (const auto& life : inquiry.request().lives)
      worked_.merge(audit::applied(regime_, life, inquiry.request().as_of));
  }

  std::vector<Verdict> run() {
    std::map<std::string, std::vector<RuleId>> provisions;
    std::vector<std::string> order;
    for (RuleId id = 0; id < regime_.rules.size(); ++id) {
      const auto& rule = regime_.rules[id];
      if (!rule.active || is_procedure(rule)) continue;
      if (provisions[rule.id].empty()) order.push_back(rule.id);
      provisions[rule.id].push_back(id);
    }
    for (const auto& provision : order) {
      if (inquiry_.asks_about(provisions[provision].front())) decide(provisions[provision]);
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'Q'));
    return std::move(out_);
  }

 private:
  /// What the compiler adds beside a provision: how an objection holds back what waits.
  bool is_procedure(const regime::CompiledRule& rule) const {
    return std::ranges::any_of(rule.effects, [&](const auto id) {
      const auto form = regime_.effects[id].form;
      return form == regime::EffectForm::hold || form == regime::EffectForm::resume;
    });
  }

  void decide(const std::vector<RuleId>& rules) {
    if (std::ranges::any_of(rules, [&](RuleId id) { return worked_.contains(id); })) return applied({});
    if (std::ranges::none_of(rules, [&](RuleId id) { return applicable_.contains(id); }))
      return nothing_applies(rules.front(), 'S');
    if (std::ranges::none_of(rules, [&](RuleId id) { return may_hold(id); }))
      return nothing_applies(rules.front(), 'O');
    bool proved = true;
    Sanction sanction;
    Found last;
    for (const RuleId id : rules) {
      sanction.rule = id;
      sanction.effect = regime_.rules[id].effects.empty() ? regime::kNone : regime_.rules[id].effects.front();
      for (std::uint8_t i = 0; i < std::max<std::size_t>(1, regime_.rules[id].conclusions.size()); ++i) {
        sanction.conclusion = i;
        last = inquiry_.find({.sanction = &sanction, .condition = Condition::fires});
        if (last.outcome == smt::Outcome::found) return applied(last);
        proved = proved && last.outcome == smt::Outcome::none && last.all_lives;
      }
    }
    auto verdict = inquiry_.verdict(sanction, kProperty, proved ? Decision::violated : Decision::unknown);
    verdict.things.clear();
    verdict.by = 'D';
    verdict.events = last.events;
    verdict.all_lives = proved;
    verdict.says = nothing();
    if (!proved)
      verdict.why = {"在此数目的事件内未见适用。", "It was not seen to apply within so many events."};
    inquiry_.add(std::move(verdict), out_);
  }

  /// Whether one event can meet its conditions, whatever state it finds.
  bool may_hold(RuleId id) const {
    const auto& rule = regime_.rules[id];
    if (rule.form != regime::Rule::Form::when) return true;
    return smt::may_meet(regime_, {id}, {{rule.guard, true, rule.stratum}}, inquiry_.request().as_of);
  }

  void nothing_applies(RuleId id, char by) {
    Sanction sanction;
    sanction.rule = id;
    sanction.effect = regime_.rules[id].effects.empty() ? regime::kNone : regime_.rules[id].effects.front();
    auto verdict = inquiry_.verdict(sanction, kProperty, Decision::violated);
    verdict.things.clear();
    verdict.by = by;
    verdict.all_lives = true;
    verdict.says = nothing();
    inquiry_.add(std::move(verdict), out_);
  }
  static regime::Text nothing() {
    return {"没有任何情形会适用它。", "Nothing that can happen makes it apply."};
  }

  /// A life that applies it settles the matter.
  void applied(Found found) {
    found.all_lives = true;
    tally_.none(found);
  }

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  std::set<RuleId> applicable_;
  std::set<RuleId> worked_;  // those that a worked case applies
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> dead(Inquiry& inquiry) { return Dead(inquiry).run(); }

}  // namespace osmanthus::audit
