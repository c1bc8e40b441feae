#include "audit/polarity.hpp"

#include <algorithm>

namespace osmanthus::audit {

using regime::Comparator;
using regime::CompiledEffect;
using regime::EffectForm;
using regime::KindForm;
using regime::KindId;
using regime::kNone;
using regime::Node;
using regime::NodeId;
using regime::NumberId;
using regime::Op;
using regime::RuleId;

Polarity::Polarity(const regime::Regime& regime, const Sanction& sanction) : regime_(regime) {
  own(sanction);
}

/// Of the entries of this sanction alone: what else opens the same kind is no part of it.
void Polarity::own(const Sanction& sanction) {
  const auto& rule = regime_.rules[sanction.rule];
  if (sanction.during()) {
    read(rule.guard, true);
    read(rule.conclusions[sanction.conclusion].bars, false);
    return;
  }
  const auto& effect = regime_.effects[sanction.effect];
  const bool points = sanction.kind != kNone && regime_.kinds[sanction.kind].form == KindForm::score;
  open(effect, true);
  if (points) {
    want(sanction.kind, true);
    want(sanction.kind, false);
  }
  if (sanction.kind == kNone) return;
  for (const auto& other : regime_.effects) {
    const bool meant = other.of.empty() || std::ranges::find(other.of, sanction.effect) != other.of.end();
    if (other.kinds.has(sanction.kind) && meant) redate(other, true);
  }
}

/// An entry that is kept, where another would be opened, may end before that one would have.
void Polarity::open(const CompiledEffect& effect, bool on) {
  fire(effect.rule, on);
  if (effect.keep) fire(effect.rule, !on);
  read(effect.bars, !on);
  for (const auto number :
       {effect.lasts, effect.until, effect.notice, effect.after, effect.at_least, effect.amount})
    read_number(number);
}

void Polarity::redate(const CompiledEffect& effect, bool on) {
  if (!regime_.rules[effect.rule].active) return;
  crosses_ = crosses_ || effect.to != regime::Relation::self;
  const bool lengthens = effect.form == EffectForm::extend;
  fire(effect.rule, on == lengthens);
  read(effect.bars, on != lengthens);
  if (effect.form != EffectForm::hold && effect.form != EffectForm::resume) return;
  fire(effect.rule, on);
  read(effect.bars, !on);
}

void Polarity::want(KindId kind, bool on) {
  if (!kinds_.emplace(kind, on).second) return;
  const auto form = regime_.kinds[kind].form;
  if (form == KindForm::act || form == KindForm::step) return;
  if (form == KindForm::score) {
    want(kind, !on);
    read(regime_.score(kind)->covers, true);
    read(regime_.score(kind)->covers, false);
  }
  for (const auto& effect : regime_.effects) want_effect(effect, kind, on);
  for (const auto& rule : regime_.rules) {
    for (const auto& conclusion : rule.conclusions) {
      if (!rule.active || conclusion.kind != kind) continue;
      crosses_ = crosses_ || rule.via != regime::Relation::self;
      read(rule.guard, on);
      read(conclusion.bars, !on);
    }
  }
}

void Polarity::want_effect(const CompiledEffect& effect, KindId kind, bool on) {
  if (!regime_.rules[effect.rule].active) return;
  if (effect.kind == kind) {
    crosses_ = crosses_ || effect.to != regime::Relation::self;
    open(effect, on);
  }
  if (effect.kinds.has(kind)) redate(effect, on);
}

void Polarity::fire(RuleId id, bool on) {
  if (!rules_.emplace(id, on).second) return;
  const auto& rule = regime_.rules[id];
  want_each(rule.upon, on);
  read(rule.guard, on);
}

void Polarity::want_each(const regime::KindSet& kinds, bool on) {
  for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
    if (kinds.has(kind)) want(kind, on);
  }
}

void Polarity::both_of_each(const regime::KindSet& kinds) {
  want_each(kinds, true);
  want_each(kinds, false);
}

void Polarity::read(NodeId id, bool on) {
  if (id == kNone || !nodes_.emplace(id, on).second) return;
  const auto& node = regime_.nodes[id];
  crosses_ = crosses_ || node.via != regime::Relation::self;
  const bool here = on != (node.negated || node.op == Op::none);
  for (const NodeId child : node.children) read(child, here);
  read_number(node.number);
  read_own(node, here);
}

void Polarity::read_own(const Node& node, bool on) {
  const bool upward = node.comparator == Comparator::at_least || node.comparator == Comparator::above;
  switch (node.op) {
    case Op::flag:
      flags_.emplace(node.a, on);
      return;
    case Op::amount:
      amount_helps_ = amount_helps_ || on == upward || node.comparator == Comparator::exactly;
      amount_hinders_ = amount_hinders_ || on != upward || node.comparator == Comparator::exactly;
      return;
    case Op::runs:
    case Op::imposed:
      return want_each(node.kinds, on);
    case Op::score:
    case Op::earlier_score:
      return want(node.a, on);
    case Op::count:
    case Op::done:
    case Op::time_since:
      return read_past(node, on);
    default:
      return;
  }
}

void Polarity::read_past(const Node& node, bool on) {
  const bool upward =
      node.op == Op::done || node.comparator == Comparator::at_least || node.comparator == Comparator::above;
  const bool both =
      node.op == Op::time_since || (node.op == Op::count && node.comparator == Comparator::exactly);
  both ? both_of_each(node.kinds) : want_each(node.kinds, on == upward);
  both ? both_of_each(node.since_acts) : want_each(node.since_acts, on != upward);
  // Another standing of the kind can keep a later one from being the beginning of one.
  both_of_each(node.since_standings);
  for (const RuleId rule : node.since_rules) {
    write(rule, on != upward);
    if (both) write(rule, on == upward);
  }
}

void Polarity::write(RuleId rule, bool on) {
  fire(rule, on);
  for (const auto id : regime_.rules[rule].effects) read(regime_.effects[id].bars, !on);
}

/// A number that hangs on the points can be larger or smaller with them.
void Polarity::read_number(NumberId id) {
  if (id == kNone || regime_.numbers[id].score == kNone) return;
  want(regime_.numbers[id].score, true);
  want(regime_.numbers[id].score, false);
}

}  // namespace osmanthus::audit
