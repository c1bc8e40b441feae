// A life that the solver chooses: k events of some acts by some subjects, on free days and in free places,
// run through the kernel's own step.
#pragma once

#include <string>
#include <vector>

#include "audit/smt/symbolic.hpp"
#include "regime/case.hpp"
#include "registry/plain.hpp"
#include "registry/step.hpp"

namespace osmanthus::audit::smt {

/// Which lives are meant. Subjects and their relations are those of `who`; a birth or a home that it does not
/// give is free.
struct Lives {
  regime::Case who;
  std::vector<std::string> acts;
  std::vector<std::string> places;
  int slots = 1;                  // events at most; those that are not used come last
  base::Day first = 0, last = 0;  // of events and of the day one looks
};

class Life {
 public:
  using Circle = registry::Circle<Symbolic>;
  using Reading = registry::Reading<Symbolic, registry::KeepNothing, AnyDecision>;

  Life(const regime::Regime& regime, Lives lives, z3::context& context);
  Life(const Life&) = delete;
  Life& operator=(const Life&) = delete;

  /// Runs all events; then the state can be read on as_of().
  void run();

  Reading& state() { return state_; }
  const Circle& circle() const { return circle_; }
  const Term& as_of() const { return as_of_; }
  std::uint8_t subject(const std::string& label) const;
  /// Whether an event of that slot is by this subject.
  Formula acts(int slot, std::uint8_t subject) const;
  Formula acts(int slot, const std::string& act) const;
  const Term& day(int slot) const { return events_[static_cast<std::size_t>(slot)].on; }

  /// All that a life of these must satisfy.
  std::vector<z3::expr> constraints() const;
  /// The life that a model describes, as a case for `explain`.
  regime::Case witness(const z3::model& model) const;

 private:
  void declare_subjects();
  void declare_event(int slot);
  Term number(const std::string& name, int least, int most);
  Term place(const std::string& name);
  Formula truth(const std::string& name);

  const regime::Regime& regime_;
  Lives lives_;
  z3::context& context_;
  Symbolic domain_;
  AnyDecision decide_;
  registry::KeepNothing nothing_;
  Circle circle_;
  std::vector<registry::Event<Symbolic>> events_;
  std::vector<std::vector<registry::Alternative<Symbolic>>> alternatives_;
  std::vector<Term> chosen_act_, chosen_subject_;  // by slot; the act's place in lives_.acts + 1, 0: none
  std::vector<z3::expr> constraints_;
  Term as_of_;
  Reading state_;
};

}  // namespace osmanthus::audit::smt
