#include "audit/objections.hpp"

#include <algorithm>

#include "audit/ground.hpp"
#include "audit/replay.hpp"
#include "audit/ways.hpp"

namespace osmanthus::audit {
namespace {

using regime::CaseEvent;
using regime::CompiledEffect;
using regime::EffectForm;
using regime::EffectId;
using regime::KindId;
using regime::kNone;
using regime::NodeId;
using regime::Op;
using regime::Regime;

bool corrects(const CompiledEffect& effect, KindId kind) {
  return effect.form == EffectForm::end && effect.by == regime::EndBy::correction && effect.kinds.has(kind);
}

/// It is in effect on the day one looks.
Question still(const Sanction& sanction) { return {.sanction = &sanction, .condition = Condition::lasting}; }

}  // namespace

Objections::Objections(const Inquiry& inquiry)
    : regime_(inquiry.regime()), longest_(inquiry.law().properties.due_process.remedy.longest) {
  for (const auto& step : inquiry.law().properties.due_process.remedy.upheld)
    upheld_.push_back(regime_.kind(step.id));
}

std::vector<EffectId> Objections::corrections(const Sanction& sanction, bool& refused) const {
  std::vector<EffectId> found;
  for (EffectId id = 0; id < regime_.effects.size(); ++id) {
    const auto& effect = regime_.effects[id];
    const auto& rule = regime_.rules[effect.rule];
    const bool meant = effect.of.empty() || std::ranges::find(effect.of, sanction.effect) != effect.of.end();
    const bool upon = std::ranges::any_of(upheld_, [&](KindId step) { return rule.upon.has(step); });
    if (!rule.active || !corrects(effect, sanction.kind) || !meant || !upon) continue;
    if (effect.modality == regime::Modality::may) {
      refused = true;
    } else {
      found.push_back(id);
    }
  }
  return found;
}

bool Objections::certain(EffectId correction, const Sanction& sanction) const {
  const auto& effect = regime_.effects[correction];
  const auto& rule = regime_.rules[effect.rule];
  const bool anywhere = rule.everywhere || rule.nexus == regime::Nexus::act;
  return effect.to == regime::Relation::self && effect.bars == kNone && anywhere &&
         !regime_.rules[sanction.rule].on_commencement && certain(rule.guard, sanction.kind);
}
bool Objections::certain(NodeId id, KindId kind) const {
  if (id == kNone) return true;
  const auto& node = regime_.nodes[id];
  const auto part = [&](NodeId child) { return certain(child, kind); };
  if (node.op == Op::all) return std::ranges::all_of(node.children, part);
  if (node.op == Op::any) return std::ranges::any_of(node.children, part);
  if (node.negated) return false;
  const bool own = own_standing(node) && node.kinds.has(kind) && node.under.empty();
  const bool answers = node.op == Op::flag && node.a == regime_.flag("answering");
  const bool about = node.op == Op::about && node.a == kind;
  return own || answers || about || node.op == Op::in_force;
}

// ---- the time that an answer may take

bool Objections::in_time(EffectId correction, const Sanction& sanction) const {
  const int days = days_of_answer(correction);
  return days <= longest_ && days < days_left(sanction);
}

int Objections::days_of_answer(EffectId correction) const {
  const auto within = regime_.effects[correction].within;
  return within == kNone ? base::kNever : longest_days(regime_, within);
}

/// The fewest days from the event to the end of the sanction by itself.
int Objections::days_left(const Sanction& sanction) const {
  const auto& effect = regime_.effects[sanction.effect];
  const auto term = effect.lasts != kNone ? effect.lasts : effect.until;
  if (term == kNone) return base::kNever;
  const int wait = shortest_days(regime_, effect.after);
  const int days = shortest_days(regime_, term);
  return wait == base::kNever || days == base::kNever ? days : wait + days;
}

// ---- on a case

Regime Objections::only(const std::vector<EffectId>& corrections, KindId kind) const {
  auto law = regime_;
  for (auto& rule : law.rules) {
    std::erase_if(rule.effects, [&](EffectId id) {
      return corrects(law.effects[id], kind) && std::ranges::find(corrections, id) == corrections.end();
    });
  }
  return law;
}

bool Objections::help(const Regime& law, const regime::Case& life, const Sanction& sanction) const {
  const auto objection = std::ranges::find_if(life.events, [&](const auto& event) { return upholds(event); });
  if (objection == life.events.end()) return false;
  const auto opener = std::ranges::find(life.events, objection->of, &CaseEvent::id);
  const auto first = objection->of.empty() || opener == life.events.end() ? life.as_of : opener->on;
  const auto wait = [&](regime::NumberId number) {
    const int days = longest_days(regime_, number);
    return days == base::kNever ? 0 : days;
  };
  const auto& effect = regime_.effects[sanction.effect];
  const auto last = first + wait(effect.notice) + wait(effect.after) + longest_;
  for (auto day = first; day <= last; ++day) {
    if (help_on(day, law, life, sanction)) return true;
  }
  return false;
}

bool Objections::help_on(base::Day day, const Regime& law, const regime::Case& life,
                         const Sanction& sanction) const {
  auto objection = *std::ranges::find_if(life.events, [&](const auto& event) { return upholds(event); });
  auto answered = without(life);
  answered.as_of = objection.on = day;
  std::erase_if(answered.events, [&](const auto& event) { return event.on > day; });
  if (!replays(law, answered, still(sanction))) return false;
  answered.events.push_back(std::move(objection));
  return !replays(law, answered, still(sanction));
}

regime::Case Objections::without(regime::Case life) const {
  std::erase_if(life.events, [&](const auto& event) { return upholds(event); });
  return life;
}

bool Objections::help_now(const regime::Case& life, const Sanction& sanction) const {
  const Question imposed{.sanction = &sanction};
  const auto who = bearer(regime_, life, imposed);
  for (std::size_t i = 0; who && i < life.events.size(); ++i) {
    for (const KindId step : upheld_) {
      auto answered = life;
      if (answered.events[i].id.empty()) answered.events[i].id = "e1";
      CaseEvent event;
      event.on = life.as_of;
      event.act = regime_.kinds[step].id;
      event.by = *who;
      event.of = answered.events[i].id;
      answered.events.push_back(std::move(event));
      if (!replays(regime_, answered, imposed)) return true;
    }
  }
  return false;
}

bool Objections::upholds(const CaseEvent& event) const {
  return std::ranges::find(upheld_, regime_.kind(event.act)) != upheld_.end();
}

}  // namespace osmanthus::audit
