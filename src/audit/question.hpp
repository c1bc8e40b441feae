// A question about one sanction, asked alike of a life of plain integers and of one of solver terms.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "audit/burden.hpp"
#include "audit/history.hpp"
#include "audit/pair.hpp"
#include "audit/sanction.hpp"

namespace osmanthus::audit {

enum class Condition : std::uint8_t {
  imposed,   // somebody is made to bear it
  endless,   // it is in effect and stays so if nothing more happens
  renewed,   // what is no breach opens it, out of an earlier breach
  another,   // it derives from a breach that is not its bearer's
  young,     // its bearer is a person below an age on the day, and no public servant
  act,       // it derives from a certain act
  lasting,   // it is in effect on the day one looks and so many days later, then beside certain states
  untold,    // it begins although none of certain acts was done to its bearer so many days before
  objected,  // it is in effect although one of certain acts, in answer to what opened it, was done that day
  barred,    // it is in effect, and beside it certain sanctions that derive from the event that opened it
  fires,     // its provision takes effect, whatever comes of it
  latest,    // it is carried out by the last event
  alone,     // it is in effect on the day one looks, and no other provision has the same in effect
  // Of two sanctions of one bearer (audit/pair.hpp):
  one_event,  // one event brings both about
  shared,     // they answer fewer breaches than they would need apart
  beside,     // both are in effect on the day one looks
  undone,     // on the day one looks the other, an end, ends something while the one is in effect
  ended,      // without the other, an end, the one would be in effect on the day one looks
  punished    // while the one is in effect, its bearer's `act` brings the other about
};

struct Question {
  const Sanction* sanction = nullptr;
  Condition condition = Condition::imposed;
  base::Day from = base::kAlways;  // only what begins, or fires, on this day or later
  int years = 0;                   // of young
  int days = 0;                    // of lasting, untold; of objected, since it began
  int earlier = 0;                 // of lasting: its states are read so many days before
  // Of lasting: other states of the bearer. Questions are written with designators, for which every member
  // must have an initializer.
  std::vector<regime::KindId> on = {};       // NOLINT(readability-redundant-member-init)
  std::vector<regime::KindId> off = {};      // NOLINT(readability-redundant-member-init)
  regime::KindId act = regime::kNone;        // of act
  std::vector<regime::KindId> acts = {};     // NOLINT(readability-redundant-member-init) of untold, objected
  std::vector<const Sanction*> beside = {};  // NOLINT(readability-redundant-member-init) of barred
  regime::Bearers who = regime::Bearers::anybody;
  const std::vector<Sign>* signs = nullptr;  // of another, renewed
  const Sanction* other = nullptr;           // of two
  const Spending* spending = nullptr;        // of shared: what they answer to,
  int apart = 0;                             // and how many breaches they would need apart

  bool derives() const {
    return condition == Condition::another || condition == Condition::act ||
           condition == Condition::renewed || condition == Condition::barred ||
           condition == Condition::shared;
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
    if (q_.other != nullptr) return any_pair();
    if (q_.sanction->during()) return any_concluded(as_of);
    if (q_.condition == Condition::latest) return by_last_event();
    if (q_.condition == Condition::fires) return history_.fired(q_.sanction->rule, q_.from);
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
    if (q_.who != regime::Bearers::anybody) here = domain_.both(here, is_unit(q, q_.who));
    if (domain_.known_true(here) && !bearer_) bearer_ = q;
    return here;
  }

  Bool is_unit(std::uint8_t q, regime::Bearers who) const {
    constexpr auto units = 1U << regime::kLegalPerson | 1U << regime::kPublicBody;
    const Bool unit = domain_.among(state_.attribute(regime::kSubjectKind, q), units);
    return who == regime::Bearers::units ? unit : domain_.negate(unit);
  }

  Bool of_entry(std::size_t i) {
    const auto& e = circle_.entries[i];
    Bool held = q_.from == base::kAlways ? e.live : domain_.both(e.live, Int(q_.from) <= e.opened);
    if (const auto* score = regime_.score(e.kind)) held = domain_.both(held, worsens(*score, e.weight));
    held = domain_.both(held, domain_.both(e.from <= as_of_, e.from < e.to));
    if (q_.condition == Condition::endless) {
      state_.at(Int(kFarDay), nullptr);
      return domain_.both(held, state_.running(e));
    }
    if (q_.condition == Condition::lasting) {
      const Bool long_enough = domain_.both(e.from <= as_of_, as_of_ + Int(q_.days) < e.to);
      return domain_.both(domain_.both(held, long_enough), among_states(e.subject));
    }
    if (q_.condition == Condition::objected || q_.condition == Condition::barred) {
      held = domain_.both(held, domain_.both(e.from + Int(q_.days) <= as_of_, as_of_ < e.to));
      return domain_.both(held, q_.condition == Condition::barred ? barred(i) : objected(e));
    }
    if (q_.condition == Condition::alone) {
      state_.at(as_of_, nullptr);
      held = domain_.both(state_.running(e), by_nothing_else(e.subject));
    }
    if (q_.condition == Condition::renewed) held = domain_.both(held, domain_.negate(by_breach(e.event)));
    const Int& on = q_.condition == Condition::untold ? e.from : e.opened;
    return domain_.both(held, burdens(e.subject, on, history_.of_entry(i)));
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

  /// Whether one of the acts that the question names was done to him, of such events.
  template <class Wanted>
  Bool done_to(std::uint8_t q, Wanted wanted) {
    Bool found(false);
    for (const auto* event : events_) {
      for (const auto& act : event->alternatives) {
        if (act.by != q || std::ranges::find(q_.acts, act.kind) == q_.acts.end()) continue;
        found = domain_.either(found, domain_.both(act.live, wanted(*event)));
      }
    }
    return found;
  }
  Bool objected(const registry::Entry<Domain>& e) {
    return done_to(e.subject, [&](const auto& event) {
      const Bool now = domain_.both(Bool(event.index > e.event), domain_.equal(event.on, as_of_));
      return domain_.both(now, domain_.equal(event.of, Int(e.event)));
    });
  }

  /// Whether each of the other sanctions is in effect, out of the event that opened this entry.
  Bool barred(std::size_t i) {
    const auto& e = circle_.entries[i];
    Bool all(Bool(e.event >= 0));
    for (const auto* other : q_.beside) {
      if (domain_.known_false(all)) return all;
      all = domain_.both(all, other->during() ? concluded_out_of(e, *other) : opened_out_of(e, *other));
    }
    return all;
  }
  Bool concluded_out_of(const registry::Entry<Domain>& e, const Sanction& other) {
    state_.at(as_of_, nullptr);
    const auto [held, derivation] = history_.concluding(
        circle_, [&] { return state_.concludes(other.rule, other.conclusion, e.subject); });
    return domain_.both(held, derivation.events[static_cast<std::size_t>(e.event)]);
  }
  Bool opened_out_of(const registry::Entry<Domain>& e, const Sanction& other) {
    state_.at(as_of_, nullptr);
    Bool found(false);
    for (std::size_t i = 0; i < circle_.entries.size(); ++i) {
      const auto& one = circle_.entries[i];
      if (one.effect != other.effect || one.subject != e.subject) continue;
      const Bool derives(history_.of_entry(i).events[static_cast<std::size_t>(e.event)]);
      found = domain_.either(found, domain_.both(state_.running(one), derives));
    }
    return found;
  }

  Bool by_last_event() {
    Bool found(false);
    for (const auto& done : history_.carried_out()) {
      const bool last = done.event >= 0 && static_cast<std::size_t>(done.event) + 1 == events_.size();
      if (last && done.effect == q_.sanction->effect) found = domain_.either(found, done.live);
    }
    return found;
  }

  /// Whether it holds of some instance of the one sanction and some of the other.
  Bool any_pair() {
    Pairing<Domain, Decide> pairing(regime_, domain_, circle_, history_, state_, events_, as_of_);
    Bool found(false);
    const auto first = pairing.instances(*q_.sanction);
    const auto second = pairing.instances(*q_.other);
    for (const auto& one : first) {
      for (const auto& other : second) {
        if (one.bearer != other.bearer || (q_.sanction == q_.other && one.event >= other.event)) continue;
        const bool earlier = bearer_.has_value();
        found = domain_.either(found, borne(one.bearer, clash(pairing, one, other)));
        if (earlier || !bearer_) continue;
        entry_ = one.entry;
        note_ = one.note;
      }
    }
    return found;
  }
  template <class Instance>
  Bool clash(Pairing<Domain, Decide>& pairing, const Instance& one, const Instance& other) {
    const Bool there = domain_.both(one.live, other.live);
    if (domain_.known_false(there)) return there;
    return domain_.both(there, [&]() -> Bool {
      switch (q_.condition) {
        case Condition::shared:
          return pairing.shared(one, other, q_.apart);
        case Condition::beside:
          return domain_.both(pairing.in_effect(one), pairing.in_effect(other));
        case Condition::undone:
          return domain_.both(pairing.in_effect(one), pairing.today(other));
        case Condition::ended:
          return pairing.ended(one, other);
        case Condition::punished:
          return pairing.while_in_effect(one, other, q_.act);
        default:
          return Bool(one.event == other.event && one.event >= 0);
      }
    }());
  }

  Bool any_concluded(const Int& as_of) {
    Bool found(false);
    for (std::uint8_t q = 0; q < circle_.subjects.size(); ++q) {
      const auto [held, derivation] = concluded(as_of, q);
      Bool here = domain_.both(held, burdens(q, as_of, derivation));
      if (q_.condition == Condition::endless && !domain_.known_false(held))
        here = domain_.both(held, concluded(Int(kFarDay), q).first);
      if (q_.condition == Condition::alone && !domain_.known_false(held))
        here = domain_.both(held, by_nothing_else(q));
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
    state_.at(as_of_ + Int(q_.days - q_.earlier), nullptr);
    Bool held(true);
    for (const auto kind : q_.on) held = domain_.both(held, running(kind, q));
    for (const auto kind : q_.off) held = domain_.both(held, domain_.negate(running(kind, q)));
    return held;
  }
  /// Whether no other provision has the sanction's thing in effect for q on the day.
  Bool by_nothing_else(std::uint8_t q) {
    const auto& own = regime_.rules[q_.sanction->rule].id;
    Bool found(false);
    for (const auto& concluder : regime_.concluders[q_.sanction->kind]) {
      if (regime_.rules[concluder.rule].id != own)
        found = domain_.either(found, state_.concludes(concluder.rule, concluder.conclusion, q));
    }
    for (const auto& e : circle_.entries) {
      const bool other = e.kind == q_.sanction->kind && e.subject == q && e.effect != regime::kNone &&
                         regime_.rules[regime_.effects[e.effect].rule].id != own;
      if (other) found = domain_.either(found, state_.running(e));
    }
    return domain_.negate(found);
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
      case Condition::untold:
        return domain_.negate(
            done_to(bearer, [&](const auto& event) { return event.on + Int(q_.days) <= on; }));
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
