// The domain of solver terms: the kernel's step, run on lives that the solver chooses.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "audit/leaning.hpp"
#include "audit/smt/calendar.hpp"
#include "audit/smt/term.hpp"
#include "regime/law.hpp"
#include "regime/regime.hpp"
#include "registry/circle.hpp"

namespace osmanthus::audit::smt {

struct Symbolic {
  using Int = Term;
  using Bool = Formula;
  using Flags = std::vector<Formula>;  // by flag; one that is left out is not set

  Symbolic(z3::context& z3, const base::WorkingCalendar& working, const Calendar::Span& span)
      : context(z3), calendar(z3, working, span) {}

  /// What `act` does holds only where the condition does.
  template <class Do>
  void when(const Formula& condition, Do act) {
    if (known_false(condition)) return;
    Formula before = path_;
    path_ = path_ & condition;
    if (!known_false(path_)) act();
    path_ = std::move(before);
  }
  const Formula& path() const { return path_; }
  void assign(Term& target, const Term& value) const { target = smt::choose(path_, value, target); }
  void assign(Formula& target, const Formula& value) const { target = smt::choose(path_, value, target); }

  static bool known_false(const Formula& f) { return f.known() && !f.value(); }
  static bool known_true(const Formula& f) { return f.known() && f.value(); }
  static Formula both(const Formula& a, const Formula& b) { return a & b; }
  static Formula either(const Formula& a, const Formula& b) { return a | b; }
  static Formula negate(const Formula& a) { return negated(a); }
  static Formula equal(const Term& a, const Term& b) { return smt::equal(a, b); }
  static Term choose(const Formula& condition, const Term& a, const Term& b) {
    return smt::choose(condition, a, b);
  }
  static Formula choose(const Formula& condition, const Formula& a, const Formula& b) {
    return smt::choose(condition, a, b);
  }
  static Formula flag(const registry::Event<Symbolic>& event, std::uint16_t flag);
  /// Whether the value is one of the bits of `mask`.
  Formula among(const Term& value, std::uint64_t mask) const;
  /// The values, as bits, that a variable can have at all.
  void limit(const Term& variable, std::uint64_t values);

  Term add(const Term& day, int amount, base::Unit unit) { return calendar.add(day, amount, unit); }
  Term add(const Term& day, const Term& amount, int least, int most, base::Unit unit);
  Term next_months_first_working_day(const Term& day) { return calendar.next_months_first_working_day(day); }

  z3::context& context;
  Calendar calendar;

 private:
  Formula path_{true};
  std::map<unsigned, std::uint64_t> limits_;  // by the variable's number in the solver
};

/// Whatever the authorities decide: each `may` and each number in a range is free, one for each event as a
/// case can say it. Where no event is at hand the least of a range holds. Where they lean one way nothing is
/// free, and of what is assumed the stated value holds.
class FreeDecisions {
 public:
  static constexpr int kNoSlot = -1;

  FreeDecisions(const regime::Regime& regime, z3::context& context, Leaning leaning = Leaning::free)
      : regime_(regime), context_(context), leaning_(leaning) {}

  Formula may(regime::EffectId effect, std::uint8_t subject, const registry::Event<Symbolic>* event);
  Formula may_conclude(regime::RuleId rule, std::size_t conclusion, std::uint8_t subject);
  Term pick(regime::NumberId number, const regime::Piece& piece, const registry::Event<Symbolic>* event);

  /// The ranges of the numbers picked.
  const std::vector<z3::expr>& constraints() const { return constraints_; }

  /// What is refused at an event, by the names that a case uses; with kNoSlot, to a subject of this number.
  std::vector<std::string> refused(const z3::model& model, int slot, std::uint8_t subject) const;
  /// The numbers picked at an event, where the law or the pack leaves a choice.
  std::map<std::string, regime::Amount> picked(const z3::model& model, int slot, regime::KindId act) const;

 private:
  struct Pick {
    int slot;
    regime::NumberUnit unit;
    z3::expr value;
  };
  using Key = std::tuple<int, std::uint8_t, std::string>;  // slot, subject, name

  Formula choice(int slot, std::uint8_t subject, const std::string& name);
  bool brings(regime::KindId act, regime::NumberId number) const;

  const regime::Regime& regime_;
  z3::context& context_;
  Leaning leaning_;
  std::map<Key, z3::expr> choices_;
  std::map<std::pair<int, regime::NumberId>, Pick> picks_;
  std::vector<z3::expr> constraints_;
};

}  // namespace osmanthus::audit::smt
