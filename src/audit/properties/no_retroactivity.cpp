// A sanction follows the law of the day of the act.
//
// A provision applies to acts of its own time. It reaches further back only where it counts on from another's
// first day, or asks how long ago something was; and it makes longer what runs already only where it extends
// or reopens it without a breach. Where it does neither there is nothing to ask (S, for all lives). Else a
// case is looked for in a law in which it does nothing else: it takes effect only where it would not by the
// acts of its own time alone, or only on what was opened before.
#include <algorithm>

#include "audit/ground.hpp"
#include "audit/inquiry.hpp"
#include "audit/replay.hpp"

namespace osmanthus::audit {
namespace {

using base::Day;
using regime::CompiledRule;
using regime::EffectForm;
using regime::EffectId;
using regime::KindId;
using regime::kNone;
using regime::Node;
using regime::NodeId;
using regime::Op;
using regime::Regime;
using regime::RuleId;

constexpr const char* kProperty = "no_retroactivity";
constexpr int kReach = 12 * 366;  // days that a search begins before the first day of a provision

/// The law with one provision made to do only what it does backwards.
class Backwards {
 public:
  Backwards(const Regime& regime, RuleId rule) : regime_(regime), rule_(rule) {}

  /// It takes effect only where it would not if it looked at the acts of its own time alone.
  Regime by_earlier_acts() {
    const NodeId own_time = clipped(rule().guard);
    rule().guard = both(rule().guard, join(Op::none, {own_time}));
    // A force of no day, so that a search begins before the first.
    const Day before = first_day() - kReach;
    rule().force.insert(rule().force.begin(), {before, before});
    return std::move(regime_);
  }

  /// It takes effect without a breach, on standings that others opened before its first day alone.
  Regime on_earlier_standings(const regime::KindSet& kinds, const std::vector<Sign>& signs) {
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (signs[kind] != Sign::breach || !rule().upon.has(kind)) continue;
      std::erase(regime_.triggers[kind], rule_);
    }
    for (RuleId id = 0; id < regime_.rules.size(); ++id) {
      if (id != rule_ && opens(regime_.rules[id], kinds)) close(regime_.rules[id]);
    }
    Node runs;
    runs.op = Op::runs;
    runs.kinds = kinds;
    rule().guard = both(rule().guard, add(std::move(runs)));
    return std::move(regime_);
  }

 private:
  CompiledRule& rule() { return regime_.rules[rule_]; }
  Day first_day() const { return regime_.rules[rule_].force.front().from; }

  NodeId add(Node node) {
    regime_.nodes.push_back(std::move(node));
    return static_cast<NodeId>(regime_.nodes.size() - 1);
  }
  NodeId join(Op op, std::vector<NodeId> children) {
    Node node;
    node.op = op;
    node.children = std::move(children);
    return add(std::move(node));
  }
  NodeId both(NodeId a, NodeId b) { return a == kNone ? b : join(Op::all, {a, b}); }

  /// The guard as it would be if nothing had happened before its first day.
  NodeId clipped(NodeId id) {
    Node node = regime_.nodes[id];
    for (NodeId& child : node.children) child = clipped(child);
    if (node.op == Op::count || node.op == Op::done) {
      node.force.from = std::max(node.force.from, first_day());
      return add(std::move(node));
    }
    if (node.op != Op::time_since) return add(std::move(node));
    Node since;
    since.op = Op::done;
    since.via = node.via;
    since.mask = ~std::uint64_t{0};
    since.kinds = node.kinds;
    since.force.from = first_day();
    const bool negated = node.negated;
    node.negated = false;
    const NodeId own = both(add(std::move(node)), add(std::move(since)));
    return negated ? join(Op::none, {own}) : own;
  }

  bool opens(const CompiledRule& rule, const regime::KindSet& kinds) const {
    return std::ranges::any_of(rule.effects, [&](const EffectId id) {
      const auto& effect = regime_.effects[id];
      return effect.kind != kNone && kinds.has(effect.kind);
    });
  }
  void close(CompiledRule& other) const {
    for (auto& force : other.force) force.until = std::min(force.until, first_day());
    std::erase_if(other.force, [](const auto& force) { return force.until <= force.from; });
  }

  Regime regime_;
  RuleId rule_;
};

class NoRetroactivity {
 public:
  explicit NoRetroactivity(Inquiry& inquiry) : inquiry_(inquiry), regime_(inquiry.regime()) {}

  std::vector<Verdict> run() {
    for (const auto& sanction : inquiry_.sanctions()) {
      if (!inquiry_.asks_about(sanction.rule)) continue;
      if (looks_back(regime_.rules[sanction.rule].guard, first_day(sanction)))
        decide(sanction, Backwards(regime_, sanction.rule).by_earlier_acts(), on_earlier_acts());
      if (const auto kinds = lengthens(sanction); !kinds.empty())
        decide(sanction, Backwards(regime_, sanction.rule).on_earlier_standings(kinds, inquiry_.signs()),
               longer());
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'S'));
    return std::move(out_);
  }

 private:
  Day first_day(const Sanction& sanction) const {
    const auto& force = regime_.rules[sanction.rule].force;
    return force.empty() ? base::kAlways : force.front().from;
  }

  /// Whether the guard reads acts that may lie before the day.
  bool looks_back(NodeId id, Day day) const {
    if (id == kNone || day == base::kAlways) return false;
    const auto& node = regime_.nodes[id];
    const bool counts = (node.op == Op::count || node.op == Op::done) && node.force.from < day;
    return counts || node.op == Op::time_since ||
           std::ranges::any_of(node.children, [&](NodeId child) { return looks_back(child, day); });
  }

  /// What it makes last longer without a breach: standings that it extends, or that it opens where they are
  /// on.
  regime::KindSet lengthens(const Sanction& sanction) const {
    regime::KindSet kinds;
    if (sanction.during() || first_day(sanction) == base::kAlways) return kinds;
    const auto& rule = regime_.rules[sanction.rule];
    const auto& effect = regime_.effects[sanction.effect];
    if (!rule.on_commencement && !without_breach(rule)) return kinds;
    if (sanction.extends) {
      kinds = effect.kinds;
    } else if (sanction.kind != kNone && reads(rule.guard, sanction.kind)) {
      kinds.add(sanction.kind);
    }
    return kinds;
  }
  bool without_breach(const CompiledRule& rule) const {
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      const bool happens = regime_.kinds[kind].form <= regime::KindForm::step;
      if (rule.upon.has(kind) && happens && inquiry_.signs()[kind] != Sign::breach) return true;
    }
    return false;
  }
  bool reads(NodeId id, KindId kind) const {
    return needs(regime_, id, [&](const Node& node) { return own_standing(node) && node.kinds.has(kind); });
  }

  void decide(const Sanction& sanction, const Regime& backwards, regime::Text says) {
    Inquiry inquiry(inquiry_.law(), backwards, inquiry_.request());
    const Question question{.sanction = &sanction};
    const auto found = inquiry.find(question);
    for (const auto& failure : inquiry.failures()) inquiry_.fail(failure);
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    if (found.life && !replays(regime_, *found.life, question))
      inquiry_.fail(regime_.rules[sanction.rule].id);
    inquiry_.add(inquiry_.verdict(sanction, kProperty, found, Rests::on_words, std::move(says)), out_);
  }

  static regime::Text on_earlier_acts() {
    return {"它因施行之前的行为而适用。", "It applies because of acts from before it was in force."};
  }
  static regime::Text longer() {
    return {"没有新的违反行为，它使施行之前已经作出的措施延长。",
            "Without a new breach it makes longer what had begun before it was in force."};
  }

  Inquiry& inquiry_;
  const Regime& regime_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> no_retroactivity(Inquiry& inquiry) { return NoRetroactivity(inquiry).run(); }

}  // namespace osmanthus::audit
