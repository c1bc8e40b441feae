// A case on symbols: every date, place, mark, act and answer of it is a variable while the kernel's step
// runs; then the case's values are put in the variables' places.
#pragma once

#include <algorithm>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "audit/history.hpp"
#include "audit/smt/symbolic.hpp"
#include "explain/life.hpp"

namespace osmanthus::audit::smt {

/// Variables, each with the value that a case gives it.
class Variables {
 public:
  explicit Variables(z3::context& context) : context_(context), from_(context), to_(context) {}

  Term number(int value) { return Term(add(context_.int_const(name().c_str()), context_.int_val(value))); }
  Formula truth(bool value) {
    return Formula(add(context_.bool_const(name().c_str()), context_.bool_val(value)));
  }

  /// A variable of the calendar is equated with what it means; its value follows.
  void define(const z3::expr& variable, const z3::expr& meaning) { add(variable, valued(meaning)); }

  z3::expr valued(z3::expr term) const { return term.substitute(from_, to_).simplify(); }
  z3::expr given() const {
    z3::expr all = context_.bool_val(true);
    for (unsigned i = 0; i < from_.size(); ++i) all = all && from_[i] == to_[i];
    return all;
  }

 private:
  std::string name() const { return "v" + std::to_string(from_.size()); }
  z3::expr add(z3::expr variable, const z3::expr& value) {
    from_.push_back(variable);
    to_.push_back(value);
    return variable;
  }

  z3::context& context_;
  z3::expr_vector from_, to_;
};

/// Decides as the case says, by variables.
class VariableDecisions {
 public:
  VariableDecisions(const explain::CaseDecides& plain, const explain::Life& life, Variables& variables)
      : plain_(plain), life_(life), variables_(variables) {}

  Formula may(regime::EffectId effect, std::uint8_t q, const registry::Event<Symbolic>* event) {
    return variables_.truth(plain_.may(effect, q, same(event)));
  }
  Formula may_conclude(regime::RuleId rule, std::size_t conclusion, std::uint8_t q) {
    return variables_.truth(plain_.may_conclude(rule, conclusion, q));
  }
  Term pick(regime::NumberId number, const regime::Piece& piece, const registry::Event<Symbolic>* event) {
    return variables_.number(plain_.pick(number, piece, same(event)));
  }

 private:
  const registry::Event<registry::Plain>* same(const registry::Event<Symbolic>* event) const {
    return event == nullptr ? nullptr : &life_.events()[static_cast<std::size_t>(event->index)].event;
  }

  const explain::CaseDecides& plain_;
  const explain::Life& life_;
  Variables& variables_;
};

/// The step on symbols and the step on integers, of one life.
class Substituted {
 public:
  Substituted(const regime::Regime& regime, const regime::Case& the_case)
      : regime_(regime),
        life_(regime, the_case),
        decide_(regime, life_),
        variables_(context_),
        domain_(context_, regime.calendar, span()),
        history_(regime, domain_, life_.events().size(), false) {
    registry::KeepNothing nothing;
    explain::live(regime, life_, plain_, nothing, decide_);
    lift_circle();
    run();
  }

  /// What the symbols give once the case is put in their place, and what the integers give, line by line:
  /// each entry, and what a state concludes on the day one looks.
  std::vector<std::string> symbols() {
    z3::expr_vector all(context_);
    for (const auto& e : symbolic_.entries) {
      all.push_back(e.live.in(context_));
      all.push_back(e.corrected.in(context_));
      for (const auto* term : {&e.opened, &e.from, &e.to, &e.weight, &e.place, &e.matter})
        all.push_back(term->in(context_));
    }
    for (const auto& [name, held] : concluded_) all.push_back(held.in(context_));
    define_dates();
    // One term of all, so that what they share is gone through once.
    const auto values = together(all);
    std::vector<std::string> lines;
    unsigned next = 0;
    for (const auto& e : symbolic_.entries) {
      const auto live = values.arg(next);
      std::string line = head(e);
      for (unsigned field = 1; field < kFields; ++field) line += " " + in_digits(values.arg(next + field));
      next += kFields;
      if (!live.is_false()) lines.push_back(live.is_true() ? line : line + " if " + live.to_string());
    }
    for (const auto& [name, held] : concluded_) lines.push_back(name + " " + in_digits(values.arg(next++)));
    return lines;
  }
  std::vector<std::string> integers() {
    std::vector<std::string> lines;
    for (const auto& e : plain_.entries) {
      std::string line = head(e) + (e.corrected ? " true" : " false");
      for (const int value : {e.opened, e.from, e.to, e.weight, e.place, e.matter})
        line += " " + std::to_string(value);
      lines.push_back(std::move(line));
    }
    registry::Plain domain{&regime_.calendar};
    registry::KeepNothing nothing;
    registry::Reading<registry::Plain, registry::KeepNothing, explain::CaseDecides> state(
        regime_, plain_, domain, nothing, decide_);
    state.at(life_.source().as_of, nullptr);
    each_concluded([&](const std::string& name, regime::KindId kind, std::uint8_t q) {
      lines.push_back(name + (state.concluded(kind, q) ? " true" : " false"));
    });
    return lines;
  }

  /// Whether the solver finds that the variables, so valued, allow some state, and none but the integers'.
  bool decided() {
    z3::solver solver(context_, z3::solver::simple());
    solver.add(variables_.given());
    for (const auto& constraint : domain_.calendar.constraints()) solver.add(constraint);
    if (solver.check() != z3::sat) return false;
    solver.add(!as_in_integers());
    return solver.check() == z3::unsat;
  }

 private:
  static constexpr unsigned kFields = 8;
  /// Terms and waits run on after the last event.
  static constexpr int kTail = 12 * 366;

  Calendar::Span span() const {
    Calendar::Span span{life_.source().as_of, life_.source().as_of + kTail, life_.source().as_of,
                        life_.source().as_of};
    for (const auto& event : life_.events()) {
      span.first_event = std::min(span.first_event, event.event.on);
      span.last_event = std::max(span.last_event, event.event.on);
    }
    span.first = span.first_event;
    for (const auto& subject : life_.source().subjects) {
      if (subject.born) span.first = std::min(span.first, *subject.born);
    }
    return span;
  }

  void lift_circle() {
    symbolic_.last_day = life_.start().last_day;
    for (std::size_t q = 0; q < life_.start().subjects.size(); ++q) {
      const auto& p = life_.start().subjects[q];
      registry::Subject<Symbolic> subject;
      const bool told = life_.source().subjects[q].born.has_value();
      subject.born = told ? variables_.number(p.born) : Term(p.born);
      for (std::size_t i = 0; i < regime_.attributes.size(); ++i)
        subject.attributes[i] = variables_.number(p.attributes[i]);
      subject.relations = p.relations;
      symbolic_.subjects.push_back(std::move(subject));
    }
  }

  registry::Event<Symbolic> lifted(const registry::Event<registry::Plain>& plain) {
    registry::Event<Symbolic> event;
    event.index = plain.index;
    event.on = variables_.number(plain.on);
    event.place = variables_.number(plain.place);
    event.matter = variables_.number(plain.matter);
    event.of = variables_.number(plain.of);
    event.of_last = variables_.number(plain.of_last);
    event.about = variables_.number(plain.about);
    event.amount = variables_.number(plain.amount);
    event.value = variables_.number(plain.value);
    for (std::size_t f = 0; f < regime_.flags.size(); ++f)
      event.flags.push_back(variables_.truth((plain.flags >> f & 1U) != 0));
    for (std::size_t f = 0; f < plain.fields.size(); ++f)
      event.fields[f] = variables_.number(plain.fields[f]);
    return event;
  }

  /// At each event the act before it might have been done instead, and was not.
  void run() {
    VariableDecisions known(decide_, life_, variables_);
    registry::Step<Symbolic, History<Symbolic>, VariableDecisions> step(regime_, symbolic_, domain_, history_,
                                                                        known);
    const bool few = life_.events().size() <= 6;
    const registry::Alternative<registry::Plain>* before = nullptr;
    for (const auto& source : life_.events()) {
      auto event = lifted(source.event);
      const auto& act = source.alternative;
      std::vector<registry::Alternative<Symbolic>> acts = {{act.kind, act.by, variables_.truth(true)}};
      const bool another = before != nullptr && (before->kind != act.kind || before->by != act.by);
      if (few && another) acts.push_back({before->kind, before->by, variables_.truth(false)});
      before = &act;
      event.alternatives = acts;
      step.run(event);
    }
    const Term as_of = variables_.number(life_.source().as_of);
    step.commence(as_of);
    registry::Reading<Symbolic, History<Symbolic>, VariableDecisions> state(regime_, symbolic_, domain_,
                                                                            history_, known);
    state.at(as_of, nullptr);
    each_concluded([&](const std::string& name, regime::KindId kind, std::uint8_t q) {
      concluded_.emplace_back(name, state.concluded(kind, q));
    });
  }

  template <class Visit>
  void each_concluded(Visit visit) const {
    for (regime::KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (regime_.concluders[kind].empty()) continue;
      for (std::uint8_t q = 0; q < life_.labels().size(); ++q)
        visit(regime_.kinds[kind].id + " of " + life_.labels()[q], kind, q);
    }
  }

  /// The calendar's variables, in the order in which they were made, each by those before it.
  void define_dates() {
    for (const auto& constraint : domain_.calendar.constraints()) {
      if (constraint.is_eq()) variables_.define(constraint.arg(0), constraint.arg(1));
    }
  }

  z3::expr together(const z3::expr_vector& all) {
    z3::sort_vector sorts(context_);
    for (const auto& one : all) sorts.push_back(one.get_sort());
    return variables_.valued(context_.function("state", sorts, context_.bool_sort())(all));
  }

  z3::expr as_in_integers() {
    z3::expr all = context_.bool_val(true);
    std::size_t i = 0;
    for (const auto& e : symbolic_.entries) {
      const bool there = variables_.valued(e.live.in(context_)).is_true();
      all = all && (there ? e.live : negated(e.live)).in(context_);
      if (!there) continue;
      const auto& p = plain_.entries.at(i++);
      all = all && e.corrected.in(context_) == context_.bool_val(p.corrected);
      for (const auto& [term, value] : {std::pair(&e.opened, p.opened), std::pair(&e.from, p.from),
                                        std::pair(&e.to, p.to), std::pair(&e.weight, p.weight)})
        all = all && term->in(context_) == value;
    }
    return all;
  }

  template <class Entry>
  static std::string head(const Entry& e) {
    return std::to_string(e.kind) + " " + std::to_string(e.subject) + " " + std::to_string(e.effect) + " " +
           std::to_string(e.event);
  }
  static std::string in_digits(const z3::expr& value) {
    int number = 0;
    return value.is_numeral_i(number) ? std::to_string(number) : value.to_string();
  }

  const regime::Regime& regime_;
  const explain::Life life_;
  explain::CaseDecides decide_;
  explain::PlainCircle plain_;
  z3::context context_;
  Variables variables_;
  Symbolic domain_;
  History<Symbolic> history_;
  registry::Circle<Symbolic> symbolic_;
  std::vector<std::pair<std::string, Formula>> concluded_;
};

}  // namespace osmanthus::audit::smt
