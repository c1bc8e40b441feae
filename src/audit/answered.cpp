#include "audit/answered.hpp"

#include <algorithm>

namespace osmanthus::audit {
namespace {

using regime::Comparator;
using regime::KindForm;
using regime::KindId;
using regime::kNone;
using regime::Node;
using regime::NodeId;
using regime::Op;
using regime::RuleId;

bool meets(const std::set<KindId>& a, const std::set<KindId>& b) {
  return std::ranges::any_of(a, [&](KindId kind) { return b.contains(kind); });
}

bool happens(KindForm form) { return form == KindForm::act || form == KindForm::step; }

}  // namespace

Answered::Answered(Inquiry& inquiry, const Pairs& pairs, std::string sort)
    : inquiry_(inquiry), regime_(inquiry.regime()), pairs_(pairs), sort_(std::move(sort)) {
  find_counted();
}

void Answered::find_counted() {
  spending_.signs = &inquiry_.signs();
  spending_.counted.resize(regime_.rules.size());
  for (RuleId id = 0; id < regime_.rules.size(); ++id) {
    const auto& rule = regime_.rules[id];
    if (rule.active && rule.form == regime::Rule::Form::when)
      add_counted(id, rule.guard, spending_.counted[id]);
  }
}

void Answered::add_counted(RuleId rule, NodeId id, regime::KindSet& to) const {
  if (id == kNone) return;
  const auto& node = regime_.nodes[id];
  if (constitutes(rule, node)) to.add(node.kinds);
  if (node.op == Op::none) return;
  for (const NodeId child : node.children) add_counted(rule, child, to);
}

/// The pack's word for the provision; else counted standings make up what is opened on them, and counted acts
/// do unless each of them draws such a sanction already.
bool Answered::constitutes(RuleId rule, const Node& node) const {
  if (node.op != Op::count || node.negated || threshold(node) < 2) return false;
  const auto& rows = inquiry_.law().properties.counting;
  const auto row =
      std::ranges::find_if(rows, [&](const auto& r) { return r.provision.id == regime_.rules[rule].id; });
  if (row != rows.end()) return row->counts == "constitutes";
  for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
    if (node.kinds.has(kind) && (!happens(regime_.kinds[kind].form) || !draws_alone(kind, sort_of(rule))))
      return true;
  }
  return false;
}

/// Of what the rule does, the sort that is asked of, else another: what it opens may carry over to it.
std::string Answered::sort_of(RuleId rule) const {
  std::string other;
  for (const auto& sanction : inquiry_.sanctions()) {
    if (sanction.rule != rule) continue;
    if (sanction.sort == sort_) return sort_;
    other = sanction.sort;
  }
  return other;
}

/// Whether one event can bring about a sanction of the sort that the act sets off.
bool Answered::draws_alone(KindId act, const std::string& sort) const {
  const auto [known, unknown] = alone_.try_emplace({act, sort}, false);
  if (!unknown) return known->second;
  return known->second = std::ranges::any_of(inquiry_.sanctions(), [&](const Sanction& s) {
           if (s.sort != sort || s.during() || !pairs_.roots(s.rule).contains(act)) return false;
           const auto& found = inquiry_.imposed(s);
           return found.life && found.life->events.size() == 1 && found.life->events.front().count == 1;
         });
}

/// The least number of times that a count asks for; 0 if it asks for no more than so many.
int Answered::threshold(const Node& node) const {
  if (node.comparator == Comparator::below || node.comparator == Comparator::at_most) return 0;
  int least = -1;
  for (const auto& row : regime_.numbers[node.number].rows) {
    for (const auto& piece : row.pieces) {
      const int n = std::min(piece.amount.low, piece.least);
      least = least < 0 ? n : std::min(least, n);
    }
  }
  return least + (node.comparator == Comparator::above ? 1 : 0);
}

int Answered::least(const Sanction& sanction) { return least_of_rule(sanction.rule); }

int Answered::least_of_rule(RuleId id) {
  const auto& rule = regime_.rules[id];
  const auto& roots = pairs_.roots(id);
  const bool breach =
      std::ranges::any_of(roots, [&](KindId act) { return inquiry_.signs()[act] == Sign::breach; });
  return std::max(1, least_of(rule.guard, rule.form == regime::Rule::Form::when && breach ? id : kNone));
}

/// What has a breach of its own answers, beside it, only what it counts; the rest, what it reads.
int Answered::least_of(NodeId id, RuleId counting) {
  if (id == kNone) return 0;
  const auto& node = regime_.nodes[id];
  int most = 0;
  int least = -1;
  for (const NodeId child : node.children) {
    const int n = least_of(child, counting);
    most = std::max(most, n);
    least = least < 0 ? n : std::min(least, n);
  }
  if (node.op == Op::all) return most;
  if (node.op == Op::any) return std::max(least, 0);
  if (counting != kNone) return constitutes(counting, node) ? threshold(node) : 0;
  if ((node.op != Op::runs && node.op != Op::imposed) || node.negated) return 0;
  for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
    if (!node.kinds.has(kind)) continue;
    const int n = least_of_kind(kind);
    least = least < 0 ? n : std::min(least, n);
  }
  return std::max(least, 0);
}

int Answered::least_of_kind(KindId kind) {
  if (const auto known = least_.find(kind); known != least_.end()) return known->second;
  least_[kind] = 0;
  int least = -1;
  for (RuleId id = 0; id < regime_.rules.size(); ++id) {
    const auto& rule = regime_.rules[id];
    const bool makes =
        std::ranges::any_of(rule.effects, [&](auto e) { return regime_.effects[e].kind == kind; }) ||
        std::ranges::any_of(rule.conclusions, [&](const auto& c) { return c.kind == kind; });
    if (!rule.active || !makes) continue;
    const int n = least_of_rule(id);
    least = least < 0 ? n : std::min(least, n);
  }
  return least_[kind] = std::max(least, 0);
}

bool Answered::may_share(const Sanction& one, const Sanction& other) {
  const bool derived =
      one.during() || other.during() || without_breach(one.rule) || without_breach(other.rule);
  if (derived && meets(breaches_behind(one), breaches_behind(other))) return true;
  if (&one == &other && resets(one.rule, regime_.rules[one.rule].guard)) return false;
  if (!pairs_.one_place(one, other)) return false;
  const auto counted = acts_counted(one.rule);
  const auto also_counted = acts_counted(other.rule);
  return meets(counted, also_counted) || meets(counted, pairs_.roots(other.rule)) ||
         meets(also_counted, pairs_.roots(one.rule));
}

bool Answered::without_breach(RuleId rule) const {
  return regime_.rules[rule].guard != kNone && std::ranges::any_of(pairs_.roots(rule), [&](KindId act) {
           return inquiry_.signs()[act] != Sign::breach;
         });
}

/// Whether each count that makes the sanction up begins anew once the provision has applied.
bool Answered::resets(RuleId rule, NodeId id) const {
  if (id == kNone) return true;
  const auto& node = regime_.nodes[id];
  const auto anew = [&](NodeId child) { return resets(rule, child); };
  if (!std::ranges::all_of(node.children, anew)) return false;
  return !constitutes(rule, node) || std::ranges::find(node.since_rules, rule) != node.since_rules.end();
}

std::set<KindId> Answered::acts_counted(RuleId rule) const {
  std::set<KindId> acts;
  for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
    if (!spending_.counted[rule].has(kind)) continue;
    if (happens(regime_.kinds[kind].form)) acts.insert(kind);
    for (const auto& effect : regime_.effects) {
      if (effect.kind == kind)
        acts.insert(pairs_.roots(effect.rule).begin(), pairs_.roots(effect.rule).end());
    }
  }
  return acts;
}

std::set<KindId> Answered::breaches_behind(const Sanction& sanction) {
  std::set<KindId> breaches;
  for (const auto act : inquiry_.cone(sanction.rule).acts) {
    if (inquiry_.signs()[act] == Sign::breach) breaches.insert(act);
  }
  return breaches;
}

}  // namespace osmanthus::audit
