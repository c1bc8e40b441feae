// Nobody bears a measure for another's act.
//
// Where every effect falls on the actor and no guard reads what another did or bears, there is nothing to ask
// (S, for all lives). What is left is asked of the derivation: does it hold a breach of somebody else, other
// than through a duty that the bearer himself broke?
#include <algorithm>

#include "audit/inquiry.hpp"

namespace osmanthus::audit {
namespace {

using regime::KindId;
using regime::kNone;
using regime::NodeId;
using regime::Op;
using regime::Relation;
using regime::RuleId;

constexpr const char* kProperty = "no_third_party";

class NoThirdParty {
 public:
  explicit NoThirdParty(Inquiry& inquiry) : inquiry_(inquiry), regime_(inquiry.regime()) { find_carriers(); }

  std::vector<Verdict> run() {
    for (const auto& sanction : inquiry_.sanctions()) {
      if (!inquiry_.asks_about(sanction.rule)) continue;
      if (crosses(sanction) && !attributed(sanction)) decide(sanction);
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'S'));
    return std::move(out_);
  }

 private:
  bool crosses(const Sanction& sanction) const {
    const auto& rule = regime_.rules[sanction.rule];
    if (sanction.during()) return rule.via != Relation::self || reads_others(rule.guard);
    return regime_.effects[sanction.effect].to != Relation::self || reads_others(rule.guard);
  }

  /// Whether the guard reads what others did or bear, or a state that carries it over.
  bool reads_others(NodeId id) const {
    if (id == kNone) return false;
    const auto& node = regime_.nodes[id];
    const bool past = node.op == Op::runs || node.op == Op::imposed || node.op == Op::count ||
                      node.op == Op::done || node.op == Op::time_since || node.op == Op::score ||
                      node.op == Op::earlier_score;
    if (past && (node.via != Relation::self || node.kinds.meets(carriers_))) return true;
    if ((node.op == Op::score || node.op == Op::earlier_score) && carriers_.has(node.a)) return true;
    return std::ranges::any_of(node.children, [&](NodeId child) { return reads_others(child); });
  }

  /// Kinds through which another's act reaches somebody without burdening him yet: opened across persons, and
  /// no sanction.
  void find_carriers() {
    for (bool more = true; more;) {
      const auto before = carriers_;
      for (const auto& rule : regime_.rules) {
        if (rule.active) add_carriers(rule);
      }
      more = false;
      for (KindId kind = 0; kind < regime_.kinds.size(); ++kind)
        more = more || carriers_.has(kind) != before.has(kind);
    }
  }
  void add_carriers(const regime::CompiledRule& rule) {
    const bool reads = reads_others(rule.guard);
    for (const auto id : rule.effects) {
      const auto& effect = regime_.effects[id];
      if (effect.kind != kNone && (reads || effect.to != Relation::self) && !is_sanction(id))
        carriers_.add(effect.kind);
    }
    for (const auto& conclusion : rule.conclusions) {
      const bool asked = std::ranges::any_of(
          inquiry_.sanctions(), [&](const Sanction& s) { return s.during() && s.kind == conclusion.kind; });
      if ((reads || rule.via != Relation::self) && !asked) carriers_.add(conclusion.kind);
    }
  }
  bool is_sanction(regime::EffectId id) const {
    return std::ranges::any_of(inquiry_.sanctions(), [&](const Sanction& s) { return s.effect == id; });
  }

  /// Whether the pack says that the act counts as the bearer's own.
  bool attributed(const Sanction& sanction) const {
    const auto to = sanction.during() ? regime::inverse(regime_.rules[sanction.rule].via)
                                      : regime_.effects[sanction.effect].to;
    return std::ranges::any_of(inquiry_.law().properties.attribution, [&](const auto& row) {
      return regime::relation_named(row.role) == to && row.sort == sanction.sort &&
             row.force.from <= inquiry_.request().as_of && inquiry_.request().as_of < row.force.until;
    });
  }

  void decide(const Sanction& sanction) {
    const auto found =
        inquiry_.find({.sanction = &sanction, .condition = Condition::another, .signs = &inquiry_.signs()});
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    regime::Text says{"因他人的违反行为而承受。", "It is borne for another's breach."};
    inquiry_.add(inquiry_.verdict(sanction, kProperty, found, Rests::on_words, std::move(says)), out_);
  }

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  regime::KindSet carriers_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> no_third_party(Inquiry& inquiry) { return NoThirdParty(inquiry).run(); }

}  // namespace osmanthus::audit
