// Effects and conclusions; what ends or extends refers to what was opened, so openers are resolved when all
// rules are known.
#include <fmt/format.h>

#include <algorithm>

#include "base/random.hpp"
#include "regime/compiler.hpp"

namespace osmanthus::regime {
void Compiler::effects(RuleId rule, const Rule& source, const Scope& scope) {
  for (const auto& effect : source.effects) {
    if (source.form == Rule::Form::during) {
      conclude(rule, effect, scope);
    } else {
      this->effect(rule, effect, scope);
    }
  }
}

CompiledEffect Compiler::base_effect(RuleId rule, const Effect& source, const Scope& scope) {
  CompiledEffect effect;
  effect.rule = rule;
  effect.modality = source.modality;
  effect.to = relation_named(source.to);
  effect.entries = source.entries;
  effect.from_act = source.from_act;
  effect.keep = source.keep;
  effect.lasts = optional_number(source.lasts, scope, Measured::term);
  effect.until = optional_number(source.until, scope, Measured::moment);
  effect.notice = optional_number(source.notice, scope, Measured::notice);
  effect.after = optional_number(source.after, scope, Measured::term);
  effect.at_least = optional_number(source.at_least, scope, Measured::term);
  effect.source = &source;
  return effect;
}

EffectId Compiler::add(CompiledEffect effect) {
  const auto id = static_cast<EffectId>(out_.effects.size());
  auto& rule = out_.rules[effect.rule];
  effect.key = base::key_of(fmt::format(" effect {}", rule.effects.size()), rule.key);
  rule.effects.push_back(id);
  out_.effects.push_back(std::move(effect));
  return id;
}

void Compiler::effect(RuleId rule, const Effect& source, const Scope& scope) {
  switch (source.verb) {
    case Verb::list:
    case Verb::record:
    case Verb::duty:
    case Verb::measure:
      open_each(rule, source, scope);
      return;
    case Verb::points: {
      CompiledEffect effect = base_effect(rule, source, scope);
      effect.form = source.set_start  ? EffectForm::points_start
                    : source.lower_to ? EffectForm::points_lower
                                      : EffectForm::points_add;
      for (const auto& name : source.targets) effect.kind = resolve(name, {KindForm::score}, "score");
      const auto& amount = source.lower_to ? source.lower_to : source.amount;
      effect.amount = optional_number(amount, scope, Measured::points);
      if (effect.kind != kNone) add(std::move(effect));
      return;
    }
    case Verb::end:
    case Verb::extend: {
      CompiledEffect effect = base_effect(rule, source, scope);
      effect.form = source.verb == Verb::end ? EffectForm::end : EffectForm::extend;
      effect.by = source.end_by.value_or(EndBy::repair);
      effect.amount = optional_number(source.by, scope, Measured::duration);
      effect.within = optional_number(source.within, scope, Measured::duration);
      for (const auto& name : source.targets) {
        const KindId kind = resolve(
            name,
            {KindForm::register_list, KindForm::record, KindForm::duty, KindForm::measure, KindForm::score},
            "register, record, duty, measure or score");
        if (kind != kNone) effect.kinds.add(kind);
      }
      resolve_openers(add(std::move(effect)), source.of, scope);
      return;
    }
    case Verb::fine: {
      CompiledEffect effect = base_effect(rule, source, scope);
      effect.form = EffectForm::fine;
      effect.amount = optional_number(source.amount, scope, Measured::money);
      if (effect.amount != kNone) add(std::move(effect));
      return;
    }
    case Verb::warn:
    case Verb::refer:
    case Verb::disclose: {
      CompiledEffect effect = base_effect(rule, source, scope);
      effect.form = source.verb == Verb::warn    ? EffectForm::warn
                    : source.verb == Verb::refer ? EffectForm::refer
                                                 : EffectForm::disclose;
      add(std::move(effect));
      return;
    }
  }
}

/// One entry for each target: listing on a register, a record, a duty, a measure imposed by decision.
void Compiler::open_each(RuleId rule, const Effect& source, const Scope& scope) {
  for (const auto& name : source.targets) {
    CompiledEffect effect = base_effect(rule, source, scope);
    effect.form = EffectForm::open;
    effect.kind = source.verb == Verb::list     ? resolve(name, {KindForm::register_list}, "register")
                  : source.verb == Verb::record ? resolve(name, {KindForm::record}, "record")
                  : source.verb == Verb::duty   ? resolve(name, {KindForm::duty}, "duty")
                                                : resolve(name, {KindForm::measure}, "measure");
    if (effect.kind == kNone) continue;
    const bool waits = effect.notice != kNone || effect.after != kNone;
    out_.kinds[effect.kind].waits = out_.kinds[effect.kind].waits || waits;
    add(std::move(effect));
  }
}

void Compiler::conclude(RuleId rule, const Effect& source, const Scope& scope) {
  for (const auto& name : source.targets) {
    if (source.verb != Verb::measure && source.verb != Verb::record) {
      diagnostics_.error("while-concludes", source.at,
                         "A while-rule can only conclude a measure or a record.",
                         "what is to happen once belongs into a when-rule");
      return;
    }
    const KindId kind = source.verb == Verb::record ? resolve(name, {KindForm::record}, "record")
                                                    : resolve(name, {KindForm::measure}, "measure");
    if (kind == kNone) continue;
    auto& compiled = out_.rules[rule];
    compiled.via = inverse(relation_named(source.to));
    compiled.conclusions.push_back({kind, source.modality, kNone});
  }
  static_cast<void>(scope);
}

void Compiler::resolve_openers(EffectId effect, const std::vector<Name>& provisions, const Scope& scope) {
  if (provisions.empty()) return;
  later_.push_back([this, effect, provisions, scope] {
    out_.effects[effect].of = openers(provisions, out_.effects[effect].kinds, scope);
  });
}

std::vector<EffectId> Compiler::openers(const std::vector<Name>& provisions, const KindSet& kinds,
                                        const Scope& scope) {
  std::vector<EffectId> found;
  for (const auto& name : provisions) {
    const auto* provision = resolve_provision(name, scope);
    if (provision == nullptr) continue;
    const auto before = found.size();
    for (const RuleId rule : rules_of_[provision->full_id()]) {
      for (const EffectId id : out_.rules[rule].effects) {
        const auto& effect = out_.effects[id];
        if (effect.form == EffectForm::open && kinds.has(effect.kind)) found.push_back(id);
      }
    }
    if (found.size() == before) {
      diagnostics_.error("opens-nothing", name.at,
                         fmt::format("The provision \"{}\" opens nothing of this kind.", name.id));
    }
  }
  return found;
}

/// Whatever waits is held back by an objection and resumes when it is rejected; written once for every
/// opening with a wait.
void Compiler::procedure() {
  const auto add_rule = [&](EffectId opener, KindId step, EffectForm form) {
    if (step == kNone) return;
    const auto opening = out_.effects[opener];
    CompiledRule rule = out_.rules[opening.rule];
    rule.upon = {};
    rule.upon.add(step);
    rule.on_commencement = false;
    rule.everywhere = true;
    rule.effects.clear();
    Node about;
    about.op = Op::about;
    about.a = opening.kind;
    about.words = fmt::format("the step concerns {}", out_.kinds[opening.kind].id);
    rule.guard = node(std::move(about));
    CompiledEffect effect;
    effect.rule = static_cast<RuleId>(out_.rules.size());
    effect.form = form;
    effect.kinds.add(opening.kind);
    effect.of = {opener};
    effect.source = opening.source;
    out_.rules.push_back(std::move(rule));
    add(std::move(effect));
  };
  const KindId filed = out_.kind("objection_filed");
  const KindId rejected = out_.kind("objection_rejected");
  const auto count = out_.effects.size();
  for (EffectId id = 0; id < count; ++id) {
    if (out_.effects[id].form != EffectForm::open || out_.effects[id].after == kNone) continue;
    add_rule(id, filed, EffectForm::hold);
    add_rule(id, rejected, EffectForm::resume);
  }
}

/// A `must_not` is folded into what it bars, wherever that stands.
void Compiler::bars() {
  for (const auto& [provision, rule] : bars_) {
    for (const auto& effect : rule->effects) bar(*provision, *rule, effect);
  }
}

void Compiler::bar(const Provision& provision, const Rule& rule, const Effect& barred) {
  Scope scope = scope_of(provision);
  const Rank rank = provision.rank.value_or(scope.instrument->rank);
  if (!excluded(provision, rank, scope.force).empty()) return;
  KindSet kinds;
  for (const auto& name : barred.targets) {
    const KindId kind = resolve(
        name, {KindForm::register_list, KindForm::record, KindForm::duty, KindForm::measure, KindForm::score},
        "standing, measure or score");
    if (kind != kNone) kinds.add(kind);
  }
  std::set<RuleId> of;
  for (const auto& name : barred.of) {
    if (const auto* named = resolve_provision(name, scope)) {
      of.insert(rules_of_[named->full_id()].begin(), rules_of_[named->full_id()].end());
    }
  }
  Node place;
  place.op = Op::in_place;
  place.mask = scope.where;
  place.words = "in the place of the bar";
  const NodeId here = scope.everywhere ? kNone : node(std::move(place));
  Node bar;
  bar.op = Op::all;
  bar.words = fmt::format("barred by {}", provision.full_id());
  for (const NodeId part :
       {dated(scope.force), here, guard(rule.guard, scope), none_of(rule.unless, scope)}) {
    if (part != kNone) bar.children.push_back(part);
  }
  const NodeId holds = node(std::move(bar));
  const auto add_bar = [&](NodeId& bars) { bars = join(Op::any, {bars, holds}); };
  for (RuleId id = 0; id < out_.rules.size(); ++id) {
    if (!of.empty() && !of.contains(id)) continue;
    for (const EffectId e : out_.rules[id].effects) {
      auto& effect = out_.effects[e];
      if (effect.kind != kNone && kinds.has(effect.kind)) add_bar(effect.bars);
    }
    for (auto& conclusion : out_.rules[id].conclusions) {
      if (kinds.has(conclusion.kind)) add_bar(conclusion.bars);
    }
  }
}

}  // namespace osmanthus::regime
