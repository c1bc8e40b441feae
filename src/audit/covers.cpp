#include "audit/covers.hpp"

#include <algorithm>

#include "audit/smt/one_step.hpp"

namespace osmanthus::audit {
namespace {

using regime::CompiledEffect;
using regime::CompiledRule;
using regime::EffectForm;
using regime::EffectId;
using regime::Entries;
using regime::KindId;
using regime::kNone;
using regime::Modality;
using regime::NumberId;
using regime::Op;
using regime::RuleId;

/// Every day of the one is a day of the other.
bool within(const std::vector<regime::Force>& force, const std::vector<regime::Force>& other) {
  return std::ranges::all_of(force, [&](const auto& f) {
    return std::ranges::any_of(other, [&](const auto& g) { return g.from <= f.from && f.until <= g.until; });
  });
}

bool within(const regime::KindSet& kinds, const regime::KindSet& other, std::size_t count) {
  for (KindId kind = 0; kind < count; ++kind) {
    if (kinds.has(kind) && !other.has(kind)) return false;
  }
  return true;
}

bool contains(const std::vector<EffectId>& some, EffectId one) {
  return std::ranges::find(some, one) != some.end();
}

bool reaches(const CompiledRule& other, const CompiledRule& rule) {
  if (other.everywhere) return true;
  return !rule.everywhere && other.nexus == rule.nexus && (rule.where & ~other.where) == 0;
}

}  // namespace

bool Covers::covers(RuleId other_id, RuleId id) const {
  const auto& rule = regime_.rules[id];
  const auto& other = regime_.rules[other_id];
  if (rule.form != other.form || rule.via != other.via || rule.on_commencement || !reaches(other, rule))
    return false;
  if (!within(rule.force, other.force) || !within(rule.upon, other.upon, regime_.kinds.size())) return false;
  if (rule.stratum != other.stratum) return false;
  const bool effects = std::ranges::all_of(rule.effects, [&](EffectId effect) {
    return std::ranges::any_of(other.effects, [&](EffectId o) {
      return covers(regime_.effects[o], regime_.effects[effect]) && !told_apart(o, effect);
    });
  });
  const bool conclusions = std::ranges::all_of(rule.conclusions, [&](const auto& c) {
    return std::ranges::any_of(other.conclusions, [&](const auto& o) {
      return o.kind == c.kind && o.modality == Modality::must && (o.bars == kNone || o.bars == c.bars);
    });
  });
  if (!effects || !conclusions) return false;
  return !smt::may_meet(regime_, {id},
                        {{rule.guard, true, rule.stratum}, {other.guard, false, rule.stratum}});
}

bool Covers::touches(RuleId other_id, RuleId id) const {
  const auto& rule = regime_.rules[id];
  const auto& other = regime_.rules[other_id];
  const bool of_its_own = std::ranges::any_of(rule.effects, [&](EffectId e) {
    return regime_.effects[e].form != EffectForm::open && regime_.effects[e].form != EffectForm::end;
  });
  if (of_its_own) return false;
  const auto brings = [&](KindId kind) {
    return std::ranges::any_of(other.conclusions, [&](const auto& c) { return c.kind == kind; }) ||
           std::ranges::any_of(other.effects, [&](EffectId e) { return regime_.effects[e].kind == kind; });
  };
  const bool concludes = std::ranges::any_of(rule.conclusions, [&](const auto& c) { return brings(c.kind); });
  return concludes || std::ranges::any_of(rule.effects, [&](EffectId id_of) {
           const auto& effect = regime_.effects[id_of];
           if (effect.form == EffectForm::open) return brings(effect.kind);
           return effect.form == EffectForm::end && std::ranges::any_of(other.effects, [&](EffectId e) {
                    return regime_.effects[e].form == EffectForm::end &&
                           regime_.effects[e].kinds.meets(effect.kinds);
                  });
         });
}

bool Covers::covers(const CompiledEffect& other, const CompiledEffect& effect) const {
  if (other.form != effect.form || other.to != effect.to || other.modality != Modality::must) return false;
  if (other.bars != kNone && other.bars != effect.bars) return false;
  if (effect.form == EffectForm::open) return opens_as_much(other, effect);
  return effect.form == EffectForm::end && ends_as_much(other, effect);
}

/// The same thing from the same day, for as long or longer.
bool Covers::opens_as_much(const CompiledEffect& other, const CompiledEffect& effect) const {
  if (other.kind != effect.kind || other.keep || effect.keep || counted(effect.kind)) return false;
  const bool endless = other.lasts == kNone && other.until == kNone;
  const bool as_long = endless || (as_much(other.lasts, effect.lasts) && same(other.until, effect.until) &&
                                   other.from_act == effect.from_act);
  return as_long && same(other.notice, effect.notice) && same(other.after, effect.after) &&
         same(other.at_least, effect.at_least);
}

bool Covers::ends_as_much(const CompiledEffect& other, const CompiledEffect& effect) const {
  if (!within(effect.kinds, other.kinds, regime_.kinds.size()) || other.by != effect.by) return false;
  if (other.entries != Entries::every && other.entries != effect.entries) return false;
  const bool all =
      std::ranges::all_of(effect.of, [&](EffectId opener) { return contains(other.of, opener); });
  return (other.of.empty() || (!effect.of.empty() && all)) && same(other.after, effect.after);
}

/// Whether something in the law names what the one brings about and not what the other does.
bool Covers::told_apart(EffectId other, EffectId effect) const {
  const auto apart = [&](const std::vector<EffectId>& named) {
    return !named.empty() && contains(named, other) != contains(named, effect);
  };
  const RuleId rule = regime_.effects[effect].rule;
  return std::ranges::any_of(regime_.effects, [&](const auto& e) { return apart(e.of); }) ||
         std::ranges::any_of(regime_.nodes, [&](const auto& node) {
           return apart(node.under) || std::ranges::find(node.since_rules, rule) != node.since_rules.end();
         });
}

/// Where entries of the kind are counted, two are not one.
bool Covers::counted(KindId kind) const {
  return std::ranges::any_of(regime_.nodes, [&](const auto& node) {
    return node.op == Op::count && (node.kinds.has(kind) || node.since_standings.has(kind));
  });
}

/// Both none, or the same settled number.
bool Covers::same(NumberId a, NumberId b) const { return as_much(a, b) && as_much(b, a); }

/// Both none, or of settled numbers of one unit the first no less.
bool Covers::as_much(NumberId other, NumberId number) const {
  if (other == kNone || number == kNone) return other == number;
  const auto* one = settled(number);
  const auto* two = settled(other);
  return one != nullptr && two != nullptr && one->unit == two->unit && one->low <= two->low;
}

const regime::Amount* Covers::settled(NumberId id) const {
  const auto& rows = regime_.numbers[id].rows;
  if (rows.size() != 1 || rows.front().pieces.size() != 1) return nullptr;
  const auto& piece = rows.front().pieces.front();
  const bool one_value = piece.least == piece.most && piece.amount.low == piece.amount.high;
  return one_value ? &piece.amount : nullptr;
}

}  // namespace osmanthus::audit
