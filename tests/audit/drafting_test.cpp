// Laws drafted so that two rules overlap, contradict each other, or that one is emptied by another or leaves
// a hole; and laws that only seem to be.
#include "two_provisions.hpp"

namespace osmanthus::audit::tests {
namespace {

constexpr auto kBad = Decision::violated;
constexpr auto kGood = Decision::holds;

const std::string kFine = provision("fine", "{when: owe, must: {fine: 50 CNY (sum)}}");
const std::string kListing = provision("listing", "{when: owe, must: {list: debtors, for: 1 year (term)}}");
const std::string kLoans = provision("loans", "{while: listed on debtors, must: {measure: no_loans}}");
const std::string kOverspend =
    "- acts: {overspend: {domain: debts, amount: CNY, zh: 超支, en: overspends}}\n";
const std::string kLesson =
    "- duties: {lesson: {authority: courts, domain: debts, done_by: pay, zh: 习, en: a lesson}}\n";

/// A rule of the act of owing: `when: owe`, with this guard and effect.
std::string owing(const std::string& id, const std::string& guard, const std::string& effect,
                  const std::string& more = "") {
  return provision(id, "{when: owe, if: [" + guard + "], must: " + effect + "}", more);
}
const std::string kFifty = "{fine: 50 CNY (sum)}";
const std::string kList = "{list: debtors, for: 1 year (term)}";

// ---- overlap

const std::vector<Sample> kOverlaps = {
    {"a_copy_in_a_second_instrument",
     kFine + provision("copy", "{when: owe, must: {fine: 50 CNY (sum)}}", kInOrder), kBad},
    {"two_bands_share_a_bound",
     owing("low", "count of owe within 1 year (window) at most 2 times (limit)", kFifty) +
         owing("high", "count of owe within 1 year (window) at least 2 times (limit)", kFifty),
     kBad},
    {"two_lists", kListing + provision("second", "{when: owe, must: {list: defaulters, for: 1 year (term)}}"),
     kBad},
    {"two_warnings",
     provision("one", "{when: bark, must: warn}") + provision("two", "{when: bark, must: warn}"), kBad},
    {"a_city_fines_what_the_country_fines",
     kFine + provision("city", "{when: owe, must: {fine: 90 CNY (sum)}}", "in: north, "), kBad},
    {"the_authority_may_do_both", kFine + provision("second", "{when: owe, may: {fine: 90 CNY (sum)}}"),
     kBad},
    {"parent_and_guardian_are_one",
     provision("parents", "{when: bark, must: {fine: 50 CNY (sum), to: parent}}") +
         provision("guardians", "{when: bark, must: {fine: 50 CNY (sum), to: guardian}}"),
     kBad},
    {"two_screens",
     provision("one", "{when: bark, must: {disclose: face, channel: street, audience: all}}") +
         provision("two", "{when: bark, must: {disclose: name, channel: paper, audience: all}}"),
     kBad},
    {"one_finding_two_lists",
     provision("finding", "{when: owe, must: {record: file, for: 1 year (kept)}}") +
         provision("one", "{when: file opens, must: {list: debtors, for: 1 year (term)}}") +
         provision("two", "{when: file opens, may: {list: defaulters, for: 1 year (term)}}"),
     kBad},
    {"two_measures_of_a_sort",
     provision("loans", "{when: owe, must: {measure: no_loans, for: 1 year (term)}}") +
         provision("credit", "{when: owe, must: {measure: no_credit, for: 1 year (term)}}"),
     kBad},
    {"ages_that_overlap",
     owing("young", "age below 20 years (limit)", kFifty) +
         owing("old", "age at least 18 years (limit)", kFifty),
     kBad},
    {"while_listed_for_another_act",
     provision("listing", "{when: bark, must: {list: debtors, for: 1 year (term)}}") + kFine +
         owing("again", "listed on debtors", kFifty),
     kBad},
    {"ages_that_meet",
     owing("young", "age below 18 years (limit)", kFifty) +
         owing("old", "age at least 18 years (limit)", kFifty),
     kGood},
    {"side_by_side_by_the_law",
     kFine + provision("second", "{when: owe, must: {fine: 90 CNY (sum)}}") +
         "- properties: {cumulative: [{one: code.fine, other: code.second, force: [2015-01-01, null], cite: "
         "9}]}\n",
     kGood},
    {"a_general_rule_gives_way",
     kFine + provision("special", "{when: owe, must: {fine: 90 CNY (sum)}}") +
         "- properties: {instead_of: [{one: code.special, other: code.fine, force: [2015-01-01, null], cite: "
         "9}]}\n",
     kGood},
    {"no_longer_side_by_side",
     kFine + provision("second", "{when: owe, must: {fine: 90 CNY (sum)}}") +
         "- properties: {cumulative: [{one: code.fine, other: code.second, force: [2015-01-01, 2016-01-01], "
         "cite: "
         "9}]}\n",
     kBad},
    {"two_lists_bar_the_same",
     kListing + provision("bar", "{when: owe, must: {measure: no_loans, for: 1 year (term)}}") +
         provision("also", "{when: owe, must: {measure: no_loans, for: 2 years (term)}}", kInOrder),
     kGood},
    {"record_and_fine", kFine + provision("finding", "{when: owe, must: {record: file, for: 1 year (kept)}}"),
     kGood},
    {"first_and_second_time",
     owing("first", "count of owe within 1 year (window) exactly 1 time (nth)", kFifty) +
         owing("second", "count of owe within 1 year (window) exactly 2 times (nth)", kFifty),
     kGood},
    {"persons_and_firms",
     owing("persons", "is natural_person", kFifty) + owing("firms", "is legal_person", kFifty), kGood},
    {"two_acts", kFine + provision("barking", "{when: bark, must: {fine: 50 CNY (sum)}}"), kGood},
};

// ---- contradiction

const std::string kTaken = provision("taken", "{when: bark, must: {measure: dog_taken, for: 1 year (term)}}");
const std::string kReturned =
    provision("returned", "{when: help, if: [bears dog_taken], must: {end: dog_taken, by: repair}}");
const std::string kBan = provision("ban", "{when: bark, must: {measure: no_dogs, for: 5 years (term)}}");

const std::vector<Sample> kContradictions = {
    {"return_and_ban_in_one_provision",
     kTaken + provision("exam",
                        "{when: help, if: [bears dog_taken], must: [{end: dog_taken, by: repair}, {measure: "
                        "no_dogs, for: 5 years (term)}]}"),
     kBad},
    {"returned_to_one_who_is_banned", kTaken + kBan + kReturned, kBad},
    {"banned_while_listed",
     kTaken + kReturned + kListing + provision("ban", "{while: listed on debtors, must: {measure: no_dogs}}"),
     kBad},
    {"ban_and_course", kBan + provision("course", "{when: bark, must: {duty: course, for: 1 month (time)}}"),
     kBad},
    {"ban_by_a_list_and_course",
     kListing + provision("ban", "{while: listed on debtors, must: {measure: no_dogs}}") +
         provision("course", "{when: bark, must: {duty: course, for: 1 month (time)}}"),
     kBad},
    {"minors_must_and_must_not",
     owing("minors", "age below 18 years (limit)", kList) +
         provision("spared", "{if: [age below 18 years (limit)], must_not: {list: debtors}}"),
     kBad},
    {"under_two_dates",
     owing("minors", "age below 18 years (limit)", kList) +
         provision("spared", "{if: [age below 20 years (limit)], must_not: {list: debtors}}",
                   "force: [2017-01-01, null], "),
     kBad},
    {"the_second_time_and_never",
     owing("second", "count of owe at least 2 times (limit)", kList) +
         provision("spared", "{if: [done owe], must_not: {list: debtors}}"),
     kBad},
    {"ends_and_begins",
     kListing + provision("paid", "{when: pay, must: {end: debtors, by: repair}}") +
         provision("watched", "{when: pay, must: {list: debtors, for: 1 month (term)}}", kInOrder),
     kBad},
    {"ends_and_begins_in_one_provision",
     kListing + provision("paid",
                          "{when: pay, must: [{list: debtors, for: 1 month (term)}, {end: debtors, by: "
                          "release}]}"),
     kBad},
    {"fined_for_doing_one_s_duty",
     kLesson + provision("lesson", "{when: bark, must: {duty: lesson, for: 1 month (time)}}") +
         provision("fined", "{when: pay, must: {fine: 50 CNY (sum)}}"),
     kBad},
    {"listed_for_doing_one_s_duty",
     kLesson + provision("lesson", "{when: bark, must: {duty: lesson, for: 1 month (time)}}") +
         provision("done", "{when: pay, must: {end: lesson, by: release}}") +
         provision("listed", "{when: pay, if: [bound by lesson], must: {list: debtors, for: 1 year (term)}}"),
     kBad},
    {"an_exception",
     kListing + provision("spared", "{if: [age below 18 years (limit)], must_not: {list: debtors}}"), kGood},
    {"one_of_them_at_discretion",
     kTaken + provision("ban", "{when: bark, may: {measure: no_dogs, for: 5 years (term)}}") + kReturned,
     kGood},
    {"no_dog_was_taken", kBan + provision("returned", "{when: help, must: {end: dog_taken, by: repair}}"),
     kGood},
    {"lists_of_two_registers",
     kListing + provision("second", "{when: owe, must: {list: defaulters, for: 1 year (term)}}") +
         provision("perks", "{when: help, must: {measure: perk}}"),
     kGood},
    {"ends_what_another_provision_began",
     kListing + provision("paid", "{when: pay, must: {end: debtors, by: repair, of: [listing]}}") +
         provision("watched", "{when: pay, must: {list: debtors, for: 1 month (term)}}"),
     kGood},
    {"ends_or_begins",
     kListing + provision("paid", "{when: pay, if: [recorded in file], must: {end: debtors, by: repair}}") +
         provision("watched",
                   "{when: pay, unless: [recorded in file], must: {list: debtors, for: 1 month (term)}}"),
     kGood},
    {"dogs_of_persons_and_of_firms",
     provision("ban", "{when: bark, if: [is legal_person], must: {measure: no_dogs, for: 5 years (term)}}") +
         provision("course",
                   "{when: bark, if: [is natural_person], must: {duty: course, for: 1 month (time)}}"),
     kGood},
    {"a_duty_done_in_peace",
     kLesson + provision("lesson", "{when: bark, must: {duty: lesson, for: 1 month (time)}}") +
         provision("fined",
                   "{when: pay, if: [is legal_person, is public_servant], must: {fine: 50 CNY (sum)}}"),
     kGood},
};

// ---- shadowed

const std::vector<Sample> kShadows = {
    {"a_special_rule_weaker_than_the_general",
     kListing + owing("adults", "age at least 18 years (limit)", kList), kBad},
    {"a_wider_copy_earlier",
     provision("wide", "{when: [owe, bark], must: {list: debtors, for: 1 year (term)}}") + kListing, kBad},
    {"a_copy",
     kListing + provision("copy", "{when: owe, must: {list: debtors, for: 1 year (term)}}", kInOrder), kBad},
    {"a_state_within_a_state",
     kListing + kLoans +
         provision("persons", "{while: [listed on debtors, is natural_person], must: {measure: no_loans}}"),
     kBad},
    {"a_city_says_what_the_country_says",
     kListing + provision("city", "{when: owe, must: {list: debtors, for: 1 year (term)}}", "in: north, "),
     kBad},
    {"may_where_another_must",
     kListing + provision("may_too", "{when: owe, may: {list: debtors, for: 1 year (term)}}"), kBad},
    {"a_term_beside_none", provision("endless", "{when: owe, must: {list: debtors}}") + kListing, kBad},
    {"an_end_within_an_end",
     kListing + provision("second", "{when: bark, must: {list: defaulters, for: 1 year (term)}}") +
         provision("all", "{when: pay, must: {end: [debtors, defaulters], by: repair}}") +
         provision("one", "{when: pay, must: {end: debtors, by: repair}}"),
     kBad},
    {"later_and_no_more",
     kListing + provision("later", "{when: owe, must: {list: debtors, for: 1 year (term)}}",
                          "force: [2017-01-01, null], "),
     kBad},
    {"three_times_where_two_suffice",
     owing("two", "count of owe within 1 year (window) at least 2 times (limit)", kList) +
         owing("three", "count of owe within 1 year (window) at least 3 times (limit)", kList),
     kBad},
    {"a_measure_within_measures",
     provision("both", "{when: owe, must: {measure: [no_loans, no_credit], for: 1 year (term)}}") +
         provision("one", "{when: owe, must: {measure: no_loans, for: 1 year (term)}}"),
     kBad},
    {"a_shorter_term",
     kListing + provision("longer", "{when: owe, must: {list: debtors, for: 2 years (term)}}"), kBad},
    {"a_longer_term_for_some",
     kListing + owing("adults", "age at least 18 years (limit)", "{list: debtors, for: 2 years (term)}"),
     kGood},
    {"a_ground_of_its_own",
     kListing + owing("adults", "age at least 18 years (limit)", kList) +
         provision("paid", "{when: pay, must: {end: debtors, by: repair, of: [listing]}}"),
     kGood},
    {"another_act",
     kListing + provision("barking", "{when: bark, must: {list: debtors, for: 1 year (term)}}"), kGood},
    {"both_at_discretion",
     provision("one", "{when: owe, may: {list: debtors, for: 1 year (term)}}") +
         provision("two", "{when: owe, may: {list: debtors, for: 1 year (term)}}"),
     kGood},
    {"two_fines_are_two", kFine + provision("copy", "{when: owe, must: {fine: 50 CNY (sum)}}"), kGood},
    {"the_general_rule_is_barred",
     kListing + owing("minors", "age below 18 years (limit)", kList) +
         provision("spared", "{if: [age below 18 years (limit)], must_not: {list: debtors, of: [listing]}}"),
     kGood},
    {"in_two_places",
     provision("north", "{when: owe, must: {list: debtors, for: 1 year (term)}}", "in: north, ") +
         provision("south", "{when: owe, must: {list: debtors, for: 1 year (term)}}", "in: south, ") +
         "- jurisdictions: {south: {within: cn, zh: 南, en: the south}}\n",
     kGood},
    {"two_states",
     kListing + provision("second", "{when: bark, must: {list: defaulters, for: 1 year (term)}}") + kLoans +
         provision("also", "{while: listed on defaulters, must: {measure: no_loans}}"),
     kGood},
    {"nothing_makes_it_apply",
     kLoans +
         provision("narrow", "{while: [listed on debtors, is natural_person], must: {measure: no_loans}}"),
     kGood},
};

// ---- gap

const std::vector<Sample> kGaps = {
    {"under_and_over_fourteen",
     owing("under", "age below 14 years (limit)", kFifty) +
         owing("over", "age above 14 years (limit)", kFifty),
     kBad},
    {"a_month_late",
     provision("old", "{when: owe, must: {fine: 50 CNY (sum)}}", "force: [2015-01-01, 2017-01-01], ") +
         provision("new", "{when: owe, must: {fine: 90 CNY (sum)}}", "force: [2017-02-01, null], "),
     kBad},
    {"a_day_late_and_in_force_no_more",
     provision("old", "{when: owe, must: {list: debtors, for: 1 year (term)}}",
               "force: [2015-01-01, 2016-01-01], ") +
         provision("new", "{when: owe, must: {list: debtors, for: 2 years (term)}}",
                   "instrument: order, force: [2016-01-02, 2018-01-01], "),
     kBad},
    {"first_and_third_time",
     owing("first", "count of owe within 1 year (window) exactly 1 time (nth)", kFifty) +
         owing("third", "count of owe within 1 year (window) at least 3 times (nth)", kFifty),
     kBad},
    {"exactly_twice_and_exactly_four_times",
     owing("two", "count of owe exactly 2 times (nth)", kFifty) +
         owing("four", "count of owe exactly 4 times (nth)", kFifty),
     kBad},
    {"below_and_above_a_sum",
     kOverspend +
         provision("low",
                   "{when: overspend, if: [amount below 100 CNY (limit)], must: {fine: 50 CNY (sum)}}") +
         provision("high",
                   "{when: overspend, if: [amount above 100 CNY (limit)], must: {fine: 90 CNY (sum)}}"),
     kBad},
    {"two_sums_apart",
     kOverspend + provision("low", "{when: overspend, if: [amount at most 100 CNY (limit)], must: warn}") +
         provision("high", "{when: overspend, if: [amount at least 500 CNY (limit)], may: warn}"),
     kBad},
    {"within_one_provision",
     owing("both", "{any: [age below 14 years (young), age at least 18 years (old)]}", kFifty), kBad},
    {"an_exception_in_the_middle",
     kListing +
         provision(
             "spared",
             "{if: [age at least 20 years (from), age below 30 years (to)], must_not: {list: debtors}}"),
     kBad},
    {"two_instruments",
     owing("young", "age below 14 years (limit)", kList) +
         owing("old", "age at least 16 years (limit)", kList, kInOrder),
     kBad},
    {"of_firms_too",
     owing("under", "is natural_person, age at most 16 years (limit)", kFifty) +
         owing("over", "is natural_person, age above 18 years (limit)", kFifty),
     kBad},
    {"below_the_threshold_is_none",
     owing("five", "count of owe within 1 year (window) at least 5 times (limit)", kFifty), kGood},
    {"at_fourteen_the_other_begins",
     owing("under", "age below 14 years (limit)", kFifty) +
         owing("from", "age at least 14 years (limit)", kFifty),
     kGood},
    {"the_new_law_on_the_old_one_s_last_day",
     provision("old", "{when: owe, must: {fine: 50 CNY (sum)}}", "force: [2015-01-01, 2017-01-01], ") +
         provision("new", "{when: owe, must: {fine: 90 CNY (sum)}}", "force: [2017-01-01, null], "),
     kGood},
    {"lapsed",
     provision("duty", "{when: owe, must: {duty: course, for: 1 month (time)}}",
               "force: [2015-01-01, 2018-01-01], "),
     kGood},
    {"first_second_and_more",
     owing("first", "count of owe exactly 1 time (nth)", kFifty) +
         owing("second", "count of owe exactly 2 times (nth)", kFifty) +
         owing("more", "count of owe at least 3 times (nth)", kFifty),
     kGood},
    {"two_sorts",
     owing("under", "age below 14 years (limit)", "warn") +
         owing("over", "age above 14 years (limit)", kFifty),
     kGood},
    {"two_acts",
     owing("under", "age below 14 years (limit)", kFifty) +
         provision("over", "{when: bark, if: [age above 14 years (limit)], must: {fine: 50 CNY (sum)}}"),
     kGood},
    {"persons_and_firms",
     owing("young", "is natural_person, age below 14 years (limit)", kFifty) +
         owing("firms", "is legal_person", kFifty),
     kGood},
    {"a_third_fills_it",
     owing("under", "age below 14 years (limit)", kFifty) +
         owing("over", "age above 14 years (limit)", kFifty) +
         owing("all", "age at least 10 years (limit)", kFifty, kInOrder),
     kGood},
};

void expect_all(const std::string& property, const std::vector<Sample>& samples) {
  for (const auto& sample : samples) {
    SCOPED_TRACE(sample.name);
    expect_judged(property, sample);
  }
}

TEST(Drafting, RulesThatOverlap) { expect_all("overlap", kOverlaps); }
TEST(Drafting, RulesThatContradictEachOther) { expect_all("contradiction", kContradictions); }
TEST(Drafting, RulesThatOthersEmpty) { expect_all("shadowed", kShadows); }
TEST(Drafting, RulesThatLeaveAHole) { expect_all("gap", kGaps); }

TEST(Drafting, OfTwoThatSayTheSameTheLaterIsOneTooMany) {
  const auto law = read(kTwoWords + kListing +
                        provision("copy", "{when: owe, must: {list: debtors, for: 1 year (term)}}"));
  const auto found = audited(*law, {"shadowed"});
  ASSERT_EQ(found->verdicts.size(), 1U);
  EXPECT_EQ(found->verdicts.front().provisions, std::vector<std::string>{"code.copy"});
  EXPECT_EQ(found->verdicts.front().says.en, "All that it does, code.listing does already.");
  EXPECT_FALSE(found->verdicts.front().counterexample);
}

TEST(Drafting, TheCaseOfAGapLiesInIt) {
  const auto law = read(kTwoWords + owing("under", "age below 14 years (limit)", kFifty) +
                        owing("over", "age above 14 years (limit)", kFifty));
  const auto found = audited(*law, {"gap"});
  ASSERT_EQ(found->verdicts.size(), 1U);
  const auto& life = *found->verdicts.front().counterexample;
  ASSERT_EQ(life.events.size(), 1U);
  const auto born = *life.subjects.front().born;
  EXPECT_LE(base::plus(born, 14, base::Unit::years, {}), life.events.front().on);
  EXPECT_LT(life.events.front().on, base::plus(born, 15, base::Unit::years, {}));
}

TEST(Drafting, WhatATextNotHadInFullDoesNotSayIsUnknown) {
  auto text = kTwoWords + kFine + provision("copy", "{when: owe, must: {fine: 50 CNY (sum)}}", kInOrder);
  const auto had = text.rfind("text_had: whole");
  text.replace(had, 15, "text_had: part ");
  const auto law = read(text);
  EXPECT_EQ(overall(*audited(*law, {"overlap"}, regime::Reading::text), "overlap"), Decision::unknown);
  EXPECT_EQ(overall(*audited(*law, {"overlap"}), "overlap"), Decision::violated);
}

/// What the yardsticks name must be there.
TEST(Drafting, YardsticksOfWhatIsNotThereAreErrors) {
  const auto law = read(kTwoWords + kFine + R"(
- properties:
    counting: [{provision: code.fin, counts: aggravates, cite: a test}]
    cumulative: [{one: code.fine, other: code.none_such, force: [2015-01-01, null], cite: a test}]
    incompatible: [{one: no_dog, other: owe, how: both, force: [2015-01-01, null], cite: a test}]
)");
  base::Diagnostics diagnostics;
  Request request;
  request.as_of = today();
  EXPECT_FALSE(audit(*law, request, diagnostics).has_value());
  std::string all;
  for (const auto& d : diagnostics.all()) all += d.message + "\n";
  EXPECT_NE(all.find("There is no provision named \"code.fin\"."), std::string::npos) << all;
  EXPECT_NE(all.find("There is no provision named \"code.none_such\"."), std::string::npos) << all;
  EXPECT_NE(all.find("There is no standing or measure named \"no_dog\"."), std::string::npos) << all;
  EXPECT_NE(all.find("There is no standing or measure named \"owe\"."), std::string::npos) << all;
}

/// What worked cases settle: only what applies in one, under the law of the day, up to the day, and only if
/// the law knows all that it names.
TEST(Dead, IsNothingThatAWorkedCaseApplies) {
  const auto law = read(kWords + provision("thirty",
                                           "{when: owe, if: count of owe within 1 year (window) at least 30 "
                                           "times (limit), must: warn}"));
  ASSERT_TRUE(law.has_value());
  const auto decided = [&](const regime::Case& life) {
    base::Diagnostics diagnostics;
    Request request;
    request.as_of = today();
    request.view.reading = regime::Reading::article;
    request.properties = {"dead"};
    request.events = 2;  // far too few to find one
    request.lives = {life};
    return overall(*audit(*law, request, diagnostics), "dead");
  };
  regime::Case life;
  life.as_of = today();
  life.subjects.emplace_back().label = "person";
  auto& event = life.events.emplace_back();
  event.act = "owe";
  event.by = "person";
  event.on = today();
  event.count = 30;
  EXPECT_EQ(decided(life), Decision::holds);
  auto one_less = life;
  one_less.events.front().count = 29;
  EXPECT_EQ(decided(one_less), Decision::unknown);
  auto too_late = life;
  too_late.as_of = too_late.events.front().on = today() + 1;
  EXPECT_EQ(decided(too_late), Decision::unknown);
  auto of_another_law = life;
  of_another_law.events.front().act = "flies";
  EXPECT_EQ(decided(of_another_law), Decision::unknown);
}

/// A worked case in which a provision makes a difference spares the solver the search for one.
TEST(Shadowed, IsNothingThatAWorkedCaseNeeds) {
  const auto text = kWords + kListing +
                    provision("again",
                              "{when: owe, if: count of owe within 1 year (window) at least 2 times (limit), "
                              "must: {list: debtors, for: 2 years (term)}}");
  const auto asked = [](const std::string& law_text, const regime::Case& life) {
    base::Diagnostics diagnostics;
    Request request;
    request.as_of = today();
    request.view.reading = regime::Reading::article;
    request.properties = {"shadowed"};
    request.provisions = {"code.again"};
    request.lives = {life};
    int questions = 0;
    request.on_query = [&](const std::string&) { ++questions; };
    EXPECT_EQ(overall(*audit(*read(law_text), request, diagnostics), "shadowed"), Decision::holds);
    return questions;
  };
  regime::Case life;
  life.subjects.emplace_back().label = "person";
  life.events.emplace_back();
  life.events.front().act = "owe";
  life.events.front().by = "person";
  life.events.front().on = today();
  life.events.front().count = 2;
  life.as_of = today() + 500;  // the first listing is over
  EXPECT_EQ(asked(text, life), 0);
  auto too_early = life;
  too_early.as_of = today() + 300;
  EXPECT_GT(asked(text, too_early), 0);
  auto one_less = life;
  one_less.events.front().count = 1;
  EXPECT_GT(asked(text, one_less), 0);
  const auto bar = provision("bar", "{if: age below 14 years (child), must_not: {list: debtors}}");
  EXPECT_GT(asked(text + bar, life), 0);
}

}  // namespace
}  // namespace osmanthus::audit::tests
