#include "audit/neighbours.hpp"

#include <algorithm>
#include <limits>

namespace osmanthus::audit {
namespace {

using regime::Case;
using regime::kNone;
using regime::NodeId;
using regime::NumberUnit;
using regime::Op;
using smt::Ordered;

constexpr int kMonths = 12;
constexpr int kMostTimes = 60;

regime::CaseSubject* actor(Case& life) {
  const auto found = std::ranges::find(life.subjects, life.events.back().by, &regime::CaseSubject::label);
  return found == life.subjects.end() ? nullptr : &*found;
}

bool alike(const regime::CaseEvent& a, const regime::CaseEvent& b) { return a.act == b.act && a.by == b.by; }

}  // namespace

Neighbours::Neighbours(const regime::Regime& regime, const std::vector<smt::Covering>& rules, Ordered by)
    : regime_(regime), by_(by) {
  for (const auto& one : rules) rules_.insert(one.rule);
  for (const auto& one : rules) {
    const auto& rule = regime.rules[one.rule];
    if (by != Ordered::date) {
      read(rule.guard);
      read(one.bars);
      continue;
    }
    for (const auto& force : rule.force) {
      for (const auto day : {force.from, force.until}) {
        if (day != base::kAlways && day != base::kNever) values_.insert({day - 1, day, day + 1});
      }
    }
  }
}

void Neighbours::read(NodeId id) {
  if (id == kNone) return;
  const auto& node = regime_.nodes[id];
  for (const NodeId child : node.children) read(child);
  const bool age = by_ == Ordered::age && node.op == Op::age && node.via == regime::Relation::self;
  const bool amount = by_ == Ordered::amount && node.op == Op::amount;
  const bool count = by_ == Ordered::count && (node.op == Op::count || node.op == Op::done);
  if (count && std::ranges::any_of(node.since_rules, [&](auto rule) { return rules_.contains(rule); }))
    ordered_ = false;
  if (node.op == Op::done && count) values_.insert({1, 2});
  if (age || amount || (count && node.op == Op::count)) add(node.number);
}

void Neighbours::add(regime::NumberId number) {
  for (const auto& row : regime_.numbers[number].rows) {
    for (const auto& piece : row.pieces) {
      for (const int n : {piece.amount.low, piece.amount.high}) {
        const int value = piece.amount.unit == NumberUnit::years ? n * kMonths : n;
        values_.insert({value - 1, value, value + 1, value + kMonths});
      }
    }
  }
}

std::vector<Case> Neighbours::around(const Case& life) const {
  std::vector<Case> all;
  for (const int value : values_) {
    if (auto other = with(life, value)) all.push_back(std::move(*other));
  }
  return all;
}

std::optional<Case> Neighbours::with(Case life, int value) const {
  auto& last = life.events.back();
  switch (by_) {
    case Ordered::age: {
      auto* who = actor(life);
      if (who == nullptr || value < 0) return std::nullopt;
      who->born = base::plus(last.on, -value, base::Unit::months, regime_.calendar);
      return life;
    }
    case Ordered::amount:
      if (value < 0) return std::nullopt;
      last.amount = value;
      return life;
    case Ordered::date: {
      const auto before = life.events.size() > 1 ? life.events[life.events.size() - 2].on : base::kAlways;
      if (value < before) return std::nullopt;
      last.on = value;
      life.as_of = std::max(life.as_of, value);
      return life;
    }
    case Ordered::count:
      break;
  }
  if (value < 1 || value > kMostTimes) return std::nullopt;
  auto again = last;
  again.count = value;
  std::erase_if(life.events, [&](const auto& event) { return alike(event, again); });
  life.events.push_back(std::move(again));
  return life;
}

int Neighbours::value(const Case& life) const {
  const auto& last = life.events.back();
  switch (by_) {
    case Ordered::age: {
      Case copy = life;
      const auto* who = actor(copy);
      return who == nullptr || !who->born ? std::numeric_limits<int>::max() : last.on - *who->born;
    }
    case Ordered::amount:
      return last.amount.value_or(0);
    case Ordered::date:
      return last.on;
    case Ordered::count:
      break;
  }
  int times = 0;
  for (const auto& event : life.events) times += alike(event, last) ? event.count : 0;
  return times;
}

}  // namespace osmanthus::audit
