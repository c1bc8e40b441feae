// Cases that the audit makes of a law: what stands on either side of each condition is worked out by hand,
// and a law that differs in one of them is told apart.
#include "audit/cases/generate.hpp"

#include <gtest/gtest.h>

#include "explain/explain.hpp"
#include "explain/life.hpp"
#include "laws.hpp"

namespace osmanthus::audit::tests {
namespace {

Cases made_of(const std::string& provisions) {
  const auto law = read(kWords + provisions);
  base::Diagnostics diagnostics;
  Request request;
  request.as_of = today();
  auto made = generate(law.value(), request, {}, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors());
  EXPECT_EQ(made.value().failures, std::vector<std::string>{});
  return std::move(*made);
}

const Generated* case_of(const Cases& made, const std::string& provision, bool applies,
                         const std::string& condition = "") {
  const auto found = std::ranges::find_if(made.cases, [&](const Generated& one) {
    return one.provision == provision && one.applies == applies && one.condition == condition;
  });
  return found == made.cases.end() ? nullptr : &*found;
}

/// What the case expects of the one subject of whom it expects something.
const std::vector<regime::ExpectedItem>& expected(const Generated& one) {
  return one.life.expect.begin()->second.front().items;
}

int years_at_last_event(const Generated& one) {
  const auto& born = one.life.subjects.front().born;
  const auto day = one.life.events.back().on;
  int years = 0;
  while (base::plus(*born, years + 1, base::Unit::years, {}) <= day) ++years;
  return years;
}

int events(const Generated& one) {
  int all = 0;
  for (const auto& event : one.life.events) all += event.count;
  return all;
}

const std::string kListing = provision("listing", "{when: owe, must: {list: debtors, for: 2 years (term)}}");
const std::string kOfAge = provision(
    "of_age",
    "{when: owe, if: [age at least 18 years (majority)], must: {list: debtors, for: 2 years (term)}}");
const std::string kThirdTime = provision("third_time",
                                         "{when: bark, if: [count of bark within 1 year (window) at least 3 "
                                         "times (limit)], must: {record: file}}");

TEST(Generate, ShowsAnAgeFromTheYearBeforeAndTheYearOfIt) {
  const auto made = made_of(kOfAge);
  ASSERT_EQ(made.cases.size(), 2U);
  EXPECT_TRUE(made.missing.empty());
  const auto* applies = case_of(made, "code.of_age", true);
  const auto* young = case_of(made, "code.of_age", false, "age at least 18 years (majority)");
  EXPECT_EQ(years_at_last_event(*applies), 18);
  EXPECT_EQ(years_at_last_event(*young), 17);
  ASSERT_EQ(expected(*applies).size(), 1U);
  const auto day = applies->life.events.front().on;
  const std::map<std::string, std::string> listed = {
      {"register", "debtors"},
      {"since", base::format_date(day)},
      {"until", base::format_date(base::plus(day, 2, base::Unit::years, {}))}};
  EXPECT_EQ(expected(*applies).front().fields, listed);
  EXPECT_EQ(expected(*applies).front().because, std::vector<std::string>{"code.of_age"});
  EXPECT_TRUE(expected(*young).empty());
  EXPECT_EQ(young->life.as_of, young->life.events.back().on);
}

TEST(Generate, ShowsACountAtItsThresholdAndOneBelow) {
  const auto made = made_of(kThirdTime);
  ASSERT_EQ(made.cases.size(), 2U);
  EXPECT_EQ(events(made.cases[0]), 3);
  EXPECT_EQ(events(made.cases[1]), 2);
  EXPECT_TRUE(expected(made.cases[1]).empty());
}

TEST(Generate, ShowsAnExceptionThatStandsInTheWay) {
  const auto made = made_of(
      provision("other", "{when: bark, must: {list: defaulters, for: 2 years (term)}}") +
      provision("unless_listed", "{when: owe, unless: [listed on defaulters], must: {list: debtors}}"));
  const auto* barred = case_of(made, "code.unless_listed", false, "listed on defaulters");
  ASSERT_NE(barred, nullptr);
  ASSERT_EQ(barred->life.events.size(), 2U);
  EXPECT_EQ(barred->life.events[0].act, "bark");
  EXPECT_EQ(barred->life.events[1].act, "owe");
  EXPECT_EQ(events(*case_of(made, "code.unless_listed", true)), 1);
}

TEST(Generate, ShowsEachOfSeveralAlternativesByItself) {
  const auto made = made_of(provision("either",
                                      "{when: owe, if: [{any: [age below 14 years (low), age at least 60 "
                                      "years (high)]}], must: {record: file}}"));
  EXPECT_EQ(years_at_last_event(*case_of(made, "code.either", true, "age below 14 years (low)")), 13);
  EXPECT_EQ(years_at_last_event(*case_of(made, "code.either", true, "age at least 60 years (high)")), 60);
  EXPECT_EQ(years_at_last_event(*case_of(made, "code.either", false, "age below 14 years (low)")), 14);
  EXPECT_EQ(years_at_last_event(*case_of(made, "code.either", false, "age at least 60 years (high)")), 59);
}

TEST(Generate, ShowsABarOnWhatItBars) {
  const auto made = made_of(
      kListing + provision("spared", "{if: [age below 18 years (majority)], must_not: {list: debtors}}"));
  const auto* barred = case_of(made, "code.spared", true);
  const auto* listed = case_of(made, "code.spared", false, "age below 18 years (majority)");
  ASSERT_NE(barred, nullptr);
  ASSERT_NE(listed, nullptr);
  EXPECT_EQ(years_at_last_event(*barred), 17);
  EXPECT_TRUE(expected(*barred).empty());
  EXPECT_EQ(years_at_last_event(*listed), 18);
  EXPECT_EQ(expected(*listed).front().because, std::vector<std::string>{"code.listing"});
}

TEST(Generate, ShowsAStateWithWhatItRestsOnAndWithout) {
  const auto made =
      made_of(kListing + provision("loans", "{while: listed on debtors, must: {measure: no_loans}}"));
  EXPECT_EQ(expected(*case_of(made, "code.loans", true)).front().fields.at("id"), "no_loans");
  const auto* none = case_of(made, "code.loans", false, "listed on debtors");
  EXPECT_TRUE(none->life.events.empty());
  EXPECT_TRUE(expected(*none).empty());
}

TEST(Generate, ShowsAnEndOnSomethingThatEnds) {
  const auto made = made_of(
      kListing +
      provision("repair",
                "{when: pay, if: [age at least 18 years (majority)], must: {end: debtors, by: repair}}"));
  const auto* ended = case_of(made, "code.repair", true);
  ASSERT_EQ(ended->life.events.size(), 2U);
  EXPECT_EQ(ended->life.events[0].act, "owe");
  EXPECT_TRUE(expected(*ended).empty());
  const auto* goes_on = case_of(made, "code.repair", false, "age at least 18 years (majority)");
  EXPECT_EQ(expected(*goes_on).front().fields.at("register"), "debtors");
}

TEST(Generate, ExpectsAFineInTheTimeline) {
  const auto made = made_of(
      provision("fines", "{when: owe, if: [age at least 18 years (majority)], must: {fine: 50 CNY (fine)}}"));
  const auto* fined = case_of(made, "code.fines", true);
  EXPECT_EQ(fined->life.expect.begin()->second.front().field, "timeline");
  EXPECT_EQ(expected(*fined).front().fields.at("change"), "fine");
  EXPECT_TRUE(expected(*case_of(made, "code.fines", false, "age at least 18 years (majority)")).empty());
}

TEST(Generate, SaysWhatNothingMakesApplyAndWhatTheOthersImply) {
  const auto made =
      made_of(provision("dead", "{when: owe, if: [listed on debtors], must: {record: file}}") +
              provision("implied",
                        "{when: owe, if: [age at least 14 years (low), age at least 18 years (high)], must: "
                        "{record: file}}"));
  // Below 14 nobody is 18: the first condition never decides, and the second is shown at its edge.
  ASSERT_EQ(made.missing.size(), 2U);
  EXPECT_EQ(made.missing[0].provision, "code.dead");
  EXPECT_TRUE(made.missing[0].applies);
  EXPECT_EQ(made.missing[0].why.en, "Nothing that can happen makes it apply.");
  EXPECT_EQ(made.missing[1].condition, "age at least 14 years (low)");
  EXPECT_EQ(made.missing[1].why.en, "The other conditions imply it: it never decides alone.");
  EXPECT_EQ(years_at_last_event(*case_of(made, "code.implied", true, "age at least 18 years (high)")), 18);
  EXPECT_EQ(years_at_last_event(*case_of(made, "code.implied", false, "age at least 18 years (high)")), 17);
}

/// "Exactly once" is told from "exactly twice" only if the acts lie on different days.
TEST(Generate, KeepsApartWhatOnOneDayWouldLookTheSame) {
  const auto made = made_of(provision(
      "first",
      "{when: bark, if: [count of bark within 1 year (window) exactly 1 times (nth)], must: [warn]}"));
  const auto* again =
      case_of(made, "code.first", false, "count of bark within 1 year (window) exactly 1 times (nth)");
  ASSERT_NE(again, nullptr);
  ASSERT_EQ(again->life.events.size(), 2U);
  EXPECT_LT(again->life.events[0].on, again->life.events[1].on);
  EXPECT_EQ(expected(*again).size(), 1U);
}

/// How many of the cases find something else in this law than they expect.
int told_apart(const Cases& made, const std::string& provisions) {
  const auto law = read(kWords + provisions);
  int differing = 0;
  for (const auto& one : made.cases) {
    base::Diagnostics diagnostics;
    const auto regime = regime::compile(*law, one.life.view, diagnostics);
    if (!explain::explain(*regime, one.life).expectations.empty()) ++differing;
  }
  return differing;
}

TEST(Generate, TellsALawFromOneThatDiffersInOneCondition) {
  const auto rule = [](const std::string& guard) {
    return provision("one", "{when: bark, " + guard + "must: {record: file}}");
  };
  const std::string age = "age at least 18 years (majority)";
  const std::string count = "count of bark within 1 year (window) at least 3 times (limit)";
  const auto guard = [](const std::string& a, const std::string& b) {
    return "if: [" + a + ", " + b + "], ";
  };
  const auto made = made_of(rule(guard(age, count)));
  EXPECT_EQ(told_apart(made, rule(guard(age, count))), 0);
  for (const auto& other :
       {guard("age at least 17 years (majority)", count), guard("age at least 19 years (majority)", count),
        guard(age, "count of bark within 1 year (window) at least 2 times (limit)"),
        guard(age, "count of bark within 1 year (window) at least 4 times (limit)"),
        guard(age, "count of bark within 1 year (window) above 3 times (limit)"), "if: [" + age + "], ",
        "if: [" + count + "], ", std::string()})
    EXPECT_GT(told_apart(made, rule(other)), 0) << other;
}

}  // namespace
}  // namespace osmanthus::audit::tests
