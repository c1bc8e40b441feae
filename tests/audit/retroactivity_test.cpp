// Laws that reach back to acts from before them, and laws that only seem to.
#include <gtest/gtest.h>

#include "process_laws.hpp"

namespace osmanthus::audit::tests {
namespace {

class Retroactivity : public testing::TestWithParam<Sample> {};
TEST_P(Retroactivity, IsJudgedAsTheLawIs) { expect_verdict(GetParam(), "no_retroactivity"); }

/// In force from 2018 on; the code itself is from 2015 on.
std::string later(const std::string& id, const std::string& rule, const std::string& more = "") {
  return provision(id, rule, "force: [2018-01-01, null], " + more);
}

const std::string kListing = provision("listing", "{when: owe, must: {list: debtors, for: 5 years (term)}}");
const std::string kContinues = "continues: listing, ";

std::vector<Sample> samples() {
  const auto violated = Decision::violated;
  const auto holds = Decision::holds;
  return {
      {"a_window_from_before", violated,
       kListing + later("habit",
                        "{when: owe, if: count of owe within 2 years (window) at least 3 times (limit), "
                        "must: {record: file, for: 1 year (term)}}",
                        kContinues)},
      {"a_count_from_before", violated,
       kListing + later("habit",
                        "{when: owe, if: count of owe at least 2 times (limit), must: {fine: 500 CNY "
                        "(fine)}}",
                        kContinues)},
      {"exactly_so_many_from_before", violated,
       kListing + later("habit",
                        "{when: owe, if: count of owe exactly 2 times (limit), must: {duty: course, for: 1 "
                        "month (time)}}",
                        kContinues)},
      {"the_same_from_before", violated,
       kListing + later("habit",
                        "{when: [owe, bark], if: count of same at least 2 times (limit), must: {record: "
                        "file, for: 1 year (term)}}",
                        kContinues)},
      {"another_act_from_before", violated,
       kListing + later("barkers",
                        "{when: owe, if: done bark, must: {measure: no_trips, for: 1 year (term)}}",
                        kContinues)},
      {"a_state_from_before", violated,
       kListing + later("barkers", "{while: done bark, must: {measure: no_trips}}", kContinues)},
      {"on_review_of_what_was_before", violated,
       kListing + later("review", "{when: review, if: done owe, may: {record: file, for: 1 year (term)}}",
                        kContinues)},
      {"once_it_is_law", violated,
       kListing + later("now", "{when: commencement, if: done owe, must: {record: file, for: 1 year (term)}}",
                        kContinues)},
      {"how_long_ago_it_was", violated,
       later("recent",
             "{when: review, if: time since owe below 1 year (limit), must: {record: file, for: 1 year "
             "(term)}}")},
      {"listings_from_before", violated,
       kListing + later("habit",
                        "{when: owe, if: count of debtors at least 2 times (limit), must: {record: file, "
                        "for: 1 year (term)}}",
                        kContinues)},
      {"stretched_once_it_is_law", violated,
       kListing + later("longer", "{when: commencement, must: {extend: debtors, by: 1 year (more)}}")},
      {"stretched_on_review", violated,
       kListing +
           later("longer", "{when: review, may: {extend: debtors, by: 1 to 3 years (more), of: older}}")},
      {"stretched_for_paying", violated,
       kListing +
           later("longer", "{when: [owe, pay], must: {extend: debtors, by: 1 year (more), of: older}}")},
      {"reopened_on_review", violated,
       kListing + later("again",
                        "{when: review, if: listed on debtors, must: {list: debtors, for: 5 years (term)}}")},
      {"reopened_once_it_is_law", violated,
       kListing +
           later("again",
                 "{when: commencement, if: listed on debtors, must: {list: debtors, for: 9 years (term)}}")},
      // What only seems to.
      {"a_window_of_its_own_time", holds,
       kListing + later("habit",
                        "{when: owe, if: count of owe within 2 years (window) at least 3 times (limit), "
                        "must: {record: file, for: 1 year (term)}}")},
      {"goes_on_from_the_same_day", holds,
       kListing + provision("habit",
                            "{when: owe, if: count of owe at least 2 times (limit), must: {fine: 500 CNY "
                            "(fine)}}",
                            kContinues)},
      {"an_omission_that_goes_on", holds,
       kListing + later("refusers", "{when: owe, must: {record: file, for: 1 year (term)}}", kContinues)},
      {"what_a_listing_still_on_brings", holds,
       kListing + later("loans", "{while: listed on debtors, must: {measure: no_loans}}")},
      {"stretched_for_a_new_breach", holds,
       kListing + later("longer", "{when: owe, may: {extend: debtors, by: 1 to 3 years (more), of: older}}")},
      {"reopened_for_a_new_breach", holds,
       kListing +
           later("again", "{when: bark, if: listed on debtors, must: {list: debtors, for: 5 years (term)}}")},
      {"stretches_only_its_own", holds,
       kListing + later("own", "{when: bark, must: {list: debtors, for: 1 year (term)}}") +
           later("longer", "{when: review, must: {extend: debtors, of: [own], by: 1 year (more)}}")},
      {"a_milder_rule_from_earlier_payments", holds,
       kListing + later("milder",
                        "{when: owe, if: count of pay at most 0 times (limit), must: {record: file, for: 1 "
                        "year (term)}}",
                        kContinues)},
      {"a_way_out_for_the_earlier", holds,
       kListing + later("repair", "{when: pay, if: done owe, must: {end: debtors, by: repair}}", kContinues)},
      {"how_long_ago_in_its_own_time", holds,
       provision("recent",
                 "{when: review, if: [time since owe below 1 year (limit), done owe], must: {record: file, "
                 "for: 1 year (term)}}")},
      {"a_perk_for_the_earlier", holds,
       kListing + later("perk", "{when: help, if: done pay, must: {measure: perk}}", kContinues)},
  };
}

INSTANTIATE_TEST_SUITE_P(Laws, Retroactivity, testing::ValuesIn(samples()),
                         [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace osmanthus::audit::tests
