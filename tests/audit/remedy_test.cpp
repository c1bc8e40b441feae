// Laws under which a right objection does not help, or not in time, and laws under which it only seems not
// to.
#include <gtest/gtest.h>

#include "process_laws.hpp"

namespace osmanthus::audit::tests {
namespace {

class RemedyOf : public testing::TestWithParam<Sample> {};
TEST_P(RemedyOf, IsJudgedAsTheLawIs) { expect_verdict(GetParam(), "remedy"); }

const std::string kListing = provision("listing", "{when: owe, must: {list: debtors, for: 2 years (term)}}");

std::string correction(const std::string& end, const std::string& guard = "") {
  return provision("correction", "{when: objection_upheld, " + guard + "must: {end: " + end +
                                     ", by: correction, within: 20 days (days)}}");
}

std::vector<Sample> samples() {
  const auto violated = Decision::violated;
  const auto holds = Decision::holds;
  return {
      {"no_objection", violated, kListing},
      {"at_the_office_s_pleasure", violated,
       kListing + provision("correction",
                            "{when: objection_upheld, may: {end: debtors, by: correction, within: 20 "
                            "days (days)}}")},
      {"only_after_the_term", violated,
       kListing + correction("debtors", "if: time since owe at least 2 years (late), ")},
      {"only_after_half_a_year", violated,
       kListing + correction("debtors", "if: time since owe at least 6 months (late), ")},
      {"not_the_measure_it_grounded", violated,
       kListing + provision("trips", "{when: debtors opens, must: {measure: no_trips, for: 1 year (ban)}}") +
           correction("debtors")},
      {"not_this_provision_s", violated,
       kListing + provision("other", "{when: bark, must: {list: debtors, for: 1 year (term)}}") +
           provision("correction",
                     "{when: objection_upheld, must: {end: debtors, of: [other], by: correction, "
                     "within: 20 days (days)}}")},
      {"not_for_the_young", violated,
       kListing + correction("debtors", "if: age at least 18 years (majority), ")},
      {"not_while_on_another_list", violated,
       kListing + provision("second", "{when: bark, must: {list: defaulters, for: 2 years (term)}}") +
           provision("correction",
                     "{when: objection_upheld, unless: listed on defaulters, must: {end: debtors, by: "
                     "correction, within: 20 days (days)}}") +
           provision("other",
                     "{when: objection_upheld, if: listed on debtors, must: {end: defaulters, by: "
                     "correction, within: 20 days (days)}}")},
      {"no_deadline", violated,
       kListing + provision("correction", "{when: objection_upheld, must: {end: debtors, by: correction}}")},
      {"a_year_for_the_answer", violated,
       kListing + provision("correction",
                            "{when: objection_upheld, must: {end: debtors, by: correction, within: 1 "
                            "year (days)}}")},
      {"over_before_the_answer", violated,
       provision("listing", "{when: owe, must: {list: debtors, for: 10 days (term)}}") +
           correction("debtors")},
      {"only_of_the_office_s_own_motion", violated,
       kListing + provision("correction",
                            "{when: review, must: {end: debtors, by: correction, within: 20 days "
                            "(days)}}")},
      {"repair_is_no_remedy", violated,
       kListing + provision("repair", "{when: pay, must: {end: debtors, by: repair}}")},
      {"shown_at_once", violated,
       kScreen +
           provision("screen", "{when: owe, must: {disclose: face, channel: screen, audience: passers_by}}")},
      {"a_poster_at_once", violated,
       kListing + correction("debtors") +
           provision("poster", "{while: listed on debtors, must: {measure: poster}}")},
      {"points_for_good", violated,
       provision("points", "{when: owe, must: {points: merit, add: -3 points (loss)}}") +
           correction("debtors")},
      {"of_a_state_without_an_entry", violated,
       provision("debt", "{while: done owe, must: {measure: no_loans}}")},
      // What only seems to.
      {"within_twenty_days", holds, kListing + correction("debtors")},
      {"if_it_answers_the_event", holds, kListing + correction("debtors", "if: act is answering, ")},
      {"if_he_is_on_the_list", holds, kListing + correction("debtors", "if: listed on debtors, ")},
      {"what_the_list_brings_falls_with_it", holds,
       kListing + correction("debtors") +
           provision("loans", "{while: listed on debtors, must: {measure: no_loans}}") +
           provision("school", "{while: listed on debtors, must: {measure: no_school, to: child}}")},
      {"the_grounded_measure_too", holds,
       kListing + provision("trips", "{when: debtors opens, must: {measure: no_trips, for: 1 year (ban)}}") +
           correction("[debtors, no_trips]")},
      {"two_ways_of_which_one_is_sure", holds,
       kListing + correction("debtors") +
           provision("grace",
                     "{when: objection_upheld, if: act is answering, may: {end: debtors, by: correction}}")},
      {"points_come_back", holds,
       provision("points", "{when: owe, must: {points: merit, add: -3 points (loss)}}") +
           correction("merit")},
      {"a_poster_after_a_week", holds,
       provision("poster",
                 "{when: owe, must: {measure: poster, after: 7 days (objection), for: 1 year (term)}}") +
           correction("poster")},
      {"a_poster_of_who_could_object", holds,
       provision("listing",
                 "{when: owe, must: {list: debtors, after: 7 days (objection), for: 2 years (term)}}") +
           correction("debtors") +
           provision("poster", "{while: listed on debtors, must: {measure: poster}}")},
      {"a_short_term_after_a_long_wait", holds,
       provision("listing",
                 "{when: owe, must: {list: debtors, after: 20 days (objection), for: 10 days (term)}}") +
           correction("debtors")},
      {"a_perk", holds, provision("perk", "{when: help, must: {measure: perk}}")},
      {"what_cannot_apply", holds,
       provision("never",
                 "{when: owe, if: listed on defaulters, must: {list: debtors, for: 1 year (term)}}")},
  };
}

INSTANTIATE_TEST_SUITE_P(Laws, RemedyOf, testing::ValuesIn(samples()),
                         [](const auto& one) { return one.param.name; });

/// Where a rule has no deadline in a text that was not had in full, it may have one there.
TEST(RemedyInTheTexts, SilenceOfATextNotHadInFullIsUnknown) {
  auto text = kProcess + kListing +
              provision("correction", "{when: objection_upheld, must: {end: debtors, by: correction}}");
  for (const auto& [had, decision] :
       {std::pair("whole", Decision::violated), std::pair("none", Decision::unknown)}) {
    const auto at = text.find("text_had: ");
    text.replace(at, text.find('\n', at) - at, std::string("text_had: ") + had);
    const auto law = read(text);
    const auto found = audited(*law, {"remedy"}, regime::Reading::text);
    EXPECT_EQ(to_string(overall(*found, "remedy")), to_string(decision)) << had;
  }
}

}  // namespace
}  // namespace osmanthus::audit::tests
