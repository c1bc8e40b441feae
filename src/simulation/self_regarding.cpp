#include "simulation/self_regarding.hpp"

#include <algorithm>
#include <vector>

namespace osmanthus::simulation {
namespace {

using regime::EffectForm;
using regime::KindId;
using regime::Relation;

class Search {
 public:
  explicit Search(const regime::Regime& regime)
      : regime_(regime), kinds_(regime.kinds.size(), Known::nothing), rules_(regime.rules.size()) {}

  /// What is met again on the way holds as far as it goes.
  bool regards_self(KindId kind) {
    Known& known = kinds_[kind];
    if (known == Known::nothing) {
      known = Known::yes;
      const bool all = std::ranges::all_of(regime_.triggers[kind],
                                           [&](regime::RuleId id) { return of_rule(regime_.rules[id]); });
      kinds_[kind] = all ? Known::yes : Known::no;
    }
    return kinds_[kind] == Known::yes;
  }

 private:
  enum class Known : std::uint8_t { nothing, yes, no };

  bool of_rule(const regime::CompiledRule& rule) {
    return !rule.active ||
           (of_node(rule.guard) && std::ranges::all_of(rule.effects, [&](regime::EffectId id) {
              return of_effect(regime_.effects[id]);
            }));
  }

  bool of_effect(const regime::CompiledEffect& effect) {
    const bool corrects = effect.form == EffectForm::end && effect.by == regime::EndBy::correction;
    if (effect.to != Relation::self || corrects || !of_node(effect.bars)) return false;
    const auto* score = effect.kind == regime::kNone ? nullptr : regime_.score(effect.kind);
    if (score != nullptr && !of_node(score->covers)) return false;
    return effect.kind == regime::kNone || regards_self(effect.kind);
  }

  bool of_node(regime::NodeId id) {
    if (id == regime::kNone) return true;
    const auto& node = regime_.nodes[id];
    if (node.via != Relation::self) return false;
    const auto* score = node.op == regime::Op::score || node.op == regime::Op::earlier_score
                            ? regime_.score(node.a)
                            : nullptr;
    return (score == nullptr || of_node(score->covers)) &&
           std::ranges::all_of(node.children, [&](regime::NodeId child) { return of_node(child); }) &&
           std::ranges::all_of(node.derived, [&](KindId kind) { return of_concluders(kind); });
  }

  bool of_concluders(KindId kind) {
    return std::ranges::all_of(regime_.concluders[kind], [&](const regime::Concluder& concluder) {
      const auto& rule = regime_.rules[concluder.rule];
      if (!rule.active || rules_[concluder.rule]) return true;
      rules_[concluder.rule] = true;
      const bool self = rule.via == Relation::self && of_node(rule.guard) &&
                        of_node(rule.conclusions[concluder.conclusion].bars);
      rules_[concluder.rule] = false;
      return self;
    });
  }

  const regime::Regime& regime_;
  std::vector<Known> kinds_;
  std::vector<bool> rules_;  // being looked at
};

}  // namespace

regime::KindSet self_regarding(const regime::Regime& regime) {
  regime::KindSet found;
  for (KindId kind = 0; kind < regime.kinds.size(); ++kind) {
    // Each kind is looked at by itself, since what a search takes for granted on its way is no answer.
    if (Search(regime).regards_self(kind)) found.add(kind);
  }
  return found;
}

}  // namespace osmanthus::simulation
