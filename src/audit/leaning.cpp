#include "audit/leaning.hpp"

#include "audit/burden.hpp"
#include "regime/grants.hpp"

namespace osmanthus::audit {

bool burdens(const regime::Regime& regime, const regime::CompiledEffect& effect) {
  using regime::EffectForm;
  switch (effect.form) {
    case EffectForm::open:
      return !regime.kinds[effect.kind].good;
    case EffectForm::points_add:
      return worsens(*regime.score(effect.kind),
                     regime.numbers[effect.amount].rows.front().pieces.front().amount.low);
    case EffectForm::points_lower:
      return !regime.score(effect.kind)->demerit;
    case EffectForm::points_start:
    case EffectForm::end:
      return false;
    default:
      return true;
  }
}

std::int32_t picked(Leaning leaning, const regime::Amount& range) {
  return (range.high < 0) == (leaning == Leaning::harsh) ? range.low : range.high;
}

bool LeaningDecides::may(regime::EffectId effect, std::uint8_t subject, const explain::PlainEvent* event) {
  if (granted(leaning_, burdens(regime_, regime_.effects[effect]))) return true;
  const auto name = regime::grant_names(regime_, effect).front();
  if (const auto at = place(event); at != kNoEvent) {
    refused_[at][name] = false;
  } else {
    refused_to_[subject][name] = false;
  }
  return false;
}

bool LeaningDecides::may_conclude(regime::RuleId rule, std::size_t conclusion, std::uint8_t subject) {
  const auto kind = regime_.rules[rule].conclusions[conclusion].kind;
  if (granted(leaning_, !regime_.kinds[kind].good)) return true;
  refused_to_[subject][regime::grant_names(regime_, rule, conclusion).front()] = false;
  return false;
}

std::int32_t LeaningDecides::pick(regime::NumberId number, const regime::Piece& piece,
                                  const explain::PlainEvent* event) {
  const auto least = registry::TakeLeast::pick(number, piece, event);
  const auto at = place(event);
  if (at == kNoEvent) return least;
  const auto value = picked(leaning_, piece.amount);
  if (value != least) picks_[{at, regime_.numbers[number].name}] = {piece.amount.unit, value, value};
  return value;
}

std::size_t LeaningDecides::place(const explain::PlainEvent* event) const {
  if (event == nullptr || event->index < 0) return kNoEvent;
  const auto index = static_cast<std::size_t>(event->index);
  if (index >= life_.events().size()) return kNoEvent;
  return static_cast<std::size_t>(life_.events()[index].source - life_.source().events.data());
}

regime::Case LeaningDecides::told() const {
  regime::Case life = life_.source();
  for (const auto& [at, names] : refused_) life.events[at].granted_provisions = names;
  for (const auto& [subject, names] : refused_to_) life.subjects[subject].granted = names;
  for (const auto& [key, amount] : picks_) life.events[key.first].values[key.second] = amount;
  return life;
}

}  // namespace osmanthus::audit
