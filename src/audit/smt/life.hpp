// A life that the solver chooses: k events of some acts by some subjects, on free days and in free places,
// run through the kernel's own step.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "audit/history.hpp"
#include "audit/smt/symbolic.hpp"
#include "regime/case.hpp"
#include "registry/step.hpp"

namespace osmanthus::audit::smt {

/// Which lives are meant. Subjects and their relations are those of `who`; a birth or a home that it does not
/// give is free. Neither homes nor roles change in the course of a life.
struct Lives {
  regime::Case who;
  std::map<std::string, std::vector<std::string>> kinds;  // by label: what a subject may be, else as in `who`
  std::vector<std::string> acts;
  std::vector<std::string> places;
  std::optional<std::set<std::uint16_t>> flags;  // that an event may carry; all, if not said
  std::set<std::uint16_t> fields;                // that it may say something of
  std::set<std::uint16_t> attributes;            // roles and other attributes that are free
  bool answers = false;                          // an event may answer an earlier one
  bool amounts = false;                          // an act may have any amount
  bool ages = true;                              // births are free; else everybody is of age
  int slots = 1;                                 // events at most; those that are not used come last
  base::Day first = 0, last = 0;                 // of events
  std::optional<base::Day> looks;                // the day one looks; else a free one, not after `last`
  std::optional<base::Day> looks_until;          // it is free from `looks` on until this day
  bool derives = false;                          // what derives from what is followed
  Leaning leaning = Leaning::free;               // of the authorities
  std::set<std::string> apart;                   // variables not shared with other lives in the same context
};

class Life {
 public:
  using Circle = registry::Circle<Symbolic>;
  using Reading = registry::Reading<Symbolic, History<Symbolic>, FreeDecisions>;

  Life(const regime::Regime& regime, Lives lives, z3::context& context);
  Life(const Life&) = delete;
  Life& operator=(const Life&) = delete;

  /// Runs all events; then the state can be read on as_of().
  void run();

  Reading& state() { return state_; }
  Symbolic& domain() { return domain_; }
  History<Symbolic>& history() { return history_; }
  Circle& circle() { return circle_; }
  std::vector<const registry::Event<Symbolic>*> events() const;
  const Term& as_of() const { return as_of_; }
  std::uint8_t subject(const std::string& label) const;
  /// Whether an event of that slot is by this subject.
  Formula acts(int slot, std::uint8_t subject) const;
  Formula acts(int slot, const std::string& act) const;
  const Term& day(int slot) const { return events_[static_cast<std::size_t>(slot)].on; }
  const Term& act(int slot) const { return chosen_act_[static_cast<std::size_t>(slot)]; }
  /// The number of an act among those of these lives, as act() has it; 0 of none.
  int number_of(const std::string& act) const;

  /// Before it is run: the event of that slot is this act, or this one with a mark or an amount, instead.
  void set_act(int slot, const Term& act);
  void set_flag(int slot, std::uint16_t flag, const Formula& set);
  void set_amount(int slot, const Term& amount);
  const registry::Event<Symbolic>& event(int slot) const { return events_[static_cast<std::size_t>(slot)]; }

  /// All that a life of these must satisfy.
  std::vector<z3::expr> constraints() const;
  /// The life that a model describes, with what the authorities decide in it, as a case for `explain`.
  regime::Case witness(const z3::model& model) const;

 private:
  void declare_subjects();
  registry::Subject<Symbolic> subject_of(const regime::CaseSubject& source);
  Term kind_of(const regime::CaseSubject& source);
  void declare_event(int slot);
  void declare_answer(registry::Event<Symbolic>& event, int slot);
  void declare_contents(registry::Event<Symbolic>& event, int slot);
  regime::CaseSubject told(const z3::model& model, std::size_t q) const;
  regime::CaseEvent told_event(const z3::model& model, std::size_t slot, int act) const;
  Term number(const std::string& name, int least, int most);
  Term one_of(const std::string& name, const std::vector<int>& values);
  std::vector<int> places() const;
  Formula truth(const std::string& name);
  z3::expr variable(const std::string& name, const z3::sort& sort);

  const regime::Regime& regime_;
  Lives lives_;
  z3::context& context_;
  Symbolic domain_;
  FreeDecisions decide_;
  History<Symbolic> history_;
  Circle circle_;
  std::vector<registry::Event<Symbolic>> events_;
  std::vector<std::vector<registry::Alternative<Symbolic>>> alternatives_;
  std::vector<Term> chosen_act_, chosen_subject_;  // by slot; the act's place in lives_.acts + 1, 0: none
  std::vector<z3::expr> constraints_;
  Term as_of_;
  Reading state_;
};

}  // namespace osmanthus::audit::smt
