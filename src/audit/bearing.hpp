// What one of two lives bears and the other does not, asked alike of plain integers and of solver terms.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "audit/burden.hpp"
#include "audit/history.hpp"
#include "audit/sanction.hpp"

namespace osmanthus::audit {

/// What sets the life of `one` off against that of `other`.
struct Contrast {
  const Sanction* sanction = nullptr;
  bool alike = false;  // one bears it as well as the other; else one does and the other does not
  // Unless alike: kinds, and effects that leave nothing, of which the other bears none, being as heavy. If
  // alike: the kind of the sanction, all of which matters.
  // NOLINTBEGIN(readability-redundant-member-init): written with designators
  std::vector<regime::KindId> kinds = {};
  std::vector<regime::EffectId> notes = {};
  // If alike: sanctions of which the one is not spared anything that the other bears.
  std::vector<const Sanction*> unspared = {};
  // NOLINTEND(readability-redundant-member-init)
};

/// What an effect that leaves nothing does: a fine, a warning, or what it shows or passes on.
inline std::string note_name(const regime::CompiledEffect& effect) {
  if (effect.form == regime::EffectForm::fine) return "fine";
  if (effect.form == regime::EffectForm::warn) return "warning";
  return effect.source->targets.empty() ? effect.source->channel : effect.source->targets.front().id;
}

/// Whether two effects that leave nothing do the same: warn, or show or pass on the same thing.
inline bool same_note(const regime::Regime& regime, regime::EffectId a, regime::EffectId b) {
  const auto& one = regime.effects[a];
  const auto& other = regime.effects[b];
  return one.form == other.form && note_name(one) == note_name(other);
}

/// What one subject bears in a life that has been run.
template <class Domain, class Decide>
class Bearing {
 public:
  using Int = typename Domain::Int;
  using Bool = typename Domain::Bool;
  using Entry = registry::Entry<Domain>;
  using Reading = registry::Reading<Domain, History<Domain>, Decide>;

  Bearing(const regime::Regime& regime, Domain& domain, const registry::Circle<Domain>& circle,
          const History<Domain>& history, Reading& state, std::uint8_t subject)
      : regime_(regime), domain_(domain), circle_(circle), history_(history), state_(state), q_(subject) {}

  /// By the sanction itself, on that day; of what leaves nothing, up to then.
  Bool bears(const Sanction& s, const Int& day) {
    if (s.during()) return concluded(s, day);
    state_.at(day, nullptr);
    Bool found = noted(s.effect);
    for (const auto& e : circle_.entries) {
      if (is_of(e, s)) found = domain_.either(found, domain_.both(weighs(e), state_.running(e)));
    }
    return found;
  }
  /// The same, at any time up to that day.
  Bool bore(const Sanction& s, const Int& day) {
    if (s.during()) return concluded(s, day);
    Bool found = noted(s.effect);
    for (const auto& e : circle_.entries) {
      if (!is_of(e, s)) continue;
      const Bool began = domain_.both(e.from <= day, e.from < e.to);
      found = domain_.either(found, domain_.both(weighs(e), domain_.both(e.live, began)));
    }
    return found;
  }
  Bool has(regime::KindId kind, const Int& day) {
    state_.at(day, nullptr);
    Bool found = state_.concluded(kind, q_);
    for (const auto& e : circle_.entries) {
      if (e.kind == kind && e.subject == q_) found = domain_.either(found, state_.running(e));
    }
    return found;
  }
  Bool noted(regime::EffectId effect) const {
    Bool found(false);
    for (const auto& note : history_.notes()) {
      if (note.effect == effect && note.bearer == q_) found = domain_.either(found, note.live);
    }
    return found;
  }
  /// In all, by effects of which `counted` holds.
  template <class Counted>
  Int fined(Counted counted) const {
    Int sum(0);
    for (const auto& note : history_.notes()) {
      const bool fine = regime_.effects[note.effect].form == regime::EffectForm::fine;
      if (fine && note.bearer == q_ && counted(note.effect))
        sum = sum + domain_.choose(note.live, Int(note.amount), Int(0));
    }
    return sum;
  }
  Bool covered(const regime::CompiledScore& score, const Int& day) {
    state_.at(day, nullptr);
    return state_.covered(score, q_);
  }
  Int points(const regime::CompiledScore& score, const Int& day) {
    state_.at(day, nullptr);
    return state_.points(score, q_);
  }

  /// Whether the other bears, or bore by the sanction, something that this one is spared: that he bears it at
  /// all, its length, or its weight.
  Bool spared(const Sanction& s, Bearing& other, const Int& day) {
    if (s.during()) return domain_.both(other.concluded(s, day), domain_.negate(has(s.kind, day)));
    if (s.sort == "fine") {
      const auto any = [](regime::EffectId) { return true; };
      return domain_.both(other.noted(s.effect), Bool(fined(any) < other.fined(any)));
    }
    Bool found = domain_.both(other.noted(s.effect), domain_.negate(noted_like(s.effect)));
    for (const auto& e : other.circle_.entries) {
      if (!other.is_of(e, s)) continue;
      const Bool borne = domain_.both(other.weighs(e), domain_.both(e.live, e.from < e.to));
      found = domain_.either(found, domain_.both(borne, domain_.negate(matches(e))));
    }
    return found;
  }

 private:
  bool is_of(const Entry& e, const Sanction& s) const { return e.effect == s.effect && e.subject == q_; }
  /// Points that are gained, or of demerits taken off, weigh on nobody.
  Bool weighs(const Entry& e) const {
    const auto* score = regime_.score(e.kind);
    return score == nullptr ? Bool(true) : Bool(worsens(*score, e.weight));
  }
  Bool concluded(const Sanction& s, const Int& day) {
    state_.at(day, nullptr);
    return state_.concludes(s.rule, s.conclusion, q_);
  }
  /// Whether some entry of this one's, of the same kind, is as long and as heavy.
  Bool matches(const Entry& theirs) const {
    Bool found(false);
    for (const auto& e : circle_.entries) {
      if (e.kind != theirs.kind || e.subject != q_) continue;
      const Bool as_long = domain_.both(e.from <= theirs.from, theirs.to <= e.to);
      const auto* score = regime_.score(e.kind);
      const bool demerit = score != nullptr && score->demerit;
      const Bool as_heavy =
          domain_.both(e.live, demerit ? theirs.weight <= e.weight : e.weight <= theirs.weight);
      found = domain_.either(found, domain_.both(as_long, as_heavy));
    }
    return found;
  }
  /// Whether the same was done to him by this effect or another.
  Bool noted_like(regime::EffectId effect) const {
    Bool found(false);
    for (const auto& note : history_.notes()) {
      if (note.bearer == q_ && same_note(regime_, effect, note.effect))
        found = domain_.either(found, note.live);
    }
    return found;
  }

  const regime::Regime& regime_;
  Domain& domain_;
  const registry::Circle<Domain>& circle_;
  const History<Domain>& history_;
  Reading& state_;
  std::uint8_t q_;
};

/// Whether the contrast holds between the two on that day.
template <class Domain, class Decide>
typename Domain::Bool holds(const regime::Regime& regime, Domain& domain, const Contrast& contrast,
                            Bearing<Domain, Decide>& one, Bearing<Domain, Decide>& other,
                            const typename Domain::Int& day) {
  using Bool = typename Domain::Bool;
  const auto& s = *contrast.sanction;
  if (contrast.alike) {
    Bool held = one.bore(s, day);
    for (const auto* lighter : contrast.unspared) {
      if (domain.known_false(held)) break;
      held = domain.both(held, domain.negate(one.spared(*lighter, other, day)));
    }
    return held;
  }
  Bool held = one.bears(s, day);
  if (domain.known_false(held)) return held;
  if (s.kind != regime::kNone && regime.kinds[s.kind].form == regime::KindForm::score) {
    const auto& score = *regime.score(s.kind);
    const auto points = other.points(score, day);
    const auto one_has = one.points(score, day);
    const Bool no_better = score.demerit ? one_has <= points : points <= one_has;
    const Bool as_bad = domain.both(other.covered(score, day), no_better);
    return domain.both(held, domain.both(one.covered(score, day), domain.negate(as_bad)));
  }
  for (const auto kind : contrast.kinds) held = domain.both(held, domain.negate(other.has(kind, day)));
  const auto counts = [&](regime::EffectId effect) {
    return s.sort == "fine" && regime.effects[effect].form == regime::EffectForm::fine &&
           std::ranges::find(contrast.notes, effect) != contrast.notes.end();
  };
  for (const auto note : contrast.notes) {
    if (!counts(note)) held = domain.both(held, domain.negate(other.noted(note)));
  }
  return s.sort == "fine" ? domain.both(held, Bool(other.fined(counts) < one.fined(counts))) : held;
}

}  // namespace osmanthus::audit
