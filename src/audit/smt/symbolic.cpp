#include "audit/smt/symbolic.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "regime/grants.hpp"

namespace osmanthus::audit::smt {

Formula Symbolic::flag(const registry::Event<Symbolic>& event, std::uint16_t flag) {
  return flag < event.flags.size() ? event.flags[flag] : Formula(false);
}

Formula Symbolic::among(const Term& value, std::uint64_t mask) const {
  if (!value.known()) {
    const auto limit = limits_.find(Z3_get_ast_id(context, value.term()));
    if (limit != limits_.end()) {
      if ((limit->second & ~mask) == 0) return Formula(true);
      mask &= limit->second;
    }
  }
  Formula found(false);
  for (int bit = 0; bit < 64; ++bit) {
    if ((mask >> bit & 1U) != 0) found = found | smt::equal(value, bit);
  }
  return found;
}

void Symbolic::limit(const Term& variable, std::uint64_t values) {
  limits_[Z3_get_ast_id(context, variable.term())] = values;
}

Term Symbolic::add(const Term& day, const Term& amount, int least, int most, base::Unit unit) {
  if (amount.known()) return add(day, amount.value(), unit);
  Term result = add(day, least, unit);
  for (int n = least + 1; n <= most; ++n)
    result = smt::choose(smt::equal(amount, n), add(day, n, unit), result);
  return result;
}

Formula FreeDecisions::choice(int slot, std::uint8_t subject, const std::string& name) {
  const Key key(slot, subject, name);
  const auto known = choices_.find(key);
  if (known != choices_.end()) return Formula(known->second);
  const auto variable = context_.bool_const(fmt::format("may_{}_{}_{}", name, subject, slot).c_str());
  choices_.emplace(key, variable);
  return Formula(variable);
}

Formula FreeDecisions::may(regime::EffectId effect, std::uint8_t subject,
                           const registry::Event<Symbolic>* event) {
  if (leaning_ != Leaning::free) return Formula(granted(leaning_, burdens(regime_, regime_.effects[effect])));
  const auto name = regime::grant_names(regime_, effect).front();
  return event == nullptr ? choice(kNoSlot, subject, name) : choice(event->index, 0, name);
}

Formula FreeDecisions::may_conclude(regime::RuleId rule, std::size_t conclusion, std::uint8_t subject) {
  if (leaning_ != Leaning::free) {
    const auto kind = regime_.rules[rule].conclusions[conclusion].kind;
    return Formula(granted(leaning_, !regime_.kinds[kind].good));
  }
  return choice(kNoSlot, subject, regime::grant_names(regime_, rule, conclusion).front());
}

Term FreeDecisions::pick(regime::NumberId number, const regime::Piece& piece,
                         const registry::Event<Symbolic>* event) {
  if (event == nullptr) return piece.amount.high < 0 ? piece.amount.high : piece.amount.low;
  if (leaning_ != Leaning::free) return audit::picked(leaning_, piece.amount);
  const int slot = event->index;
  const auto picked = context_.int_const(fmt::format("pick_{}_{}", number, slot).c_str());
  constraints_.push_back(picked >= std::min(piece.least, piece.amount.low) &&
                         picked <= std::max(piece.most, piece.amount.high));
  picks_.try_emplace({slot, number}, Pick{slot, piece.amount.unit, picked});
  return Term(picked);
}

std::vector<std::string> FreeDecisions::refused(const z3::model& model, int slot,
                                                std::uint8_t subject) const {
  std::vector<std::string> names;
  for (const auto& [key, variable] : choices_) {
    if (std::get<0>(key) != slot || std::get<1>(key) != subject) continue;
    if (model.eval(variable, true).is_false()) names.push_back(std::get<2>(key));
  }
  return names;
}

std::map<std::string, regime::Amount> FreeDecisions::picked(const z3::model& model, int slot,
                                                            regime::KindId act) const {
  std::map<std::string, regime::Amount> values;
  for (const auto& [key, pick] : picks_) {
    const auto& name = regime_.numbers[key.second].name;
    if (pick.slot != slot || (values.contains(name) && !brings(act, key.second))) continue;
    const int value = model.eval(pick.value, true).get_numeral_int();
    values[name] = {pick.unit, value, value};
  }
  return values;
}

/// Whether an effect that the act sets off has this number: of a table by act each row is a number of its
/// own, and all have one name.
bool FreeDecisions::brings(regime::KindId act, regime::NumberId number) const {
  return std::ranges::any_of(regime_.effects, [&](const auto& effect) {
    return regime_.rules[effect.rule].upon.has(act) && (effect.amount == number || effect.lasts == number);
  });
}

}  // namespace osmanthus::audit::smt
