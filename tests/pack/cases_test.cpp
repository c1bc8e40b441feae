#include "pack/cases.hpp"

#include "fixtures.hpp"

namespace osmanthus::pack {
namespace {

base::Day day(const char* text) { return *base::parse_date(text); }

regime::Case town_case() {
  std::vector<regime::Case> cases;
  town(&cases);
  EXPECT_EQ(cases.size(), 1U);
  return cases.front();
}

const regime::CaseSubject& subject(const regime::Case& found, const std::string& label) {
  for (const auto& one : found.subjects) {
    if (one.label == label) return one;
  }
  ADD_FAILURE() << "no subject " << label;
  return found.subjects.front();
}

TEST(Cases, SayHowTheLawIsLookedAt) {
  const auto found = town_case();
  EXPECT_EQ(found.title, "Somebody refuses twice");
  EXPECT_EQ(found.id, "town-1");
  EXPECT_EQ(found.as_of, day("2020-01-01"));
  EXPECT_EQ(found.view.reading, regime::Reading::text);
  EXPECT_EQ(found.view.include, (std::vector<regime::Rank>{regime::Rank::practice, regime::Rank::draft}));
  EXPECT_EQ(found.view.variants, std::vector<std::string>{"harsh"});
  EXPECT_EQ(found.view.law_of, day("2018-06-01"));
  EXPECT_EQ(found.article, "list_rules 2017 2(1)");
  EXPECT_EQ(found.why, "A further act opens a ground of its own.");
}

TEST(Cases, HaveSubjectsByRole) {
  const auto found = town_case();
  ASSERT_EQ(found.subjects.size(), 4U);
  const auto& debtor = subject(found, "debtor");
  EXPECT_EQ(debtor.born, day("1980-02-29"));
  EXPECT_EQ(debtor.sex, "female");
  EXPECT_EQ(debtor.roles, std::vector<std::string>{"driver"});
  EXPECT_FALSE(debtor.attributes.at("able"));
  EXPECT_EQ(subject(found, "firm").residence, "town");
  EXPECT_EQ(subject(found, "child1").kind, "natural_person");
}

TEST(Cases, NameTheOtherSideOfARelation) {
  const auto found = town_case();
  using Labels = std::vector<std::string>;
  EXPECT_EQ(subject(found, "child1").relations.at("parent"), Labels{"debtor"});
  EXPECT_EQ(subject(found, "child2").relations.at("parent"), Labels{"debtor"})
      << "named from both sides, once";
  EXPECT_EQ(subject(found, "debtor").relations.at("child"), (Labels{"child1", "child2"}));
  EXPECT_EQ(subject(found, "debtor").relations.at("unit"), Labels{"firm"});
  EXPECT_EQ(subject(found, "child1").relations.at("guardian"), Labels{"debtor"});
}

TEST(Cases, HaveEventsThatSettleWhatTheLawLeavesOpen) {
  const auto found = town_case();
  ASSERT_EQ(found.events.size(), 4U);
  const auto& first = found.events[0];
  EXPECT_EQ(first.act, "refuse");
  EXPECT_EQ(first.matter, "a");
  EXPECT_EQ(first.count, 3);
  EXPECT_EQ(first.flags, std::vector<std::string>{"grave"}) << "violent: false is no flag";
  EXPECT_EQ(first.values.at("extension").low, 2);
  EXPECT_EQ(found.events[1].of, "e1");
  EXPECT_EQ(found.events[1].about, "town.list");
  EXPECT_FALSE(found.events[1].granted_provisions.at("list_rules.extension"));
  EXPECT_EQ(found.events[2].fields.at("class"), "serious");
  EXPECT_EQ(found.events[2].amount, 500);
  EXPECT_TRUE(found.events[2].wrongly);
  EXPECT_EQ(found.events[2].granted, false);
  ASSERT_TRUE(found.events[3].change.has_value());
  EXPECT_EQ(found.events[3].change->residence, "land");
  EXPECT_EQ(found.events[3].change->kind, "");
  EXPECT_TRUE(found.events[3].change->attributes.at("able"));
}

TEST(Cases, ExpectIdsOrObjectsWithReasons) {
  const auto found = town_case();
  const auto& debtor = found.expect.at("debtor");
  ASSERT_EQ(debtor.size(), 4U);
  EXPECT_EQ(debtor[0].field, "records");
  EXPECT_TRUE(debtor[0].items.empty());
  const auto& listing = debtor[1].items[0];
  EXPECT_EQ(listing.fields.at("register"), "town.list");
  EXPECT_EQ(listing.fields.at("until"), "null");
  EXPECT_TRUE(listing.has_because);
  EXPECT_EQ(listing.because, std::vector<std::string>{"list_rules.listing"});
  EXPECT_EQ(debtor[2].items[0].fields.at("id"), "no_fair");
  EXPECT_EQ(debtor[2].items[1].fields.at("grounds"), "[town.list]");
  EXPECT_EQ(debtor[3].items[0].fields.at("id"), "town.points");
  EXPECT_EQ(debtor[3].items[0].fields.at("value"), "9");
  EXPECT_EQ(found.expect.at("child1")[0].items[0].fields.at("id"), "town.file");
}

TEST(Cases, MayStandInAListAndAreNumberedByTheirFile) {
  base::Diagnostics out;
  const auto cases = read_cases({"packs/cn/cases/two.yaml",
                                 "- {case: One, as_of: 2020-01-01, subjects: {a: {}}}\n"
                                 "- {case: Two, as_of: 2020-01-01, subjects: {b2: {}}}\n"},
                                out);
  EXPECT_EQ(all_of(out), "");
  ASSERT_EQ(cases.size(), 2U);
  EXPECT_EQ(cases[0].id, "two-1");
  EXPECT_EQ(cases[1].id, "two-2");
}

TEST(Cases, AreNotFoundInAnEmptyFile) {
  for (const auto* text : {"", "[]", "word", "- 1\n"}) {
    base::Diagnostics out;
    EXPECT_TRUE(read_cases({"none.yaml", text}, out).empty());
    EXPECT_TRUE(out.has_errors()) << text;
  }
}

}  // namespace
}  // namespace osmanthus::pack
