// Two sanctions in one life that has been run, on plain integers and on solver terms alike.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "audit/burden.hpp"
#include "audit/history.hpp"

namespace osmanthus::audit {

/// A sanction, or an effect that ends something, as it came about once. Where it has no event, a while-rule
/// concludes it on the day one looks.
template <class Domain>
struct Instance {
  std::uint8_t bearer = 0;
  std::int16_t event = registry::kNoEvent;
  typename Domain::Bool live{};
  std::vector<typename Domain::Bool> spent;
  std::optional<std::size_t> entry;  // that it opened; of an end, that it ended
  const Noted<Domain>* note = nullptr;
  typename Domain::Int until{};  // of an end: when that entry would have ended
};

template <class Domain, class Decide>
class Pairing {
 public:
  using Int = typename Domain::Int;
  using Bool = typename Domain::Bool;
  using One = Instance<Domain>;
  using Reading = registry::Reading<Domain, History<Domain>, Decide>;
  using Events = std::vector<const registry::Event<Domain>*>;

  Pairing(const regime::Regime& regime, Domain& domain, const registry::Circle<Domain>& circle,
          History<Domain>& history, Reading& state, const Events& events, const Int& as_of)
      : regime_(regime),
        domain_(domain),
        circle_(circle),
        history_(history),
        state_(state),
        events_(events),
        as_of_(as_of) {}

  std::vector<One> instances(const Sanction& sanction) {
    if (sanction.during()) return concluded(sanction);
    const auto form = regime_.effects[sanction.effect].form;
    if (form == regime::EffectForm::end && sanction.kind != regime::kNone) return ends(sanction);
    if (form == regime::EffectForm::end ||
        (form == regime::EffectForm::open && sanction.kind == regime::kNone))
      return carried_out(sanction);
    std::vector<One> all;
    for (std::size_t i = 0; i < circle_.entries.size(); ++i) {
      const auto& e = circle_.entries[i];
      if (e.effect != sanction.effect) continue;
      Bool live = domain_.both(e.live, domain_.both(e.from <= as_of_, e.from < e.to));
      if (const auto* score = regime_.score(e.kind)) live = domain_.both(live, worsens(*score, e.weight));
      all.push_back({e.subject, e.event, live, history_.of_entry(i).spent, i, nullptr, {}});
    }
    for (const auto& note : history_.notes()) {
      if (note.effect == sanction.effect)
        all.push_back({note.bearer, note.event, note.live, note.derivation.spent, std::nullopt, &note, {}});
    }
    return all;
  }

  /// In effect on the day one looks; what is done at once never is.
  Bool in_effect(const One& one) {
    if (one.event == registry::kNoEvent) return one.live;
    if (!one.entry) return Bool(false);
    state_.at(as_of_, nullptr);
    return state_.running(circle_.entries[*one.entry]);
  }

  /// It came about on the day one looks.
  Bool today(const One& one) {
    return one.event < 0 ? Bool(false) : domain_.equal(events_[at(one.event)]->on, as_of_);
  }

  /// They come about by the same event, or answer fewer than they would need apart; what proved to be no such
  /// act is not answered at all.
  Bool shared(const One& one, const One& other, int apart) {
    if (one.event >= 0 && one.event == other.event) return Bool(true);
    Bool wrong(false);
    for (const auto& e : circle_.entries) {
      if (e.effect != regime::kNone || e.event < 0) continue;
      const Bool answered = domain_.either(one.spent[at(e.event)], other.spent[at(e.event)]);
      wrong = domain_.either(wrong, domain_.both(e.corrected, answered));
    }
    Int together(0);
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const Bool answered = domain_.either(one.spent[i], other.spent[i]);
      together = domain_.choose(answered, together + Int(1), together);
    }
    return domain_.both(domain_.negate(wrong), domain_.both(Int(1) <= together, together < Int(apart)));
  }

  /// `other` ended what `one` opened, which without it would be in effect on the day one looks.
  Bool ended(const One& one, const One& other) {
    if (!one.entry || one.entry != other.entry) return Bool(false);
    return domain_.both(domain_.negate(in_effect(one)), as_of_ < other.until);
  }

  /// `other` comes about by an act of this kind of the bearer's, done while `one` is in effect.
  Bool while_in_effect(const One& one, const One& other, regime::KindId act) {
    if (one.event >= other.event || !one.entry) return Bool(false);
    const auto& e = circle_.entries[*one.entry];
    const auto& event = *events_[at(other.event)];
    Bool ends_with_it(false);
    for (const auto& end : history_.ended()) {
      if (end.entry == *one.entry && end.event == other.event)
        ends_with_it = domain_.either(ends_with_it, end.live);
    }
    const Bool on = domain_.both(e.from <= event.on, domain_.either(event.on < e.to, ends_with_it));
    Bool done(false);
    for (const auto& a : event.alternatives) {
      if (a.kind == act && a.by == one.bearer) done = domain_.either(done, a.live);
    }
    return domain_.both(on, done);
  }

 private:
  static std::size_t at(std::int16_t event) { return static_cast<std::size_t>(event); }

  std::vector<One> concluded(const Sanction& sanction) {
    std::vector<One> all;
    for (std::uint8_t q = 0; q < circle_.subjects.size(); ++q) {
      state_.at(as_of_, nullptr);
      auto [held, derivation] = history_.concluding(
          circle_, [&] { return state_.concludes(sanction.rule, sanction.conclusion, q); });
      all.push_back({q, registry::kNoEvent, held, std::move(derivation.spent), std::nullopt, nullptr, {}});
    }
    return all;
  }

  /// Of whatever of the kind it ended.
  std::vector<One> ends(const Sanction& sanction) {
    std::vector<One> all;
    for (const auto& end : history_.ended()) {
      if (end.effect == sanction.effect && circle_.entries[end.entry].kind == sanction.kind)
        all.push_back({end.subject, end.event, end.live, {}, end.entry, nullptr, end.until});
    }
    return all;
  }
  /// Of the actor, whether or not there was anything to do.
  std::vector<One> carried_out(const Sanction& sanction) {
    std::vector<One> all;
    for (const auto& done : history_.carried_out()) {
      if (done.effect == sanction.effect)
        all.push_back({done.subject, done.event, done.live, {}, std::nullopt, nullptr, {}});
    }
    return all;
  }

  const regime::Regime& regime_;
  Domain& domain_;
  const registry::Circle<Domain>& circle_;
  History<Domain>& history_;
  Reading& state_;
  const Events& events_;
  const Int& as_of_;
};

}  // namespace osmanthus::audit
