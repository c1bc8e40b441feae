// Laws that punish one act twice, and laws that only seem to.
#include "two_provisions.hpp"

namespace osmanthus::audit::tests {
namespace {

constexpr auto kTwice = Decision::violated;
constexpr auto kOnce = Decision::holds;

const std::string kFine = provision("fine", "{when: owe, must: {fine: 50 CNY (sum)}}");
const std::string kSecondFine = provision("again", "{when: owe, must: {fine: 90 CNY (sum)}}");
const std::string kListing = provision("listing", "{when: owe, must: {list: debtors, for: 1 year (term)}}");
const std::string kLoans = provision("loans", "{while: listed on debtors, must: {measure: no_loans}}");
const std::string kCounted =
    "{when: owe, if: [count of owe within 1 year (window) at least 2 times (limit)], must: {record: file, "
    "for: 6 months (kept)}}";
const std::string kDisjoint = provision("counted",
                                        "{when: owe, if: [count of owe within 1 year (window) since this at "
                                        "least 2 times (limit)], must: {record: "
                                        "file, for: 6 months (kept)}}");
const std::string kFinding = provision("finding", "{when: owe, must: {record: file, for: 6 months (kept)}}");

const std::string kTally =
    "- scores: {tally: {cite: 9, for: [is natural_person], start: 9 points, floor: 0 points, ceiling: 9 "
    "points, "
    "zh: 分, en: the tally}}\n";

class Twice : public testing::TestWithParam<Sample> {};
TEST_P(Twice, AsTheLawIs) { expect_judged("no_double_punishment", GetParam()); }

const std::vector<Sample> kSamples = {
    {"two_fines", kFine + kSecondFine, kTwice},
    {"a_city_fines_what_the_country_fines",
     kFine + provision("city", "{when: owe, must: {fine: 90 CNY (sum)}}", kInOrder + "in: north, "), kTwice},
    {"two_bands_share_a_bound",
     provision(
         "low",
         "{when: owe, if: [count of owe within 1 year (window) at most 2 times (limit)], must: {fine: 50 "
         "CNY (sum)}}") +
         provision("high",
                   "{when: owe, if: [count of owe within 1 year (window) at least 2 times (limit)], must: "
                   "{fine: 90 CNY (sum)}}"),
     kTwice},
    {"two_lists", kListing + provision("second", "{when: owe, may: {list: defaulters, for: 1 year (term)}}"),
     kTwice},
    {"counts_again", provision("counted", kCounted), kTwice},
    {"findings_again",
     kFinding + provision("grade",
                          "{when: file opens, if: [count of file within 1 year (window) at least 2 times "
                          "(limit)], must: {list: debtors, for: 1 year (term)}}"),
     kTwice},
    {"two_instruments_on_one_list",
     kListing + kLoans +
         provision("credit", "{while: listed on debtors, may: {measure: no_credit}}", kInOrder),
     kTwice},
    {"two_practices_on_one_list",
     kListing +
         provision("loans", "{while: listed on debtors, must: {measure: no_loans}}", "rank: practice, ") +
         provision("credit", "{while: listed on debtors, must: {measure: no_credit}}", "rank: practice, "),
     kTwice},
    {"one_breach_two_reviews",
     kListing + provision("review", "{when: review, if: [listed on debtors], must: {fine: 50 CNY (sum)}}"),
     kTwice},
    {"parent_and_guardian_are_one",
     provision("parents", "{when: bark, must: {fine: 50 CNY (sum), to: parent}}") +
         provision("guardians", "{when: bark, must: {fine: 50 CNY (sum), to: guardian}}"),
     kTwice},
    {"points_twice",
     provision("one", "{when: bark, must: {points: tally, add: -1 points (loss)}}") +
         provision("two", "{when: bark, must: {points: tally, add: -2 points (loss)}}") + kTally,
     kTwice},
    {"two_warnings",
     provision("one", "{when: bark, must: warn}") + provision("two", "{when: bark, may: warn}"), kTwice},
    {"imposed_and_concluded",
     kListing + provision("order", "{when: owe, must: {measure: no_credit, for: 1 year (term)}}", kInOrder) +
         kLoans,
     kTwice},
    {"on_the_act_and_on_the_listing",
     kListing + kFine + provision("listed", "{when: debtors opens, must: {fine: 90 CNY (sum)}}"), kTwice},
    {"two_screens",
     provision("one", "{when: bark, must: {disclose: face, channel: street, audience: all}}") +
         provision("two", "{when: bark, must: {disclose: name, channel: paper, audience: all}}", kInOrder),
     kTwice},
    {"one_finding_in_two_grades",
     kDisjoint +
         provision(
             "grade",
             "{when: owe, if: [count of owe within 1 year (window) since this at least 3 times (limit)], "
             "must: {record: long_file, for: 3 years (kept)}}") +
         "- records: {long_file: {authority: courts, domain: debts, public: true, zh: 长, en: the long "
         "file}}\n",
     kTwice},
    // What only seems to.
    {"record_and_fine", kFine + kFinding, kOnce},
    {"dearer_the_second_time",
     provision("first",
               "{when: owe, if: [count of owe within 1 year (window) below 2 times (limit)], must: {fine: 50 "
               "CNY (sum)}}") +
         provision("second",
                   "{when: owe, if: [count of owe within 1 year (window) at least 2 times (limit)], must: "
                   "{fine: 90 CNY (sum)}}"),
     kOnce},
    {"disjoint_findings", kDisjoint, kOnce},
    {"persons_and_firms",
     provision("persons", "{when: owe, if: [is natural_person], must: {fine: 50 CNY (sum)}}") +
         provision("firms", "{when: owe, if: [is legal_person], must: {fine: 90 CNY (sum)}}"),
     kOnce},
    {"two_lists_bar_the_same",
     kListing + provision("other", "{when: bark, must: {list: defaulters, for: 1 year (term)}}") + kLoans +
         provision("also", "{while: listed on defaulters, must: {measure: no_loans}}", kInOrder),
     kOnce},
    {"channels_of_one_listing",
     kListing + kLoans + provision("credit", "{while: listed on debtors, must: {measure: no_credit}}"),
     kOnce},
    {"one_gives_way",
     kFine + kSecondFine +
         "- properties: {instead_of: [{one: code.again, other: code.fine, force: [2015-01-01, null], cite: a "
         "test}]}\n",
     kOnce},
    {"firm_and_officer",
     kFine + provision("officer", "{when: owe, must: {fine: 50 CNY (sum), to: representative}}"), kOnce},
    {"two_measures_of_one_provision",
     provision("both", "{when: owe, must: {measure: [no_loans, no_credit], for: 1 year (term)}}"), kOnce},
    {"two_duties",
     provision("one", "{when: bark, must: {duty: course, for: 1 month (time)}}") +
         provision("two", "{when: bark, must: {duty: lesson, for: 1 month (time)}}") +
         "- duties: {lesson: {authority: courts, domain: debts, zh: 习, en: a lesson}}\n",
     kOnce},
    {"each_breach_while_listed",
     provision("listing", "{when: bark, must: {list: debtors, for: 1 year (term)}}") +
         provision("fine", "{when: owe, if: [listed on debtors], must: {fine: 50 CNY (sum)}}"),
     kOnce},
    {"the_pack_says_that_counting_aggravates",
     provision("counted", kCounted) +
         "- properties: {counting: [{provision: code.counted, counts: aggravates, cite: a test}]}\n",
     kOnce},
    {"in_two_places",
     provision("north", "{when: owe, must: {fine: 50 CNY (sum)}}", "in: north, ") +
         provision("south", "{when: owe, must: {fine: 50 CNY (sum)}}", "in: south, ") +
         "- jurisdictions: {south: {within: cn, zh: 南, en: the south}}\n",
     kOnce},
};

INSTANTIATE_TEST_SUITE_P(Laws, Twice, testing::ValuesIn(kSamples),
                         [](const auto& one) { return one.param.name; });

TEST(DoublePunishment, FinesByTheLawTheRestByDoctrine) {
  const auto law = read(kTwoWords + kFine + kSecondFine + kListing +
                        provision("second", "{when: owe, must: {list: defaulters, for: 1 year (term)}}"));
  const auto found = audited(*law, {"no_double_punishment"});
  ASSERT_EQ(found->verdicts.size(), 2U);
  EXPECT_EQ(found->verdicts[0].sort, "fine");
  EXPECT_EQ(found->verdicts[0].grade, "law");
  EXPECT_EQ(found->verdicts[1].sort, "list");
  EXPECT_EQ(found->verdicts[1].grade, "doctrine");
  EXPECT_EQ(found->verdicts[1].provisions, (std::vector<std::string>{"code.listing", "code.second"}));
}

}  // namespace
}  // namespace osmanthus::audit::tests
