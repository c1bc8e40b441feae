#include "simulation/prospect.hpp"

#include <algorithm>

namespace osmanthus::simulation {
namespace {

bool applies(const regime::CompiledRule& rule, regime::PlaceId place, base::Day day) {
  const bool here = rule.everywhere || (rule.where >> place & 1U) != 0;
  return rule.active && here && std::ranges::any_of(rule.force, [&](const regime::Force& force) {
           return force.from <= day && day < force.until;
         });
}

void add(const regime::Regime& regime, const regime::CompiledEffect& effect, bool good_act,
         Prospect& prospect) {
  using regime::EffectForm;
  switch (effect.form) {
    case EffectForm::open:
      prospect.shown |= regime.kinds[effect.kind].is_public && !regime.kinds[effect.kind].good;
      prospect.rewarded |= regime.kinds[effect.kind].good;
      return;
    case EffectForm::disclose:
      prospect.shown = true;
      return;
    case EffectForm::points_add:
      prospect.rewarded |= good_act;
      return;
    default:
      return;
  }
}

}  // namespace

Prospect prospect_of(const regime::Regime& regime, regime::KindId act, regime::PlaceId place, base::Day day) {
  Prospect prospect;
  for (const auto id : regime.triggers[act]) {
    const auto& rule = regime.rules[id];
    if (!applies(rule, place, day)) continue;
    for (const auto effect : rule.effects)
      add(regime, regime.effects[effect], regime.kinds[act].good, prospect);
  }
  return prospect;
}

Prospects::Prospects(const regime::Regime& regime, const Lexicon& words, const scenario::Horizon& horizon)
    : months_(static_cast<std::size_t>(scenario::months(horizon))) {
  std::vector<KindId> kinds(words.grounds.begin(), words.grounds.end());
  for (const ActWords& act : words.acts) kinds.push_back(act.kind);
  for (const KindId kind : kinds) {
    for (const regime::PlaceId place : words.places) {
      for (std::size_t month = 0; month < months_; ++month)
        all_.push_back(
            prospect_of(regime, kind, place, scenario::first_day(horizon, static_cast<int>(month))));
    }
  }
}

}  // namespace osmanthus::simulation
