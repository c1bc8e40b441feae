// Where two laws differ, as a pair of runs needs to know it.
#include "regime/difference.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "../support/small_world.hpp"

namespace osmanthus::regime {
namespace {

std::unique_ptr<small_world::Law> law(std::string text, const std::string& old = "",
                                      const std::string& now = "") {
  if (!old.empty()) text.replace(text.find(old), old.size(), now);
  auto read = small_world::read_law({{"small.yaml", text}});
  return read ? small_world::compiled(std::move(*read)) : nullptr;
}

std::set<std::string> words(const Regime& regime, const KindSet& kinds) {
  std::set<std::string> all;
  for (KindId kind = 0; kind < regime.kinds.size(); ++kind) {
    if (kinds.has(kind)) all.insert(regime.kinds[kind].id);
  }
  return all;
}

const std::string kText = small_world::law_text("for: 12 months (term)");

TEST(Difference, OfALawWithItselfIsNone) {
  const auto a = law(kText);
  const auto b = law(kText);
  const auto found = difference(a->regime, b->regime);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->of_a.empty());
  EXPECT_TRUE(found->of_b.empty());
  EXPECT_TRUE(found->concluded.empty());
  EXPECT_TRUE(found->events.empty());
}

TEST(Difference, OfATermIsInTheActsThatSetItOff) {
  const auto a = law(kText);
  const auto b = law(kText, "12 months", "24 months");
  const auto found = difference(a->regime, b->regime);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->concluded.empty());
  EXPECT_EQ(
      words(a->regime, found->events),
      (std::set<std::string>{"refuse_judgment", "obstruct_enforcement", "evade_enforcement",
                             "violate_property_report", "violate_consumption_order", "break_settlement"}));
}

/// A life under the one is a life under the other, but a rule that hangs on what is counted is not the same.
TEST(SameRules, AreNotThoseThatHangOnAScoreOrAnActThatIsCountedOtherwise) {
  const std::string text = kText + R"(
- scores:
    credit: {cite: 9, for: [is natural_person], start: 100 points, floor: 0 points, ceiling: 200 points, zh: 分, en: points}
- law: {id: loss, cite: 10, zh: 扣分。, en: Loss.}
  rule:
    when: refuse_judgment
    must: {points: credit, add: -10 points (loss)}
)";
  const auto base = law(text);
  const auto names_of_others = [&](const std::string& old, const std::string& now) {
    const auto other = law(text, old, now);
    EXPECT_TRUE(same_words(base->regime, other->regime));
    EXPECT_FALSE(difference(base->regime, other->regime));
    std::set<std::string> others;
    const auto same = same_rules(base->regime, other->regime);
    for (std::size_t i = 0; i < same.size(); ++i) {
      if (!same[i]) others.insert(base->regime.rules[i].id);
    }
    return others;
  };
  EXPECT_EQ(names_of_others("start: 100", "start: 90"), std::set<std::string>{"small.loss"});
  EXPECT_EQ(names_of_others("perform_judgment: {domain: enforcement, good: true, anywhere: true",
                            "perform_judgment: {domain: enforcement, good: true"),
            std::set<std::string>{"small.removal"});
}

TEST(Difference, OfWhatAStateBringsIsInNoAct) {
  const auto a = law(kText);
  const auto b = law(kText, "age below 18 years", "age below 16 years");
  const auto found = difference(a->regime, b->regime);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->of_a.size(), 1U);
  EXPECT_EQ(words(a->regime, found->concluded), std::set<std::string>{"no_private_school_for_child"});
  EXPECT_TRUE(found->events.empty());
}

/// A state brings a record, and another rule asks for the record.
TEST(Difference, OfWhatAStateBringsIsInTheActsWhoseRulesAskForIt) {
  const std::string more = R"(
- records: {risk: {authority: courts, domain: enforcement, zh: 风险, en: a risk}}
- law: {id: risky, cite: 6, zh: 风险。, en: A risk.}
  rule:
    while: listed on the_list
    must: {record: risk}
- law: {id: helped, cite: 7, zh: 解除。, en: An end.}
  rule:
    when: enforcement_terminated
    if:   recorded in risk
    must: {end: the_list, by: release}
)";
  const auto a = law(kText + more);
  const auto b = law(kText + more, "while: listed on the_list\n    must: {record: risk}",
                     "while: [listed on the_list, age above 30 years (old)]\n    must: {record: risk}");
  ASSERT_TRUE(a && b);
  const auto found = difference(a->regime, b->regime);
  ASSERT_TRUE(found);
  EXPECT_EQ(words(a->regime, found->concluded), std::set<std::string>{"risk"});
  EXPECT_EQ(words(a->regime, found->events), std::set<std::string>{"enforcement_terminated"});
}

TEST(Difference, IsNotToldOfLawsWithOtherWords) {
  const auto a = law(kText);
  const auto b = law(kText, "    perform_judgment:",
                     "    another: {domain: travel, zh: 另, en: another}\n    perform_judgment:");
  EXPECT_FALSE(difference(a->regime, b->regime));
}

}  // namespace
}  // namespace osmanthus::regime
