#include "audit/smt/symbolic.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace osmanthus::audit::smt {

Formula Symbolic::flag(const registry::Event<Symbolic>& event, std::uint16_t flag) {
  return flag < event.flags.size() ? event.flags[flag] : Formula(false);
}

Formula Symbolic::among(const Term& value, std::uint64_t mask) {
  Formula found(false);
  for (int bit = 0; bit < 64; ++bit) {
    if ((mask >> bit & 1U) != 0) found = found | smt::equal(value, bit);
  }
  return found;
}

Term Symbolic::add(const Term& day, const Term& amount, int least, int most, base::Unit unit) {
  if (amount.known()) return add(day, amount.value(), unit);
  Term result = add(day, least, unit);
  for (int n = least + 1; n <= most; ++n)
    result = smt::choose(smt::equal(amount, n), add(day, n, unit), result);
  return result;
}

Formula AnyDecision::may(regime::EffectId effect, std::uint8_t subject,
                         const registry::Event<Symbolic>* event) {
  const int slot = event == nullptr ? -1 : event->index;
  return Formula(context_.bool_const(fmt::format("may_{}_{}_{}", effect, subject, slot).c_str()));
}

Formula AnyDecision::may_conclude(regime::RuleId rule, std::size_t conclusion, std::uint8_t subject) {
  return Formula(
      context_.bool_const(fmt::format("may_conclude_{}_{}_{}", rule, conclusion, subject).c_str()));
}

Term AnyDecision::pick(regime::NumberId number, const regime::Piece& piece,
                       const registry::Event<Symbolic>* event) {
  const int slot = event == nullptr ? -1 : event->index;
  const auto picked = context_.int_const(fmt::format("pick_{}_{}", number, slot).c_str());
  constraints_.push_back(picked >= std::min(piece.least, piece.amount.low) &&
                         picked <= std::max(piece.most, piece.amount.high));
  return Term(picked);
}

}  // namespace osmanthus::audit::smt
