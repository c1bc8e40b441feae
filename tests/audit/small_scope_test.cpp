// Small-scope truth: on laws drawn by chance, what the audit says is what one finds by trying every life of a
// few events on the kernel of integers, in both directions. What counts as a violation is said here anew,
// from the state alone and from lives with something left out, without the audit's own derivations.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "chance.hpp"
#include "every_life.hpp"

namespace osmanthus::audit::tests {
namespace {

/// Whether the last event, so many times again, still opens something that it would not have without a
/// breach.
bool renewed(const World& world, const Case& life, int times) {
  Case longer = life;
  for (int i = 0; i < times; ++i) {
    auto next = longer.events.back();
    next.on += 30;
    longer.events.push_back(next);
  }
  const auto last = longer.as_of = longer.events.back().on;
  const auto guiltless = world.burdens(without(longer, [&](const auto& e) { return world.breach(e.act); }));
  const auto all = world.burdens(longer);
  return std::ranges::any_of(all, [&](const Burden& b) {
    return b.since == last && world.regime().rules[b.rule].form == regime::Rule::Form::when &&
           !has(guiltless, b);
  });
}

bool endless(const World& world, const Case& life) {
  const auto all = world.burdens(life);
  if (std::ranges::any_of(all, [](const Burden& b) { return b.until >= base::kNever; })) return true;
  // Opened again and again by the last event, if that is no breach, and out of a breach.
  if (life.events.empty() || world.breach(life.events.back().act)) return false;
  return renewed(world, life, 3) && renewed(world, life, 400);
}

bool third_party(const World& world, const Case& life) {
  for (std::uint8_t q = 0; q < life.subjects.size(); ++q) {
    const auto& label = life.subjects[q].label;
    const auto others_left_out =
        without(life, [&](const auto& e) { return e.by != label && world.breach(e.act); });
    const auto alone = world.burdens(others_left_out);
    for (const auto& burden : world.burdens(life)) {
      if (burden.bearer == q && !has(alone, burden)) return true;
    }
  }
  return false;
}

bool wrong_rank(const World& world, const Case& life) {
  return std::ranges::any_of(world.burdens(life), [&](const Burden& b) {
    return world.regime().rules[b.rule].rank != regime::Rank::local_regulation;
  });
}

bool too_young(const World& world, const Case& life) {
  return std::ranges::any_of(world.burdens(life), [&](const Burden& b) {
    const auto& born = life.subjects[b.bearer].born;
    if (!born) return false;
    const bool list = b.what == "debtors" || b.what == "defaulters";
    return b.since < base::plus(*born, list ? 18 : 14, base::Unit::years, {});
  });
}

bool unlinked(const World& world, const Case& life) {
  const std::map<std::string, std::string> domains = {
      {"no_loans", "debts"}, {"no_school", "debts"}, {"no_trips", "travel"}};
  for (const auto& act : {std::string("owe"), std::string("bark")}) {
    const std::string from = act == "owe" ? "debts" : "dogs";
    const auto left_out = world.burdens(without(life, [&](const auto& e) { return e.act == act; }));
    for (const auto& b : world.burdens(life)) {
      const auto domain = domains.find(b.what);
      if (domain != domains.end() && domain->second != from && !has(left_out, b)) return true;
    }
  }
  return false;
}

/// No plan of two acts of the bearer's ends what would last a year, whatever the authority may refuse.
bool stuck(const World& world, const Case& life) {
  for (const auto& burden : world.burdens(life)) {
    const bool during = world.regime().rules[burden.rule].form == regime::Rule::Form::during;
    if (burden.until <= life.as_of + 366) continue;
    const auto lasts = [&](const Case& c) {
      return std::ranges::any_of(world.burdens(c), [&](const Burden& b) {
        return b.bearer == burden.bearer && b.rule == burden.rule && b.what == burden.what &&
               b.until > c.as_of && (during || b.since <= life.as_of);
      });
    };
    const std::function<bool(const Case&, int, int)> ends = [&](const Case& c, int acts, int wait) {
      for (const auto& act : {std::string("pay"), std::string("help")}) {
        for (const int days : {0, wait}) {
          Case next = c;
          regime::CaseEvent event;
          event.on = next.as_of = c.as_of + days;
          event.act = act;
          event.by = life.subjects[burden.bearer].label;
          event.granted = false;
          next.events.push_back(std::move(event));
          if (!lasts(next)) return true;
          if (acts > 1 && ends(next, acts - 1, wait - days)) return true;
        }
      }
      return false;
    };
    if (!ends(life, 3, 366)) return true;
  }
  return false;
}

struct Yardstick {
  std::string property;
  std::function<bool(const World&, const Case&)> violated;
  int events;
};

const std::vector<Yardstick>& yardsticks() {
  static const std::vector<Yardstick> all = {
      {"bounded_duration", endless, 3}, {"no_third_party", third_party, 3}, {"legal_basis", wrong_rank, 3},
      {"minors", too_young, 3},         {"linkage", unlinked, 3},           {"repair_reachable", stuck, 2}};
  return all;
}

/// One ground can hide another: whether it shows once the events lie on other days, or somebody is younger.
bool violated_somehow(const World& world, const Yardstick& yardstick, const Case& life,
                      std::size_t from = 0) {
  if (yardstick.violated(world, life)) return true;
  if (from == 0 && !life.subjects.front().born) {
    Case younger = life;
    younger.subjects.front().born = *base::parse_date("2010-06-01");
    if (violated_somehow(world, yardstick, younger)) return true;
  }
  for (std::size_t i = from; i < life.events.size(); ++i) {
    for (const int days : {0, 100, 200, 500, 900}) {
      Case moved = life;
      moved.events[i].on = life.as_of - days;
      if (violated_somehow(world, yardstick, moved, i + 1)) return true;
    }
  }
  return false;
}

bool found_by_trying(const World& world, const Yardstick& yardstick) {
  for (const bool young : {true, false}) {
    Case life = empty_life(young);
    const auto innocent = [&](const Case& c) { return !yardstick.violated(world, c); };
    if (!each_life(life, 0, yardstick.events, innocent)) return true;
  }
  return false;
}

TEST(SmallScope, VerdictsAreWhatTryingEveryLifeFinds) {
  int decided = 0;
  int unknown = 0;
  for (const auto seed : seeds()) {
    const auto [text, law, regime] = drawn(seed);
    const auto found = audited(*law);
    ASSERT_TRUE(found.has_value()) << text;
    const World world(regime);
    for (const auto& yardstick : yardsticks()) {
      SCOPED_TRACE(fmt::format("{} of seed {}", yardstick.property, seed));
      const auto decision = overall(*found, yardstick.property);
      decision == Decision::unknown ? ++unknown : ++decided;
      for (const auto& verdict : found->verdicts) {
        if (verdict.property != yardstick.property || !verdict.counterexample) continue;
        EXPECT_TRUE(violated_somehow(world, yardstick, *verdict.counterexample))
            << verdict.counterexample->title << text;
      }
      if (decision != Decision::violated && found_by_trying(world, yardstick)) {
        EXPECT_NE(decision, Decision::holds) << text;
      }
    }
  }
  EXPECT_LE(unknown * 10, decided);
}

/// A provision is applied in some life just if the audit does not call it dead.
TEST(SmallScope, DeadProvisionsAreAppliedInNoLife) {
  for (const auto seed : seeds()) {
    const auto [text, law, regime] = drawn(seed);
    const auto found = audited(*law, {"dead"});
    const World world(regime);
    std::set<std::string> applied;
    for (const bool young : {true, false}) {
      Case life = empty_life(young);
      each_life(life, 0, 3, [&](const Case& c) {
        for (const auto& burden : world.burdens(c)) applied.insert(regime.rules[burden.rule].id);
        return true;
      });
    }
    for (const auto& verdict : found->verdicts) {
      if (verdict.decision != Decision::violated) continue;
      EXPECT_FALSE(applied.contains(verdict.provisions.front())) << verdict.provisions.front() << text;
    }
  }
}

/// For how long after the last breach of the life something opened in it stays in effect; 0 without a breach.
int stay_of(const World& world, const Case& life) {
  std::optional<base::Day> last;
  for (const auto& event : life.events) {
    if (world.breach(event.act)) last = std::max(last.value_or(event.on), event.on);
  }
  int longest = 0;
  for (const auto& burden : world.burdens(life)) {
    if (last && burden.until > burden.since &&
        world.regime().rules[burden.rule].form == regime::Rule::Form::when)
      longest = std::max(longest, burden.until - *last);
  }
  return longest;
}

/// No life has a longer stay than the audit tells, and the one that it shows has that.
TEST(SmallScope, TheLongestStayIsAttainedAndNeverSurpassed) {
  int told = 0;
  for (const auto seed : seeds()) {
    const auto [text, law, regime] = drawn(seed);
    const auto found = audited(*law, {"bounded_duration"});
    const auto& stay = found->verdicts.front().stay;
    if (!stay) continue;
    ++told;
    const World world(regime);
    EXPECT_EQ(stay_of(world, *stay->life), stay->days) << text;
    for (const bool young : {true, false}) {
      Case life = empty_life(young);
      each_life(life, 0, 3, [&](const Case& c) {
        EXPECT_LE(stay_of(world, c), stay->days) << text;
        return stay_of(world, c) <= stay->days;
      });
    }
  }
  EXPECT_GT(told, 0);
}

}  // namespace
}  // namespace osmanthus::audit::tests
