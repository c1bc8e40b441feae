#include "regime/grants.hpp"

#include <algorithm>

namespace osmanthus::regime {
namespace {

std::vector<std::string> names(const CompiledRule& rule, const std::string& thing) {
  const std::string& provision = rule.provision->id;
  if (thing.empty()) return {rule.id, provision};
  return {rule.id + "." + thing, provision + "." + thing, rule.id, provision};
}

std::string thing_of(const Regime& regime, const CompiledEffect& effect) {
  if (effect.kind != kNone) return regime.kinds[effect.kind].id;
  const bool named = effect.source != nullptr && !effect.source->targets.empty();
  return named && (effect.form == EffectForm::end || effect.form == EffectForm::extend)
             ? effect.source->targets.front().id
             : "";
}

}  // namespace

std::vector<std::string> grant_names(const Regime& regime, EffectId effect) {
  const auto& e = regime.effects[effect];
  const auto& rule = regime.rules[e.rule];
  const std::string thing = thing_of(regime, e);
  if (e.source == nullptr || e.source->to.empty() || thing.empty()) return names(rule, thing);
  const bool own = std::ranges::any_of(rule.effects, [&](EffectId other) {
    const auto& o = regime.effects[other];
    return o.source != nullptr && o.source->to.empty() && o.modality == e.modality &&
           thing_of(regime, o) == thing;
  });
  auto all = names(rule, own ? "" : thing);
  const std::string borne = "." + thing + "." + e.source->to;
  all.insert(all.begin(), {rule.id + borne, rule.provision->id + borne});
  return all;
}

std::vector<std::string> grant_names(const Regime& regime, RuleId rule, std::size_t conclusion) {
  const auto& r = regime.rules[rule];
  return names(r, regime.kinds[r.conclusions[conclusion].kind].id);
}

std::optional<bool> answer(const std::map<std::string, bool>& answers,
                           const std::vector<std::string>& names) {
  for (const auto& name : names) {
    if (const auto found = answers.find(name); found != answers.end()) return found->second;
  }
  return std::nullopt;
}

}  // namespace osmanthus::regime
