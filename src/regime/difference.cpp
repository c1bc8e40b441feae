#include "regime/difference.hpp"

#include <algorithm>
#include <tuple>

namespace osmanthus::regime {
namespace {

class Comparison {
 public:
  Comparison(const Regime& a, const Regime& b) : a_(a), b_(b) {
    for (KindId kind = 0; kind < std::min(a.kinds.size(), b.kinds.size()); ++kind) {
      if (a.kinds[kind].anywhere != b.kinds[kind].anywhere) counted_otherwise_.add(kind);
    }
    for (std::size_t i = 0; i < std::min(a.scores.size(), b.scores.size()); ++i) {
      if (!same(a.scores[i], b.scores[i])) counted_otherwise_.add(a.scores[i].kind);
    }
  }

  bool same_words() const {
    const auto same_kind = [](const Kind& x, const Kind& y) {
      return std::tie(x.id, x.form, x.good, x.is_public, x.domain) ==
             std::tie(y.id, y.form, y.good, y.is_public, y.domain);
    };
    const auto same_score = [](const CompiledScore& x, const CompiledScore& y) { return x.kind == y.kind; };
    return std::ranges::equal(a_.kinds, b_.kinds, same_kind) && a_.places == b_.places &&
           a_.place_within == b_.place_within && a_.territory == b_.territory &&
           a_.attributes == b_.attributes && a_.attribute_defaults == b_.attribute_defaults &&
           a_.flags == b_.flags && a_.fields == b_.fields && a_.field_values == b_.field_values &&
           std::ranges::equal(a_.scores, b_.scores, same_score);
  }
  /// And acts count in the same places, and scores alike.
  bool same_counts() const { return counted_otherwise_.empty(); }

  /// The while-rules of `mine` that the other regime has not, or not like this.
  std::vector<RuleId> only_in(const Regime& mine) const {
    std::vector<RuleId> found;
    for (const RuleId id : mine.while_rules) {
      const bool in_both = id < a_.rules.size() && id < b_.rules.size();
      if (!in_both || !same(a_.rules[id], b_.rules[id])) found.push_back(id);
    }
    return found;
  }

  /// What the rules `found` of `mine` bring, and whatever its while-rules bring out of that.
  KindSet brought(const Regime& mine, const std::vector<RuleId>& found) const {
    KindSet kinds;
    for (const RuleId id : found) add_conclusions(mine.rules[id], kinds);
    for (bool grows = true; grows;) {
      grows = false;
      for (const RuleId id : mine.while_rules) {
        const auto& rule = mine.rules[id];
        const bool known =
            std::ranges::all_of(rule.conclusions, [&](const auto& c) { return kinds.has(c.kind); });
        const bool read =
            reads(mine, rule.guard, kinds) ||
            std::ranges::any_of(rule.conclusions, [&](const auto& c) { return reads(mine, c.bars, kinds); });
        if (known || !read) continue;
        add_conclusions(rule, kinds);
        grows = true;
      }
    }
    return kinds;
  }

  /// What may come to something else: what sets off a rule that differs or reads what differs, and what sets
  /// off rules that bring that about.
  KindSet events(const KindSet& concluded) const {
    KindSet kinds;
    const auto add_all = [&] {
      for (KindId kind = 0; kind < a_.kinds.size(); ++kind) kinds.add(kind);
    };
    if (!same_order()) add_all();
    for (RuleId id = 0; id < a_.rules.size() && same_order(); ++id) {
      if (is_while(id) || (same_with_effects(id) && !reads_any(id, concluded))) continue;
      if (a_.rules[id].on_commencement || b_.rules[id].on_commencement) add_all();
      kinds.add(a_.rules[id].upon);
      kinds.add(b_.rules[id].upon);
    }
    for (bool grows = true; grows;) {
      grows = false;
      for (const auto& rule : a_.rules) {
        if (rule.form == Rule::Form::during || !brings(rule, kinds) || kinds.has_all(rule.upon)) continue;
        kinds.add(rule.upon);
        grows = true;
      }
    }
    return kinds;
  }

  bool same_with_effects(RuleId id) const {
    const auto& x = a_.rules[id];
    const auto& y = b_.rules[id];
    return same(x, y) && !hangs_on_counts(x) && same_set(x.upon, y.upon) &&
           x.on_commencement == y.on_commencement && x.stratum == y.stratum && x.effects == y.effects &&
           std::ranges::all_of(x.effects, [&](EffectId e) { return same(a_.effects[e], b_.effects[e]); });
  }

 private:
  /// Whether the rule waits for, asks for or moves something that is counted otherwise in the other regime.
  bool hangs_on_counts(const CompiledRule& rule) const {
    return rule.upon.meets(counted_otherwise_) || reads(a_, rule.guard, counted_otherwise_) ||
           brings(rule, counted_otherwise_);
  }
  /// Whether rules and effects stand at the same places, so that they can be compared one by one.
  bool same_order() const {
    return a_.rules.size() == b_.rules.size() && a_.effects.size() == b_.effects.size() &&
           a_.triggers == b_.triggers && a_.commencements == b_.commencements && a_.strata == b_.strata;
  }
  bool is_while(RuleId id) const {
    return a_.rules[id].form == Rule::Form::during && b_.rules[id].form == Rule::Form::during;
  }
  bool reads_any(RuleId id, const KindSet& concluded) const {
    const auto by = [&](const Regime& regime) {
      const auto& rule = regime.rules[id];
      return reads(regime, rule.guard, concluded) || std::ranges::any_of(rule.effects, [&](EffectId e) {
               return reads(regime, regime.effects[e].bars, concluded);
             });
    };
    return by(a_) || by(b_);
  }
  /// Whether a rule opens or moves something of the kinds.
  bool brings(const CompiledRule& rule, const KindSet& kinds) const {
    return std::ranges::any_of(rule.effects, [&](EffectId e) {
      const auto& effect = a_.effects[e];
      return (effect.kind != kNone && kinds.has(effect.kind)) || effect.kinds.meets(kinds);
    });
  }

  static void add_conclusions(const CompiledRule& rule, KindSet& to) {
    for (const auto& conclusion : rule.conclusions) to.add(conclusion.kind);
  }

  /// Whether a condition of `regime` asks for one of the kinds.
  bool reads(const Regime& regime, NodeId id, const KindSet& kinds) const {
    if (id == kNone) return false;
    const Node& node = regime.nodes[id];
    const bool scored = node.op == Op::score || node.op == Op::earlier_score;
    return node.kinds.meets(kinds) || node.since_standings.meets(kinds) || (scored && kinds.has(node.a)) ||
           std::ranges::any_of(node.children, [&](NodeId child) { return reads(regime, child, kinds); });
  }

  bool same(const CompiledEffect& x, const CompiledEffect& y) const {
    const auto same_numbers = [&](auto... members) { return (same_number(x.*members, y.*members) && ...); };
    return std::tie(x.form, x.modality, x.to, x.kind, x.of, x.entries, x.by, x.from_act, x.keep) ==
               std::tie(y.form, y.modality, y.to, y.kind, y.of, y.entries, y.by, y.from_act, y.keep) &&
           same_set(x.kinds, y.kinds) && same_node(x.bars, y.bars) &&
           same_numbers(&CompiledEffect::lasts, &CompiledEffect::until, &CompiledEffect::notice,
                        &CompiledEffect::after, &CompiledEffect::at_least, &CompiledEffect::amount);
  }

  bool same(const CompiledScore& x, const CompiledScore& y) const {
    return std::tie(x.kind, x.start, x.floor, x.ceiling, x.demerit, x.where) ==
               std::tie(y.kind, y.start, y.floor, y.ceiling, y.demerit, y.where) &&
           same_node(x.covers, y.covers);
  }

  bool same(const CompiledRule& x, const CompiledRule& y) const {
    return std::tie(x.id, x.form, x.active, x.where, x.everywhere, x.nexus, x.via) ==
               std::tie(y.id, y.form, y.active, y.where, y.everywhere, y.nexus, y.via) &&
           std::ranges::equal(x.force, y.force, same_force) && same_node(x.guard, y.guard) &&
           std::ranges::equal(x.conclusions, y.conclusions,
                              [&](const auto& c, const auto& d) { return same(c, d); });
  }

  bool same(const Conclusion& x, const Conclusion& y) const {
    return x.kind == y.kind && x.modality == y.modality && same_node(x.bars, y.bars);
  }

  static bool same_force(const Force& x, const Force& y) { return x.from == y.from && x.until == y.until; }
  static bool same_set(const KindSet& x, const KindSet& y) {
    for (KindId kind = 0; kind < kMostKinds; ++kind) {
      if (x.has(kind) != y.has(kind)) return false;
    }
    return true;
  }

  bool same_node(NodeId x, NodeId y) const {
    if (x == kNone || y == kNone) return x == y;
    const Node& n = a_.nodes[x];
    const Node& m = b_.nodes[y];
    return std::tie(n.op, n.via, n.negated, n.comparator, n.a, n.b, n.mask, n.since_rules, n.under,
                    n.derived) == std::tie(m.op, m.via, m.negated, m.comparator, m.a, m.b, m.mask,
                                           m.since_rules, m.under, m.derived) &&
           same_number(n.number, m.number) && same_number(n.window, m.window) && same_set(n.kinds, m.kinds) &&
           same_set(n.since_acts, m.since_acts) && same_set(n.since_standings, m.since_standings) &&
           same_force(n.force, m.force) &&
           std::ranges::equal(n.children, m.children, [&](NodeId c, NodeId d) { return same_node(c, d); });
  }

  bool same_number(NumberId x, NumberId y) const {
    if (x == kNone || y == kNone) return x == y;
    const CompiledNumber& n = a_.numbers[x];
    const CompiledNumber& m = b_.numbers[y];
    return n.name == m.name && n.field == m.field && n.score == m.score &&
           std::ranges::equal(n.rows, m.rows, same_row);
  }
  static bool same_row(const Row& x, const Row& y) {
    return std::tie(x.field_value, x.key_low, x.key_high) == std::tie(y.field_value, y.key_low, y.key_high) &&
           std::ranges::equal(x.pieces, y.pieces, same_piece);
  }
  static bool same_piece(const Piece& x, const Piece& y) {
    return std::tie(x.from, x.amount.unit, x.amount.low, x.amount.high, x.least, x.most) ==
           std::tie(y.from, y.amount.unit, y.amount.low, y.amount.high, y.least, y.most);
  }

  const Regime& a_;
  const Regime& b_;
  KindSet counted_otherwise_;  // acts that count elsewhere, scores of other numbers
};

}  // namespace

std::optional<Difference> difference(const Regime& a, const Regime& b) {
  const Comparison comparison(a, b);
  if (!comparison.same_words() || !comparison.same_counts()) return std::nullopt;
  Difference found{comparison.only_in(a), comparison.only_in(b), {}, {}};
  found.concluded = comparison.brought(a, found.of_a);
  found.concluded.add(comparison.brought(b, found.of_b));
  found.events = comparison.events(found.concluded);
  return found;
}

bool same_words(const Regime& a, const Regime& b) { return Comparison(a, b).same_words(); }

std::vector<bool> same_rules(const Regime& a, const Regime& b) {
  const Comparison comparison(a, b);
  std::vector<bool> same;
  for (RuleId id = 0; id < std::min(a.rules.size(), b.rules.size()); ++id)
    same.push_back(comparison.same_with_effects(id));
  return same;
}

}  // namespace osmanthus::regime
