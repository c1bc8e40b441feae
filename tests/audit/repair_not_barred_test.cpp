// Laws under which a measure takes what its bearer needs to end it, and laws under which it only seems to.
#include <gtest/gtest.h>

#include "process_laws.hpp"

namespace osmanthus::audit::tests {
namespace {

class RepairBarred : public testing::TestWithParam<Sample> {};
TEST_P(RepairBarred, IsJudgedAsTheLawIs) { expect_verdict(GetParam(), "repair_not_barred"); }

const std::string kListing = provision("listing", "{when: owe, must: {list: debtors, for: 2 years (term)}}");
const std::string kPay = provision("repair", "{when: pay, must: {end: debtors, by: repair}}");
const std::string kHelp = provision("repair", "{when: help, must: {end: debtors, by: repair}}");

std::string during(const std::string& measures, const std::string& id = "measures") {
  return provision(id, "{while: listed on debtors, may: {measure: " + measures + "}}");
}

std::vector<Sample> samples() {
  const auto violated = Decision::violated;
  const auto holds = Decision::holds;
  return {
      {"a_firm_without_credit_and_trade", violated, kListing + kPay + during("[no_loans, no_orders]")},
      {"by_two_provisions", violated, kListing + kPay + during("no_loans") + during("no_orders", "orders")},
      {"a_person_without_income_and_credit", violated,
       kListing + kPay + during("[no_loans, no_trips, no_school]")},
      {"no_hands_for_help", violated, kListing + kHelp + during("no_shop")},
      {"the_measure_that_needs_its_own_end", violated,
       provision("shop", "{when: owe, must: {measure: no_shop, for: 2 years (term)}}") +
           provision("repair", "{when: help, must: {end: no_shop, by: repair}}")},
      {"both_ways_closed", violated,
       kListing + kPay + provision("other", "{when: help, must: {end: debtors, by: repair}}") +
           during("[no_loans, no_orders, no_shop]")},
      {"even_grace_is_out_of_reach", violated,
       kListing + provision("repair", "{when: help, may: {end: debtors, by: repair}}") + during("no_shop")},
      {"by_a_measure_opened_with_the_list", violated,
       kListing + kHelp +
           provision("shop", "{when: debtors opens, must: {measure: no_shop, for: 1 year (ban)}}")},
      {"through_a_record_of_the_listing", violated,
       kListing + kHelp + provision("kept", "{while: listed on debtors, must: {record: file}}") +
           provision("shop", "{while: recorded in file, must: {measure: no_shop}}")},
      {"a_record_that_closes_its_own_way", violated,
       provision("record", "{when: bark, must: {record: file, for: 1 year (kept)}}") +
           provision("repair", "{when: help, must: {end: file, by: repair}}") +
           provision("shop", "{while: recorded in file, must: {measure: no_shop}}")},
      {"a_duty_that_cannot_be_done", violated,
       provision("duty", "{when: owe, must: {duty: course, for: 1 year (time)}}") +
           provision("done", "{when: help, must: {end: course, by: repair}}") +
           provision("shop", "{while: bound by course, must: {measure: no_shop}}")},
      {"only_firms_are_closed", violated,
       provision("listing", "{when: owe, if: is legal_person, must: {list: debtors, for: 2 years (term)}}") +
           kPay + during("[no_loans, no_orders]")},
      // What only seems to.
      {"trade_is_left", holds, kListing + kPay + during("no_loans")},
      {"credit_is_left", holds, kListing + kPay + during("no_orders")},
      {"income_is_taken_by_both_only", holds, kListing + kPay + during("[no_loans, no_trips]")},
      {"another_way_is_left", holds,
       kListing + kPay + provision("other", "{when: help, must: {end: debtors, by: repair}}") +
           during("[no_loans, no_orders]")},
      {"no_trips_of_one_who_pays_by_bank", holds, kListing + kPay + during("no_trips")},
      {"no_way_out_at_all", holds, kListing + during("[no_loans, no_orders, no_shop]")},
      {"only_persons_who_keep_their_income", holds,
       provision("listing",
                 "{when: owe, if: is natural_person, must: {list: debtors, for: 2 years (term)}}") +
           kPay + during("[no_loans, no_orders]")},
      {"never_both_at_once", holds,
       kListing + kPay +
           provision("firms", "{while: [listed on debtors, is public_body], must: {measure: no_loans}}") +
           provision("others",
                     "{while: [listed on debtors, not is public_body], must: {measure: no_orders}}")},
      {"closed_for_another_reason", holds,
       kListing + kHelp + provision("shop", "{when: bark, must: {measure: no_shop, for: 1 year (ban)}}")},
      {"closed_by_the_parent_s_listing", holds,
       kListing + kHelp +
           provision("shop", "{while: parent listed on defaulters, must: {measure: no_shop}}")},
      {"what_corrects_needs_nothing", holds,
       kListing + provision("correction", "{when: objection_upheld, must: {end: debtors, by: correction}}") +
           during("no_shop")},
  };
}

INSTANTIATE_TEST_SUITE_P(Laws, RepairBarred, testing::ValuesIn(samples()),
                         [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace osmanthus::audit::tests
