#include "audit/ways.hpp"

#include <algorithm>

namespace osmanthus::audit {
namespace {

constexpr int kLongestTail = 6 * 366;

using regime::CompiledEffect;
using regime::EffectForm;
using regime::EffectId;
using regime::KindForm;
using regime::KindId;
using regime::kNone;
using regime::Node;
using regime::NodeId;
using regime::Op;
using regime::Relation;
using regime::RuleId;

bool lasting(KindForm form) {
  return form == KindForm::register_list || form == KindForm::record || form == KindForm::duty ||
         form == KindForm::measure;
}

int longest_days(const regime::Amount& amount) {
  using regime::NumberUnit;
  switch (amount.unit) {
    case NumberUnit::days:
      return amount.high;
    case NumberUnit::working_days:
      return 2 * amount.high + 10;  // weekends, and the longest holidays
    case NumberUnit::months:
      return 31 * amount.high;
    case NumberUnit::years:
      return 366 * amount.high;
    default:
      return base::kNever;
  }
}

/// Whatever came before, who does it now has done it.
bool settled_by_doing(const Node& node) {
  return node.op == Op::done && node.via == Relation::self && node.window == kNone &&
         node.since_acts.empty() && node.since_standings.empty() && node.since_rules.empty();
}

}  // namespace

int longest_days(const regime::Regime& regime, regime::NumberId number) {
  if (number == kNone) return 0;
  int longest = 0;
  for (const auto& row : regime.numbers[number].rows) {
    for (const auto& piece : row.pieces) longest = std::max(longest, longest_days(piece.amount));
  }
  return longest;
}

int longest_term(const regime::Regime& regime, const Cone& cone) {
  int longest = 0;
  for (const auto rule : cone.rules) {
    for (const auto id : regime.rules[rule].effects) {
      const auto& effect = regime.effects[id];
      for (const auto number : {effect.lasts, effect.until, effect.amount}) {
        const bool term = number != effect.amount || effect.form == EffectForm::extend;
        const int days = term ? longest_days(regime, number) : 0;
        if (days < base::kNever) longest = std::max(longest, days);
      }
    }
  }
  return std::min(kLongestTail, longest);
}

Ways::Ways(const Inquiry& inquiry, const Sanction& sanction)
    : inquiry_(inquiry), regime_(inquiry.regime()), sanction_(sanction) {
  if (sanction.during()) return;
  find_exits(sanction.kind, sanction.effect);
  for (std::size_t i = 0; i < others_.size(); ++i) find_exits(others_[i], kNone);
}

/// Any entry, where the opener is kNone: then only an end that reaches all of them counts.
bool Ways::reaches(const CompiledEffect& end, KindId kind, EffectId opener) const {
  if (end.form != EffectForm::end || end.to != Relation::self || !end.kinds.has(kind)) return false;
  return end.of.empty() || (opener != kNone && std::ranges::find(end.of, opener) != end.of.end());
}

void Ways::find_exits(KindId kind, EffectId opener) {
  const int wait = inquiry_.law().properties.ways_out.wait;
  for (RuleId id = 0; id < regime_.rules.size(); ++id) {
    const auto& rule = regime_.rules[id];
    if (!rule.active) continue;
    for (const EffectId e : rule.effects) {
      const auto& effect = regime_.effects[e];
      if (!reaches(effect, kind, opener) || effect.by == regime::EndBy::correction) continue;
      for (KindId act = 0; act < regime_.kinds.size(); ++act) {
        if (!rule.upon.has(act) || inquiry_.signs()[act] != Sign::duty) continue;
        if (effect.modality == regime::Modality::may) {
          discretion_ = discretion_ || kind == sanction_.kind;
          continue;
        }
        if (opener != kNone && longest_days(regime_, regime_.effects[opener].at_least) > wait &&
            effect.by == regime::EndBy::repair)
          continue;
        exits_.push_back({id, e, act});
        lingers_ = lingers_ || effect.after != kNone;
        acts_.insert(act);
        add_others(rule.guard);
        add_others(effect.bars);
      }
    }
  }
}

void Ways::add_acts(const Node& node) {
  for (KindId act = 0; act < regime_.kinds.size(); ++act) {
    if (!node.kinds.has(act) || inquiry_.signs()[act] != Sign::duty || !regime_.kinds[act].anywhere) continue;
    acts_.insert(act);
    asked_.insert(act);
  }
}

void Ways::add_others(NodeId id) {
  if (id == kNone) return;
  const auto& node = regime_.nodes[id];
  for (const NodeId child : node.children) add_others(child);
  if (settled_by_doing(node)) add_acts(node);
  if ((node.op != Op::runs && node.op != Op::imposed) || node.via != Relation::self) return;
  for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
    const bool known = kind == sanction_.kind || std::ranges::find(others_, kind) != others_.end();
    if (node.kinds.has(kind) && lasting(regime_.kinds[kind].form) && !known) others_.push_back(kind);
  }
}

bool Ways::leaves(const States& on, int acts, bool hopeful) const {
  if (!on.contains(sanction_.kind)) return true;
  if (acts == 0) return false;
  return std::ranges::any_of(acts_, [&](KindId act) {
    const auto next = after(on, act, hopeful);
    return next != on && leaves(next, acts - 1, hopeful);
  });
}

States Ways::after(const States& on, KindId act, bool hopeful) const {
  States next = on;
  if (asked_.contains(act)) next.insert(act);
  const States now = next;
  for (const auto& exit : exits_) {
    if (exit.act != act) continue;
    const auto& effect = regime_.effects[exit.effect];
    const auto guard = truth(regime_.rules[exit.rule].guard, now);
    const auto bar = effect.bars == kNone ? Truth::no : truth(effect.bars, now);
    // Where he acts is up to him; where he lives is not asked of him.
    const auto& rule = regime_.rules[exit.rule];
    const bool anywhere = rule.everywhere || rule.nexus == regime::Nexus::act;
    const bool open = hopeful ? guard != Truth::no && bar != Truth::yes
                              : guard == Truth::yes && bar == Truth::no && anywhere;
    if (!open) continue;
    for (const KindId kind : on) {
      const auto opener = kind == sanction_.kind ? sanction_.effect : kNone;
      if (reaches(effect, kind, opener)) next.erase(kind);
    }
  }
  return next;
}

Ways::Truth Ways::truth(NodeId id, const States& on) const {
  if (id == kNone) return Truth::yes;
  const auto& node = regime_.nodes[id];
  const auto negate = [](Truth t) { return t == Truth::yes ? Truth::no : t == Truth::no ? Truth::yes : t; };
  if (node.op != Op::all && node.op != Op::any && node.op != Op::none) {
    const auto found = own_truth(node, on);
    return node.negated ? negate(found) : found;
  }
  Truth all = Truth::yes;
  Truth any = Truth::no;
  for (const NodeId child : node.children) {
    const auto found = truth(child, on);
    all = std::min(all, found);
    any = std::max(any, found);
  }
  return node.op == Op::all ? all : node.op == Op::any ? any : negate(any);
}

/// The states settle what is asked about them; the bearer needs no mark on his own act.
Ways::Truth Ways::own_truth(const Node& node, const States& on) const {
  if ((node.op == Op::runs || node.op == Op::imposed) && node.via == Relation::self) {
    bool all_known = true;
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (!node.kinds.has(kind)) continue;
      if (on.contains(kind) && node.under.empty()) return Truth::yes;
      all_known = all_known && (kind == sanction_.kind || std::ranges::find(others_, kind) != others_.end());
    }
    return all_known && node.under.empty() ? Truth::no : Truth::open;
  }
  if (settled_by_doing(node) && std::ranges::any_of(on, [&](KindId kind) { return node.kinds.has(kind); }))
    return Truth::yes;
  return node.op == Op::in_force ? Truth::yes : Truth::open;
}

}  // namespace osmanthus::audit
