#include "audit/ground.hpp"

namespace osmanthus::audit {
namespace {

using regime::KindForm;
using regime::KindId;
using regime::kNone;
using regime::Node;
using regime::Op;
using regime::Regime;
using regime::Relation;

bool lasting(KindForm form) {
  return form == KindForm::register_list || form == KindForm::record || form == KindForm::duty ||
         form == KindForm::measure;
}

int shortest_days(const regime::Amount& amount) {
  using regime::NumberUnit;
  constexpr int shortest_month = 28;
  constexpr int shortest_year = 365;
  switch (amount.unit) {
    case NumberUnit::days:
    case NumberUnit::working_days:
      return amount.low;
    case NumberUnit::months:
      return shortest_month * amount.low;
    case NumberUnit::years:
      return shortest_year * amount.low;
    case NumberUnit::first_working_day_of_next_month:
      return 1;
    case NumberUnit::none:
      return base::kNever;
    default:
      return 0;
  }
}

}  // namespace

bool own_standing(const Node& node) {
  return (node.op == Op::runs || node.op == Op::imposed) && !node.negated && node.via == Relation::self;
}

bool set_off_by_own(const Inquiry& inquiry, const Sanction& sanction) {
  if (sanction.during()) return false;
  const auto& regime = inquiry.regime();
  const auto& rule = regime.rules[sanction.rule];
  if (rule.on_commencement || rule.upon.empty() || regime.effects[sanction.effect].to != Relation::self)
    return false;
  for (KindId kind = 0; kind < regime.kinds.size(); ++kind) {
    if (!rule.upon.has(kind)) continue;
    const bool asked = std::ranges::any_of(inquiry.sanctions(), [&](const Sanction& other) {
      return other.kind == kind && !other.extends && lasting(regime.kinds[kind].form);
    });
    if (!asked) return false;
  }
  return true;
}

bool follows_own(const Inquiry& inquiry, const Sanction& sanction) {
  return inquiry.rests_on_own(sanction) || set_off_by_own(inquiry, sanction);
}

std::vector<KindId> grounds(const Inquiry& inquiry, const Sanction& sanction) {
  const auto& regime = inquiry.regime();
  const auto& rule = regime.rules[sanction.rule];
  std::vector<KindId> found;
  for (KindId kind = 0; kind < regime.kinds.size(); ++kind) {
    if (!lasting(regime.kinds[kind].form)) continue;
    const bool read = needs(regime, rule.guard,
                            [&](const Node& node) { return own_standing(node) && node.kinds.has(kind); });
    if (rule.upon.has(kind) || read) found.push_back(kind);
  }
  return found;
}

int shortest_days(const Regime& regime, regime::NumberId number) {
  if (number == kNone) return 0;
  int shortest = base::kNever;
  for (const auto& row : regime.numbers[number].rows) {
    for (const auto& piece : row.pieces) shortest = std::min(shortest, shortest_days(piece.amount));
  }
  return shortest;
}

bool in_force(const regime::Force& force, base::Day day) { return force.from <= day && day < force.until; }

}  // namespace osmanthus::audit
