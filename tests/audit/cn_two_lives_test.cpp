// The built-in pack on 2019-11-30, two lives compared: the causes that a reader of the law would name.
#include <gtest/gtest.h>

#include "cn_audits.hpp"
#include "explain/explain.hpp"
#include "explain/life.hpp"

namespace osmanthus::audit::tests {
namespace {

using regime::Reading;

const Audit& audit_of(Reading reading) {
  static const auto both = [] {
    std::map<Reading, Audit> all;
    for (const auto each : {Reading::article, Reading::text})
      all[each] = found_in_cn(each, {"equal_treatment", "monotone", "minors"});
    return all;
  }();
  return both.at(reading);
}

/// Those that name the provision under the property, and say so.
std::vector<const Verdict*> verdicts(Reading reading, const std::string& property,
                                     const std::string& provision, const std::string& says) {
  std::vector<const Verdict*> found;
  for (const auto& v : audit_of(reading).verdicts) {
    const bool named = std::ranges::find(v.provisions, provision) != v.provisions.end();
    if (v.property == property && named && v.says.en.find(says) != std::string::npos) found.push_back(&v);
  }
  return found;
}

bool violates(Reading reading, const std::string& property, const std::string& provision,
              const std::string& says, const std::string& grade) {
  return std::ranges::any_of(verdicts(reading, property, provision, says), [&](const Verdict* v) {
    return v->decision == Decision::violated && v->grade == grade;
  });
}

TEST(CnTwoLives, ADefaultersPupilIsBarredAndAnotherIsNot) {
  EXPECT_TRUE(
      violates(Reading::article, "equal_treatment", "reported_practice.school", "whose child", "law"));
  // The texts know no measure on the child.
  for (const auto& v : audit_of(Reading::text).verdicts) {
    EXPECT_EQ(v.says.en.find("whose child"), std::string::npos) << v.provisions.front();
  }
}

TEST(CnTwoLives, WhatTheAuthorityMayDoItMayDoToBoth) {
  EXPECT_TRUE(verdicts(Reading::article, "equal_treatment", "reported_practice.university", "").empty());
  EXPECT_TRUE(verdicts(Reading::article, "equal_treatment", "red_lists.guangzhou", "").empty());
}

TEST(CnTwoLives, CitiesAnswerTheSameConductDifferently) {
  for (const auto reading : {Reading::article, Reading::text}) {
    EXPECT_TRUE(
        violates(reading, "equal_treatment", "nanjing_traffic_credit.general", "one place", "doctrine"));
    EXPECT_TRUE(
        violates(reading, "equal_treatment", "guangzhou_public_credit.exams", "one place", "doctrine"));
    for (const auto* v : verdicts(reading, "equal_treatment", "nanjing_traffic_credit.general", "one place"))
      EXPECT_EQ(v->label, "disparity");
  }
}

TEST(CnTwoLives, SettlingTheFifthFineHurtsInTheArticle) {
  EXPECT_TRUE(violates(Reading::article, "monotone", "shenzhen_traffic_penalties.five_fines",
                       "worse fares better", "law"));
}

TEST(CnTwoLives, WhoRefusesStaysForEverAndWhoObstructsTwoYears) {
  EXPECT_TRUE(
      violates(Reading::text, "monotone", "spc_defaulter_list.ground_1", "worse fares better", "law"));
  EXPECT_TRUE(verdicts(Reading::text, "monotone", "spc_defaulter_list.grounds_2_to_6", "").empty());
  // In the article both have two years.
  EXPECT_TRUE(verdicts(Reading::article, "monotone", "spc_defaulter_list.grounds_article", "").empty());
}

TEST(CnTwoLives, AtFourteenOneIsRecordedAsAtForty) {
  const std::string as_adults = "no more mildly than an adult";
  EXPECT_TRUE(
      violates(Reading::article, "minors", "shenzhen_traffic_penalties.pedestrian", as_adults, "doctrine"));
  EXPECT_TRUE(
      violates(Reading::article, "minors", "beijing_metro_code.eating_article", as_adults, "doctrine"));
  // What the court may add to a listing it may spare the young; and the texts spare them the list.
  EXPECT_TRUE(verdicts(Reading::article, "minors", "spc_consumption_restriction.flights", as_adults).empty());
  EXPECT_TRUE(verdicts(Reading::text, "minors", "spc_defaulter_list.ground_1", "").empty());
  // Of texts not had in full the silence proves nothing.
  EXPECT_FALSE(
      violates(Reading::text, "minors", "shenzhen_traffic_penalties.pedestrian", as_adults, "doctrine"));
}

TEST(CnTwoLives, ScreensShowChildren) {
  EXPECT_TRUE(
      violates(Reading::article, "minors", "reported_practice.beijing_screen", "discloses", "doctrine"));
  EXPECT_TRUE(
      violates(Reading::article, "minors", "spc_defaulter_list.grounds_article", "discloses", "doctrine"));
  EXPECT_TRUE(verdicts(Reading::text, "minors", "spc_defaulter_list.publication", "discloses").empty());
}

/// In explain `one` bears the thing and `other` does not; of minors both do.
TEST(CnTwoLives, EveryPairIsOneCaseThatExplainOpens) {
  int shown = 0;
  for (const auto reading : {Reading::article, Reading::text}) {
    const auto law = osmanthus::tests::cn(reading);
    for (const auto& v : audit_of(reading).verdicts) {
      const bool pair = v.counterexample && v.counterexample->subjects.front().label == "one";
      EXPECT_EQ(pair, v.counterexample && (v.property != "minors" || v.says.en.starts_with("From ")));
      if (!pair) continue;
      base::Diagnostics diagnostics;
      const auto regime = regime::compile(law->pack.law, v.counterexample->view, diagnostics);
      explain::check_case(*regime, *v.counterexample, diagnostics);
      ASSERT_FALSE(diagnostics.has_errors()) << v.counterexample->title;
      const auto told = explain::explain(*regime, *v.counterexample);
      const auto changed = [&](const std::string& who) {
        return std::ranges::any_of(told.timeline, [&](const auto& change) {
          return change.subject == who && change.because.provision == v.provisions.front();
        });
      };
      EXPECT_TRUE(changed("one")) << v.counterexample->title;
      if (v.property == "minors") {
        EXPECT_TRUE(changed("other")) << v.counterexample->title;
      }
      ++shown;
    }
  }
  EXPECT_GT(shown, 25);
}

}  // namespace
}  // namespace osmanthus::audit::tests
