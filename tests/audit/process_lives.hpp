// Lives of a few events on the words of process_laws.hpp, and what somebody bears in them, told from the
// state alone. Laws are drawn by chance of one sentence each.
#pragma once

#include <fmt/format.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "chance.hpp"
#include "explain/life.hpp"
#include "process_laws.hpp"

namespace osmanthus::audit::tests::inline due_process {

using regime::Case;
using regime::CaseEvent;

inline base::Day day(const char* text) { return *base::parse_date(text); }

inline CaseEvent event(base::Day on, const std::string& act, const std::string& by) {
  CaseEvent made;
  made.on = on;
  made.act = act;
  made.by = by;
  return made;
}

/// Of a person, or of a firm, or of a child and its parent.
struct Who {
  std::vector<std::string> labels;
  std::string kind;
  bool young = false;
};

inline Case empty_life(const Who& who) {
  Case life;
  life.as_of = today();
  life.view.law_of = today();
  for (const auto& label : who.labels) {
    life.subjects.emplace_back().label = label;
    life.subjects.back().kind = who.kind;
  }
  if (who.labels.size() > 1) life.subjects[0].relations = {{"parent", {who.labels[1]}}};
  if (who.young) life.subjects[0].born = day("2010-06-01");
  return life;
}

/// Whether `shows` says yes of some life of at most `most` events, of these acts and on these days.
inline bool some_life(Case& life, const std::vector<std::string>& acts, const std::vector<base::Day>& days,
                      int most, const std::function<bool(const Case&)>& shows) {
  if (shows(life)) return true;
  if (most == 0) return false;
  for (const auto on : days) {
    if (!life.events.empty() && on < life.events.back().on) continue;
    for (const auto& act : acts) {
      for (const auto& subject : std::vector(life.subjects)) {
        life.events.push_back(event(on, act, subject.label));
        const bool found = some_life(life, acts, days, most - 1, shows);
        life.events.pop_back();
        if (found) return true;
      }
    }
  }
  return false;
}

/// Something adverse that lasts: opened by a decision, or concluded from a state on the day one looks.
struct Held {
  std::string what;
  std::string who;
  const regime::CompiledRule* rule = nullptr;
  const regime::Effect* effect = nullptr;  // null if it is concluded
  int event = -1;                          // by its place in the case
  base::Day opened = 0, from = 0, to = 0;

  bool on(base::Day day) const { return from <= day && day < to; }
};

class Lived {
 public:
  Lived(const regime::Regime& regime, const Case& life)
      : regime_(regime), life_(regime, life), decide_(regime, life_) {
    explain::live(regime, life_, circle_, nothing_, decide_);
    for (const auto& e : circle_.entries) add_opened(e);
    registry::Plain domain{&regime.calendar};
    State state(regime, circle_, domain, nothing_, decide_);
    state.at(life.as_of, nullptr);
    for (const auto rule : regime.while_rules) add_concluded(rule, state, life.as_of);
  }

  const std::vector<Held>& held() const { return held_; }
  /// Whether he has such a standing or measure on the day, by decision.
  bool bears(const std::string& who, const std::string& what, base::Day day) const {
    return std::ranges::any_of(held_, [&](const Held& h) {
      return h.who == who && h.what == what && h.effect != nullptr && h.on(day);
    });
  }

 private:
  using State = registry::Reading<registry::Plain, registry::KeepNothing, explain::CaseDecides>;

  bool adverse(regime::KindId kind) const {
    const auto form = regime_.kinds[kind].form;
    return form > regime::KindForm::attribute && form < regime::KindForm::score && !regime_.kinds[kind].good;
  }

  void add_opened(const registry::Entry<registry::Plain>& e) {
    if (e.effect == regime::kNone || !adverse(e.kind) || e.to <= e.from) return;
    const auto& effect = regime_.effects[e.effect];
    held_.push_back({regime_.kinds[e.kind].id, life_.labels()[e.subject], &regime_.rules[effect.rule],
                     effect.source, e.event, e.opened, e.from, e.to});
  }
  void add_concluded(regime::RuleId rule, State& state, base::Day day) {
    for (std::size_t i = 0; i < regime_.rules[rule].conclusions.size(); ++i) {
      const auto kind = regime_.rules[rule].conclusions[i].kind;
      for (std::uint8_t q = 0; q < circle_.subjects.size(); ++q) {
        if (adverse(kind) && state.concludes(rule, i, q))
          held_.push_back({regime_.kinds[kind].id, life_.labels()[q], &regime_.rules[rule], nullptr, -1, day,
                           day, day + 1});
      }
    }
  }

  const regime::Regime& regime_;
  const explain::Life life_;
  explain::CaseDecides decide_;
  registry::KeepNothing nothing_;
  explain::PlainCircle circle_;
  std::vector<Held> held_;
};

/// A law as it is on the day that is audited.
struct Compiled {
  std::unique_ptr<regime::Law> law;  // the regime refers to it
  regime::Regime regime;
};
inline Compiled compiled(const std::string& text) {
  Compiled out;
  out.law = std::make_unique<regime::Law>(read(text).value());
  base::Diagnostics diagnostics;
  regime::ViewChoice view;
  view.law_of = today();
  out.regime = regime::compile(*out.law, view, diagnostics).value();
  return out;
}

/// Audits the law and compares: what is violated has a case that shows it, what holds no life that does.
/// `unknown` counts the undecided.
inline void compare(const std::string& text, const std::string& property,
                    const std::function<bool(const Case&)>& shows,
                    const std::function<bool()>& found_by_trying, int& unknown) {
  const auto law = read(text);
  ASSERT_TRUE(law.has_value()) << text;
  const auto found = audited(*law, {property});
  ASSERT_TRUE(found.has_value()) << text;
  const auto decision = overall(*found, property);
  if (decision == Decision::unknown) ++unknown;
  for (const auto& verdict : found->verdicts) {
    if (!verdict.counterexample) continue;
    EXPECT_TRUE(shows(spread(*verdict.counterexample))) << verdict.says.en << text;
  }
  if (decision != Decision::holds) return;
  EXPECT_FALSE(found_by_trying()) << text;
}

}  // namespace osmanthus::audit::tests::inline due_process
