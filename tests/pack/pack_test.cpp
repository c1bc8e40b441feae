// The good pack, read whole.
#include "pack/pack.hpp"

#include "fixtures.hpp"

namespace osmanthus::pack {
namespace {

base::Day day(const char* text) { return *base::parse_date(text); }

TEST(Pack, HasItsVocabularies) {
  const auto law = town();
  EXPECT_EQ(law.pack.id, "town");
  EXPECT_EQ(law.pack.text.zh, "小城");
  EXPECT_EQ(law.pack.readings, (std::vector<std::string>{"article", "text"}));
  EXPECT_EQ(law.variants[0].choices, (std::vector<std::string>{"mild", "harsh"}));
  EXPECT_EQ(law.default_include.at("article"), std::vector<std::string>{"practice"});
  EXPECT_TRUE(law.default_include.at("text").empty());
  EXPECT_EQ(law.jurisdictions[1].within, "land");
  EXPECT_EQ(law.acts.size(), 5U);
  EXPECT_TRUE(law.acts[1].good);
  EXPECT_TRUE(law.acts[1].anywhere);
  EXPECT_EQ(law.acts[2].amount, "CNY");
  EXPECT_EQ(law.acts[3].by, "authority");
  EXPECT_EQ(law.acts[3].fields[0].values, (std::vector<std::string>{"minor", "serious"}));
  EXPECT_EQ(law.groups[0].acts[1].id, "fined");
  EXPECT_TRUE(law.steps[0].of_standing);
  EXPECT_FALSE(law.steps[1].of_standing);
  EXPECT_TRUE(law.attributes[0].default_value);
  ASSERT_EQ(law.standings.size(), 3U);
  EXPECT_EQ(law.standings[0].form, regime::StandingForm::register_list);
  EXPECT_TRUE(law.standings[0].is_public);
  EXPECT_EQ(law.standings[2].form, regime::StandingForm::duty);
  EXPECT_EQ(law.standings[2].refused_by, "skip_course");
  EXPECT_EQ(law.measures[0].form, regime::MeasureForm::restriction);
  EXPECT_EQ(law.calendars[0].days.holidays, (std::vector<base::Day>{day("2019-05-01"), day("2019-05-02")}));
  EXPECT_FALSE(law.linkage[0].related);
  EXPECT_EQ(law.legal_basis[0].rank, "law");
}

TEST(Pack, HasInstrumentsWithVersionsAndForces) {
  const auto law = town();
  ASSERT_EQ(law.instruments.size(), 2U);
  const auto& list = law.instruments[0];
  EXPECT_EQ(list.rank, regime::Rank::judicial_interpretation);
  EXPECT_EQ(list.text_had, regime::TextHad::whole);
  ASSERT_EQ(list.versions.size(), 2U);
  EXPECT_EQ(list.versions[0].id, "2013");
  EXPECT_EQ(list.versions[0].force.until, day("2017-05-01"));
  EXPECT_EQ(list.versions[1].force.until, base::kNever);
  EXPECT_EQ(list.source, "reported (press)") << "of its last version";
  EXPECT_EQ(list.grade, regime::Grade::reported);
  EXPECT_EQ(list.numbers[0].name, "majority");
  const auto& street = law.instruments[1];
  EXPECT_EQ(street.force.at("article").from, day("2018-01-01"));
  EXPECT_EQ(street.force.at("text").until, day("2020-01-01"));
  EXPECT_EQ(street.nexus, regime::Nexus::act);
}

TEST(Pack, HasProvisionsInPackOrderUnderTheirInstruments) {
  const auto law = town();
  ASSERT_EQ(law.provisions.size(), 11U);
  EXPECT_EQ(law.provisions.front().full_id(), "list_rules.listing");
  EXPECT_EQ(law.provisions.back().full_id(), "street_rules.preamble");
  EXPECT_FALSE(law.provisions.back().rule.has_value());
  EXPECT_EQ(law.provisions.back().continues.id, "fines");
  EXPECT_EQ(law.provisions.back().force_by_reading.at("text").from, day("2019-01-01"));
  const auto& listing = law.provisions.front();
  EXPECT_EQ(listing.cite[1].version, "2017");
  EXPECT_EQ(listing.cite[1].article, "1, 2(1)");
  EXPECT_EQ(listing.rows, (std::vector<std::string>{"B01-B06", "B09"}));
  EXPECT_EQ(listing.reading, "article");
  EXPECT_EQ(listing.text.en, "Listing. Who refuses is listed.");
  EXPECT_EQ(listing.at.line, 60);
  EXPECT_EQ(listing.at.column, 5);
}

TEST(Pack, HasTheThreeFormsOfARule) {
  const auto law = town();
  using Form = regime::Rule::Form;
  const auto& when = *provision(law, "list_rules.extension").rule;
  EXPECT_EQ(when.form, Form::when);
  EXPECT_EQ(when.guard.parts[0].form, regime::Guard::Form::any);
  EXPECT_EQ(when.effects[0].verb, regime::Verb::extend);
  const auto& bar = *provision(law, "list_rules.minors").rule;
  EXPECT_EQ(bar.form, Form::bar);
  EXPECT_EQ(bar.effects[0].of[0].id, "listing");
  const auto& during = *provision(law, "list_rules.bars").rule;
  EXPECT_EQ(during.form, Form::during);
  EXPECT_EQ(during.during.parts.size(), 2U);
  EXPECT_EQ(during.effects[0].targets.size(), 2U);
}

TEST(Pack, JoinsWhatMustAndWhatMayBeDone) {
  const auto law = town();
  const auto& fines = provision(law, "street_rules.fines");
  const auto& effects = fines.rule->effects;
  ASSERT_EQ(effects.size(), 5U);
  EXPECT_EQ(effects[1].modality, regime::Modality::must);
  EXPECT_EQ(effects[2].modality, regime::Modality::may);
  EXPECT_EQ(fines.rule->unless.parts.size(), 2U);
  EXPECT_EQ(number(fines.numbers, "fine").cases[0].amount.high, 500);
}

TEST(Pack, HasScoresWhoseBoundsAreNumbers) {
  const auto law = town();
  ASSERT_EQ(law.scores.size(), 1U);
  const auto& score = law.scores[0];
  EXPECT_EQ(score.instrument, "street_rules");
  EXPECT_EQ(score.start.name, "start");
  EXPECT_EQ(number(score.numbers, "ceiling").cases[0].range->high, 15);
  EXPECT_EQ(score.covers.parts[0].condition.fact, regime::Fact::is);
  EXPECT_EQ(score.covers.parts[1].form, regime::Guard::Form::any);
}

TEST(Pack, ReadsFilesInTheOrderGiven) {
  const std::vector<SourceFile> files = {
      {"a.yaml", "pack: {id: p, zh: 一, en: one}\ndomains: {a: {zh: 甲, en: a}}"},
      {"b.yaml", "# nothing yet\n"},
      {"c.yaml", "domains: {b: {zh: 乙, en: b}}"}};
  base::Diagnostics out;
  const auto law = read_pack(files, nullptr, out);
  ASSERT_TRUE(law.has_value()) << all_of(out);
  EXPECT_EQ(law->domains[0].id, "a");
  EXPECT_EQ(law->domains[1].id, "b");
}

TEST(Pack, GivesALawToTheInstrumentAboveItInItsOwnFileOnly) {
  const std::vector<SourceFile> files = {{"town.yaml", fixture_text("good/town.yaml")},
                                         {"z.yaml", "law: {id: stray, cite: 1, zh: 一。, en: One.}"}};
  base::Diagnostics out;
  EXPECT_FALSE(read_pack(files, nullptr, out).has_value());
  ASSERT_EQ(out.all().size(), 1U);
  EXPECT_EQ(out.all()[0].rule, "no-instrument");
}

TEST(Pack, MustSayWhatItIsAndSayItOnce) {
  base::Diagnostics out;
  const std::vector<SourceFile> none = {{"a.yaml", "domains: {a: {zh: 甲, en: a}}"}};
  EXPECT_FALSE(read_pack(none, nullptr, out).has_value());
  EXPECT_EQ(out.all()[0].rule, "no-pack");
  base::Diagnostics again;
  const SourceFile pack{"a.yaml", "pack: {id: p, zh: 一, en: one}"};
  const std::vector<SourceFile> twice = {pack, pack};
  EXPECT_FALSE(read_pack(twice, nullptr, again).has_value());
  EXPECT_EQ(again.all()[0].rule, "defined-twice");
}

TEST(Pack, TellsTheMistakesOfAllItsFiles) {
  const std::vector<SourceFile> files = {
      {"a.yaml", "acts: {a: 1}"}, {"b.yaml", "acts: ["}, {"c.yaml", "axts: {}"}};
  base::Diagnostics out;
  EXPECT_FALSE(read_pack(files, nullptr, out).has_value());
  ASSERT_EQ(out.all().size(), 3U);
  EXPECT_EQ(out.all()[2].at.file, "c.yaml");
}

TEST(Pack, RefusesAttributesThatNobodyDeclaredInItsCases) {
  const std::vector<SourceFile> files = {
      {"a.yaml", "pack: {id: p, zh: 一, en: one}\nattributes: {able: {zh: 能, en: able}}"},
      {"b.yaml", "case: One\nas_of: 2020-01-01\nsubjects: {person: {abel: true}}"}};
  base::Diagnostics out;
  std::vector<regime::Case> cases;
  EXPECT_FALSE(read_pack(files, &cases, out).has_value());
  EXPECT_EQ(all_of(out),
            "b.yaml:3:12: error: No attribute of the pack is called \"abel\". [unknown-attribute]\n"
            "  hint: did you mean \"able\"?\n");
}

}  // namespace
}  // namespace osmanthus::pack
