#include "pack/overlay.hpp"

#include "fixtures.hpp"

namespace osmanthus::pack {
namespace {

using regime::NumberUnit;

base::Day day(const char* text) { return *base::parse_date(text); }

regime::Law reformed(const std::string& more) {
  auto law = town();
  base::Diagnostics out;
  const auto overlay = read_overlay({"reform.yaml", "reform: A change\nextends: town\n" + more}, out);
  EXPECT_EQ(all_of(out), "");
  if (overlay) {
    EXPECT_TRUE(apply_overlay(*overlay, law, out));
  }
  EXPECT_EQ(all_of(out), "");
  return law;
}

TEST(Overlay, ChangesNothingIfItIsEmpty) {
  const auto law = reformed("repeal: []\nset: {}\nadd: []\n");
  const auto before = town();
  ASSERT_EQ(law.provisions.size(), before.provisions.size());
  for (std::size_t i = 0; i < law.provisions.size(); ++i) {
    EXPECT_EQ(law.provisions[i].full_id(), before.provisions[i].full_id());
    EXPECT_EQ(law.provisions[i].rule.has_value(), before.provisions[i].rule.has_value());
  }
}

TEST(Overlay, TakesTheRuleOfWhatItRepealsAndLeavesItsNumbers) {
  const auto law = reformed("repeal: [list_rules.extension, street_rules.fines]\n");
  EXPECT_TRUE(provision(law, "list_rules.extension").repealed);
  EXPECT_EQ(number(provision(law, "list_rules.extension").numbers, "extension").cases[0].amount.high, 3);
  EXPECT_FALSE(provision(law, "list_rules.listing").repealed);
}

TEST(Overlay, SetsANumberThroughout) {
  const auto law = reformed("set: {list_rules.listing.term: 1 year}\n");
  const auto& term = number(provision(law, "list_rules.listing").numbers, "term");
  ASSERT_EQ(term.cases.size(), 1U);
  EXPECT_EQ(term.cases[0].from, base::kAlways);
  EXPECT_EQ(term.cases[0].amount.low, 1);
}

TEST(Overlay, SetsANumberFromADayOn) {
  const auto law = reformed("set: {list_rules.listing.term: {value: 1 year, from: 2015-01-01}}\n");
  const auto& term = number(provision(law, "list_rules.listing").numbers, "term");
  ASSERT_EQ(term.cases.size(), 2U) << "the old value of 2017 has given way";
  EXPECT_EQ(term.cases[0].from, day("2013-10-01"));
  EXPECT_EQ(term.cases[0].amount.unit, NumberUnit::none);
  EXPECT_EQ(term.cases[1].from, day("2015-01-01"));
  EXPECT_EQ(term.cases[1].amount.low, 1);
}

TEST(Overlay, KeepsTheRowsAndReadingsOfATableFromADayOn) {
  const auto law = reformed("set: {street_rules.points.worth: {value: -3 points, from: 2020-01-01}}\n");
  const auto& worth = number(provision(law, "street_rules.points").numbers, "worth");
  EXPECT_EQ(worth.by, "act");
  ASSERT_EQ(worth.cases.size(), 6U);
  EXPECT_EQ(worth.cases[5].key.id, "fined");
  EXPECT_EQ(worth.cases[5].variant, "harsh");
  EXPECT_EQ(worth.cases[5].from, day("2020-01-01"));
  EXPECT_EQ(worth.cases[5].amount.low, -3);
}

TEST(Overlay, ReachesTheNumbersOfFilesAndScores) {
  const auto law =
      reformed("set: {list_rules.majority: 16 years, street_rules.town.points.start: 10 points}\n");
  EXPECT_EQ(law.instruments[0].numbers[0].cases[0].amount.low, 16);
  EXPECT_EQ(number(law.scores[0].numbers, "start").cases[0].amount.low, 10);
}

TEST(Overlay, AddsProvisionsToAnInstrumentOrWithTheirOwn) {
  const auto law = reformed(R"(add:
  - measures: {no_song: {domain: streets, kind: restriction, zh: 不得唱歌, en: no song}}
  - law: {id: song, instrument: list_rules, cite: {2017: 13}, zh: 唱歌。, en: Song.}
    rule: {while: listed on town.list, must: {measure: no_song}}
  - instrument:
      {id: new_rules, rank: law, issuer: congress, in: land, nexus: home, force: [2020-01-01, null], source: text (new), zh: 新, en: New}
  - law: {id: first, cite: 1, zh: 一。, en: One.}
)");
  EXPECT_EQ(law.measures.back().id, "no_song");
  EXPECT_EQ(provision(law, "list_rules.song").rule->form, regime::Rule::Form::during);
  EXPECT_EQ(law.provisions.back().full_id(), "new_rules.first");
}

TEST(Overlay, IsNotNeededToSetOneNumber) {
  auto law = town();
  base::Diagnostics out;
  EXPECT_TRUE(set_number(law, "list_rules.extension.extension", "2 to 4 years", "--set", out));
  EXPECT_EQ(number(provision(law, "list_rules.extension").numbers, "extension").cases[0].amount.high, 4);
  EXPECT_FALSE(set_number(law, "list_rules.extension.extension", "soon", "--set", out));
  EXPECT_FALSE(set_number(law, "list_rules.extension.extent", "1 year", "--set", out));
  ASSERT_EQ(out.all().size(), 2U);
  EXPECT_EQ(out.all()[1].hint, "did you mean \"list_rules.extension.extension\"?");
}

}  // namespace
}  // namespace osmanthus::pack
