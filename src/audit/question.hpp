// A question about one sanction, asked alike of a life of plain integers and of one of solver terms.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "audit/history.hpp"
#include "audit/sanction.hpp"

namespace osmanthus::audit {

enum class Condition : std::uint8_t {
  imposed,  // somebody is made to bear it
  endless,  // it is in effect and stays so if nothing more happens
  renewed,  // what is no breach opens it, out of an earlier breach
  another,  // it derives from a breach that is not its bearer's
  young,    // its bearer is a person below an age on the day, and no public servant
  act,      // it derives from a certain act
  lasting,  // it is in effect on the day one looks and so many days later, then beside certain states
  fires     // its provision takes effect, whatever comes of it
};

struct Question {
  const Sanction* sanction = nullptr;
  Condition condition = Condition::imposed;
  base::Day from = base::kAlways;  // only what begins on this day or later
  int years = 0;                   // of young
  int days = 0;                    // of lasting
  // Of lasting: other states of the bearer. Questions are written with designators, for which every member
  // must have an initializer.
  std::vector<regime::KindId> on = {};       // NOLINT(readability-redundant-member-init)
  std::vector<regime::KindId> off = {};      // NOLINT(readability-redundant-member-init)
  regime::KindId act = regime::kNone;        // of act
  const std::vector<Sign>* signs = nullptr;  // of another, renewed

  bool derives() const {
    return condition == Condition::another || condition == Condition::act || condition == Condition::renewed;
  }
};

/// The last day that there is: what is in effect then never ends by itself.
inline constexpr base::Day kFarDay = base::kNever - 1;

/// Reads the answer off a life that has been run.
template <class Domain, class Decide>
class Answering {
 public:
  using Int = typename Domain::Int;
  using Bool = typename Domain::Bool;
  using Circle = registry::Circle<Domain>;
  using Reading = registry::Reading<Domain, History<Domain>, Decide>;

  Answering(const regime::Regime& regime, const Question& question, Domain& domain, Circle& circle,
            History<Domain>& history, Reading& state, std::vector<const registry::Event<Domain>*> events)
      : regime_(regime),
        q_(question),
        domain_(domain),
        circle_(circle),
        history_(history),
        state_(state),
        events_(std::move(events)) {}

  /// Of whom it holds, once on() has been asked of integers and has said yes.
  std::optional<std::uint8_t> bearer() const { return bearer_; }
  /// The entry or the note by which it holds of him; neither if a while-rule concludes it.
  const registry::Entry<Domain>* entry() const { return entry_ ? &circle_.entries[*entry_] : nullptr; }
  const Noted<Domain>* note() const { return note_; }
  /// What he bears derives from.
  Derivation<Domain> derivation() {
    if (entry_) return history_.of_entry(*entry_);
    return note_ != nullptr ? note_->derivation : concluded(as_of_, *bearer_).second;
  }

  /// Whether the question holds of some bearer on the day one looks.
  Bool on(const Int& as_of) {
    as_of_ = as_of;
    if (q_.sanction->during()) return any_concluded(as_of);
    if (q_.condition == Condition::fires) return history_.fired(q_.sanction->rule);
    Bool found(false);
    for (std::size_t i = 0; i < circle_.entries.size(); ++i) {
      if (circle_.entries[i].effect != q_.sanction->effect) continue;
      const bool first = !bearer_;
      found = domain_.either(found, borne(circle_.entries[i].subject, of_entry(i)));
      if (first && bearer_) entry_ = i;
    }
    for (const auto& note : history_.notes()) {
      if (note.effect == q_.sanction->effect) {
        const Bool here = domain_.both(note.live, burdens(note.bearer, note.on, note.derivation));
        const bool first = !bearer_;
        found = domain_.either(found, borne(note.bearer, here));
        if (first && bearer_) note_ = &note;
      }
    }
    return found;
  }

 private:
  Bool borne(std::uint8_t q, Bool here) {
    if (domain_.known_true(here) && !bearer_) bearer_ = q;
    return here;
  }

  Bool of_entry(std::size_t i) {
    const auto& e = circle_.entries[i];
    Bool held = q_.from == base::kAlways ? e.live : domain_.both(e.live, Int(q_.from) <= e.opened);
    if (regime_.kinds[e.kind].form == regime::KindForm::score) held = domain_.both(held, e.weight < Int(0));
    held = domain_.both(held, domain_.both(e.from <= as_of_, e.from < e.to));
    if (q_.condition == Condition::endless) {
      state_.at(Int(kFarDay), nullptr);
      return domain_.both(held, state_.running(e));
    }
    if (q_.condition == Condition::lasting) {
      const Bool long_enough = domain_.both(e.from <= as_of_, as_of_ + Int(q_.days) < e.to);
      return domain_.both(domain_.both(held, long_enough), among_states(e.subject));
    }
    if (q_.condition == Condition::renewed) held = domain_.both(held, domain_.negate(by_breach(e.event)));
    return domain_.both(held, burdens(e.subject, e.opened, history_.of_entry(i)));
  }

  /// Whether the event of that number is a breach.
  Bool by_breach(std::int16_t event) {
    Bool found(false);
    if (event < 0) return found;
    for (const auto& act : events_[static_cast<std::size_t>(event)]->alternatives) {
      if ((*q_.signs)[act.kind] == Sign::breach) found = domain_.either(found, act.live);
    }
    return found;
  }

  Bool any_concluded(const Int& as_of) {
    Bool found(false);
    for (std::uint8_t q = 0; q < circle_.subjects.size(); ++q) {
      const auto [held, derivation] = concluded(as_of, q);
      Bool here = domain_.both(held, burdens(q, as_of, derivation));
      if (q_.condition == Condition::endless && !domain_.known_false(held))
        here = domain_.both(held, concluded(Int(kFarDay), q).first);
      if (q_.condition == Condition::lasting && !domain_.known_false(held))
        here = domain_.both(held, concluded(as_of + Int(q_.days), q).first);
      found = domain_.either(found, borne(q, here));
    }
    return found;
  }

  std::pair<Bool, Derivation<Domain>> concluded(const Int& day, std::uint8_t q) {
    state_.at(day, nullptr);
    return history_.concluding(
        circle_, [&] { return state_.concludes(q_.sanction->rule, q_.sanction->conclusion, q); });
  }

  /// Whether the bearer's other states are those that the question names, when so many days have passed.
  Bool among_states(std::uint8_t q) {
    state_.at(as_of_ + Int(q_.days), nullptr);
    Bool held(true);
    for (const auto kind : q_.on) held = domain_.both(held, running(kind, q));
    for (const auto kind : q_.off) held = domain_.both(held, domain_.negate(running(kind, q)));
    return held;
  }
  Bool running(regime::KindId kind, std::uint8_t q) {
    Bool found = state_.concluded(kind, q);
    for (const auto& e : circle_.entries) {
      if (e.kind == kind && e.subject == q) found = domain_.either(found, state_.running(e));
    }
    return found;
  }

  Bool burdens(std::uint8_t bearer, const Int& on, const Derivation<Domain>& derivation) {
    const Bool dated = q_.from == base::kAlways ? Bool(true) : Bool(Int(q_.from) <= on);
    return domain_.both(dated, meets(bearer, on, derivation));
  }

  Bool meets(std::uint8_t bearer, const Int& on, const Derivation<Domain>& derivation) {
    switch (q_.condition) {
      case Condition::young: {
        const Bool below = on < domain_.add(circle_.subjects[bearer].born, q_.years, base::Unit::years);
        const auto kind = circle_.subjects[bearer].attributes[regime::kSubjectKind];
        return domain_.both(below, domain_.equal(kind, Int(regime::kNaturalPerson)));
      }
      case Condition::another:
        return derived(derivation.blame, [&](const auto& act) {
          return act.by != bearer && (*q_.signs)[act.kind] == Sign::breach;
        });
      case Condition::renewed:
        return derived(derivation.events,
                       [&](const auto& act) { return (*q_.signs)[act.kind] == Sign::breach; });
      case Condition::act:
        return derived(derivation.events, [&](const auto& act) { return act.kind == q_.act; });
      default:
        break;
    }
    return Bool(true);
  }

  /// Whether an act that `wanted` describes is among the events.
  template <class Wanted>
  Bool derived(const std::vector<Bool>& events, Wanted wanted) {
    Bool found(false);
    for (std::size_t i = 0; i < events.size() && i < events_.size(); ++i) {
      for (const auto& act : events_[i]->alternatives) {
        if (wanted(act)) found = domain_.either(found, domain_.both(Bool(events[i]), act.live));
      }
    }
    return found;
  }

  const regime::Regime& regime_;
  const Question& q_;
  Domain& domain_;
  Circle& circle_;
  History<Domain>& history_;
  Reading& state_;
  std::vector<const registry::Event<Domain>*> events_;
  Int as_of_{};
  std::optional<std::uint8_t> bearer_;
  std::optional<std::size_t> entry_;
  const Noted<Domain>* note_ = nullptr;
};

}  // namespace osmanthus::audit
