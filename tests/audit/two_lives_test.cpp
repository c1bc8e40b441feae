// Laws under which of two lives that should fare alike, or one better, one does not; and laws that only seem
// to be such.
#include <gtest/gtest.h>

#include "two_lives.hpp"

namespace osmanthus::audit::tests {
namespace {

struct Sample {
  std::string name;
  std::string property;
  std::string provisions;
  Decision decision;
};

void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.name; }

class TwoLivesJudged : public testing::TestWithParam<Sample> {};

TEST_P(TwoLivesJudged, AsTheLawIs) {
  const auto& [name, property, provisions, decision] = GetParam();
  judged(property, name, kWords + kTwoLives + provisions, decision);
}

const std::string kListing = provision("listing", "{when: owe, must: {list: debtors, for: 2 years (term)}}");
const std::string kRepair = provision("repair", "{when: pay, must: {end: debtors, by: repair}}");

std::string score(const std::string& covers) {
  return "- scores: {merit: {cite: 1, for: [" + covers +
         "], start: 10 points, floor: 0 points, ceiling: 12 points, zh: 分, en: points}}\n";
}

std::vector<Sample> equal_treatment() {
  const auto violated = Decision::violated;
  const auto holds = Decision::holds;
  const std::string p = "equal_treatment";
  return {
      {"residents_listed", p,
       provision("a", "{when: owe, if: [resides in north], must: {list: debtors, for: 1 year (term)}}"),
       violated},
      {"residents_spared", p,
       provision("a", "{when: owe, unless: [resides in north], must: {list: debtors, for: 1 year (term)}}"),
       violated},
      {"longer_for_one_sex", p,
       provision("a", "{when: owe, if: [is female], must: {list: debtors, for: 2 years (term)}}") +
           provision("b", "{when: owe, unless: [is female], must: {list: debtors, for: 1 year (term)}}"),
       violated},
      {"dearer_for_one_sex", p,
       provision("a", "{when: owe, if: [is male], must: {fine: 100 CNY (fine)}}") +
           provision("b", "{when: owe, if: [is female], must: {fine: 50 CNY (fine)}}"),
       violated},
      {"sooner_for_one_sex", p,
       provision("a",
                 "{when: owe, if: [{any: [count of owe within 1 year (window) at least 3 times (limit), all: "
                 "[is female, count of owe within 1 year (other_window) at least 2 times (other_limit)]]}], "
                 "must: warn}"),
       violated},
      {"a_debtor_s_child", p,
       kListing + provision("school", "{while: [parent listed on debtors], must: {measure: no_school}}"),
       violated},
      {"to_the_child", p,
       kListing + provision("school", "{while: listed on debtors, must: {measure: no_school, to: child}}"),
       violated},
      {"own_term_by_the_parent", p,
       kListing + provision("own", "{when: bark, must: {record: file, for: 1 month (kept)}}") +
           provision("longer",
                     "{when: bark, if: [parent listed on debtors], must: {extend: file, by: 1 year (more), "
                     "of: new}}"),
       violated},
      {"a_state_at_home", p,
       kListing + provision("loans", "{while: listed on debtors, must: {measure: no_loans}}", "in: north, "),
       violated},
      {"through_a_record", p,
       provision("a", "{when: owe, if: [resides in north], must: {record: file, for: 1 year (kept)}}") +
           provision("b", "{when: bark, if: [recorded in file], must: {list: debtors, for: 1 year (term)}}"),
       violated},
      {"points_of_residents", p,
       score("resides in north") +
           provision("a", "{when: bark, must: {points: merit, add: -2 points (loss)}}"),
       violated},
      {"a_perk_for_residents", p,
       provision("a", "{when: help, if: [resides in north], must: {measure: perk, for: 1 year (term)}}"),
       violated},
      {"out_for_residents", p,
       kListing + provision("out", "{when: pay, if: [resides in north], must: {end: debtors, by: repair}}"),
       violated},
      {"a_listed_unit_s_servant", p,
       kListing + provision("unit", "{while: [unit listed on debtors], must: {measure: no_trips}}"),
       violated},
      {"students", p,
       provision("a", "{when: owe, if: [is student], must: {record: file, for: 1 year (kept)}}"), violated},

      {"drivers", p, provision("a", "{when: owe, if: [is driver], must: {record: file, for: 1 year (kept)}}"),
       holds},
      {"servants", p,
       provision("a", "{when: owe, if: [is public_servant], must: {record: file, for: 1 year (kept)}}"),
       holds},
      {"under_fourteen", p,
       provision(
           "a", "{when: owe, if: [age at least 14 years (limit)], must: {record: file, for: 1 year (kept)}}"),
       holds},
      {"if_the_authority_likes", p,
       provision("a", "{when: owe, if: [resides in north], may: {list: debtors, for: 1 year (term)}}"),
       holds},
      {"licensed", p,
       kListing +
           provision("school", "{while: [listed on debtors, resides in north], must: {measure: no_school}}"),
       holds},
      {"where_it_is_done", p,
       provision("a", "{when: owe, must: {record: file, for: 1 year (kept)}}", "in: north, "), holds},
      {"two_rules_that_say_the_same", p,
       provision("a", "{when: owe, if: [is female], must: {list: debtors, for: 1 year (term)}}") +
           provision("b", "{when: owe, unless: [is female], must: {list: debtors, for: 1 year (term)}}"),
       holds},
      {"everybody", p, kListing + kRepair, holds},
      {"the_guardian_s_course", p,
       provision(
           "a",
           "{when: bark, if: [age below 14 years (wards)], may: {duty: course, for: 1 month (time), to: "
           "guardian}}"),
       holds},
  };
}

std::vector<Sample> monotone() {
  const auto violated = Decision::violated;
  const auto holds = Decision::holds;
  const std::string p = "monotone";
  return {
      {"a_breach_that_releases", p,
       kListing + provision("out", "{when: bark, must: {end: debtors, by: release}}"), violated},
      {"a_breach_that_bars", p,
       provision("a",
                 "{when: owe, unless: [count of bark at least 1 times (once)], must: {list: debtors, for: 1 "
                 "year (term)}}"),
       violated},
      {"only_the_first", p,
       provision("a",
                 "{when: owe, if: [count of owe exactly 1 times (nth)], must: {list: debtors, for: 1 year "
                 "(term)}}"),
       violated},
      {"counted_anew", p,
       provision("a",
                 "{when: owe, if: [count of owe within 1 year (window) since this at least 2 times (limit)], "
                 "must: {list: debtors, for: 1 month (term)}}"),
       violated},
      {"kept_if_there", p,
       provision("a", "{when: owe, must: {list: debtors, for: 1 year (term), again: keep}}"), violated},
      {"shorter_if_grave", p,
       provision("a", "{when: owe_more, if: [act is grave], must: {list: debtors, for: 1 year (term)}}") +
           provision("b",
                     "{when: owe_more, unless: [act is grave], must: {list: debtors, for: 2 years (term)}}"),
       violated},
      {"none_for_worse", p, kListing, violated},
      {"paid_but_not_unpaid", p,
       provision("a",
                 "{when: owe, if: [count of owe within 1 year (window) at least 3 times (limit)], must: "
                 "{record: file, for: 1 year (kept)}}"),
       violated},
      {"cheaper_for_worse", p,
       provision("a", "{when: owe, must: {fine: 100 CNY (fine)}}") +
           provision("b", "{when: owe_more, must: {fine: 50 CNY (fine)}}"),
       violated},
      {"large_amounts_go_free", p,
       provision("a",
                 "{when: spend, if: [amount at most 100 CNY (limit)], must: {list: debtors, for: 1 year "
                 "(term)}}"),
       violated},
      {"paying_is_recorded", p, provision("a", "{when: pay, must: {record: file, for: 1 year (kept)}}"),
       violated},
      {"helping_prolongs", p,
       provision("list", "{when: bark, must: {list: debtors, for: 1 year (term)}}") +
           provision("a", "{when: help, must: {extend: debtors, by: 1 year (more), of: older}}"),
       violated},
      {"a_perk_for_barking", p, provision("a", "{when: bark, must: {measure: perk, for: 1 year (term)}}"),
       violated},
      {"fewer_points_lost", p,
       score("is natural_person") +
           provision("a", "{when: bark, must: {points: merit, add: -2 points (loss)}}") +
           provision("b",
                     "{when: bark, if: [count of bark at least 2 times (again)], must: {points: merit, set: "
                     "start}}"),
       violated},
      {"a_measure_without_the_other_list", p,
       provision("a", "{when: bark, must: {list: debtors, for: 1 year (term)}}") +
           provision("b", "{when: spend, must: {list: defaulters, for: 1 year (term)}}") +
           provision("m",
                     "{while: [listed on debtors, not listed on defaulters], must: {measure: no_loans}}"),
       violated},

      {"at_pleasure", p,
       provision("a", "{when: owe, may: {list: debtors, for: 2 years (term)}}") +
           provision("b", "{when: owe_more, may: {list: debtors, for: 1 year (term)}}"),
       holds},
      {"first_warned_then_fined", p,
       provision("a", "{when: bark, if: [count of bark exactly 1 times (nth)], must: warn}") +
           provision("b",
                     "{when: bark, if: [count of bark at least 2 times (nth)], must: {fine: 50 CNY (fine)}}"),
       holds},
      {"a_heavier_record_instead", p,
       provision("a", "{when: owe, must: {record: light_file, for: 1 year (kept)}}") +
           provision("b", "{when: owe_more, must: {record: file, for: 1 year (kept)}}"),
       holds},
      {"saturated", p,
       score("is natural_person") +
           provision("a", "{when: bark, must: {points: merit, add: -8 points (loss)}}"),
       holds},
      {"listed_again_for_less", p,
       provision("a", "{when: bark, must: {list: debtors, for: 2 years (term)}}") +
           provision("b", "{when: spend, must: {list: debtors, for: 1 month (term)}}"),
       holds},
      {"longer_for_more", p,
       provision("a", "{when: bark, must: {list: debtors, for: 1 year (term)}}") +
           provision("b", "{when: bark, must: {extend: debtors, by: 1 year (more), of: older}}") + kRepair,
       holds},
      {"longer_if_grave", p,
       provision("a", "{when: owe_more, must: {list: debtors, for: 1 year (term)}}") +
           provision("b",
                     "{when: owe_more, if: [act is grave], must: {list: debtors, for: 2 years (longer)}}"),
       holds},
      {"large_amounts", p,
       provision("a",
                 "{when: spend, if: [amount at least 100 CNY (limit)], must: {list: debtors, for: 1 year "
                 "(term)}}"),
       holds},
      {"the_same_for_worse", p,
       provision("a", "{when: [owe, owe_more], must: {list: debtors, for: 1 year (term)}}"), holds},
  };
}

std::vector<Sample> minors() {
  const auto violated = Decision::violated;
  const auto holds = Decision::holds;
  const std::string p = "minors";
  // Nobody below fourteen, so that only those above are in question; and no list, which minors are spared.
  const std::string above = "age at least 14 years (limit)";
  const auto recorded = [&](const std::string& more) {
    return provision("record",
                     "{when: owe, if: [" + above + more + "], must: {record: file, for: 1 year (kept)}}");
  };
  return {
      {"recorded_as_adults", p, recorded(""), violated},
      {"fined_as_adults", p, provision("a", "{when: owe, if: [" + above + "], must: {fine: 50 CNY (fine)}}"),
       violated},
      {"warned_as_adults", p, provision("a", "{when: owe, if: [" + above + "], must: warn}"), violated},
      {"as_adults_the_third_time", p,
       recorded(", count of owe within 1 year (window) at least 3 times (times)"), violated},
      {"as_adults_at_sixteen", p,
       provision(
           "a", "{when: owe, if: [age at least 16 years (limit)], must: {record: file, for: 1 year (kept)}}"),
       violated},
      {"longer_than_adults", p,
       provision("a", "{when: owe, if: [" + above +
                          ", age below 18 years (majority)], must: {record: file, for: 2 years (kept)}}") +
           provision("b",
                     "{when: owe, if: [age at least 18 years (majority)], must: {record: file, for: 1 year "
                     "(kept)}}"),
       violated},
      {"milder_for_another_act", p,
       recorded("") +
           provision("b",
                     "{when: bark, if: [age at least 18 years (majority)], must: {fine: 50 CNY (fine)}}"),
       violated},
      {"restricted_as_adults", p,
       provision("a", "{when: owe, if: [" + above + "], must: {measure: no_trips, for: 1 month (ban)}}"),
       violated},
      {"by_the_parents_list", p,
       provision("l",
                 "{when: owe, if: [age at least 18 years (majority)], must: {list: debtors, for: 2 years "
                 "(term)}}") +
           provision("s", "{while: [parent listed on debtors, " + above + "], must: {measure: no_school}}"),
       violated},
      {"points_as_adults", p,
       score("is natural_person") +
           provision("a", "{when: bark, if: [" + above + "], must: {points: merit, add: -2 points (loss)}}"),
       violated},
      {"milder_till_sixteen_only", p,
       provision("a", "{when: owe, if: [" + above + "], must: {record: file, for: 1 month (kept)}}") +
           provision("b",
                     "{when: owe, if: [age at least 16 years (more_limit)], must: {record: file, for: 1 year "
                     "(longer)}}"),
       violated},

      {"screens", p,
       provision(
           "a",
           "{when: owe, if: [age at least 16 years (limit)], must: {disclose: display, channel: screen, "
           "audience: public}}"),
       violated},
      {"posters", p,
       provision(
           "a",
           "{when: owe, if: [age at least 17 years (limit)], must: {measure: poster, for: 1 month (time)}}"),
       violated},
      {"the_open_file", p,
       provision("a", "{when: owe, if: [" + above + "], must: {record: open_file, for: 1 month (kept)}}"),
       violated},
      {"told_to_the_child_s_hurt", p,
       provision(
           "a",
           "{when: owe, if: [age at least 18 years (majority)], must: {disclose: display, channel: screen, "
           "audience: public, to: child}}"),
       violated},

      {"adults_only", p,
       provision(
           "a",
           "{when: owe, if: [age at least 18 years (majority)], must: {record: file, for: 1 year (kept)}}"),
       holds},
      {"half_the_time", p,
       provision("a", "{when: owe, if: [" + above + "], must: {record: file, for: 6 months (kept)}}") +
           provision("b",
                     "{when: owe, if: [age at least 18 years (majority)], must: {record: file, for: 1 year "
                     "(longer)}}"),
       holds},
      {"half_the_fine", p,
       provision("a", "{when: owe, if: [" + above + "], must: {fine: 25 CNY (fine)}}") +
           provision("b", "{when: owe, if: [age at least 18 years (majority)], must: {fine: 25 CNY (more)}}"),
       holds},
      {"adults_are_listed_too", p,
       recorded("") + provision("l",
                                "{when: owe, if: [age at least 18 years (majority)], must: {list: debtors, "
                                "for: 1 year (term)}}"),
       holds},
      {"the_authority_may_be_lenient", p,
       recorded("") + provision("b", "{when: owe, may: {fine: 50 CNY (fine)}}"),
       violated},  // below fourteen somebody can be fined
      {"the_authority_may_be_lenient_above_fourteen", p,
       recorded("") + provision("b", "{when: owe, if: [" + above + "], may: {fine: 50 CNY (fine)}}"), holds},
      {"a_course_for_the_guardian", p,
       provision(
           "a",
           "{when: bark, if: [age below 14 years (wards)], may: {duty: course, for: 1 month (time), to: "
           "guardian}}"),
       holds},
      {"adults_on_screens", p,
       provision(
           "a",
           "{when: owe, if: [age at least 18 years (majority)], must: {disclose: display, channel: screen, "
           "audience: public}}"),
       holds},
  };
}

std::vector<Sample> samples() {
  std::vector<Sample> all = equal_treatment();
  for (auto some : {monotone(), minors()}) all.insert(all.end(), some.begin(), some.end());
  return all;
}

/// What the audit says of a law whose yardsticks name what it does not have.
std::string complaint(const std::string& yardstick) {
  const auto law = read(kWords + kTwoLives + "\n- properties: {" + yardstick + "}\n" + kListing);
  base::Diagnostics diagnostics;
  Request request;
  request.as_of = today();
  EXPECT_FALSE(audit(*law, request, diagnostics).has_value());
  return diagnostics.all().empty() ? "" : diagnostics.all().front().message;
}

TEST(TwoLivesNames, AreWordsOfThePack) {
  EXPECT_EQ(
      complaint("protected: [{trait: seks, grade: law, force: [1996-10-01, null], zh: 男女, en: sexes}]"),
      "There is no trait named \"seks\".");
  EXPECT_EQ(complaint("worse: [{act: owe_most, than: owe, source: a test}]"),
            "There is no act named \"owe_most\".");
  EXPECT_EQ(complaint("aggravating: [{flag: graver, source: a test}]"), "There is no flag named \"graver\".");
  EXPECT_EQ(complaint("severity: [{mildest_first: [fine, folder], source: a test}]"),
            "There is no register, record, duty or measure named \"folder\".");
}

INSTANTIATE_TEST_SUITE_P(Laws, TwoLivesJudged, testing::ValuesIn(samples()),
                         [](const auto& one) { return one.param.property + "_" + one.param.name; });

}  // namespace
}  // namespace osmanthus::audit::tests
