#include "audit/pairs.hpp"

#include <algorithm>

#include "audit/smt/one_step.hpp"

namespace osmanthus::audit {
namespace {

using regime::KindForm;
using regime::KindId;
using regime::kNone;
using regime::Relation;
using regime::RuleId;

bool happens(KindForm form) { return form == KindForm::act || form == KindForm::step; }

void add_new(const std::vector<std::string>& more, std::vector<std::string>& to) {
  for (const auto& one : more) {
    if (std::ranges::find(to, one) == to.end()) to.push_back(one);
  }
}

template <class Set>
bool meets(const Set& a, const Set& b) {
  return std::ranges::any_of(a, [&](const auto& one) { return b.contains(one); });
}

}  // namespace

Pairs::Pairs(Inquiry& inquiry) : inquiry_(inquiry), regime_(inquiry.regime()) { find_roots(); }

void Pairs::find_roots() {
  roots_.resize(regime_.rules.size());
  for (bool more = true; more;) {
    more = false;
    for (RuleId id = 0; id < regime_.rules.size(); ++id) {
      if (!regime_.rules[id].active) continue;
      const auto before = roots_[id].size();
      for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
        if (!regime_.rules[id].upon.has(kind)) continue;
        if (happens(regime_.kinds[kind].form)) roots_[id].insert(kind);
        for (const auto& effect : regime_.effects) {
          if (effect.kind == kind) roots_[id].insert(roots_[effect.rule].begin(), roots_[effect.rule].end());
        }
      }
      more = more || roots_[id].size() != before;
    }
  }
}

bool Pairs::by_acts(RuleId rule) const {
  const auto& upon = regime_.rules[rule].upon;
  for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
    if (upon.has(kind) && !happens(regime_.kinds[kind].form)) return false;
  }
  return true;
}

bool Pairs::one_place(const Sanction& one, const Sanction& other) const {
  const auto& a = regime_.rules[one.rule];
  const auto& b = regime_.rules[other.rule];
  return a.nexus != b.nexus || a.everywhere || b.everywhere || (a.where & b.where) != 0;
}

bool Pairs::meet(const Sanction& one, const Sanction& other) const {
  if (!meets(roots_[one.rule], roots_[other.rule])) return false;
  const bool own = regime_.effects[one.effect].to == Relation::self;
  const bool others_own = regime_.effects[other.effect].to == Relation::self;
  const bool actors = by_acts(one.rule) && by_acts(other.rule);
  return one_place(one, other) && (own == others_own || !actors);
}

bool Pairs::may_meet(const Sanction& one, const Sanction& other) const {
  if (!by_acts(one.rule) || !by_acts(other.rule)) return true;
  std::vector<smt::Demand> demands;
  for (const auto* sanction : {&one, &other}) {
    const auto& rule = regime_.rules[sanction->rule];
    demands.push_back({rule.guard, true, rule.stratum});
    const auto bars = regime_.effects[sanction->effect].bars;
    if (bars != kNone) demands.push_back({bars, false, rule.stratum});
  }
  return smt::may_meet(regime_, {one.rule, other.rule}, demands);
}

bool Pairs::same_provision(const Sanction& one, const Sanction& other) const {
  return regime_.rules[one.rule].id == regime_.rules[other.rule].id;
}

bool Pairs::same_thing(const Sanction& one, const Sanction& other) const {
  if (one.kind != kNone) return one.kind == other.kind && regime_.kinds[one.kind].form != KindForm::score;
  if (one.effect == kNone || other.effect == kNone || one.what != other.what) return false;
  const auto form = regime_.effects[one.effect].form;
  return form == regime::EffectForm::disclose || form == regime::EffectForm::refer;
}

bool Pairs::same_instrument(const Sanction& one, const Sanction& other) const {
  return inquiry_.instrument(one).id == inquiry_.instrument(other).id;
}

bool Pairs::marked(const std::vector<regime::ProvisionPair>& rows, const Sanction& one,
                   const Sanction& other) const {
  const auto& a = regime_.rules[one.rule].id;
  const auto& b = regime_.rules[other.rule].id;
  const auto day = inquiry_.request().as_of;
  return std::ranges::any_of(rows, [&](const auto& row) {
    const bool these = (row.one.id == a && row.other.id == b) || (row.one.id == b && row.other.id == a);
    return these && row.force.from <= day && day < row.force.until;
  });
}

Verdict Pairs::verdict(const Sanction& one, const Sanction& other, const std::string& property,
                       const Found& found, Rests rests, regime::Text says) const {
  auto out = inquiry_.verdict(one, property, found, rests, says);
  const auto second = inquiry_.verdict(other, property, found, rests, std::move(says));
  if (out.decision == Decision::violated && second.decision == Decision::unknown) {
    out.decision = second.decision;
    out.why = second.why;
    out.counterexample.reset();
    out.borne.reset();
  }
  add_new(second.provisions, out.provisions);
  add_new(second.things, out.things);
  add_new(second.jurisdictions, out.jurisdictions);
  if (out.rests_on.empty()) out.rests_on = second.rests_on;
  return out;
}

void Pairs::add(Verdict verdict, std::vector<Verdict>& to) {
  const auto same = [&](const Verdict& other) {
    return other.decision == verdict.decision && other.sort == verdict.sort &&
           other.says.en == verdict.says.en && other.why.en == verdict.why.en &&
           other.rests_on == verdict.rests_on &&
           std::ranges::find_first_of(other.provisions, verdict.provisions) != other.provisions.end();
  };
  const auto known = std::ranges::find_if(to, same);
  if (known == to.end()) return to.push_back(std::move(verdict));
  const bool shorter = verdict.counterexample && known->counterexample &&
                       verdict.counterexample->events.size() < known->counterexample->events.size();
  if (shorter) std::swap(verdict, *known);
  known->events = std::max(known->events, verdict.events);
  add_new(verdict.provisions, known->provisions);
  add_new(verdict.things, known->things);
  add_new(verdict.jurisdictions, known->jurisdictions);
}

}  // namespace osmanthus::audit
