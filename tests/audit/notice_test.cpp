// Laws under which somebody is sanctioned before he was told, and laws under which he only seems to be.
#include <gtest/gtest.h>

#include "process_laws.hpp"

namespace osmanthus::audit::tests {
namespace {

class Notice : public testing::TestWithParam<Sample> {};
TEST_P(Notice, IsJudgedAsTheLawIs) { expect_verdict(GetParam(), "notice_before_effect"); }

const std::string kTold = provision(
    "listing",
    "{when: owe, must: {list: debtors, notice: same_day (notice), after: 7 days (objection), for: 2 "
    "years (term)}}");

std::vector<Sample> samples() {
  const auto violated = Decision::violated;
  const auto holds = Decision::holds;
  return {
      {"from_the_decision", violated,
       provision("listing", "{when: owe, must: {list: debtors, for: 2 years (term)}}")},
      {"a_wait_without_notice", violated,
       provision("listing", "{when: owe, must: {list: debtors, after: 7 days (wait), for: 2 years (term)}}")},
      {"notice_after_the_fact", violated,
       provision("listing",
                 "{when: owe, unless: done notice_served, must: {list: debtors, for: 2 years (term)}}")},
      {"notice_only_if_not_grave", violated,
       provision("listing",
                 "{when: shout, if: {any: [done notice_served, act is grave]}, must: {record: file, "
                 "for: 1 year (term)}}")},
      {"a_hearing_kind_at_once", violated,
       provision("shop",
                 "{when: owe, must: {measure: no_shop, notice: same_day (notice), for: 1 year (term)}}")},
      {"a_hearing_kind_too_soon", violated,
       provision("shop",
                 "{when: owe, must: {measure: no_shop, notice: same_day (notice), after: 2 days (wait), "
                 "for: 1 year (term)}}")},
      {"a_hearing_kind_told_the_day_before", violated,
       provision(
           "shop",
           "{when: owe, if: time since notice_served at least 1 day (wait), must: {measure: no_shop, for: "
           "1 year (term)}}")},
      {"a_fine_above_the_limit", violated,
       provision("fine", "{when: owe, must: {fine: 20 to 51 CNY (fine)}}")},
      {"a_fine_for_persons_too", violated, provision("fine", "{when: owe, must: {fine: 500 CNY (fine)}}")},
      {"a_fine_on_firms_above_theirs", violated,
       provision("fine", "{when: owe, if: is legal_person, must: {fine: 1001 CNY (fine)}}")},
      {"another_is_told", violated,
       kTold + provision("officers",
                         "{while: listed on debtors, must: {measure: no_trips, to: representative}}")},
      {"a_child_of_the_told", violated,
       kTold + provision("school", "{while: parent listed on debtors, must: {measure: no_school}}")},
      {"points_without_a_word", violated,
       provision("points", "{when: owe, must: {points: merit, add: -3 points (loss)}}")},
      {"a_duty_without_a_word", violated,
       provision("course", "{when: owe, must: {duty: course, for: 1 month (time)}}")},
      {"longer_without_a_word", violated,
       kTold + provision("longer", "{when: owe, must: {extend: debtors, by: 1 year (more), of: older}}")},
      {"shown_without_a_word", violated,
       provision("screen", "{when: owe, must: {disclose: face, channel: screen, audience: passers_by}}")},
      {"a_warning_is_no_notice", violated,
       provision("warning", "{when: owe, must: warn}") +
           provision("listing",
                     "{when: owe, if: count of owe within 1 year (window) at least 2 times (limit), "
                     "must: {list: debtors, for: 2 years (term)}}")},
      // What only seems to.
      {"told_and_given_time", holds, kTold},
      {"told_that_day", holds,
       provision("listing",
                 "{when: owe, must: {list: debtors, notice: same_day (notice), for: 2 years (term)}}")},
      {"told_next_month", holds,
       provision("listing",
                 "{when: owe, must: {list: debtors, notice: first_working_day_of_next_month (notice), "
                 "for: 2 years (term)}}")},
      {"only_when_served", holds,
       provision("listing",
                 "{when: notice_served, if: done owe, must: {list: debtors, for: 2 years (term)}}")},
      {"only_after_it_was_served", holds,
       provision("listing",
                 "{when: owe, if: done notice_served within 1 year (window), must: {list: debtors, "
                 "for: 2 years (term)}}")},
      {"a_hearing_kind_in_time", holds,
       provision("shop",
                 "{when: owe, must: {measure: no_shop, notice: same_day (notice), after: 3 days (wait), "
                 "for: 1 year (term)}}")},
      {"a_hearing_kind_served_in_time", holds,
       provision(
           "shop",
           "{when: owe, if: time since notice_served at least 3 days (wait), must: {measure: no_shop, for: "
           "1 year (term)}}")},
      {"fifty_on_the_spot", holds, provision("fine", "{when: owe, must: {fine: 50 CNY (fine)}}")},
      {"a_thousand_on_a_firm", holds,
       provision("fine", "{when: owe, if: is legal_person, must: {fine: 1000 CNY (fine)}}")},
      {"a_warning", holds, provision("warning", "{when: owe, must: warn}")},
      {"what_the_told_listing_brings", holds,
       kTold + provision("loans", "{while: listed on debtors, must: {measure: no_loans}}")},
      {"a_perk", holds, provision("perk", "{when: help, must: {measure: perk, for: 1 year (term)}}")},
      {"what_cannot_apply", holds,
       provision("never",
                 "{when: owe, if: listed on defaulters, must: {list: debtors, for: 1 year (term)}}")},
  };
}

INSTANTIATE_TEST_SUITE_P(Laws, Notice, testing::ValuesIn(samples()),
                         [](const auto& one) { return one.param.name; });

/// In the reading of the texts a text that was not had in full may say it where it was not had.
TEST(NoticeInTheTexts, SilenceOfATextNotHadInFullIsUnknown) {
  auto text = kProcess + provision("listing", "{when: owe, must: {list: debtors, for: 2 years (term)}}");
  for (const auto& [had, decision] :
       {std::pair("whole", Decision::violated), std::pair("part", Decision::unknown)}) {
    const auto at = text.find("text_had: ");
    text.replace(at, text.find('\n', at) - at, std::string("text_had: ") + had);
    const auto law = read(text);
    const auto found = audited(*law, {"notice_before_effect"}, regime::Reading::text);
    EXPECT_EQ(to_string(overall(*found, "notice_before_effect")), to_string(decision)) << had;
  }
}

}  // namespace
}  // namespace osmanthus::audit::tests
