// Every life of a few events on the kernel of integers, and what each comes to, told from the state alone.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "explain/life.hpp"
#include "laws.hpp"

namespace osmanthus::audit::tests {

using regime::Case;
using regime::KindForm;
using regime::KindId;

inline const std::vector<std::string> kActs = {"owe", "bark", "pay", "help", "review"};

inline Case empty_life(bool young) {
  Case life;
  life.as_of = today();
  life.view.law_of = today();
  for (const auto* label : {"child", "parent"}) life.subjects.emplace_back().label = label;
  life.subjects[0].relations = {{"parent", {"parent"}}};
  if (young) life.subjects[0].born = *base::parse_date("2010-06-01");
  return life;
}

/// Calls `visit` with every life of at most `most` events on a few days; it returns false to stop.
inline bool each_life(Case& life, std::size_t first_day, int most,
                      const std::function<bool(const Case&)>& visit) {
  static const std::vector<base::Day> days = {*base::parse_date("2017-01-01"),
                                              *base::parse_date("2019-09-01")};
  if (!visit(life)) return false;
  if (most == 0) return true;
  for (std::size_t day = first_day; day < days.size(); ++day) {
    for (const auto& act : kActs) {
      for (const auto* who : {"child", "parent"}) {
        regime::CaseEvent event;
        event.on = days[day];
        event.act = act;
        event.by = who;
        life.events.push_back(std::move(event));
        const bool on = each_life(life, day, most - 1, visit);
        life.events.pop_back();
        if (!on) return false;
      }
    }
  }
  return true;
}

struct Burden {
  std::uint8_t bearer;
  std::string what;
  regime::RuleId rule;
  base::Day since, until;
  auto operator<=>(const Burden&) const = default;
};

class World {
 public:
  explicit World(const regime::Regime& regime) : regime_(regime) {}

  const regime::Regime& regime() const { return regime_; }

  /// All that is adverse in the life: opened at any time, or concluded on the day one looks; `until` is
  /// kNever if nothing in the law ends it.
  std::vector<Burden> burdens(const Case& life) const {
    const explain::Life lived(regime_, life);
    explain::CaseDecides decide(regime_, lived);
    explain::PlainCircle circle;
    registry::KeepNothing nothing;
    explain::live(regime_, lived, circle, nothing, decide);
    std::vector<Burden> all;
    for (const auto& e : circle.entries) {
      if (e.effect == regime::kNone || !adverse(e.kind)) continue;
      all.push_back({e.subject, regime_.kinds[e.kind].id, regime_.effects[e.effect].rule, e.opened, e.to});
    }
    registry::Plain domain{&regime_.calendar};
    registry::Reading<registry::Plain, registry::KeepNothing, explain::CaseDecides> state(
        regime_, circle, domain, nothing, decide);
    for (const auto rule : regime_.while_rules) {
      for (std::size_t i = 0; i < regime_.rules[rule].conclusions.size(); ++i) {
        const auto kind = regime_.rules[rule].conclusions[i].kind;
        for (std::uint8_t q = 0; q < circle.subjects.size() && adverse(kind); ++q) {
          state.at(life.as_of, nullptr);
          if (!state.concludes(rule, i, q)) continue;
          state.at(base::kNever - 1, nullptr);
          const bool endless = state.concludes(rule, i, q);
          state.at(life.as_of + 366, nullptr);
          const bool long_on = state.concludes(rule, i, q);
          const auto until = endless ? base::kNever : life.as_of + (long_on ? 367 : 1);
          all.push_back({q, regime_.kinds[kind].id, rule, life.as_of, until});
        }
      }
    }
    return all;
  }

  bool breach(const std::string& act) const {
    return act == "owe" || act == "bark" || act == "refuse_course";
  }

 private:
  bool adverse(KindId kind) const {
    return regime_.kinds[kind].form > KindForm::attribute && !regime_.kinds[kind].good;
  }

  const regime::Regime& regime_;
};

inline Case without(const Case& life, const std::function<bool(const regime::CaseEvent&)>& left_out) {
  Case shorter = life;
  std::erase_if(shorter.events, left_out);
  return shorter;
}

inline bool has(const std::vector<Burden>& burdens, const Burden& like) {
  return std::ranges::any_of(burdens, [&](const Burden& b) {
    return b.bearer == like.bearer && b.rule == like.rule && b.what == like.what;
  });
}

}  // namespace osmanthus::audit::tests
