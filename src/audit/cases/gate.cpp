#include "audit/cases/gate.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

namespace osmanthus::audit {
namespace {

using regime::Comparator;
using regime::EffectForm;
using regime::kNone;
using regime::Node;
using regime::NodeId;
using regime::NumberId;
using regime::Op;
using regime::Regime;

bool joins(const Node& node) { return node.op == Op::all || node.op == Op::any || node.op == Op::none; }

void each_leaf(const Regime& regime, NodeId id, const std::function<void(NodeId)>& visit) {
  if (id == kNone) return;
  const auto& node = regime.nodes[id];
  if (!joins(node)) return visit(id);
  for (const NodeId child : node.children) each_leaf(regime, child, visit);
}

/// What hangs on the conditions: the rule's guard, or what bars the effect.
NodeId& root(Regime& regime, const Gate& gate) {
  auto& rule = regime.rules[gate.rule];
  if (!gate.bars) return rule.guard;
  return gate.during() ? rule.conclusions[gate.conclusion].bars : regime.effects[gate.effect].bars;
}
NodeId root(const Regime& regime, const Gate& gate) {
  const auto& rule = regime.rules[gate.rule];
  if (!gate.bars) return rule.guard;
  return gate.during() ? rule.conclusions[gate.conclusion].bars : regime.effects[gate.effect].bars;
}

/// Where the conditions of a provision were written.
class Written {
 public:
  explicit Written(const regime::Provision& provision) {
    add(provision.rule->during);
    add(provision.rule->guard);
    add(provision.rule->unless);
  }
  bool has(const Node& node) const { return !joins(node) && places_.contains(place(node.at)); }

 private:
  using Place = std::tuple<std::string, int, int>;
  static Place place(const base::Span& at) { return {at.file, at.line, at.column}; }
  void add(const regime::Guard& guard) {
    if (guard.form == regime::Guard::Form::condition) places_.insert(place(guard.condition.at));
    for (const auto& part : guard.parts) add(part);
  }

  std::set<Place> places_;
};

std::vector<NodeId> conditions(const Regime& regime, NodeId root, const Written& written) {
  std::vector<NodeId> all;
  each_leaf(regime, root, [&](NodeId id) {
    if (written.has(regime.nodes[id]) && std::ranges::find(all, id) == all.end()) all.push_back(id);
  });
  return all;
}

/// What the compiler adds for objections is no provision of its own.
bool is_procedure(const Regime& regime, const regime::CompiledRule& rule) {
  return std::ranges::any_of(rule.effects, [&](const auto id) {
    const auto form = regime.effects[id].form;
    return form == EffectForm::hold || form == EffectForm::resume;
  });
}

/// Builds guards out of those that are there, in a regime of its own.
class Builder {
 public:
  explicit Builder(const Regime& regime) : out_(regime) {}
  Regime& out() { return out_; }

  NodeId add(Node node) {
    out_.nodes.push_back(std::move(node));
    return static_cast<NodeId>(out_.nodes.size() - 1);
  }
  NodeId join(Op op, std::vector<NodeId> children) {
    std::erase(children, kNone);
    Node node;
    node.op = op;
    node.children = std::move(children);
    return add(std::move(node));
  }
  NodeId no(NodeId id) { return id == kNone ? join(Op::any, {}) : join(Op::none, {id}); }

  /// The same guard with one condition the other way round.
  NodeId turned(NodeId id, NodeId leaf) {
    if (id == kNone) return id;
    Node node = out_.nodes[id];
    if (id == leaf) {
      node.negated = !node.negated;
      return add(std::move(node));
    }
    bool changed = false;
    for (auto& child : node.children) {
      const auto other = turned(child, leaf);
      changed = changed || other != child;
      child = other;
    }
    return changed ? add(std::move(node)) : id;
  }

  /// Whether the condition's number is the nearest to the other side; kNone if it has none.
  NodeId edge(NodeId leaf, bool held) {
    const Node& node = out_.nodes[leaf];
    if (node.number == kNone) return kNone;
    const bool met = held != node.negated;
    switch (node.comparator) {
      case Comparator::at_least:
        return exactly(leaf, met ? 0 : -1);
      case Comparator::above:
        return exactly(leaf, met ? 1 : 0);
      case Comparator::below:
        return exactly(leaf, met ? -1 : 0);
      case Comparator::at_most:
        return exactly(leaf, met ? 0 : 1);
      default:
        break;
    }
    return met ? exactly(leaf, 0) : join(Op::any, {exactly(leaf, -1), exactly(leaf, 1)});
  }

  /// Whether something of these kinds is in effect on the relative.
  NodeId runs(const regime::KindSet& kinds, regime::Relation via,
              const std::vector<regime::EffectId>& under) {
    Node node;
    node.op = Op::runs;
    node.kinds = kinds;
    node.via = via;
    node.under = under;
    for (regime::KindId kind = 0; under.empty() && kind < out_.kinds.size(); ++kind) {
      if (kinds.has(kind) && !out_.concluders[kind].empty()) node.derived.push_back(kind);
    }
    return add(std::move(node));
  }
  /// Whether there is such a relative.
  NodeId related(regime::Relation via) {
    Node node;
    node.op = Op::in_force;
    node.via = via;
    return add(std::move(node));
  }

 private:
  NodeId exactly(NodeId leaf, int more) {
    Node node = out_.nodes[leaf];
    node.comparator = Comparator::exactly;
    node.negated = false;
    auto number = out_.numbers[node.number];
    for (auto& row : number.rows) {
      for (auto& piece : row.pieces) {
        for (int* value : {&piece.amount.low, &piece.amount.high, &piece.least, &piece.most}) *value += more;
      }
    }
    out_.numbers.push_back(std::move(number));
    node.number = static_cast<NumberId>(out_.numbers.size() - 1);
    return add(std::move(node));
  }

  Regime out_;
};

void settle_numbers(Regime& regime) {
  for (auto& number : regime.numbers) {
    for (auto& row : number.rows) {
      for (auto& piece : row.pieces) {
        const int least = piece.amount.high < 0 ? piece.amount.high : piece.amount.low;
        piece.amount.low = piece.amount.high = piece.least = piece.most = least;
      }
    }
  }
}

/// Of the kinds that the effect changes the first that some rule opens, so that one is looked for and not
/// each.
regime::KindSet first_opened(const Regime& regime, const regime::CompiledEffect& effect) {
  regime::KindId first = regime::kMostKinds;
  for (regime::EffectId id = 0; id < regime.effects.size(); ++id) {
    const auto& opener = regime.effects[id];
    const bool opens =
        opener.kind < first && effect.kinds.has(opener.kind) && regime.rules[opener.rule].active;
    const bool meant = effect.of.empty() || std::ranges::find(effect.of, id) != effect.of.end();
    if (opens && meant) first = opener.kind;
  }
  regime::KindSet kinds;
  if (first < regime::kMostKinds) kinds.add(first);
  return kinds;
}

/// What must have opened an entry for the effect to change it: only what has a term can be extended.
std::vector<regime::EffectId> openers(const Regime& regime, const regime::CompiledEffect& effect) {
  if (effect.form != EffectForm::extend) return effect.of;
  std::vector<regime::EffectId> with_term;
  for (regime::EffectId id = 0; id < regime.effects.size(); ++id) {
    const auto& opener = regime.effects[id];
    const bool meant = effect.of.empty() || std::ranges::find(effect.of, id) != effect.of.end();
    if (opener.kind != kNone && effect.kinds.has(opener.kind) && opener.lasts != kNone && meant)
      with_term.push_back(id);
  }
  return with_term;
}

/// Whether the effect would be seen, were it carried out.
NodeId trace(Builder& builder, const regime::CompiledEffect& effect) {
  const NodeId borne = builder.related(effect.to);
  switch (effect.form) {
    case EffectForm::open: {
      regime::KindSet kind;
      kind.add(effect.kind);
      return builder.join(Op::all, {borne, builder.no(builder.runs(kind, effect.to, {}))});
    }
    case EffectForm::end:
    case EffectForm::extend:
      return builder.join(Op::all, {borne, builder.runs(first_opened(builder.out(), effect), effect.to,
                                                        openers(builder.out(), effect))});
    case EffectForm::points_add:
    case EffectForm::points_start:
    case EffectForm::points_lower:
      return effect.to == regime::Relation::self ? builder.out().score(effect.kind)->covers : borne;
    default:
      return borne;
  }
}

/// Whether something of what hangs on the gate would be seen.
NodeId traces(Builder& builder, const Gate& gate) {
  if (gate.bars) return trace(builder, builder.out().effects[gate.effect]);
  std::vector<NodeId> any;
  for (const auto effect : std::vector(builder.out().rules[gate.rule].effects))
    any.push_back(trace(builder, builder.out().effects[effect]));
  return builder.join(Op::any, std::move(any));
}

/// A rule like the gate's, without effects, under another guard.
regime::RuleId add_rule(Regime& regime, const Gate& gate, NodeId guard) {
  const auto id = static_cast<regime::RuleId>(regime.rules.size());
  auto rule = regime.rules[gate.rule];
  rule.guard = guard;
  rule.effects.clear();
  if (gate.during()) {
    rule.conclusions = {{rule.conclusions[gate.conclusion].kind, regime::Modality::must, kNone}};
    regime.while_rules.push_back(id);
  }
  for (regime::KindId kind = 0; kind < regime.kinds.size(); ++kind) {
    if (rule.upon.has(kind)) regime.triggers[kind].push_back(id);
  }
  regime.rules.push_back(std::move(rule));
  return id;
}

}  // namespace

std::vector<Gate> gates(const Regime& regime, const regime::Provision& provision) {
  std::vector<Gate> all;
  if (!provision.rule) return all;
  const Written written(provision);
  const bool bars = provision.rule->form == regime::Rule::Form::bar;
  for (regime::RuleId id = 0; id < regime.rules.size(); ++id) {
    const auto& rule = regime.rules[id];
    if (!rule.active || is_procedure(regime, rule) || (!bars && rule.provision != &provision)) continue;
    Gate gate{&provision, id, kNone, 0, bars, {}};
    const auto offer = [&](NodeId root) {
      gate.conditions = conditions(regime, root, written);
      if (!bars || !gate.conditions.empty()) all.push_back(gate);
    };
    if (!bars) {
      gate.effect = rule.effects.empty() ? kNone : rule.effects.front();
      if (!rule.effects.empty() || !rule.conclusions.empty()) offer(rule.guard);
      continue;
    }
    for (const auto effect : rule.effects) {
      gate.effect = effect;
      offer(regime.effects[effect].bars);
    }
    gate.effect = kNone;
    for (gate.conclusion = 0; gate.conclusion < rule.conclusions.size(); ++gate.conclusion)
      offer(rule.conclusions[gate.conclusion].bars);
  }
  return all;
}

bool bars_in_force(const Regime& regime, const regime::Provision& provision) {
  if (!provision.rule || provision.rule->form != regime::Rule::Form::bar) return false;
  const Written written(provision);
  return std::ranges::any_of(regime.nodes, [&](const Node& node) { return written.has(node); });
}

bool wanted(const Regime& regime, const Gate& gate, std::size_t condition) {
  // How the way from the root to the condition turns: `none` turns round what stands below it.
  const std::function<int(NodeId, bool)> find = [&](NodeId id, bool on) -> int {
    if (id == kNone) return -1;
    if (id == gate.conditions[condition]) return on ? 1 : 0;
    const auto& node = regime.nodes[id];
    for (const NodeId child : node.children) {
      const int found = find(child, on != (node.op == Op::none));
      if (found >= 0) return found;
    }
    return -1;
  };
  return find(root(regime, gate), true) == 1;
}

Probe probe(const Regime& regime, const Gate& gate, const Shown& shown) {
  Builder builder(regime);
  const auto& rule = regime.rules[gate.rule];
  const NodeId decides = root(regime, gate);
  std::vector<NodeId> parts = {shown.applies ? decides : builder.no(decides)};
  for (const auto condition : shown.conditions) {
    const NodeId leaf = gate.conditions[condition];
    const NodeId other = builder.turned(decides, leaf);
    parts.push_back(shown.applies ? builder.no(other) : other);
    if (shown.at_edge) parts.push_back(builder.edge(leaf, wanted(regime, gate, condition) == shown.applies));
  }
  const NodeId barred =
      gate.during() ? rule.conclusions[gate.conclusion].bars : regime.effects[gate.effect].bars;
  parts.push_back(gate.bars ? rule.guard : barred == kNone ? kNone : builder.no(barred));
  if (shown.visible && !gate.during()) parts.push_back(traces(builder, gate));
  const NodeId guard = builder.join(Op::all, std::move(parts));
  Probe out{std::move(builder.out()), kNone};
  settle_numbers(out.regime);
  out.rule = add_rule(out.regime, gate, guard);
  return out;
}

Regime turned(const Regime& regime, const Gate& gate, std::size_t condition) {
  Builder builder(regime);
  const NodeId other = builder.turned(root(regime, gate), gate.conditions[condition]);
  root(builder.out(), gate) = other;
  return std::move(builder.out());
}

Regime without(const Regime& regime, const Gate& gate) {
  Builder builder(regime);
  root(builder.out(), gate) = builder.join(Op::any, {});
  return std::move(builder.out());
}

}  // namespace osmanthus::audit
