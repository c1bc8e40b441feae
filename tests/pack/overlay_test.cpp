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

TEST(Overlay, IsCalledInChineseAsInEnglishUnlessItSaysOtherwise) {
  base::Diagnostics out;
  const auto one = read_overlay({"reform.yaml", "reform: A change\nextends: town\n"}, out);
  const auto other = read_overlay({"reform.yaml", "reform: A change\nzh: 一项改革\nextends: town\n"}, out);
  ASSERT_TRUE(one && other) << all_of(out);
  EXPECT_EQ(one->title.zh, "A change");
  EXPECT_EQ(other->title.en, "A change");
  EXPECT_EQ(other->title.zh, "一项改革");
}

TEST(Overlay, AddsToWhatTheAuditJudgesBy) {
  const auto law = reformed(R"(add:
  - properties:
      double_kinds: [{sort: fine, grade: law, force: [2000-01-01, null], cite: 24}]
      counting: [{provision: list_rules.listing, counts: aggravates, cite: a book}]
      cumulative: [{one: list_rules.listing, other: list_rules.extension, force: [2000-01-01, null], cite: 9}]
      instead_of: [{one: list_rules.extension, other: list_rules.listing, force: [2000-01-01, null], cite: 9}]
      incompatible: [{one: a, other: b, how: ends, force: [2000-01-01, 2001-01-01], cite: a book}]
)");
  const auto& p = law.properties;
  ASSERT_EQ(p.double_kinds.size(), 1U);
  EXPECT_EQ(p.double_kinds[0].sort, "fine");
  EXPECT_EQ(p.counting.at(0).counts, "aggravates");
  EXPECT_EQ(p.cumulative.at(0).other.id, "list_rules.extension");
  EXPECT_EQ(p.instead_of.at(0).one.id, "list_rules.extension");
  EXPECT_EQ(p.incompatible.at(0).how, "ends");
  EXPECT_EQ(p.incompatible.at(0).force.until, day("2001-01-01"));
}

TEST(Overlay, TakesTheRuleOfWhatItRepealsAndLeavesItsNumbers) {
  const auto law = reformed("repeal: [list_rules.extension, street_rules.fines]\n");
  EXPECT_TRUE(provision(law, "list_rules.extension").repealed);
  EXPECT_EQ(number(provision(law, "list_rules.extension").numbers, "extension").cases[0].amount.high, 3);
  EXPECT_FALSE(provision(law, "list_rules.listing").repealed);
}

TEST(Overlay, AmendsWhatItNamesAndLeavesTheRest) {
  const auto law = reformed(R"(amend:
  list_rules.listing:
    rank: law
    en: Listing. Who litters is listed.
    rule: {when: litter, must: {list: town.list, for: 1 year (shorter)}}
)");
  const auto& listing = provision(law, "list_rules.listing");
  EXPECT_EQ(listing.rank, regime::Rank::law);
  EXPECT_EQ(listing.text.en, "Listing. Who litters is listed.");
  EXPECT_EQ(listing.text.zh, "列入。拒不履行的，列入名单。");
  EXPECT_EQ(listing.rule->when.at(0).name.id, "litter");
  EXPECT_EQ(number(listing.numbers, "shorter").cases[0].amount.low, 1);
  EXPECT_EQ(number(listing.numbers, "term").cases.size(), 2U);
  EXPECT_EQ(listing.cite.size(), 2U);
}

TEST(Overlay, AmendsForceAndPlaceAlone) {
  const auto law = reformed("amend: {list_rules.bars: {force: [2018-01-01, null], in: town, nexus: act}}\n");
  const auto& bars = provision(law, "list_rules.bars");
  EXPECT_EQ(bars.force->from, day("2018-01-01"));
  EXPECT_EQ(bars.in.at(0).id, "town");
  EXPECT_EQ(bars.nexus, regime::Nexus::act);
  EXPECT_EQ(bars.rule->form, regime::Rule::Form::during);
}

TEST(Overlay, SetsANumberOfTheRuleThatItAmends) {
  const auto law = reformed(
      "amend:\n  list_rules.listing:\n    rule: {when: litter, must: {list: town.list, for: "
      "1 year (shorter)}}\nset: {list_rules.listing.shorter: 2 years}\n");
  EXPECT_EQ(number(provision(law, "list_rules.listing").numbers, "shorter").cases[0].amount.low, 2);
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
