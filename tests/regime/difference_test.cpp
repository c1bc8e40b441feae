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
