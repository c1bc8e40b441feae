#include "audit/pairs_of_lives.hpp"

#include <algorithm>

#include "audit/ways.hpp"

namespace osmanthus::audit {
namespace {

constexpr int kFewEvents = 3;
constexpr int kMostEvents = 18;
constexpr int kMostOfConduct = 8;  // beyond it, more ways to differ than the work allows
// Parts of the work that one question may cost: for so many events as it needs, and for more.
constexpr unsigned kPart = 8;
constexpr unsigned kSmallPart = 16;

bool meet(const Cone& a, const Cone& b) {
  return std::ranges::any_of(a.acts, [&](regime::KindId act) { return b.acts.contains(act); });
}

}  // namespace

std::vector<Sanction> perks(const regime::Regime& regime) {
  std::vector<Sanction> all;
  const auto add = [&](regime::RuleId rule, regime::EffectId effect, std::uint8_t conclusion,
                       regime::KindId kind) {
    if (kind == regime::kNone || !regime.kinds[kind].good) return;
    Sanction perk;
    perk.rule = rule;
    perk.effect = effect;
    perk.conclusion = conclusion;
    perk.kind = kind;
    perk.what = regime.kinds[kind].id;
    perk.sort = "perk";
    all.push_back(std::move(perk));
  };
  for (regime::RuleId id = 0; id < regime.rules.size(); ++id) {
    const auto& rule = regime.rules[id];
    if (!rule.active) continue;
    for (const auto effect : rule.effects) add(id, effect, 0, regime.effects[effect].kind);
    for (std::uint8_t i = 0; i < rule.conclusions.size(); ++i)
      add(id, regime::kNone, i, rule.conclusions[i].kind);
  }
  return all;
}

Contrast PairsOfLives::worse_off(const Sanction& sanction) const {
  Contrast out{.sanction = &sanction};
  std::vector<std::string> as_heavy = {sanction.what};
  for (const auto& row : inquiry_.law().properties.severity) {
    if (!row.force.holds_on(inquiry_.request().as_of)) continue;
    const auto level = std::ranges::find(row.mildest_first, sanction.what, &regime::Name::id);
    for (auto name = level; name != row.mildest_first.end(); ++name) as_heavy.push_back(name->id);
  }
  const auto heavy = [&](const std::string& what) {
    return std::ranges::find(as_heavy, what) != as_heavy.end();
  };
  if (sanction.kind != regime::kNone) out.kinds.push_back(sanction.kind);
  for (const auto& what : as_heavy) {
    const auto kind = regime_.kind(what);
    if (kind != regime::kNone && kind != sanction.kind) out.kinds.push_back(kind);
  }
  for (const auto& other : inquiry_.sanctions()) {
    const bool note = other.kind == regime::kNone && heavy(other.what);
    if (note && std::ranges::find(out.notes, other.effect) == out.notes.end())
      out.notes.push_back(other.effect);
  }
  return out;
}

const PairsOfLives::Prepared& PairsOfLives::prepared(const Contrast& contrast) {
  std::vector<std::size_t> key = {contrast.sanction->rule, contrast.kinds.size()};
  key.insert(key.end(), contrast.kinds.begin(), contrast.kinds.end());
  key.insert(key.end(), contrast.notes.begin(), contrast.notes.end());
  for (const auto* s : contrast.unspared)
    key.push_back(static_cast<std::size_t>(s - inquiry_.sanctions().data()));
  if (const auto known = prepared_.find(key); known != prepared_.end()) return known->second;
  Prepared made{cone_of(regime_, {contrast.sanction->rule}, contrast.kinds), {}, 1};
  made.events = std::min(kMostEvents, reach_of(regime_, made.cone, {contrast.sanction->rule}).events);
  add_others(contrast, made.cone);
  made.regime = cut(regime_, made.cone);
  return prepared_.emplace(std::move(key), std::move(made)).first->second;
}

/// Of what leaves nothing the acts stay those of the sanction's own cone: more of them only add to what the
/// other bears. What the one is not to be spared can also be ended, by other acts.
void PairsOfLives::add_others(const Contrast& contrast, Cone& cone) const {
  const auto add_rule = [&](regime::RuleId rule, const std::vector<regime::KindId>& with) {
    const auto more = cone_of(regime_, {rule}, with);
    if (!meet(more, cone)) return;
    include(more, cone);
    if (!with.empty()) cone.acts.insert(more.acts.begin(), more.acts.end());
  };
  for (const auto effect : contrast.notes) add_rule(regime_.effects[effect].rule, {});
  for (const auto* s : contrast.unspared) {
    if (s->kind != regime::kNone) add_rule(s->rule, {s->kind});
    for (const auto& other : inquiry_.sanctions()) {
      if (s->kind == regime::kNone && other.what == s->what) add_rule(other.rule, {});
    }
  }
}

FoundPair PairsOfLives::find(const Contrast& contrast, const Apart& apart, Rests rests) {
  const auto& [cone, small, events] = prepared(contrast);
  const bool conduct = apart.by == Apart::By::conduct;
  Cone wide = cone;
  for (const auto& c : apart.conduct) wide.acts.insert(c.act());
  for (const auto& c : apart.conduct) {
    if (c.better != regime::kNone) wide.acts.insert(c.better);
  }
  const bool vain = rests == Rests::on_silence && inquiry_.silent(*contrast.sanction);
  const auto as_of = inquiry_.request().as_of;
  smt::PairSearch search{.contrast = &contrast,
                         .apart = &apart,
                         .last = as_of,
                         .looks = as_of,
                         .listener = &inquiry_.request().on_query};
  const int later = cone.wait + (contrast.alike ? 0 : longest_term(regime_, cone));
  FoundPair out{.outcome = smt::Outcome::unknown, .events = events, .lives = {}};
  if (conduct && events > kMostOfConduct) return out;
  const auto look = [&] {
    auto answer = smt::search(small, wide, search);
    out.outcome = answer.outcome;
    out.events = search.events;
    out.lives = std::move(answer.lives);
    if (!out.lives) return;
    out.lives->life.view = inquiry_.request().view;
    out.lives->life.pack = inquiry_.request().pack;
  };
  // A few more events than the sanction needs are tried with little work, or as many as it needs with more.
  // Of lives that are alike most need no more.
  const auto look_so_far = [&](int so_many) {
    search.events = so_many;
    search.work = inquiry_.request().work / (vain || so_many > events ? kSmallPart : kPart);
    search.looks_until = as_of + (conduct ? later : 0);
    look();
    if (out.outcome != smt::Outcome::none || conduct || later == 0) return;
    search.looks_until = as_of + later;
    look();
  };
  const int more = std::max(kFewEvents, events + (conduct ? 1 : 0));
  if (contrast.alike) {
    look_so_far(events);
    if (out.outcome != smt::Outcome::none || more == events) return out;
    look_so_far(more);
    if (out.outcome != smt::Outcome::unknown) return out;
    return {.outcome = smt::Outcome::none, .events = events, .lives = {}};
  }
  look_so_far(more);
  if (out.outcome == smt::Outcome::unknown && more > events) look_so_far(events);
  return out;
}

}  // namespace osmanthus::audit
