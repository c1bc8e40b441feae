// How many events suffice: each condition needs so many, and what it reads needs its own.
#include <algorithm>
#include <map>

#include "audit/cone.hpp"

namespace osmanthus::audit {
namespace {

using regime::Comparator;
using regime::EffectForm;
using regime::KindForm;
using regime::KindId;
using regime::kNone;
using regime::Node;
using regime::NodeId;
using regime::Op;
using regime::Regime;
using regime::RuleId;

class Bound {
 public:
  Bound(const Regime& regime, const Cone& cone) : regime_(regime), cone_(cone) {}

  Reach run(const std::vector<RuleId>& rules) {
    all_ = !cone_.waits;
    for (const RuleId id : cone_.rules) {
      for (const auto effect : regime_.rules[id].effects) {
        if (regime_.effects[effect].form == EffectForm::extend) all_ = false;
      }
    }
    Reach reach;
    int sum = 0;
    int most = 0;
    for (const RuleId rule : rules) {
      const int needed = of_rule(rule);
      sum += needed;
      most = std::max(most, needed);
    }
    // Where no number suffices, it is for the search to stay within its means.
    const int more = static_cast<int>(rules.size()) - 1;
    reach.events = std::max(1, all_ ? sum : most + more);
    reach.all = all_;
    return reach;
  }

 private:
  int of_rule(RuleId id) {
    const auto& rule = regime_.rules[id];
    int trigger = 0;
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (rule.upon.has(kind)) trigger = std::max(trigger, of_kind(kind));
    }
    int needed = trigger + of_node(rule.guard, true, rule.upon);
    for (const auto effect : rule.effects) ignore_bar(regime_.effects[effect].bars);
    for (const auto& conclusion : rule.conclusions) ignore_bar(conclusion.bars);
    return needed;
  }
  void ignore_bar(NodeId bar) { of_node(bar, false, {}); }

  /// For one entry of the kind to be opened, or the state to conclude it.
  int of_kind(KindId kind) {
    if (regime_.kinds[kind].form <= KindForm::step) return 1;
    if (const auto known = of_kind_.find(kind); known != of_kind_.end()) {
      if (known->second < 0) all_ = false;  // it reads itself
      return std::max(known->second, 0);
    }
    of_kind_[kind] = -1;
    int needed = 0;
    for (const RuleId id : cone_.rules) {
      const auto& rule = regime_.rules[id];
      const bool makes =
          std::ranges::any_of(rule.effects, [&](auto e) { return regime_.effects[e].kind == kind; }) ||
          std::ranges::any_of(rule.conclusions, [&](const auto& c) { return c.kind == kind; });
      if (makes) needed = std::max(needed, of_rule(id));
    }
    return of_kind_[kind] = needed;
  }

  int of_node(NodeId id, bool on, const regime::KindSet& upon) {
    if (id == kNone) return 0;
    const auto& node = regime_.nodes[id];
    const bool here = on != (node.negated || node.op == Op::none);
    int sum = 0;
    int most = 0;
    for (const NodeId child : node.children) {
      const int needed = of_node(child, here, upon);
      sum += needed;
      most = std::max(most, needed);
    }
    const bool each = (node.op == Op::all) == here;
    return (each ? sum : most) + of_own(node, here, upon);
  }

  int of_own(const Node& node, bool on, const regime::KindSet& upon) {
    switch (node.op) {
      case Op::runs:
      case Op::imposed:
      case Op::done:
        if (!on) all_ = false;
        return on ? most_of(node.kinds) : 0;
      case Op::time_since:
        all_ = false;
        return most_of(node.kinds);
      case Op::score:
      case Op::earlier_score:
        all_ = false;
        return upon.has(node.a) ? 0 : of_kind(node.a);  // what changes it sets the rule off
      case Op::count:
        return of_count(node, on, upon);
      case Op::flag:  // what answers needs something to answer
        return on && regime_.flags[node.a] == "answering" ? 1 : 0;
      default:
        return 0;
    }
  }

  int of_count(const Node& node, bool on, const regime::KindSet& upon) {
    const bool upward = node.comparator == Comparator::at_least || node.comparator == Comparator::above;
    const bool resets =
        !node.since_acts.empty() || !node.since_standings.empty() || !node.since_rules.empty();
    if (!on || !upward || resets) all_ = false;
    int threshold = 0;
    for (const auto& row : regime_.numbers[node.number].rows) {
      for (const auto& piece : row.pieces) threshold = std::max(threshold, piece.amount.high);
    }
    if (node.comparator == Comparator::above || !on) ++threshold;
    const bool counts_trigger = node.kinds.meets(upon);
    return std::max(0, threshold - (counts_trigger ? 1 : 0)) * std::max(1, most_of(node.kinds));
  }

  int most_of(const regime::KindSet& kinds) {
    int most = 0;
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (kinds.has(kind)) most = std::max(most, of_kind(kind));
    }
    return most;
  }

  const Regime& regime_;
  const Cone& cone_;
  bool all_ = true;
  std::map<KindId, int> of_kind_;  // -1: being reckoned
};

}  // namespace

Reach reach_of(const Regime& regime, const Cone& cone, const std::vector<RuleId>& rules) {
  return Bound(regime, cone).run(rules);
}

}  // namespace osmanthus::audit
