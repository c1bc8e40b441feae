#include "audit/differences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "audit/cone.hpp"
#include "audit/lived.hpp"
#include "audit/sanction.hpp"
#include "audit/shrink.hpp"
#include "audit/side_by_side.hpp"
#include "audit/smt/two_laws.hpp"
#include "audit/ways.hpp"
#include "regime/difference.hpp"

namespace osmanthus::audit {
namespace {

using regime::EffectForm;
using regime::KindForm;
using regime::KindId;
using regime::kNone;
using regime::Regime;
using regime::RuleId;

constexpr std::array kSides = {Side::a, Side::b};
constexpr std::array kLeanings = {Leaning::harsh, Leaning::mild};
constexpr int kDaysOfEvents = 2 * 365;
constexpr int kFewEvents = 3;
constexpr int kMostOfOthers = 4;
constexpr std::size_t kLongestTitle = 80;

bool is_note(EffectForm form) {
  return form == EffectForm::fine || form == EffectForm::warn || form == EffectForm::disclose ||
         form == EffectForm::refer;
}

bool brings(const Regime& regime, const regime::CompiledRule& rule, KindId kind) {
  const auto opens = [&](const auto id) {
    const auto& effect = regime.effects[id];
    const bool points = regime.kinds[kind].form == KindForm::score && effect.kinds.has(kind);
    return effect.kind == kind || points;
  };
  return std::ranges::any_of(rule.effects, opens) ||
         std::ranges::any_of(rule.conclusions, [&](const auto& c) { return c.kind == kind; });
}

/// The rules that do it.
std::vector<RuleId> rules_for(const Regime& regime, const Thing& thing, Side side) {
  std::vector<RuleId> rules;
  for (RuleId id = 0; id < regime.rules.size(); ++id) {
    const auto& rule = regime.rules[id];
    const auto here = [&](const auto effect) { return regime.effects[effect].rule == id; };
    const bool does =
        thing.kind != kNone ? brings(regime, rule, thing.kind) : std::ranges::any_of(thing.of(side), here);
    if (rule.active && does) rules.push_back(id);
  }
  return rules;
}

/// What lasts and is asked for in a condition, whichever way.
void add_states(const Regime& regime, regime::NodeId id, std::set<KindId>& to) {
  if (id == kNone) return;
  const auto& node = regime.nodes[id];
  for (KindId kind = 0; kind < regime.kinds.size(); ++kind) {
    const bool lasts = regime.kinds[kind].form >= KindForm::register_list;
    if (lasts && (node.kinds.has(kind) || node.since_standings.has(kind))) to.insert(kind);
  }
  for (const auto child : node.children) add_states(regime, child, to);
}

/// All that can bring the thing about or end it, and whatever opens, ends or hinders what that rests on.
Cone whole_cone(const Regime& regime, const Thing& thing, const std::vector<RuleId>& rules) {
  std::set<KindId> states;
  if (thing.kind != kNone) states.insert(thing.kind);
  for (;;) {
    auto cone = cone_of(regime, rules, {states.begin(), states.end()});
    const auto known = states.size();
    for (const auto id : cone.rules) {
      add_states(regime, regime.rules[id].guard, states);
      for (const auto effect : regime.rules[id].effects)
        add_states(regime, regime.effects[effect].bars, states);
      for (const auto& conclusion : regime.rules[id].conclusions) add_states(regime, conclusion.bars, states);
    }
    if (states.size() == known) return cone;
  }
}

/// A life under one law, as these authorities decide.
template <class Decide>
struct Run {
  template <class... Choice>
  Run(const Regime& regime, const regime::Case& source, Choice... choice)
      : life(regime, source), decide(regime, life, choice...), lived(regime, life, decide) {}

  explain::Life life;
  Decide decide;
  Lived<Decide> lived;
};

/// Somebody on whom the thing weighs more in the life under the one law than under the other, and a day.
struct Shown {
  std::string who;
  base::Day on = 0;
};

/// On the first day on which it shows: the days on which something begins or ends, and `also`.
template <class Decide>
std::optional<Shown> shown(const Regime& regime, const Thing& thing, Side side, Run<Decide>& one,
                           Run<Decide>& another, base::Day also) {
  base::Day last = base::kAlways;
  for (const auto& event : one.life.events()) last = std::max(last, event.event.on);
  std::set<base::Day> days = {last, also};
  for (auto* run : {&one, &another}) {
    for (const auto& e : run->lived.circle().entries) days.insert({e.from, e.to});
  }
  const auto& labels = one.life.labels();
  for (const auto day : days) {
    if (day < last || one.life.source().as_of < day) continue;
    for (std::uint8_t q = 0; q < labels.size(); ++q) {
      auto his = one.lived.bearing(q);
      auto others = another.lived.bearing(q);
      if (bears_more(regime, one.lived.domain(), thing, side, his, others, day)) return Shown{labels[q], day};
    }
  }
  return std::nullopt;
}

/// One thing under both laws.
class OfThing {
 public:
  OfThing(const Compared& a, const Compared& b, const std::vector<bool>& same, const std::vector<Sign>& signs,
          const Thing& thing, const CompareRequest& request)
      : sides_{a, b}, signs_(signs), thing_(thing), request_(request) {
    for (const auto side : kSides) {
      const auto& regime = this->regime(side);
      const auto rules = rules_for(regime, thing, side);
      cones_.push_back(whole_cone(regime, thing, rules));
      // As many as it needs, and as what ends or hinders it does, within bounds; and one more.
      int needed = reach_of(regime, cones_.back(), rules).events;
      for (const auto rule : cones_.back().rules)
        needed = std::max(needed, std::min(kMostOfOthers, reach_of(regime, cones_.back(), {rule}).events));
      events_ = std::max(events_, needed + 1);
      tail_ = std::max(tail_, cones_.back().wait + longest_term(regime, cones_.back()));
    }
    alike_ = cones_[0].rules == cones_[1].rules &&
             std::ranges::all_of(cones_[0].rules, [&](RuleId id) { return id < same.size() && same[id]; });
    events_ = std::min(events_, request.events);
  }

  std::vector<Difference> run() {
    if (alike_) return {{.thing = thing_, .act = {}, .all_lives = true, .tellings = {}}};
    cone_ = cones_[0];
    include(cones_[1], cone_);
    cone_.acts.insert(cones_[1].acts.begin(), cones_[1].acts.end());
    for (const auto side : kSides) cut_.push_back(cut(regime(side), cone_));
    auto whole = of_act("", names([](KindId) { return true; }));
    const auto alone = acts_by_themselves();
    if (whole.second == Strictness::equal || alone.empty()) return {std::move(whole)};
    std::vector<Difference> by_act;
    for (const auto act : alone) {
      by_act.push_back(of_act(regime(Side::a).kinds[act].id,
                              names([&](KindId other) { return other == act || !by_itself(other); })));
    }
    if (!covers(by_act, whole)) by_act.insert(by_act.begin(), std::move(whole));
    return by_act;
  }
  const std::vector<std::string>& failures() const { return failures_; }

 private:
  const Regime& regime(Side side) const { return *sides_[static_cast<std::size_t>(side)].regime; }
  const Compared& compared(Side side) const { return sides_[static_cast<std::size_t>(side)]; }

  /// Whether the single acts tell all that is told of the whole; else some of it takes several.
  static bool covers(const std::vector<Difference>& by_act, const Difference& whole) {
    return std::ranges::all_of(whole.tellings, [&](const Telling& of_whole) {
      return std::ranges::any_of(by_act, [&](const Difference& d) {
        return std::ranges::find(d.tellings, of_whole.more, &Telling::more) != d.tellings.end();
      });
    });
  }

  /// Breaches; of a perk, what is good.
  bool by_itself(KindId act) const {
    const auto sign = signs_[act];
    return thing_.good ? sign == Sign::deed || sign == Sign::duty : sign == Sign::breach;
  }
  std::vector<KindId> acts_by_themselves() const {
    std::vector<KindId> acts;
    std::ranges::copy_if(cone_.acts, std::back_inserter(acts), [&](KindId act) { return by_itself(act); });
    return acts;
  }
  template <class Which>
  std::vector<std::string> names(Which which) const {
    std::vector<std::string> some;
    for (const auto act : cone_.acts) {
      if (which(act)) some.push_back(regime(Side::a).kinds[act].id);
    }
    return some;
  }

  Difference of_act(const std::string& act, const std::vector<std::string>& acts) {
    Difference out{.thing = thing_, .act = act, .events = events_, .tellings = {}};
    bool unknown = false;
    std::array<bool, 2> more{};
    for (const auto side : kSides) {
      const auto s = static_cast<std::size_t>(side);
      bool open = false;
      for (const auto leaning : kLeanings) {
        // What no life shows, none of these acts alone does.
        if (more[s] || ruled_out_.contains({side, leaning})) continue;
        auto found = search(leaning).find(side, acts);
        auto telling = found.life ? told(std::move(*found.life), side, leaning, acts) : std::nullopt;
        more[s] = telling.has_value();
        if (telling) out.tellings.push_back(std::move(*telling));
        if (found.outcome == smt::Outcome::none && act.empty()) ruled_out_.emplace(side, leaning);
        open = open || (found.outcome != smt::Outcome::none && !more[s]);
      }
      unknown = unknown || (open && !more[s]);
    }
    const bool stricter = more[thing_.good ? 0 : 1];
    const bool laxer = more[thing_.good ? 1 : 0];
    if (stricter && laxer) {
      out.second = Strictness::incomparable;
    } else if (unknown) {
      out.second = Strictness::unknown;
    } else if (stricter || laxer) {
      out.second = stricter ? Strictness::stricter : Strictness::laxer;
    }
    return out;
  }

  smt::TwoLaws& search(Leaning leaning) {
    auto& known = searches_[leaning];
    if (known) return *known;
    auto& wanted = wanted_[leaning];
    wanted = {.thing = &thing_, .leaning = leaning, .events = events_, .work = request_.work};
    wanted.first = first();
    wanted.last = wanted.first + kDaysOfEvents;
    wanted.looks_until = wanted.last + tail_;
    known = std::make_unique<smt::TwoLaws>(cut_[0], cut_[1], cone_, wanted);
    return *known;
  }
  /// From the later of the two days on both laws are in force.
  base::Day first() const { return std::max(sides_[0].day, sides_[1].day); }

  /// The least life that shows it, on integers; nothing if they do not confirm it.
  std::optional<Telling> told(regime::Case life, Side side, Leaning leaning,
                              const std::vector<std::string>& acts) {
    const auto shows = [&](const regime::Case& c) {
      const bool early = std::ranges::any_of(c.events, [&](const auto& e) { return e.on < first(); });
      return !early && shown_in(c, side, leaning).has_value();
    };
    if (!shows(life)) return fail();
    // Once more, when like events have become one that can be dated as a whole.
    for (int again = 0; again < 2; ++again) life = shrunk(regime(side), std::move(life), acts, shows);
    const auto found = shown_in(life, side, leaning);
    life.as_of = found->on;
    Telling telling{.more = side, .leaning = leaning, .who = found->who, .cases = {}};
    for (const auto s : kSides) {
      auto& told = telling.cases[static_cast<std::size_t>(s)];
      told = Run<LeaningDecides>(regime(s), life, leaning).decide.told();
      told.view = compared(s).view;
      told.view.law_of = compared(s).day;
      told.pack = compared(s).pack;
      told.title = title(life);
    }
    return confirmed(telling) ? std::optional(telling) : fail();
  }
  std::nullopt_t fail() {
    failures_.push_back(thing_.id);
    return std::nullopt;
  }

  /// As `explain` tells it, with what the authorities choose written into the cases.
  bool confirmed(const Telling& telling) const {
    Run<explain::CaseDecides> one(regime(telling.more), telling.of(telling.more));
    Run<explain::CaseDecides> another(regime(other(telling.more)), telling.of(other(telling.more)));
    const auto day = telling.of(telling.more).as_of;
    const auto q = one.life.subject(telling.who);
    auto his = one.lived.bearing(q);
    auto others = another.lived.bearing(q);
    return bears_more(regime(telling.more), one.lived.domain(), thing_, telling.more, his, others, day);
  }

  /// In a life under both laws, as far as terms run.
  std::optional<Shown> shown_in(regime::Case life, Side side, Leaning leaning) const {
    const auto also = life.as_of;
    life.as_of = first() + kDaysOfEvents + tail_;
    Run<LeaningDecides> here(regime(side), life, leaning);
    Run<LeaningDecides> there(regime(other(side)), life, leaning);
    return shown(regime(side), thing_, side, here, there, also);
  }

  std::string title(const regime::Case& life) const {
    auto title = thing_.id;
    for (const auto& event : life.events) {
      if (event.by.empty() || title.find(event.act) != std::string::npos) continue;
      title += fmt::format("{} {}", title == thing_.id ? ":" : ",", event.act);
    }
    return title.size() > kLongestTitle ? thing_.id : title;
  }

  std::array<Compared, 2> sides_;
  const std::vector<Sign>& signs_;
  const Thing& thing_;
  const CompareRequest& request_;
  std::vector<Cone> cones_;
  Cone cone_;
  std::vector<Regime> cut_;
  bool alike_ = false;
  int events_ = kFewEvents;
  int tail_ = 0;
  std::map<Leaning, smt::TwoLawsSearch> wanted_;
  std::map<Leaning, std::unique_ptr<smt::TwoLaws>> searches_;
  std::set<std::pair<Side, Leaning>> ruled_out_;  // whatever is done
  std::vector<std::string> failures_;
};

bool asked(const CompareRequest& request, const Thing& thing) {
  return request.things.empty() || std::ranges::find(request.things, thing.id) != request.things.end();
}

/// What leaves nothing, under one law; the same done by several provisions is one thing.
void add_notes(const Regime& regime, Side side, std::vector<Thing>& to) {
  for (const auto& rule : regime.rules) {
    for (const auto id : rule.effects) {
      const auto& effect = regime.effects[id];
      if (!rule.active || !is_note(effect.form)) continue;
      const auto what = note_name(effect);
      auto thing = std::ranges::find_if(to, [&](const Thing& t) { return t.kind == kNone && t.id == what; });
      if (thing == to.end()) {
        to.push_back({.id = what, .fine = effect.form == EffectForm::fine, .effects = {}});
        thing = to.end() - 1;
      }
      thing->effects[static_cast<std::size_t>(side)].push_back(id);
    }
  }
}

}  // namespace

std::string_view to_string(Strictness strictness) {
  switch (strictness) {
    case Strictness::equal:
      return "equal";
    case Strictness::stricter:
      return "stricter";
    case Strictness::laxer:
      return "laxer";
    case Strictness::incomparable:
      return "incomparable";
    case Strictness::unknown:
      break;
  }
  return "unknown";
}

std::vector<Thing> things(const Regime& a, const Regime& b) {
  std::vector<Thing> all;
  for (KindId kind = 0; kind < a.kinds.size(); ++kind) {
    const auto form = a.kinds[kind].form;
    if (form < KindForm::register_list || form > KindForm::score) continue;
    const auto done = [&](const Regime& regime) {
      return std::ranges::any_of(regime.rules,
                                 [&](const auto& rule) { return rule.active && brings(regime, rule, kind); });
    };
    if (done(a) || done(b))
      all.push_back({.id = a.kinds[kind].id,
                     .kind = kind,
                     .good = a.kinds[kind].good,
                     .points = form == KindForm::score,
                     .effects = {}});
  }
  add_notes(a, Side::a, all);
  add_notes(b, Side::b, all);
  return all;
}

Comparison compare(const Compared& a, const Compared& b, const regime::Law& law_a,
                   const CompareRequest& request) {
  const auto same = regime::same_rules(*a.regime, *b.regime);
  const auto signs = audit::signs(*a.regime, law_a);
  std::vector<Thing> wanted;
  for (auto& thing : things(*a.regime, *b.regime)) {
    if (asked(request, thing)) wanted.push_back(std::move(thing));
  }
  std::vector<std::vector<Difference>> found(wanted.size());
  std::vector<std::vector<std::string>> failed(wanted.size());
  side_by_side(wanted.size(), request.threads, [&](std::size_t i) {
    OfThing comparing(a, b, same, signs, wanted[i], request);
    found[i] = comparing.run();
    failed[i] = comparing.failures();
  });
  Comparison out;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    std::ranges::move(found[i], std::back_inserter(out.differences));
    std::ranges::move(failed[i], std::back_inserter(out.failures));
  }
  return out;
}

}  // namespace osmanthus::audit
