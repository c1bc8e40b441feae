// Laws that break one property each, and laws that only seem to.
#include <gtest/gtest.h>

#include <set>

#include "laws.hpp"

namespace osmanthus::audit::tests {
namespace {

struct Sample {
  std::string name;
  std::string property;
  std::string provisions;
  Decision decision;
};

void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.name; }

class Judged : public testing::TestWithParam<Sample> {};

TEST_P(Judged, AsTheLawIs) {
  const auto& [name, property, provisions, decision] = GetParam();
  judged(property, name, kWords + provisions, decision);
}

const std::string kListing = provision(
    "listing",
    "{when: owe, if: [age at least 18 years (majority)], must: {list: debtors, for: 2 years (term)}}");
const std::string kRepair = provision("repair", "{when: pay, must: {end: debtors, by: repair}}");
const std::string kLoans = provision("loans", "{while: listed on debtors, must: {measure: no_loans}}");
const std::string kCourse =
    provision("course_for_wards",
              "{when: bark, if: [age below 14 years (wards)], may: {duty: course, for: 1 month (time), to: "
              "guardian}}") +
    provision("refusal",
              "{when: refuse_course, if: [bound by course], must: {record: file, for: 6 months (kept)}}");
const std::string kClean = kListing + kRepair + kLoans + kCourse;

std::vector<Sample> samples() {
  const auto violated = Decision::violated;
  const auto holds = Decision::holds;
  const std::set<std::string> needs_words_of_its_own = {"minors", "notice_before_effect", "remedy"};
  std::vector<Sample> all;
  for (const auto& property : properties()) {
    if (!needs_words_of_its_own.contains(property.id))
      all.push_back({"clean_" + property.id, property.id, kClean, holds});
  }
  const std::vector<Sample> own = {
      // bounded_duration
      {"no_term", "bounded_duration", provision("listing", "{when: owe, must: {list: debtors}}"), violated},
      {"term_none", "bounded_duration",
       provision("listing", "{when: owe, must: {list: debtors, for: none (term)}}"), violated},
      {"renewed_on_review", "bounded_duration",
       kClean +
           provision("again",
                     "{when: review, if: [listed on debtors], may: {list: debtors, for: 1 year (more)}}"),
       violated},
      {"renewed_on_paying", "bounded_duration",
       kClean + provision("again",
                          "{when: help, if: [listed on debtors], must: {list: debtors, for: 1 year (more)}}"),
       violated},
      {"renewed_in_a_circle", "bounded_duration",
       kClean +
           provision(
               "there",
               "{when: review, if: [listed on debtors], must: {list: defaulters, for: 2 years (more)}}") +
           provision("back",
                     "{when: help, if: [listed on defaulters], must: {list: debtors, for: 2 years (more)}}"),
       violated},
      {"ever_since", "bounded_duration",
       provision("late", "{when: review, if: [done owe], must: {record: file, for: 1 month (kept)}}"),
       violated},
      {"while_nothing_lapses", "bounded_duration",
       provision("always", "{while: [done owe], must: {measure: no_loans}}"), violated},
      {"duty_without_end", "bounded_duration", provision("course", "{when: owe, must: {duty: course}}"),
       violated},
      {"relisting_for_a_breach", "bounded_duration",
       kClean + provision("extension",
                          "{when: owe, may: {extend: debtors, by: 1 to 3 years (extension), of: older}}"),
       holds},
      {"list_that_grounds_a_terminable_measure", "bounded_duration",
       kListing + provision("trips", "{when: debtors opens, must: {measure: no_trips, for: 3 months (ban)}}"),
       holds},
      {"review_of_a_fresh_breach", "bounded_duration",
       provision("late",
                 "{when: review, if: [done owe within 1 year (window)], must: {record: file, for: 1 month "
                 "(kept)}}"),
       holds},
      {"one_step_down_on_review", "bounded_duration",
       kListing +
           provision("down",
                     "{when: review, if: [listed on debtors], must: {record: file, for: 1 year (kept)}}"),
       holds},
      {"a_perk_for_ever", "bounded_duration", provision("perks", "{when: help, must: {measure: perk}}"),
       holds},
      // repair_reachable
      {"grace", "repair_reachable",
       kListing + provision("repair", "{when: pay, may: {end: debtors, by: repair}}"), violated},
      {"no_way_out", "repair_reachable", kListing, violated},
      {"each_waits_for_the_other", "repair_reachable",
       kListing + provision("second", "{when: owe, must: {list: defaulters, for: 2 years (term)}}") +
           provision("one", "{when: pay, unless: [listed on defaulters], must: {end: debtors, by: repair}}") +
           provision("other",
                     "{when: help, unless: [listed on debtors], must: {end: defaulters, by: repair}}"),
       violated},
      {"locked_too_long", "repair_reachable",
       provision("listing",
                 "{when: owe, must: {list: debtors, for: 5 years (term), at_least: 3 years (lock)}}") +
           kRepair,
       violated},
      {"only_others_can", "repair_reachable",
       kListing + provision("release", "{when: review, must: {end: debtors, by: release}}"), violated},
      {"in_an_order", "repair_reachable",
       kListing + provision("second", "{when: owe, must: {list: defaulters, for: 2 years (term)}}") +
           provision("one", "{when: pay, must: {end: debtors, by: repair}}") +
           provision("other",
                     "{when: help, unless: [listed on debtors], must: {end: defaulters, by: repair}}"),
       holds},
      {"soon_over", "repair_reachable",
       provision("listing", "{when: owe, must: {list: debtors, for: 180 days (term)}}"), holds},
      {"after_a_year", "repair_reachable",
       provision("listing",
                 "{when: owe, must: {list: debtors, for: 5 years (term), at_least: 1 year (lock)}}") +
           kRepair,
       holds},
      // no_third_party
      {"child_barred", "no_third_party",
       kListing + provision("school", "{while: listed on debtors, must: {measure: no_school, to: child}}"),
       violated},
      {"child_barred_from_its_side", "no_third_party",
       kListing +
           provision(
               "school",
               "{while: [parent listed on debtors, age below 18 years (child)], must: {measure: no_school}}"),
       violated},
      {"child_recorded_longer", "no_third_party",
       kListing + provision("own", "{when: bark, must: {record: file, for: 1 month (kept)}}") +
           provision("longer",
                     "{when: bark, if: [parent listed on debtors], must: {extend: file, by: 1 year (more), "
                     "of: new}}"),
       violated},
      {"representative_recorded", "no_third_party",
       provision("officers", "{when: owe, must: {record: file, for: 1 month (kept), to: representative}}"),
       violated},
      {"parent_fined", "no_third_party",
       provision("parents", "{when: bark, must: {fine: 50 CNY (fine), to: parent}}"), violated},
      {"own_refusal_of_the_course", "no_third_party", kCourse, holds},
      {"own_listing", "no_third_party", kListing + kLoans, holds},
      {"child_gets_a_perk", "no_third_party",
       kListing + provision("pity", "{while: [parent listed on debtors], may: {measure: perk}}"), holds},
      // legal_basis
      {"by_a_notice", "legal_basis",
       provision("listing", "{when: owe, must: {list: debtors, for: 1 year (term)}}",
                 "rank: normative_document, "),
       violated},
      {"by_a_practice", "legal_basis",
       provision("trips", "{when: owe, must: {fine: 50 CNY (fine)}}", "rank: practice, "), holds},
      {"duty_by_a_rank_without_a_line", "legal_basis",
       provision("course", "{when: owe, must: {duty: course, for: 1 month (time)}}",
                 "rank: department_rule, "),
       violated},
      {"by_the_right_rank", "legal_basis", kClean, holds},
      {"a_notice_that_gives", "legal_basis",
       provision("perks", "{when: help, must: {measure: perk}}", "rank: normative_document, "), holds},
      {"a_notice_that_cannot_apply", "legal_basis",
       provision("never",
                 "{when: owe, if: [listed on defaulters], must: {list: debtors, for: 1 year (term)}}",
                 "rank: normative_document, "),
       holds},
      // minors
      {"anybody_listed", "minors",
       provision("listing", "{when: owe, must: {list: debtors, for: 1 year (term)}}"), violated},
      {"thirteen_for_fourteen", "minors",
       provision(
           "record",
           "{when: owe, if: [age at least 13 years (limit)], must: {record: file, for: 1 year (kept)}}"),
       violated},
      {"listed_at_fourteen", "minors",
       provision(
           "listing",
           "{when: owe, if: [age at least 14 years (limit)], must: {list: debtors, for: 1 year (term)}}"),
       violated},
      {"child_of_a_debtor", "minors",
       kListing + provision("school", "{while: [parent listed on debtors], must: {measure: no_school}}"),
       violated},
      {"fourteenth_birthday", "minors",
       provision(
           "record",
           "{when: owe, if: [age at least 14 years (limit)], must: {record: file, for: 1 year (kept)}}"),
       holds},
      {"guardian_s_course", "minors",
       provision("course_for_wards",
                 "{when: bark, if: [age below 14 years (wards)], may: {duty: course, for: 1 month (time), "
                 "to: guardian}}"),
       holds},
      {"firms_only", "minors",
       provision("firms", "{when: owe, if: [is legal_person], must: {list: debtors, for: 1 year (term)}}"),
       holds},
      {"barred", "minors",
       provision("listing", "{when: owe, must: {list: debtors, for: 1 year (term)}}") +
           provision("minors", "{if: [age below 18 years (majority)], must_not: {list: debtors}}"),
       holds},
      // linkage
      {"trips_for_debts", "linkage",
       kListing + provision("trips", "{while: listed on debtors, must: {measure: no_trips}}"), violated},
      {"dogs_on_the_way_to_loans", "linkage",
       provision("record", "{when: bark, must: {record: file, for: 1 year (kept)}}") +
           provision("loans", "{while: recorded in file, must: {measure: no_loans}}"),
       violated},
      {"loans_for_debts", "linkage", kListing + kLoans, holds},
      {"a_record_links_nothing", "linkage",
       provision("record", "{when: bark, must: {record: file, for: 1 year (kept)}}"), holds},
      // dead
      {"reads_what_nothing_opens", "dead",
       provision("loans", "{while: listed on defaulters, must: {measure: no_loans}}"), violated},
      {"young_and_old", "dead",
       provision("record",
                 "{when: owe, if: [age below 14 years (young), age at least 18 years (old)], must: {record: "
                 "file, for: 1 year (kept)}}"),
       violated},
      {"many_acts", "dead",
       provision("record",
                 "{when: owe, if: [count of owe within 1 year (window) at least 6 times (limit)], must: "
                 "{record: file, for: 1 year (kept)}}"),
       holds},
      {"units_only", "dead",
       provision("firms", "{when: owe, if: [is legal_person], must: {list: debtors, for: 1 year (term)}}"),
       holds},
  };
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

INSTANTIATE_TEST_SUITE_P(Laws, Judged, testing::ValuesIn(samples()),
                         [](const auto& one) { return one.param.property + "_" + one.param.name; });

/// Listed for two years, and that day, for another act, for one more.
TEST(LongestStay, CountsWhatAnotherActAdds) {
  const auto law =
      read(kWords + provision("listing", "{when: owe, must: {list: debtors, for: 2 years (term)}}") +
           provision("longer", "{when: bark, must: {extend: debtors, by: 1 year (more), of: older}}"));
  const auto found = audited(*law, {"bounded_duration"});
  const auto& stay = found->verdicts.front().stay;
  ASSERT_TRUE(stay.has_value());
  EXPECT_EQ(stay->days, *base::parse_date("2022-11-30") - *base::parse_date("2019-11-30"));
}

/// Half a year would be over soon; with the year that another act adds it is not, and nothing ends it.
TEST(RepairReachable, CountsWhatAnotherActAdds) {
  const auto law =
      read(kWords + provision("listing", "{when: owe, must: {list: debtors, for: 6 months (term)}}") +
           provision("longer", "{when: bark, must: {extend: debtors, by: 1 year (more), of: older}}"));
  EXPECT_EQ(overall(*audited(*law, {"repair_reachable"}), "repair_reachable"), Decision::violated);
}

}  // namespace
}  // namespace osmanthus::audit::tests
