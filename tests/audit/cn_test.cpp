// The built-in pack on 2019-11-30: the verdicts that a reader of the law expects, and the causes that he
// would name.
#include <gtest/gtest.h>

#include "cn_audits.hpp"
#include "explain/explain.hpp"
#include "explain/life.hpp"

namespace osmanthus::audit::tests {
namespace {

using regime::Reading;

const Audit& article() {
  static const Audit found = found_in_cn(Reading::article);
  return found;
}
const Audit& text() {
  static const Audit found = found_in_cn(Reading::text);
  return found;
}

/// The verdict on one provision under a property, if there is one.
const Verdict* verdict_on(const Audit& found, const std::string& property, const std::string& provision,
                          const std::string& thing = "") {
  for (const auto& v : found.verdicts) {
    const bool meant = thing.empty() || std::ranges::find(v.things, thing) != v.things.end();
    if (v.property == property && meant && std::ranges::find(v.provisions, provision) != v.provisions.end())
      return &v;
  }
  return nullptr;
}

bool violates(const Audit& found, const std::string& property, const std::string& provision,
              const std::string& thing = "") {
  const auto* verdict = verdict_on(found, property, provision, thing);
  return verdict != nullptr && verdict->decision == Decision::violated;
}

TEST(Cn, BothReadingsFailWhereTheLiteratureSaysSo) {
  for (const auto* found : {&article(), &text()}) {
    for (const auto* property :
         {"bounded_duration", "repair_reachable", "no_third_party", "legal_basis", "minors", "linkage"})
      EXPECT_EQ(overall(*found, property), Decision::violated) << property;
  }
}

TEST(Cn, TheArticlesRecordsHaveNoTermAndItsListHasOne) {
  EXPECT_TRUE(violates(article(), "bounded_duration", "beijing_metro_code.eating_article",
                       "beijing.metro_misconduct"));
  EXPECT_TRUE(
      violates(article(), "bounded_duration", "credit_reporting_industry.overdue", "cn.credit_reporting"));
  EXPECT_TRUE(
      violates(article(), "bounded_duration", "shanghai_elderly_rights.visits", "shanghai_credit_blacklist"));
  EXPECT_EQ(verdict_on(article(), "bounded_duration", "spc_defaulter_list.grounds_article"), nullptr);
}

TEST(Cn, TheTextsGiveGround1AndTheConsumptionOrderNoTerm) {
  EXPECT_TRUE(violates(text(), "bounded_duration", "spc_defaulter_list.ground_1", "court_defaulter_list"));
  EXPECT_TRUE(violates(text(), "bounded_duration", "spc_consumption_restriction.order", "no_flights"));
  EXPECT_EQ(verdict_on(text(), "bounded_duration", "spc_defaulter_list.grounds_2_to_6"), nullptr);
}

TEST(Cn, OfWhatIsNotHadInFullTheTextsSilenceProvesNothing) {
  const auto* metro = verdict_on(text(), "bounded_duration", "beijing_metro_code.eating");
  ASSERT_NE(metro, nullptr);
  EXPECT_EQ(metro->decision, Decision::unknown);
}

TEST(Cn, DeletionIsGraceForGrounds2To6AndARightForGround1) {
  EXPECT_TRUE(violates(article(), "repair_reachable", "spc_defaulter_list.grounds_article"));
  EXPECT_TRUE(violates(text(), "repair_reachable", "spc_defaulter_list.grounds_2_to_6"));
  EXPECT_EQ(verdict_on(text(), "repair_reachable", "spc_defaulter_list.ground_1"), nullptr);
}

TEST(Cn, ChildrenBearTheirParentsListInTheArticleAndOfficersTheirFirmsInTheTexts) {
  EXPECT_TRUE(
      violates(article(), "no_third_party", "reported_practice.school", "no_private_school_for_child"));
  EXPECT_TRUE(violates(text(), "no_third_party", "spc_consumption_restriction.officers", "no_flights"));
  // That measure stands with the parent in the texts: a reflex on the child, no measure of its own.
  EXPECT_EQ(verdict_on(text(), "no_third_party", "spc_consumption_restriction.nine_items"), nullptr);
  // The guardian answers for his own refusal.
  EXPECT_EQ(verdict_on(article(), "no_third_party", "shenzhen_traffic_penalties.guardian_refusal"), nullptr);
}

TEST(Cn, PracticesAndNoticesHaveNoRankForWhatTheyDo) {
  EXPECT_TRUE(violates(article(), "legal_basis", "reported_practice.cinema", "cinema_display"));
  EXPECT_TRUE(violates(article(), "legal_basis", "jinan_dog_points.ban", "dog_keeping_ban"));
  EXPECT_TRUE(violates(text(), "legal_basis", "spc_consumption_restriction.nine_items", "no_flights"));
  const auto* said = verdict_on(text(), "legal_basis", "spc_consumption_restriction.nine_items");
  ASSERT_NE(said, nullptr);
  EXPECT_EQ(said->says.zh.find("该位阶（司法解释）不得设定此种惩戒（限制"), 0U) << said->says.zh;
  EXPECT_EQ(said->says.en.find("This rank (judicial interpretation) may not create this sort of"), 0U);
  EXPECT_TRUE(violates(text(), "legal_basis", "rail_behaviour_list.bar", "no_high_speed_rail"));
  EXPECT_EQ(verdict_on(text(), "legal_basis", "shanghai_household_waste.record"), nullptr);
  EXPECT_EQ(verdict_on(text(), "legal_basis", "spc_defaulter_list.ground_1"), nullptr);
}

TEST(Cn, MinorsAreListedInTheArticleAndSparedByArticle4) {
  EXPECT_TRUE(violates(article(), "minors", "spc_defaulter_list.grounds_article"));
  EXPECT_TRUE(violates(article(), "minors", "beijing_metro_code.eating_article"));
  EXPECT_EQ(verdict_on(text(), "minors", "spc_defaulter_list.ground_1"), nullptr);
  EXPECT_EQ(verdict_on(text(), "minors", "spc_defaulter_list.publication"), nullptr);
  // It spares who is below fourteen, if not those between (cn_two_lives_test.cpp).
  EXPECT_EQ(verdict_on(article(), "minors", "shenzhen_traffic_penalties.pedestrian")->grade, "doctrine");
  EXPECT_EQ(verdict_on(article(), "minors", "shenzhen_traffic_penalties.guardian_duty"), nullptr);
}

TEST(Cn, RingtonesAndBureauxAreUnlinkedAndFlightsForDebtsContested) {
  EXPECT_TRUE(violates(article(), "linkage", "reported_practice.ringtone", "dedicated_ringtone"));
  EXPECT_TRUE(violates(article(), "linkage", "reported_practice.shenzhen_bureaux"));
  EXPECT_EQ(verdict_on(article(), "linkage", "spc_consumption_restriction.flights"), nullptr);
  EXPECT_EQ(verdict_on(article(), "linkage", "rail_behaviour_list.bar"), nullptr);
  EXPECT_EQ(verdict_on(article(), "linkage", "spc_defaulter_list.publication"), nullptr);
}

TEST(Cn, EveryCounterexampleComesAboutInExplain) {
  for (const auto reading : {Reading::article, Reading::text}) {
    const auto law = osmanthus::tests::cn(reading);
    const auto& found = reading == Reading::article ? article() : text();
    int replayed = 0;
    for (const auto& v : found.verdicts) {
      if (!v.counterexample) continue;
      base::Diagnostics diagnostics;
      const auto regime = regime::compile(law->pack.law, v.counterexample->view, diagnostics);
      explain::check_case(*regime, *v.counterexample, diagnostics);
      ASSERT_FALSE(diagnostics.has_errors()) << v.counterexample->title;
      const auto told = explain::explain(*regime, *v.counterexample);
      const bool shown = std::ranges::any_of(told.timeline, [&](const auto& change) {
        return change.because.provision == v.provisions.front();
      });
      EXPECT_TRUE(shown) << v.property << ": " << v.counterexample->title;
      ++replayed;
    }
    EXPECT_GT(replayed, 50);
  }
}

std::string told(const Audit& found) {
  std::string all;
  for (const auto& v : found.verdicts) {
    all += v.property + (v.provisions.empty() ? "" : v.provisions.front());
    if (!v.counterexample) continue;
    for (const auto& e : v.counterexample->events) all += base::format_date(e.on) + e.act + e.by + e.in;
  }
  return all;
}

TEST(Cn, AnotherRunFindsTheSameCases) { EXPECT_EQ(told(audit_of_cn(Reading::article)), told(article())); }

}  // namespace
}  // namespace osmanthus::audit::tests
