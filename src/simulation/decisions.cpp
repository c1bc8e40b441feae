#include "simulation/decisions.hpp"

#include "behaviour/purpose.hpp"

namespace osmanthus::simulation {
namespace {

using scenario::Parameter;

base::Probability share(const scenario::Values& values, Parameter p) {
  return base::Probability::of(scenario::get(values, p));
}

std::uint16_t day_of(const Decisions::Event* event) {
  return event == nullptr ? std::uint16_t{0} : static_cast<std::uint16_t>(event->on);
}

std::int32_t between(base::Stream& stream, std::int32_t low, std::int32_t high) {
  return low + static_cast<std::int32_t>(base::below(stream, static_cast<std::uint32_t>(high - low) + 1));
}

}  // namespace

Decisions::Decisions(const regime::Regime& regime, const scenario::Values& values, base::Luck luck)
    : regime_(regime),
      luck_(luck),
      states_(base::key_of("states", base::key_of("replicate", luck.seed) + luck.replicate)),
      end_(share(values, Parameter::may_end)),
      extend_(share(values, Parameter::may_extend)),
      measure_(share(values, Parameter::may_measure)),
      other_(share(values, Parameter::may_other)) {}

bool Decisions::may(regime::EffectId effect, std::uint8_t subject, const Event* event) const {
  const auto& e = regime_.effects[effect];
  base::Stream stream(luck_.of(e.key), {subjects_[subject], day_of(event), behaviour::kPermitted});
  switch (e.form) {
    case regime::EffectForm::end:
      return end_.happens(stream);
    case regime::EffectForm::extend:
      return extend_.happens(stream);
    case regime::EffectForm::open:
      return (regime_.kinds[e.kind].form == regime::KindForm::measure ? measure_ : other_).happens(stream);
    default:
      return other_.happens(stream);
  }
}

bool Decisions::may_conclude(regime::RuleId rule, std::size_t conclusion, std::uint8_t subject) const {
  const std::uint64_t key = states_ ^ regime_.rules[rule].key;
  return measure_.happens(base::fixed_word(key + conclusion, subjects_[subject]));
}

std::int32_t Decisions::pick(regime::NumberId number, const regime::Piece& piece, const Event* event) const {
  const base::Luck luck = luck_.of(regime_.numbers[number].key);
  if (piece.amount.low < piece.amount.high) {
    base::Stream stream(luck, {actor_, day_of(event), behaviour::kPicked});
    return between(stream, piece.amount.low, piece.amount.high);
  }
  base::Stream stream(luck, {0, 0, behaviour::kAssumed});
  return between(stream, piece.least, piece.most);
}

}  // namespace osmanthus::simulation
