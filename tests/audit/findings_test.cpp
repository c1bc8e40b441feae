// How findings are told: who bears what for whose act and how long, the same one once, the worst first.
#include "audit/findings.hpp"

#include <gtest/gtest.h>

#include "laws.hpp"

namespace osmanthus::audit::tests {
namespace {

using Lasts = Borne::Lasts;

/// The verdicts on a small law under one property.
std::vector<Verdict> found_in(const std::string& provisions, const std::string& property) {
  const auto law = read(kWords + provisions);
  return audited(law.value(), {property}).value().verdicts;
}

TEST(Borne, TellsWhoPaysForWhomAndUntilTheGroundLapses) {
  const auto found =
      found_in(provision("listing", "{when: owe, must: {list: debtors, for: 2 years (term)}}") +
                   provision("school", "{while: listed on debtors, must: {measure: no_school, to: child}}"),
               "no_third_party");
  ASSERT_EQ(found.size(), 1U);
  const auto& borne = found.front().borne.value();
  ASSERT_EQ(borne.whose.size(), 1U);
  EXPECT_NE(borne.whose.front(), borne.who);
  EXPECT_TRUE(borne.for_another());
  EXPECT_EQ(borne.acts, std::vector<std::string>{"owe"});
  EXPECT_EQ(borne.lasts, Lasts::days);
  EXPECT_TRUE(borne.days == 730 || borne.days == 731) << borne.days;
}

TEST(Borne, WhatHasNoTermIsWithoutEndAndAFineIsAtOnce) {
  const auto listed =
      found_in(provision("listing", "{when: owe, must: {list: debtors}}"), "bounded_duration");
  EXPECT_EQ(listed.front().borne.value().lasts, Lasts::endless);
  EXPECT_FALSE(listed.front().borne->for_another());
  const auto fined =
      found_in(provision("fines", "{when: owe, must: {fine: 50 CNY (fine)}}", "rank: normative_document, "),
               "legal_basis");
  EXPECT_EQ(fined.front().borne.value().lasts, Lasts::at_once);
}

TEST(Borne, WhoBreaksADutyAnswersForThatAlone) {
  const auto found = found_in(
      provision("course_for_wards",
                "{when: bark, if: [age below 14 years (wards)], may: {duty: course, for: 1 month (time), to: "
                "guardian}}") +
          provision("refusal", "{when: refuse_course, if: [bound by course], must: {record: file}}"),
      "bounded_duration");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().borne.value().acts, std::vector<std::string>{"refuse_course"});
  EXPECT_FALSE(found.front().borne->for_another());
}

TEST(Findings, TheSameOneOfTwoPlacesIsToldOnceAndNamesBoth) {
  const auto found =
      found_in(provision("of_the_north", "{when: owe, must: {list: debtors}}", "in: north, ") +
                   provision("of_the_mainland", "{when: bark, must: {list: defaulters}}", "in: cn, "),
               "bounded_duration");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().jurisdictions, (std::vector<std::string>{"north", "cn"}));
  EXPECT_EQ(found.front().provisions,
            (std::vector<std::string>{"code.of_the_north", "code.of_the_mainland"}));
  EXPECT_EQ(found.front().things, (std::vector<std::string>{"debtors", "defaulters"}));
  EXPECT_TRUE(found.front().counterexample.has_value());
}

TEST(Findings, TwoListsOfOnePlaceAreTwo) {
  EXPECT_EQ(found_in(provision("one", "{when: owe, must: {list: debtors}}") +
                         provision("other", "{when: bark, must: {list: defaulters}}"),
                     "bounded_duration")
                .size(),
            2U);
}

TEST(Findings, OneListThatTwoProvisionsOpenIsOne) {
  EXPECT_EQ(found_in(provision("one", "{when: owe, must: {list: debtors}}") +
                         provision("other", "{when: bark, must: {list: debtors}}"),
                     "bounded_duration")
                .size(),
            1U);
}

TEST(Findings, WhatLastsLongerElsewhereIsAnother) {
  const auto found = found_in(
      provision("short", "{when: owe, must: {list: debtors, for: 1 year (term)}}", "in: north, ") +
          provision("long", "{when: bark, must: {list: defaulters, for: 2 years (term)}}", "in: cn, "),
      "minors");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found.front().provisions, std::vector<std::string>{"code.long"});
}

const std::string kTwoYears = provision("listing", "{when: owe, must: {list: debtors, for: 2 years (term)}}");

std::optional<Stay> stay_in(const std::string& provisions) {
  const auto found = found_in(provisions, "bounded_duration");
  EXPECT_EQ(found.front().decision, Decision::holds);
  return found.front().stay;
}

TEST(Stay, IsTheLongestTermFromTheLastBreach) {
  const auto stay =
      stay_in(kTwoYears + provision("record", "{when: bark, must: {record: file, for: 6 months (kept)}}") +
              provision("loans", "{while: listed on debtors, must: {measure: no_loans}}"));
  ASSERT_TRUE(stay.has_value());
  EXPECT_EQ(stay->days, *base::parse_date("2021-11-30") - today());
  EXPECT_EQ(stay->thing, "debtors");
  EXPECT_TRUE(stay->all_lives);
  ASSERT_EQ(stay->life->events.size(), 1U);
  EXPECT_EQ(stay->life->events.front().act, "owe");
  EXPECT_EQ(stay->life->events.front().on, today());
}

TEST(Stay, CountsTheLongestExtension) {
  const auto stay = stay_in(
      kTwoYears +
      provision("more", "{when: owe, may: {extend: debtors, by: 1 to 3 years (extension), of: older}}"));
  ASSERT_TRUE(stay.has_value());
  EXPECT_EQ(stay->days, *base::parse_date("2024-11-30") - today());
  EXPECT_EQ(stay->life->events.size(), 2U);
}

TEST(Stay, IsNotToldWhereSomethingBeginsWithoutABreach) {
  EXPECT_FALSE(
      stay_in(kTwoYears + provision("down",
                                    "{when: review, if: [listed on debtors], must: {record: file, for: "
                                    "1 year (kept)}}"))
          .has_value());
}

TEST(Stay, IsNotToldWhereAStateHangsOnAnAge) {
  EXPECT_FALSE(stay_in(kTwoYears + provision("school",
                                             "{while: [listed on debtors, age below 18 years (child)], must: "
                                             "{measure: no_school}}"))
                   .has_value());
}

/// A violation by law of what binds, for the bearer's own act.
Verdict violation(const std::string& name, const std::string& sort, Lasts lasts, int days = 0) {
  Verdict v;
  v.decision = Decision::violated;
  v.grade = "law";
  v.provisions = {name};
  v.sort = sort;
  v.borne = Borne{"one", {"one"}, {"owe"}, lasts, days};
  return v;
}

TEST(Findings, TheWorstComesFirst) {
  auto for_another = violation("another's", "warning", Lasts::at_once);
  for_another.borne->whose = {"parent"};
  auto practice = violation("practice", "liberty", Lasts::endless);
  practice.rests_on = "practice";
  auto policy = violation("policy", "liberty", Lasts::endless);
  policy.grade = "policy";
  auto doctrine = violation("doctrine", "liberty", Lasts::endless);
  doctrine.grade = "doctrine";
  auto unknown = violation("unknown", "liberty", Lasts::endless);
  unknown.decision = Decision::unknown;
  Verdict holds;
  holds.provisions = {"holds"};
  const std::vector<Verdict> expected = {for_another,
                                         violation("licence", "licence", Lasts::days, 10),
                                         violation("endless", "list", Lasts::endless),
                                         violation("long", "list", Lasts::days, 731),
                                         violation("short", "list", Lasts::days, 30),
                                         practice,
                                         policy,
                                         doctrine,
                                         unknown,
                                         holds};
  std::vector<Verdict> reversed(expected.rbegin(), expected.rend());
  const auto sorted = worst_first(std::move(reversed));
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(sorted[i].provisions, expected[i].provisions) << i;
}

TEST(Findings, WhatWeighsTheSameStaysInPackOrder) {
  const auto sorted =
      worst_first({violation("first", "list", Lasts::endless), violation("second", "list", Lasts::endless)});
  EXPECT_EQ(sorted.front().provisions, std::vector<std::string>{"first"});
}

}  // namespace
}  // namespace osmanthus::audit::tests
