#include "audit/two_lives.hpp"

#include <algorithm>

#include "regime/compile.hpp"

namespace osmanthus::audit {
namespace {

using regime::Case;
using regime::CaseEvent;
using regime::CaseSubject;
using regime::Regime;

CaseSubject& subject(Case& life, const std::string& label) {
  return *std::ranges::find(life.subjects, label, &CaseSubject::label);
}

std::string relation_name(regime::Relation relation) {
  return relation == regime::Relation::parent ? "parent" : "unit";
}

/// Takes over the other's attribute; false if the two do not differ in it.
bool adopt(const Regime& regime, std::uint16_t attribute, const CaseSubject& from, CaseSubject& to) {
  const CaseSubject before = to;
  if (attribute == regime::kHome) {
    to.residence = from.residence;
    return before.residence != to.residence && !before.residence.empty();
  }
  if (attribute == regime::kSex) {
    to.sex = from.sex;
    return before.sex != to.sex && !before.sex.empty();
  }
  if (attribute == regime::kSubjectKind) {
    to.kind = from.kind;
    return before.kind != to.kind;
  }
  const auto& name = regime.attributes[attribute];
  const auto& roles = regime::known_roles();
  if (std::ranges::find(roles, name) != roles.end()) {
    std::erase(to.roles, name);
    if (std::ranges::find(from.roles, name) != from.roles.end()) to.roles.push_back(name);
    return before.roles.size() != to.roles.size();
  }
  to.attributes[name] = from.attributes.contains(name) && from.attributes.at(name);
  return before.attributes.contains(name) && before.attributes.at(name) != to.attributes[name];
}

/// The life elsewhere; false if part of it is not in the one place.
bool move(const std::string& from, const std::string& to, Case& life) {
  bool all = true;
  for (auto& s : life.subjects) {
    all = all && (s.residence == from || (s.residence.empty() && s.label != kOne));
    s.residence = to;
  }
  for (auto& event : life.events) {
    all = all && (event.in.empty() || event.in == from);
    if (!event.in.empty()) event.in = to;
  }
  return all;
}

base::Day birthday(base::Day born, int years) { return base::plus(born, years, base::Unit::years, {}); }

/// Whether somebody is between these ages from the first event to the day one looks.
bool aged(const Case& life, const CaseSubject& s, int from, int below) {
  if (!s.born) return false;
  base::Day first = life.as_of;
  for (const auto& event : life.events) first = std::min(first, event.on);
  return birthday(*s.born, from) <= first && life.as_of < birthday(*s.born, below);
}

void do_so(const Regime& regime, regime::KindId act, Case& life, std::vector<CaseEvent>::iterator here) {
  if (act == regime::kNone) {
    life.events.erase(here);
    return;
  }
  here->act = regime.kinds[act].id;
  here->id.clear();
}

bool conduct(const Regime& regime, const TwoLives& lives, bool worse, Case& life) {
  const auto here = std::ranges::find(life.events, kHere, &CaseEvent::id);
  if (here == life.events.end() || here->count != 1 || here->by != kOne) return false;
  const auto& c = lives.conduct;
  if (c.flag != regime::kNone) {
    std::erase(here->flags, regime.flags[c.flag]);
    if (worse) here->flags.push_back(regime.flags[c.flag]);
  }
  if (c.amount && !worse) here->amount = std::min(lives.smaller, here->amount.value_or(0));
  do_so(regime, worse ? c.worse : c.better, life, here);
  return true;
}

/// Makes the one and the other out of the life; false if it does not meet what is asked.
bool tell_apart(const Regime& regime, const TwoLives& lives, Case& one, Case& other) {
  using By = Apart::By;
  const auto& apart = *lives.apart;
  auto& who = subject(other, kOne);
  switch (apart.by) {
    case By::attribute:
      return adopt(regime, apart.attribute, lives.other, who);
    case By::relation:
      return who.relations.erase(relation_name(apart.relation)) > 0;
    case By::place:
      return move(apart.place, apart.elsewhere, other);
    case By::age:
      who.born.reset();
      return aged(one, subject(one, kOne), apart.from, apart.below);
    case By::conduct:
      break;
  }
  return conduct(regime, lives, apart.one_does_worse, one) &&
         conduct(regime, lives, !apart.one_does_worse, other);
}

/// Everybody else of the life gets a number, so that both lives fit into one case.
std::string renamed(const std::string& label, const std::string& who, const char* number) {
  return label == kOne ? who : label.empty() ? label : label + number;
}

void add(Case life, const std::string& who, const char* number, Case& both) {
  for (auto& s : life.subjects) {
    s.label = renamed(s.label, who, number);
    for (auto& [relation, others] : s.relations) {
      for (auto& label : others) label = renamed(label, who, number);
    }
    both.subjects.push_back(std::move(s));
  }
  for (auto& event : life.events) {
    event.by = renamed(event.by, who, number);
    if (!event.id.empty()) event.id += number;
    if (!event.of.empty()) event.of += number;
    both.events.push_back(std::move(event));
  }
}

}  // namespace

std::optional<Case> as_one_case(const Regime& regime, const TwoLives& lives) {
  Case one = lives.life;
  Case other = lives.life;
  if (std::ranges::find(one.subjects, kOne, &CaseSubject::label) == one.subjects.end()) return std::nullopt;
  if (!tell_apart(regime, lives, one, other)) return std::nullopt;
  Case both = one;
  both.subjects.clear();
  both.events.clear();
  add(std::move(one), kOne, "1", both);
  add(std::move(other), kOther, "2", both);
  std::ranges::stable_partition(both.subjects,
                                [](const CaseSubject& s) { return s.label == kOne || s.label == kOther; });
  std::ranges::stable_sort(both.events, {}, &CaseEvent::on);
  return both;
}

}  // namespace osmanthus::audit
