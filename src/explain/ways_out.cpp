#include "explain/ways_out.hpp"

#include <algorithm>
#include <set>

namespace osmanthus::explain {
namespace {

using regime::EffectForm;
using regime::EndBy;
using regime::KindForm;
using regime::kNone;
using registry::EffectId;
using registry::KindId;

/// Remembers what a fork ended.
struct EndingSink {
  static constexpr bool kReasons = false;
  std::vector<std::pair<std::size_t, EffectId>> ended;  // entry, by which effect
  const Regime* regime = nullptr;

  void opened(const PlainCircle&, std::size_t) {}
  void noted(EffectId, std::uint8_t, std::int32_t) {}
  void redated(const PlainCircle& circle, std::size_t entry, base::Day, base::Day to, EffectId effect) {
    if (regime->effects[effect].form == EffectForm::end && circle.entries[entry].to < to)
      ended.emplace_back(entry, effect);
  }
};

class WaysOut {
 public:
  WaysOut(const Regime& regime, const Life& life, const PlainCircle& circle, State& state,
          CaseDecides& decide)
      : regime_(regime),
        life_(life),
        circle_(circle),
        state_(state),
        decide_(decide),
        today_(life.source().as_of) {}

  std::vector<WayOut> run() {
    lapses();
    for (const KindId act : acts()) {
      for (std::uint8_t actor = 0; actor < life_.labels().size(); ++actor) {
        for (const Day day : days()) attempt(act, actor, day);
      }
    }
    std::ranges::stable_sort(out_, [](const WayOut& a, const WayOut& b) {
      return std::tie(a.subject, a.what, a.earliest) < std::tie(b.subject, b.what, b.earliest);
    });
    return std::move(out_);
  }

 private:
  bool runs(const registry::Entry<Plain>& e) const { return e.from <= today_ && today_ < e.to; }
  bool standing(KindId kind) const {
    const auto form = regime_.kinds[kind].form;
    return form == KindForm::register_list || form == KindForm::record || form == KindForm::duty ||
           form == KindForm::measure;
  }

  /// What ends if nobody does anything: by its term, or by a law that begins later.
  void lapses() {
    PlainCircle ahead = circle_;
    const auto ended = commence(ahead, base::kNever);
    State state(regime_, life_, ahead, decide_);
    for (std::uint8_t q = 0; q < life_.labels().size(); ++q) {
      for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
        if (!standing(kind)) continue;
        for (const auto& stretch : state.stretches(q, kind)) {
          const auto& [since, until] = stretch.interval;
          if (since > today_ || until <= today_ || until >= base::kNever) continue;
          // A measure that another entry carries on is not over on that day.
          if (regime_.kinds[kind].form == KindForm::measure && state.holds(q, kind, until)) continue;
          WayOut way{life_.labels()[q], regime_.kinds[kind].id, "expiry", "", "", "must", until, ""};
          EffectId effect = ahead.entries[stretch.entries.back()].effect;
          for (const auto& [entry, by] : ended) {
            const bool its = std::ranges::find(stretch.entries, entry) != stretch.entries.end();
            if (!its || ahead.entries[entry].to != until) continue;
            effect = by;
            way.by = to_string(regime_.effects[by].by);
          }
          way.provision = regime_.rules[regime_.effects[effect].rule].id;
          out_.push_back(std::move(way));
        }
      }
    }
  }

  /// Carries out what the law itself begins after today, up to `day`; tells which entries that ended.
  std::vector<std::pair<std::size_t, EffectId>> commence(PlainCircle& fork, Day day) {
    EndingSink sink;
    sink.regime = &regime_;
    Plain domain{&regime_.calendar};
    registry::Step<Plain, EndingSink, CaseDecides>(regime_, fork, domain, sink, decide_).commence(day);
    return std::move(sink.ended);
  }

  /// Acts and steps that set off a rule that ends something which now runs.
  std::set<KindId> acts() const {
    std::set<KindId> found;
    for (const auto& effect : regime_.effects) {
      const auto& rule = regime_.rules[effect.rule];
      const bool useful = effect.form == EffectForm::end && rule.active &&
                          std::ranges::any_of(circle_.entries, [&](const auto& e) {
                            return runs(e) && effect.kinds.has(e.kind);
                          });
      for (KindId kind = 0; useful && kind < regime_.kinds.size(); ++kind) {
        if (rule.upon.has(kind) && regime_.kinds[kind].form <= KindForm::step) found.insert(kind);
      }
    }
    return found;
  }

  /// Today, and the days on which a least stay is over.
  std::set<Day> days() {
    std::set<Day> all = {today_};
    for (const auto& e : circle_.entries) {
      if (runs(e)) all.insert(std::max(today_, e.locked));
    }
    all.erase(base::kNever);
    return all;
  }

  void attempt(KindId act, std::uint8_t actor, Day day) {
    PlainCircle without = circle_;
    commence(without, day);
    PlainCircle fork = without;
    PlainEvent event;
    event.on = day;
    event.index = static_cast<std::int16_t>(life_.events().size());
    const auto home = circle_.subjects[actor].attributes[regime::kHome];
    event.place = home == regime::kNowhere ? 0 : home;
    const registry::Alternative<Plain> alternative{act, actor, true};
    event.alternatives = std::span(&alternative, 1);
    EndingSink sink;
    sink.regime = &regime_;
    Plain domain{&regime_.calendar};
    registry::step(regime_, fork, event, domain, sink, decide_);
    for (const auto& [entry, effect] : sink.ended) found(fork, entry, effect, act, actor, day);
    if (!sink.ended.empty()) freed(without, fork, sink.ended.front().second, act, actor, day);
  }

  /// A standing is out if no entry of it runs any more. Measures are looked at as a whole, in freed().
  void found(const PlainCircle& fork, std::size_t entry, EffectId effect, KindId act, std::uint8_t actor,
             Day day) {
    const auto& e = fork.entries[entry];
    if (regime_.kinds[e.kind].form == KindForm::measure) return;
    const bool still = std::ranges::any_of(fork.entries, [&](const auto& other) {
      return other.kind == e.kind && other.subject == e.subject && other.matter == e.matter &&
             other.from <= day && day < other.to;
    });
    if (still || !runs(circle_.entries[entry])) return;
    add(e.subject, e.kind, effect, act, actor, day);
  }

  /// Measures that are borne now and no longer after the act: what rests on a ground that has gone is gone
  /// with it.
  void freed(PlainCircle& without, PlainCircle& fork, EffectId effect, KindId act, std::uint8_t actor,
             Day day) {
    State before(regime_, life_, without, decide_);
    State after(regime_, life_, fork, decide_);
    for (const auto kind : state_.borne_kinds()) {
      for (std::uint8_t q = 0; q < life_.labels().size(); ++q) {
        if (state_.holds(q, kind, today_) && before.holds(q, kind, day) && !after.holds(q, kind, day))
          add(q, kind, effect, act, actor, day);
      }
    }
  }

  void add(std::uint8_t q, KindId kind, EffectId effect_id, KindId act, std::uint8_t actor, Day day) {
    const auto& effect = regime_.effects[effect_id];
    WayOut way;
    way.subject = life_.labels()[q];
    way.what = regime_.kinds[kind].id;
    way.by = to_string(effect.by);
    way.act = regime_.kinds[act].id;
    way.actor = life_.labels()[actor];
    way.modality = effect.modality == regime::Modality::must ? "must" : "may";
    way.earliest = day;
    way.provision = regime_.rules[effect.rule].id;
    const bool known = std::ranges::any_of(out_, [&](const WayOut& w) {
      return w.subject == way.subject && w.what == way.what && w.act == way.act && w.actor == way.actor;
    });
    if (!known) out_.push_back(std::move(way));
  }

  const Regime& regime_;
  const Life& life_;
  const PlainCircle& circle_;
  State& state_;
  CaseDecides& decide_;
  Day today_;
  std::vector<WayOut> out_;
};

}  // namespace

std::vector<WayOut> ways_out(const Regime& regime, const Life& life, const PlainCircle& circle, State& state,
                             CaseDecides& decide) {
  return WaysOut(regime, life, circle, state, decide).run();
}

}  // namespace osmanthus::explain
