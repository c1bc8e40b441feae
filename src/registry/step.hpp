// The one place where a provision fires.
//
//   step(regime, circle, event, domain, sink, decide)
//
// Domain says what a value is: plain integers (plain.hpp), or solver terms. It branches only through
// `domain.when`; an entry carries `live`. Sink says what is kept: reasons, counts, or nothing. Decide settles
// what the law leaves open: a `may`, a number in a range. What this computes is told in KERNEL.md's words in
// docs/semantics.md; tests/reference judges it.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "registry/circle.hpp"
#include "registry/reading.hpp"

namespace osmanthus::registry {

using regime::CompiledEffect;
using regime::CompiledScore;
using regime::EffectForm;
using regime::Entries;
using regime::KindForm;
using regime::Modality;

template <class Domain, class Sink, class Decide>
class Step {
 public:
  using Int = typename Domain::Int;
  using Bool = typename Domain::Bool;
  using E = Entry<Domain>;

  Step(const Regime& regime, Circle<Domain>& circle, Domain& domain, Sink& sink, Decide& decide)
      : regime_(regime),
        circle_(circle),
        domain_(domain),
        sink_(sink),
        decide_(decide),
        state_(regime, circle, domain, sink, decide) {}

  /// The law's own days come first, then the event is counted, then what it sets off.
  void run(const Event<Domain>& event) {
    commence(event.on);
    begin(event.on, &event);
    count();
    for (int stratum = 0; stratum < regime_.strata && !symbols_.empty(); ++stratum) run_stratum(stratum);
  }

  /// Carries out the days after the last event up to and including `day` on which a rule begins by itself.
  void commence(const Int& day) {
    for (const base::Day begins : regime_.commencements) {
      const Bool now = domain_.both(circle_.last_day < Int(begins), Int(begins) <= day);
      domain_.when(now, [&] {
        begin(Int(begins), nullptr);
        for (int stratum = 0; stratum < regime_.strata; ++stratum) run_stratum(stratum);
      });
    }
    circle_.last_day = day;
  }

 private:
  struct Symbol {
    KindId kind;
    std::uint8_t subject;
    Bool live;
  };
  struct Candidate {
    RuleId rule;
    std::uint8_t subject;
    KindId kind;
    Bool live;
  };
  struct Firing {
    EffectId effect;
    std::uint8_t subject;
    Bool live;
  };

  void begin(const Int& day, const Event<Domain>* event) {
    day_ = day;
    event_ = event;
    state_.at(day, event);
    symbols_.clear();
    if constexpr (Sink::kReasons) sink_.begin(circle_, event, day);
  }

  /// What is done outside the territory is not counted at all, performance and steps of procedure apart.
  void count() {
    for (const auto& alternative : event_->alternatives) {
      const auto& kind = regime_.kinds[alternative.kind];
      Bool counted = alternative.live;
      if (!kind.anywhere && kind.form != KindForm::attribute) {
        counted = domain_.both(counted, domain_.among(event_->place, regime_.territory));
      }
      domain_.when(counted, [&] {
        E e = entry(alternative.kind, alternative.by, kNone);
        e.to = e.from;
        if (kind.form == KindForm::attribute) {
          circle_.attributes_change = true;
          e.weight = event_->value;
          e.to = Int(base::kNever);
        }
        append(std::move(e));
      });
    }
  }

  /// All guards read the state as it stood when the stratum began; then the effects are carried out in pack
  /// order.
  void run_stratum(int stratum) {
    gather(stratum);
    firings_.clear();
    for (const auto& candidate : candidates_) judge(candidate);
    for (std::size_t i = 0; i < firings_.size(); ++i) {
      const Firing firing = firings_[i];
      domain_.when(firing.live, [&] {
        if constexpr (Sink::kReasons) sink_.firing(firing.effect, firing.subject);
        carry_out(firing.effect, firing.subject);
      });
    }
  }

  void gather(int stratum) {
    candidates_.clear();
    for (const auto& symbol : symbols_) {
      for (const RuleId rule : regime_.triggers[symbol.kind]) {
        if (regime_.rules[rule].stratum == stratum)
          add_candidate({rule, symbol.subject, symbol.kind, symbol.live});
      }
    }
    if (event_ == nullptr) gather_commencing(stratum);
  }

  void gather_commencing(int stratum) {
    for (RuleId id = 0; id < regime_.rules.size(); ++id) {
      const auto& rule = regime_.rules[id];
      if (!rule.on_commencement || rule.stratum != stratum) continue;
      const bool begins = std::ranges::any_of(
          rule.force, [&](const auto& f) { return domain_.known_true(domain_.equal(Int(f.from), day_)); });
      for (std::uint8_t q = 0; begins && q < circle_.subjects.size(); ++q)
        add_candidate({id, q, kNone, Bool(true)});
    }
  }

  /// In pack order, then subject order; a rule set off twice is one candidate.
  void add_candidate(Candidate candidate) {
    auto before = [](const Candidate& a, const Candidate& b) {
      return std::pair(a.rule, a.subject) < std::pair(b.rule, b.subject);
    };
    auto place = std::lower_bound(candidates_.begin(), candidates_.end(), candidate, before);
    if (place != candidates_.end() && place->rule == candidate.rule && place->subject == candidate.subject) {
      place->live = domain_.either(place->live, candidate.live);
    } else {
      candidates_.insert(place, std::move(candidate));
    }
  }

  void judge(const Candidate& candidate) {
    const auto& rule = regime_.rules[candidate.rule];
    if (!Sink::kReasons && !rule.active) return;
    if constexpr (Sink::kReasons) sink_.considering(candidate.rule, candidate.subject);
    const Bool dated = state_.in_force(rule);
    if (!Sink::kReasons && domain_.known_false(dated)) return;
    const Bool placed = state_.in_place(rule, candidate.kind, candidate.subject);
    if (!Sink::kReasons && domain_.known_false(placed)) return;
    const Bool guarded = state_.holds(rule.guard, candidate.subject);
    const Bool fires = domain_.both(domain_.both(candidate.live, domain_.both(dated, placed)), guarded);
    if constexpr (Sink::kReasons)
      sink_.considered(candidate.rule, candidate.subject, rule.active, dated, placed, fires);
    if (!rule.active || domain_.known_false(fires)) return;
    for (const EffectId id : rule.effects) fire(id, candidate.subject, fires);
  }

  void fire(EffectId id, std::uint8_t q, Bool live) {
    const auto& effect = regime_.effects[id];
    if (effect.bars != kNone) live = domain_.both(live, domain_.negate(barred(effect, q)));
    if (effect.modality == Modality::may) live = domain_.both(live, decide_.may(id, q, event_));
    if (!domain_.known_false(live)) firings_.push_back({id, q, std::move(live)});
  }

  Bool barred(const regime::CompiledEffect& effect, std::uint8_t q) {
    if constexpr (Sink::kReasons) sink_.weighing_bars();
    Bool held = state_.holds(effect.bars, q);
    if constexpr (Sink::kReasons) sink_.barred(effect.kind, effect.bars, held);
    return held;
  }

  void carry_out(EffectId id, std::uint8_t q) {
    state_.related(regime_.effects[id].to, q, [&](std::uint8_t bearer, const Bool& related_now) {
      domain_.when(related_now, [&] { carry_out_on(id, bearer); });
    });
  }

  void carry_out_on(EffectId id, std::uint8_t q) {
    const auto& effect = regime_.effects[id];
    switch (effect.form) {
      case EffectForm::open:
        open(id, q);
        return;
      case EffectForm::points_add:
      case EffectForm::points_start:
      case EffectForm::points_lower:
        change_points(id, q);
        return;
      case EffectForm::end:
        redate(id, q, [&](E& e) { end(e, effect, q); });
        return;
      case EffectForm::extend:
        redate(id, q, [&](E& e) { extend(e, effect, q); });
        return;
      case EffectForm::hold:
        redate(id, q, [&](E& e) { move(e, Int(base::kNever), Int(base::kNever)); });
        return;
      case EffectForm::resume:
        redate(id, q, [&](E& e) { resume(e, q); });
        return;
      case EffectForm::fine:
        sink_.noted(id, q, state_.amount(effect.amount, q));
        return;
      case EffectForm::warn:
      case EffectForm::refer:
      case EffectForm::disclose:
        sink_.noted(id, q, Int(0));
        return;
    }
  }

  // ---- opening

  E entry(KindId kind, std::uint8_t q, EffectId effect) const {
    E e;
    e.kind = kind;
    e.effect = effect;
    e.subject = q;
    e.opened = e.from = day_;
    e.to = Int(base::kNever);
    e.corrected = Bool(false);
    if (event_ != nullptr) {
      e.event = event_->index;
      e.place = event_->place;
      e.matter = event_->matter;
    }
    return e;
  }

  void append(E e) {
    e.live = domain_.path();
    symbols_.push_back({e.kind, e.subject, e.live});
    circle_.entries.push_back(std::move(e));
    sink_.opened(circle_, circle_.entries.size() - 1);
  }

  void open(EffectId id, std::uint8_t q) {
    const auto& effect = regime_.effects[id];
    const Bool another = effect.keep ? domain_.negate(alive(effect.kind, q)) : Bool(true);
    domain_.when(another, [&] {
      E e = entry(effect.kind, q, id);
      if (regime_.kinds[effect.kind].form == KindForm::mark) {
        e.to = e.from;
      } else {
        set_dates(e, effect, q, day_);
      }
      append(std::move(e));
    });
  }

  /// from: after notice and waiting, counted from `start`; to: the term from then, or from the act.
  void set_dates(E& e, const CompiledEffect& effect, std::uint8_t q, const Int& start) {
    e.from = start;
    if (effect.notice != kNone) e.from = state_.after(e.from, effect.notice, q);
    if (effect.after != kNone) e.from = waited(e.from, effect.after, q);
    e.locked = effect.at_least == kNone ? Int(base::kAlways) : state_.after(e.from, effect.at_least, q);
    if (effect.lasts != kNone) e.to = state_.after(effect.from_act ? e.opened : e.from, effect.lasts, q);
    if (effect.until != kNone) e.to = state_.after(day_, effect.until, q);
  }

  /// A wait of `none` is no wait. A window of working days is over on the day after the last of them.
  Int waited(const Int& from, NumberId after, std::uint8_t q) {
    const Int end = state_.after(from, after, q);
    const auto unit = regime_.numbers[after].rows.front().pieces.front().amount.unit;
    const Int start = unit == NumberUnit::working_days ? end + Int(1) : end;
    return domain_.choose(domain_.equal(end, Int(base::kNever)), from, start);
  }

  Bool alive(KindId kind, std::uint8_t q) const {
    Bool found(false);
    for (const E& e : circle_.entries) {
      if (e.kind == kind && e.subject == q) found = domain_.either(found, domain_.both(e.live, day_ < e.to));
    }
    return found;
  }

  // ---- points

  void change_points(EffectId id, std::uint8_t q) {
    const auto& effect = regime_.effects[id];
    const CompiledScore& score = *regime_.score(effect.kind);
    domain_.when(state_.covered(score, q), [&] {
      if (effect.form == EffectForm::points_start) forget_points(score, q);
      E e = entry(score.kind, q, id);
      e.weight = weight(effect, score, q);
      set_dates(e, effect, q, day_);
      append(std::move(e));
    });
  }

  /// What brings the points from where they stand, uncut, to where the effect has them.
  Int weight(const CompiledEffect& effect, const CompiledScore& score, std::uint8_t q) {
    if (effect.form == EffectForm::points_start) return Int(0);
    const Int amount = state_.amount(effect.amount, q);
    const Int uncut = state_.uncut_points(score, q);
    const Int now = state_.clamp(uncut, score.floor, score.ceiling);
    if (effect.form == EffectForm::points_add)
      return state_.clamp(now + amount, score.floor, score.ceiling) - uncut;
    return domain_.choose(amount < now, amount - uncut, Int(0));
  }

  void forget_points(const CompiledScore& score, std::uint8_t q) {
    for (std::size_t i = 0; i < circle_.entries.size(); ++i) {
      E& e = circle_.entries[i];
      if (e.kind != score.kind || e.subject != q) continue;
      domain_.when(state_.running(e), [&] { domain_.assign(e.to, day_); });
    }
  }

  // ---- changing what was opened

  template <class Change>
  void redate(EffectId id, std::uint8_t q, Change change) {
    const auto& effect = regime_.effects[id];
    if (corrects(effect)) strike_answered();
    for (std::size_t i = 0; i < circle_.entries.size(); ++i) {
      E& e = circle_.entries[i];
      if (e.effect == kNone || !effect.kinds.has(e.kind) || !meant(effect, e.effect)) continue;
      const Bool selected = domain_.both(concerns(effect, e, q), selects(effect, e));
      if (domain_.known_false(selected)) continue;
      const Int from = e.from;
      const Int to = e.to;
      domain_.when(selected, [&] { change(e); });
      sink_.redated(circle_, i, from, to, id);
    }
  }

  static bool meant(const CompiledEffect& effect, EffectId opener) {
    return effect.of.empty() || std::ranges::find(effect.of, opener) != effect.of.end();
  }

  /// One's own entries; a correction that answers an event, also what that event opened on others.
  Bool concerns(const CompiledEffect& effect, const E& e, std::uint8_t q) {
    if (e.subject == q) return Bool(true);
    if (!corrects(effect) || e.event == kNoEvent) return Bool(false);
    return answered(e);
  }
  bool corrects(const CompiledEffect& effect) const {
    return event_ != nullptr && effect.form == EffectForm::end && effect.by == regime::EndBy::correction;
  }

  /// The act that a correction answers was no such act: it counts for no later question.
  void strike_answered() {
    for (E& e : circle_.entries) {
      if (e.effect != kNone || e.event == kNoEvent) continue;
      domain_.when(domain_.both(e.live, answered(e)), [&] { domain_.assign(e.corrected, Bool(true)); });
    }
  }
  Bool answered(const E& e) const {
    return domain_.both(event_->of <= Int(e.event), Int(e.event) <= event_->of_last);
  }

  Bool selects(const CompiledEffect& effect, const E& e) {
    Bool selected = domain_.both(e.live, in_phase(effect, e));
    if (event_ == nullptr) return selected;
    const Bool any_kind = domain_.equal(event_->about, Int(kNone));
    selected = domain_.both(selected, domain_.either(any_kind, domain_.equal(event_->about, Int(e.kind))));
    selected = domain_.both(selected, of_matter(effect, e));
    if (effect.entries == Entries::fresh && e.event != event_->index) return Bool(false);
    if (effect.entries == Entries::older && e.event == event_->index) return Bool(false);
    if (effect.form == EffectForm::end && effect.by == regime::EndBy::repair) {
      selected = domain_.both(selected, e.locked <= day_);
    }
    return selected;
  }

  /// A correction reaches even what has ended; an end, what runs or waits; hold and resume, what waits; an
  /// extension, what runs.
  Bool in_phase(const CompiledEffect& effect, const E& e) {
    switch (effect.form) {
      case EffectForm::end:
        return effect.by == regime::EndBy::correction ? Bool(true) : day_ < e.to;
      case EffectForm::hold:
        return state_.waiting(e);
      case EffectForm::resume:
        return domain_.both(day_ < e.from, e.live);
      default:
        return state_.running(e);
    }
  }

  /// An extension stays within the event's own matter, none being one; an end without a matter concerns all.
  /// An event that answers another concerns only what that one opened.
  Bool of_matter(const CompiledEffect& effect, const E& e) {
    const bool points = regime_.kinds[e.kind].form == KindForm::score;
    const Bool same = points ? Bool(true) : domain_.equal(event_->matter, e.matter);
    if (effect.form == EffectForm::extend) return same;
    const Bool any_matter = domain_.equal(event_->matter, Int(0));
    const Bool any_event = domain_.equal(event_->of, Int(kNoEvent));
    return domain_.both(domain_.either(any_matter, same), domain_.either(any_event, answered(e)));
  }

  /// At once, or, where the law lets it linger, `after` from today; what waits never begins.
  void end(E& e, const CompiledEffect& effect, std::uint8_t q) {
    const Int last = effect.after == kNone ? day_ : state_.after(day_, effect.after, q);
    const Int close = domain_.choose(e.from <= day_, last, day_);
    move(e, domain_.choose(e.from < day_, e.from, day_), domain_.choose(e.to < close, e.to, close));
    if (effect.by == regime::EndBy::correction) domain_.assign(e.corrected, Bool(true));
  }

  /// To the first day plus (its own term and the extension), if that is later; what has no term stays
  /// without.
  void extend(E& e, const CompiledEffect& effect, std::uint8_t q) {
    const CompiledEffect& opener = regime_.effects[e.effect];
    if (opener.lasts == kNone) return;
    const Int total = state_.after_as_of(e.opened, e.from, opener.lasts, q, effect.amount);
    domain_.assign(e.to, domain_.choose(e.to < total, total, e.to));
  }

  /// What was held back starts when its wait has passed, never before today, and then runs its full term.
  void resume(E& e, std::uint8_t q) {
    const CompiledEffect& opener = regime_.effects[e.effect];
    E again = e;
    set_dates(again, opener, q, e.opened);
    const Int from = domain_.choose(again.from < day_, day_, again.from);
    const Int to =
        opener.lasts == kNone ? e.to : state_.after(opener.from_act ? e.opened : from, opener.lasts, q);
    move(e, from, to);
  }

  void move(E& e, const Int& from, const Int& to) {
    domain_.assign(e.from, from);
    domain_.assign(e.to, to);
  }

  const Regime& regime_;
  Circle<Domain>& circle_;
  Domain& domain_;
  Sink& sink_;
  Decide& decide_;
  Reading<Domain, Sink, Decide> state_;
  Int day_{};
  const Event<Domain>* event_ = nullptr;
  std::vector<Symbol> symbols_;
  std::vector<Candidate> candidates_;
  std::vector<Firing> firings_;
};

/// Carries out one event on a circle. Make a Step once and call run() where no event may allocate.
template <class Domain, class Sink, class Decide>
void step(const Regime& regime, Circle<Domain>& circle, const Event<Domain>& event, Domain& domain,
          Sink& sink, Decide& decide) {
  Step<Domain, Sink, Decide>(regime, circle, domain, sink, decide).run(event);
}

}  // namespace osmanthus::registry
