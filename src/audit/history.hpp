// What happened in a life, and out of which events: a sink of the kernel, on plain integers and on solver
// terms alike.
//
// An effect derives from the event that set it off, from what its guard counted or found in effect, and from
// what those derive from (docs/audit.md, "Derivation").
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "audit/sanction.hpp"
#include "registry/circle.hpp"
#include "registry/reading.hpp"

namespace osmanthus::audit {

/// By the number of an event: whether something derives from it. `blame` leaves out what reached it only
/// through a duty: whoever breaks a duty answers for that, not for what the duty was laid on him for. `spent`
/// is what it is the answer to: see Spending.
template <class Domain>
struct Derivation {
  std::vector<typename Domain::Bool> events;
  std::vector<typename Domain::Bool> blame;
  std::vector<typename Domain::Bool> spent;
};

/// A sanction answers the act that set it off, with those that its provision counts where they constitute it;
/// where no breach set it off, it answers what the sanctions that it reads do.
struct Spending {
  const std::vector<Sign>* signs = nullptr;  // by kind
  std::vector<regime::KindSet> counted;      // by rule: what it counts that constitutes the sanction
};

/// What an effect does that opens nothing: a fine, a warning, a disclosure, a referral, an extension.
template <class Domain>
struct Noted {
  regime::EffectId effect = regime::kNone;
  std::uint8_t bearer = 0;
  typename Domain::Int on{};
  typename Domain::Int amount{};  // of a fine
  typename Domain::Bool live{};
  Derivation<Domain> derivation;
  std::int16_t event = registry::kNoEvent;
};

/// That an effect was carried out at an event, by whose act; of an end, of which entry.
template <class Domain>
struct CarriedOut {
  regime::EffectId effect = regime::kNone;
  std::uint8_t subject = 0;
  std::int16_t event = registry::kNoEvent;
  typename Domain::Bool live{};
  std::size_t entry = 0;
  typename Domain::Int until{};  // when the entry would have ended
};

template <class Domain>
class History {
 public:
  using Int = typename Domain::Int;
  using Bool = typename Domain::Bool;
  using Circle = registry::Circle<Domain>;
  using Entry = registry::Entry<Domain>;
  static constexpr bool kReasons = true;

  /// Of a life of `events` events at most; derivations cost time and are kept only if asked for.
  History(const regime::Regime& regime, Domain& domain, std::size_t events, bool derive)
      : regime_(regime), domain_(domain), size_(derive ? events : 0), derive_(derive) {}

  /// Follows what sanctions answer to, too.
  void spends(const Spending* spending) { spending_ = spending; }

  // What the kernel tells.
  void begin(const Circle& circle, const registry::Event<Domain>* event, const Int& on) {
    circle_ = &circle;
    event_ = event;
    on_ = on;
    considered_.clear();
    if (spending_ != nullptr) guiltless_ = event == nullptr ? Bool(true) : domain_.negate(breach(*event));
  }
  void considering(regime::RuleId rule, std::uint8_t subject) {
    considered_.push_back({rule, subject, none()});
    rule_ = rule;
    reading_ = &considered_.back().derivation;
    if (event_ != nullptr) mark(*reading_, event_->index, Bool(true));
  }
  void atom(regime::NodeId id, std::uint8_t q, const Bool&) {
    const auto& node = regime_.nodes[id];
    if (reading_ == nullptr || !derive_) return;
    if (node.op == regime::Op::score || node.op == regime::Op::earlier_score) read_points(node, q);
  }
  void found(const Int&) {}
  void evidence(const Entry& entry, const Bool& counted) {
    if (reading_ == nullptr || !derive_) return;
    include(*reading_, static_cast<std::size_t>(&entry - circle_->entries.data()), counted);
  }
  void considered(regime::RuleId rule, std::uint8_t, bool active, const Bool&, const Bool&,
                  const Bool& fires) {
    reading_ = nullptr;
    rule_ = regime::kNone;
    if (active) applied_.push_back({rule, on_, domain_.both(Bool(domain_.path()), fires)});
  }
  void weighing_bars() {}
  void barred(regime::KindId, regime::NodeId, const Bool&) {}
  void firing(regime::EffectId effect, std::uint8_t subject) {
    const auto rule = regime_.effects[effect].rule;
    for (const auto& c : considered_) {
      if (c.rule == rule && c.subject == subject) cause_ = &c.derivation;
    }
    carried_out_.push_back({effect, subject, event_number(), Bool(domain_.path())});
  }
  void opened(const Circle& circle, std::size_t entry) {
    const auto& e = circle.entries[entry];
    auto& derivation = entries_.emplace_back(none());
    if (e.effect == regime::kNone) {
      mark(derivation, e.event, Bool(true));
    } else if (derive_) {
      derivation = *cause_;
    }
  }
  /// Of changed dates only a later end is a burden; whoever's it is.
  void redated(const Circle& circle, std::size_t entry, const Int&, const Int& to, regime::EffectId effect) {
    const auto& e = circle.entries[entry];
    if (regime_.effects[effect].form == regime::EffectForm::end)
      ended_.push_back(
          {effect, e.subject, event_number(), domain_.both(Bool(domain_.path()), e.to < to), entry, to});
    if (regime_.effects[effect].form != regime::EffectForm::extend) return;
    const Bool longer = domain_.both(Bool(domain_.path()), to < e.to);
    if (!domain_.known_false(longer))
      notes_.push_back({effect, e.subject, on_, Int(0), longer, derive_ ? *cause_ : none(), event_number()});
  }
  void noted(regime::EffectId effect, std::uint8_t bearer, const Int& amount) {
    notes_.push_back(
        {effect, bearer, on_, amount, Bool(domain_.path()), derive_ ? *cause_ : none(), event_number()});
  }

  // What it keeps.
  const Derivation<Domain>& of_entry(std::size_t entry) const { return entries_[entry]; }
  const std::vector<Noted<Domain>>& notes() const { return notes_; }
  /// Every effect that was carried out, by the actor; and every entry that was ended, by its bearer.
  const std::vector<CarriedOut<Domain>>& carried_out() const { return carried_out_; }
  const std::vector<CarriedOut<Domain>>& ended() const { return ended_; }
  /// Whether the guard of a when-rule ever held when something set it off, on that day or later.
  Bool fired(regime::RuleId rule, base::Day from = base::kAlways) const {
    Bool found(false);
    for (const auto& a : applied_) {
      if (a.rule != rule) continue;
      const Bool late = from == base::kAlways ? Bool(true) : Bool(Int(from) <= a.on);
      found = domain_.either(found, domain_.both(late, a.live));
    }
    return found;
  }

  /// What a while-rule's conclusion derives from: call `conclude`, which reads its guard, between events.
  template <class Conclude>
  std::pair<Bool, Derivation<Domain>> concluding(const Circle& circle, Conclude conclude) {
    circle_ = &circle;
    Derivation<Domain> derivation = none();
    reading_ = &derivation;
    guiltless_ = Bool(true);
    Bool held = conclude();
    reading_ = nullptr;
    return {std::move(held), std::move(derivation)};
  }

 private:
  struct Considered {
    regime::RuleId rule;
    std::uint8_t subject;
    Derivation<Domain> derivation;
  };

  struct Applied {
    regime::RuleId rule;
    Int on;
    Bool live;
  };

  Derivation<Domain> none() const {
    return {std::vector<Bool>(size_, Bool(false)), std::vector<Bool>(size_, Bool(false)),
            std::vector<Bool>(spending_ == nullptr ? 0 : size_, Bool(false))};
  }
  std::int16_t event_number() const { return event_ == nullptr ? registry::kNoEvent : event_->index; }
  Bool breach(const registry::Event<Domain>& event) {
    Bool found(false);
    for (const auto& act : event.alternatives) {
      if ((*spending_->signs)[act.kind] == Sign::breach) found = domain_.either(found, act.live);
    }
    return found;
  }
  void mark(Derivation<Domain>& into, std::int16_t event, const Bool& condition) {
    const auto i = static_cast<std::size_t>(event);
    if (event < 0 || i >= into.events.size()) return;
    into.events[i] = domain_.either(into.events[i], condition);
    into.blame[i] = domain_.either(into.blame[i], condition);
    if (spending_ != nullptr)
      into.spent[i] = domain_.either(into.spent[i], domain_.both(condition, domain_.negate(guiltless_)));
  }
  void include(Derivation<Domain>& into, std::size_t entry, const Bool& condition) {
    if (domain_.known_false(condition)) return;
    const auto& from = entries_[entry];
    const bool duty = regime_.kinds[circle_->entries[entry].kind].form == regime::KindForm::duty;
    for (std::size_t i = 0; i < size_; ++i) {
      into.events[i] = domain_.either(into.events[i], domain_.both(from.events[i], condition));
      if (!duty) into.blame[i] = domain_.either(into.blame[i], domain_.both(from.blame[i], condition));
    }
    if (spending_ != nullptr) spend(into, entry, condition);
  }
  void spend(Derivation<Domain>& into, std::size_t entry, const Bool& condition) {
    const auto& e = circle_->entries[entry];
    if (rule_ != regime::kNone && spending_->counted[rule_].has(e.kind)) {
      if (e.event == registry::kNoEvent) return;
      const auto i = static_cast<std::size_t>(e.event);
      into.spent[i] = domain_.either(into.spent[i], condition);
      return;
    }
    const Bool read = domain_.both(condition, guiltless_);
    const auto& from = entries_[entry].spent;
    for (std::size_t i = 0; i < size_; ++i)
      into.spent[i] = domain_.either(into.spent[i], domain_.both(from[i], read));
  }
  /// A score derives from whatever changed it.
  void read_points(const regime::Node& node, std::uint8_t q) {
    for (std::size_t i = 0; i < circle_->entries.size(); ++i) {
      const auto& e = circle_->entries[i];
      if (e.kind == node.a && (e.subject == q || node.via != regime::Relation::self))
        include(*reading_, i, e.live);
    }
  }

  const regime::Regime& regime_;
  Domain& domain_;
  std::size_t size_;
  bool derive_;
  const Spending* spending_ = nullptr;
  const Circle* circle_ = nullptr;
  const registry::Event<Domain>* event_ = nullptr;
  Int on_{};
  Derivation<Domain>* reading_ = nullptr;
  const Derivation<Domain>* cause_ = nullptr;
  std::vector<Considered> considered_;
  std::vector<Derivation<Domain>> entries_;
  std::vector<Noted<Domain>> notes_;
  std::vector<Applied> applied_;
  std::vector<CarriedOut<Domain>> carried_out_;
  std::vector<CarriedOut<Domain>> ended_;
  regime::RuleId rule_ = regime::kNone;  // that is being considered
  Bool guiltless_{};                     // no breach sets it off
};

}  // namespace osmanthus::audit
