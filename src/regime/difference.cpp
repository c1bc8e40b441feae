#include "regime/difference.hpp"

#include <algorithm>
#include <tuple>

namespace osmanthus::regime {
namespace {

class Comparison {
 public:
  Comparison(const Regime& a, const Regime& b) : a_(a), b_(b) {}

  bool same_words() const {
    const auto same_kind = [](const Kind& x, const Kind& y) {
      return std::tie(x.id, x.form, x.anywhere, x.good, x.is_public, x.domain) ==
             std::tie(y.id, y.form, y.anywhere, y.good, y.is_public, y.domain);
    };
    return std::ranges::equal(a_.kinds, b_.kinds, same_kind) && a_.places == b_.places &&
           a_.place_within == b_.place_within && a_.territory == b_.territory &&
           a_.attributes == b_.attributes && a_.attribute_defaults == b_.attribute_defaults &&
           a_.flags == b_.flags && a_.fields == b_.fields && a_.field_values == b_.field_values &&
           std::ranges::equal(a_.scores, b_.scores, [&](const auto& x, const auto& y) { return same(x, y); });
  }

  /// The while-rules of `mine` that the other regime has not, or not like this.
  std::vector<RuleId> only_in(const Regime& mine) const {
    std::vector<RuleId> found;
    for (const RuleId id : mine.while_rules) {
      const bool in_both = id < a_.rules.size() && id < b_.rules.size();
      if (!in_both || !same(a_.rules[id], b_.rules[id])) found.push_back(id);
    }
    return found;
  }

 private:
  bool same(const CompiledScore& x, const CompiledScore& y) const {
    return std::tie(x.kind, x.start, x.floor, x.ceiling) == std::tie(y.kind, y.start, y.floor, y.ceiling) &&
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
};

}  // namespace

std::optional<Difference> difference(const Regime& a, const Regime& b) {
  const Comparison comparison(a, b);
  if (!comparison.same_words()) return std::nullopt;
  return Difference{comparison.only_in(a), comparison.only_in(b)};
}

}  // namespace osmanthus::regime
