// More laws that break one property each, and more that only seem to: of bounded duration, repair, third
// parties, legal basis, linkage and dead letters.
#include <gtest/gtest.h>

#include "laws.hpp"

namespace osmanthus::audit::tests {
namespace {

struct Law {
  const char* name;
  Decision decision;
  std::string provisions;
};

constexpr auto kBad = Decision::violated;
constexpr auto kGood = Decision::holds;

const std::string kListing = provision("listing", "{when: owe, must: {list: debtors, for: 2 years (term)}}");
const std::string kRepair = provision("repair", "{when: pay, must: {end: debtors, by: repair}}");
const std::string kRecord = provision("record", "{when: owe, must: {record: file, for: 1 year (kept)}}");
const std::string kMerit =
    "- scores: {merit: {cite: 1, for: [is natural_person], start: 10 points, floor: 0 points, ceiling: 12 "
    "points, zh: "
    "分, en: points}}\n";

std::string by_a_notice(const std::string& rule) {
  return provision("one", rule, "rank: normative_document, ");
}

void expect_all(const std::string& property, const std::vector<Law>& laws) {
  for (const auto& law : laws) {
    SCOPED_TRACE(law.name);
    judged(property, law.name, kWords + law.provisions, law.decision);
  }
}

TEST(MoreLaws, OfBoundedDuration) {
  expect_all(
      "bounded_duration",
      {{"points_lost_for_good", kBad,
        kMerit + provision("loss", "{when: bark, must: {points: merit, add: -1 points (loss)}}")},
       {"barred_until_one_pays", kBad,
        provision("bar", "{when: owe, must: {measure: no_loans}}") +
            provision("release", "{when: pay, must: {end: no_loans, by: repair}}")},
       {"barred_by_a_record_for_good", kBad,
        provision("record", "{when: owe, must: {record: file}}") +
            provision("loans", "{while: recorded in file, must: {measure: no_loans}}")},
       {"the_old_for_good", kBad,
        provision("bar", "{when: owe, if: [age at least 60 years (old)], must: {measure: no_trips}}")},
       {"points_lost_for_a_year", kGood,
        kMerit + provision("loss",
                           "{when: bark, must: {points: merit, add: -1 points (loss), for: 1 year (term)}}")},
       {"longer_on_review_but_once", kGood,
        kListing + provision("longer",
                             "{when: review, if: [listed on debtors], must: {extend: debtors, by: 1 year "
                             "(more), of: older}}")},
       {"a_fine", kGood, provision("fine", "{when: owe, must: {fine: 50 CNY (sum)}}")},
       {"a_ban_of_a_month", kGood,
        provision("ban", "{when: owe, must: {measure: no_trips, for: 1 month (term)}}")}});
}

TEST(MoreLaws, OfRepair) {
  expect_all(
      "repair_reachable",
      {{"a_record_of_three_years", kBad,
        provision("record", "{when: owe, must: {record: file, for: 3 years (kept)}}")},
       {"a_way_out_for_the_young", kBad,
        kListing +
            provision("repair",
                      "{when: pay, if: [age below 18 years (young)], must: {end: debtors, by: repair}}")},
       {"a_way_out_of_the_north", kBad,
        kListing +
            provision("repair", "{when: pay, if: [resides in north], must: {end: debtors, by: repair}}")},
       {"a_way_out_of_another_list", kBad,
        kListing + provision("repair", "{when: pay, must: {end: defaulters, by: repair}}")},
       {"a_measure_of_two_years", kBad,
        provision("bar", "{when: owe, must: {measure: no_loans, for: 2 years (term)}}")},
       {"on_review_when_one_has_paid", kBad,
        kListing + provision("repair", "{when: review, if: [done pay], must: {end: debtors, by: repair}}")},
       {"by_two_acts", kGood,
        kListing + provision("repair", "{when: pay, if: [done help], must: {end: debtors, by: repair}}")},
       {"by_paying_or_helping", kGood,
        kListing + provision("repair", "{when: [pay, help], must: {end: debtors, by: repair}}")},
       {"a_record_of_a_year", kGood, kRecord},
       {"of_what_rests_on_the_list", kGood,
        kListing + kRepair + provision("trips", "{while: listed on debtors, must: {measure: no_trips}}")},
       {"a_fine_once_paid_is_over", kGood, provision("fine", "{when: owe, must: {fine: 50 CNY (sum)}}")},
       {"after_the_wait_that_may_be_asked", kGood,
        provision("listing",
                  "{when: owe, must: {list: debtors, for: 3 years (term), at_least: 6 months (lock)}}") +
            kRepair}});
}

TEST(MoreLaws, OfThirdParties) {
  expect_all(
      "no_third_party",
      {{"guardian_fined", kBad, provision("fine", "{when: bark, must: {fine: 50 CNY (sum), to: guardian}}")},
       {"unit_listed", kBad,
        provision("unit", "{when: owe, must: {list: debtors, for: 1 year (term), to: unit}}")},
       {"staff_barred_while_the_unit_is_listed", kBad,
        kListing + provision("staff", "{while: unit listed on debtors, must: {measure: no_trips}}")},
       {"guardian_barred", kBad,
        kListing + provision("bar", "{while: listed on debtors, must: {measure: no_loans, to: guardian}}")},
       {"parent_loses_points", kBad,
        kMerit + provision("loss", "{when: bark, must: {points: merit, add: -1 points (loss), to: parent}}")},
       {"child_listed", kBad,
        provision("child", "{when: owe, must: {list: defaulters, for: 1 year (term), to: child}}")},
       {"one_s_own_fine", kGood, provision("fine", "{when: bark, must: {fine: 50 CNY (sum)}}")},
       {"spared_since_the_parent_is_listed", kGood,
        kListing + provision("record",
                             "{when: bark, unless: [parent listed on debtors], must: {record: file, for: 1 "
                             "month (kept)}}")},
       {"milder_since_the_parent_is_listed", kGood,
        kListing +
            provision("end",
                      "{when: help, if: [parent listed on debtors], must: {end: debtors, by: repair}}")},
       {"the_firm_for_itself", kGood,
        provision("firms", "{when: owe, if: [is legal_person], must: {list: debtors, for: 1 year (term)}}")},
       {"a_duty_of_the_guardian", kGood,
        provision("course", "{when: bark, must: {duty: course, for: 1 month (time), to: guardian}}")},
       {"the_child_is_helped", kGood, provision("perk", "{when: help, must: {measure: perk, to: child}}")}});
}

TEST(MoreLaws, OfLegalBasis) {
  expect_all(
      "legal_basis",
      {{"a_fine_by_a_notice", kBad, by_a_notice("{when: owe, must: {fine: 50 CNY (sum)}}")},
       {"a_warning_by_a_notice", kBad, by_a_notice("{when: owe, must: warn}")},
       {"a_bar_by_a_notice", kBad,
        by_a_notice("{when: owe, must: {measure: no_trips, for: 1 month (term)}}")},
       {"a_record_by_a_notice", kBad, by_a_notice("{when: owe, must: {record: file, for: 1 month (kept)}}")},
       {"a_duty_by_a_notice", kBad, by_a_notice("{when: owe, must: {duty: course, for: 1 month (time)}}")},
       {"points_by_a_notice", kBad,
        kMerit + by_a_notice("{when: bark, must: {points: merit, add: -1 points (loss)}}")},
       {"a_poster_by_a_notice", kBad,
        by_a_notice("{when: owe, must: {disclose: name, channel: paper, audience: all}}")},
       {"a_state_by_a_notice", kBad,
        kListing + by_a_notice("{while: listed on debtors, must: {measure: no_loans}}")},
       {"at_pleasure_by_a_notice", kBad,
        by_a_notice("{when: owe, may: {list: debtors, for: 1 year (term)}}")},
       {"longer_by_a_notice", kBad,
        kListing + by_a_notice("{when: bark, must: {extend: debtors, by: 1 year (more), of: older}}")},
       {"a_notice_that_ends", kGood, kListing + by_a_notice("{when: pay, must: {end: debtors, by: repair}}")},
       {"a_notice_that_bars_a_listing", kGood,
        kListing + by_a_notice("{if: [age below 18 years (young)], must_not: {list: debtors}}")},
       {"points_gained_by_a_notice", kGood,
        kMerit + by_a_notice("{when: help, must: {points: merit, add: 1 points (gain)}}")},
       {"a_fine_by_the_right_rank", kGood, provision("fine", "{when: owe, must: {fine: 50 CNY (sum)}}")},
       {"a_poster_by_the_right_rank", kGood,
        provision("poster", "{when: owe, must: {disclose: name, channel: paper, audience: all}}")}});
}

TEST(MoreLaws, OfLinkage) {
  const auto trips = [](const std::string& state) {
    return provision("trips", "{while: " + state + ", must: {measure: no_trips}}");
  };
  expect_all(
      "linkage",
      {{"no_trips_for_barking", kBad,
        provision("one", "{when: bark, must: {measure: no_trips, for: 1 month (term)}}")},
       {"no_loans_for_barking", kBad,
        provision("one", "{when: bark, must: {measure: no_loans, for: 1 month (term)}}")},
       {"no_school_for_barking", kBad,
        provision("one", "{when: bark, must: {measure: no_school, for: 1 month (term)}}")},
       {"by_a_list_behind_a_list", kBad,
        kListing +
            provision("second", "{when: debtors opens, must: {list: defaulters, for: 1 year (term)}}") +
            trips("listed on defaulters")},
       {"for_two_debts", kBad,
        provision(
            "one",
            "{when: owe, if: [count of owe within 1 year (window) at least 2 times (limit)], must: {measure: "
            "no_trips, for: 1 month (term)}}")},
       {"at_pleasure", kBad, provision("one", "{when: owe, may: {measure: no_trips, for: 1 month (term)}}")},
       {"of_debtors_who_let_bark", kBad,
        kListing +
            provision(
                "one",
                "{when: bark, if: [listed on debtors], must: {measure: no_loans, for: 1 month (term)}}")},
       {"of_firms", kBad, kListing + trips("[listed on debtors, is legal_person]")},
       {"of_the_debtor_s_child", kBad, kListing + trips("parent listed on debtors")},
       {"by_a_record", kBad, kRecord + trips("recorded in file")},
       {"no_school_for_debts", kGood,
        provision("one", "{when: owe, must: {measure: no_school, for: 1 month (term)}}")},
       {"a_fine_for_barking", kGood, provision("one", "{when: bark, must: {fine: 50 CNY (sum)}}")},
       {"a_list_that_nothing_follows", kGood,
        provision("one", "{when: bark, must: {list: defaulters, for: 1 year (term)}}")},
       {"trips_of_a_list_that_nobody_is_on", kGood, kListing + trips("listed on defaulters")},
       {"a_perk_for_helping", kGood,
        provision("one", "{when: help, must: {measure: perk, for: 1 month (term)}}")},
       {"two_debts_and_no_loans", kGood,
        provision(
            "one",
            "{when: owe, if: [count of owe within 1 year (window) at least 2 times (limit)], must: {measure: "
            "no_loans, for: 1 month (term)}}")}});
}

TEST(MoreLaws, ThatAreDeadLetters) {
  const auto record = [](const std::string& guard) {
    return provision("record", "{when: owe, if: [" + guard + "], must: {record: file, for: 1 year (kept)}}");
  };
  expect_all(
      "dead",
      {{"bound_by_what_nobody_imposes", kBad,
        provision("refusal",
                  "{when: refuse_course, if: [bound by course], must: {record: file, for: 1 year (kept)}}")},
       {"behind_what_never_opens", kBad,
        provision("listing",
                  "{when: owe, if: [listed on defaulters], must: {list: debtors, for: 1 year (term)}}") +
            provision("loans", "{while: listed on debtors, must: {measure: no_loans}}")},
       {"three_times_and_not_two", kBad,
        record("count of owe within 1 year (window) at least 3 times (low), count of owe within 1 year "
               "(again) at most 2 "
               "times (high)")},
       {"at_home_and_away", kBad, record("resides in north, not resides in north")},
       {"only_who_is_listed_is_listed", kBad,
        provision("listing",
                  "{when: owe, if: [listed on debtors], must: {list: debtors, for: 1 year (term)}}")},
       {"each_needs_the_other", kBad,
        provision("one", "{when: owe, if: [bound by course], must: {record: file, for: 1 year (kept)}}") +
            provision("other",
                      "{when: bark, if: [recorded in file], must: {duty: course, for: 1 month (time)}}")},
       {"a_firm_that_is_a_person", kBad, record("is legal_person, is natural_person")},
       {"paid_and_never_paid", kBad, record("done pay, not done pay")},
       {"the_second_listing", kGood, kListing + record("listed on debtors")},
       {"who_has_paid_before", kGood, record("done pay")},
       {"who_is_of_age_on_the_day", kGood,
        record("age at least 18 years (adult), age below 19 years (older)")},
       {"three_times_and_not_four", kGood,
        record("count of owe within 1 year (window) at least 3 times (low), count of owe within 1 year "
               "(again) at most 3 "
               "times (high)")},
       {"of_the_north_alone", kGood, record("resides in north")},
       {"of_a_listed_parent", kGood, kListing + record("parent listed on debtors")},
       {"once_it_has_been_reviewed", kGood, record("done review within 1 month (window)")}});
}

}  // namespace
}  // namespace osmanthus::audit::tests
