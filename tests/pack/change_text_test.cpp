// Changes written as overlays, read again and applied to the town.
#include "pack/change_text.hpp"

#include "fixtures.hpp"
#include "pack/overlay.hpp"

namespace osmanthus::pack {
namespace {

using regime::Change;
using regime::Verb;
using Form = Change::Form;

std::vector<SourceFile> files() { return {{"town.yaml", fixture_text("good/town.yaml")}}; }

/// The town under the change; its text must be a sound overlay.
regime::Law changed(const Change& change) {
  const auto one = written(change, rules_in(files()));
  EXPECT_TRUE(one.has_value());
  auto law = town();
  if (!one) return law;
  base::Diagnostics out;
  const auto text = overlay_text({"改革", "A reform"}, "town", {*one});
  const auto overlay = read_overlay({"reform.yaml", text}, out);
  EXPECT_EQ(all_of(out), "") << text;
  if (overlay) {
    EXPECT_TRUE(apply_overlay(*overlay, law, out)) << text;
  }
  EXPECT_EQ(all_of(out), "") << text;
  return law;
}

bool has_place(const Change& change) { return written(change, rules_in(files())).has_value(); }

TEST(ChangeText, RepealsAndSetsRankAndPlace) {
  EXPECT_TRUE(provision(changed({Form::repeal, "list_rules.bars", {}, ""}), "list_rules.bars").repealed);
  EXPECT_EQ(provision(changed({Form::rank, "list_rules.bars", {}, "law"}), "list_rules.bars").rank,
            regime::Rank::law);
  const auto law = changed({Form::in, "list_rules.bars", {}, "town"});
  ASSERT_EQ(provision(law, "list_rules.bars").in.size(), 1U);
  EXPECT_EQ(provision(law, "list_rules.bars").in[0].id, "town");
}

TEST(ChangeText, GivesATermInPlaceOfAnother) {
  const auto law = changed({Form::term, "list_rules.listing", {"town.list"}, "1 year"});
  const auto& listing = provision(law, "list_rules.listing");
  EXPECT_EQ(listing.rule->effects.at(0).lasts->name, "term_advised");
  EXPECT_EQ(number(listing.numbers, "term_advised").cases[0].amount.low, 1);
  EXPECT_EQ(number(listing.numbers, "term").cases.size(), 2U) << "others may ask for it";
}

TEST(ChangeText, HasNoTermForWhatAStateBringsNorForWhatIsNotThere) {
  EXPECT_FALSE(has_place({Form::term, "list_rules.bars", {"no_fair"}, "1 year"}));
  EXPECT_FALSE(has_place({Form::term, "list_rules.listing", {"no_fair"}, "1 year"}));
  EXPECT_FALSE(has_place({Form::without, "list_rules.listing", {"no_fair"}, ""}));
  EXPECT_FALSE(has_place({Form::must, "list_rules.listing", {}, ""}));
  EXPECT_FALSE(has_place({Form::term, "list_rules.unheard_of", {"town.list"}, "1 year"}));
}

TEST(ChangeText, TakesOneOfSeveralThingsAway) {
  const auto law = changed({Form::without, "list_rules.bars", {"no_fair"}, ""});
  const auto& targets = provision(law, "list_rules.bars").rule->effects.at(0).targets;
  ASSERT_EQ(targets.size(), 1U);
  EXPECT_EQ(targets[0].id, "no_dance");
}

TEST(ChangeText, RepealsWhereNothingWouldBeLeft) {
  EXPECT_TRUE(
      provision(changed({Form::without, "list_rules.bars", {"no_fair", "no_dance"}, ""}), "list_rules.bars")
          .repealed);
}

TEST(ChangeText, AddsAConditionToAGuardOfAnyForm) {
  const auto of = [](const std::string& id) {
    return provision(changed({Form::only_if, id, {}, "age at least 14 years"}), id);
  };
  using regime::Guard;
  EXPECT_EQ(of("list_rules.listing").rule->guard.parts.size(), 1U) << "where there was none";
  EXPECT_EQ(of("list_rules.extension").rule->guard.form, Guard::Form::all) << "beside an any";
  EXPECT_EQ(of("list_rules.extension").rule->guard.parts.size(), 2U);
  EXPECT_EQ(of("list_rules.bars").rule->during.parts.size(), 3U) << "in the state itself";
  EXPECT_EQ(number(of("list_rules.bars").numbers, "least_age").cases[0].amount.low, 14);
}

TEST(ChangeText, TellsBeforehandAndWaits) {
  const auto told = changed({Form::notice, "list_rules.listing", {"town.list"}, ""});
  EXPECT_TRUE(provision(told, "list_rules.listing").rule->effects.at(0).notice.has_value());
  EXPECT_FALSE(provision(told, "list_rules.listing").rule->effects.at(0).after.has_value());
  const auto later = changed({Form::notice, "list_rules.listing", {"town.list"}, "5 working days"});
  EXPECT_TRUE(provision(later, "list_rules.listing").rule->effects.at(0).after.has_value());
  const auto waits = changed({Form::wait, "list_rules.listing", {"town.list"}, "5 working days"});
  EXPECT_FALSE(provision(waits, "list_rules.listing").rule->effects.at(0).notice.has_value());
  EXPECT_TRUE(provision(waits, "list_rules.listing").rule->effects.at(0).after.has_value());
}

TEST(ChangeText, SetsADeadlineForAnAnswer) {
  const auto law = changed({Form::within, "list_rules.correction", {"town.list"}, "30 days"});
  EXPECT_TRUE(provision(law, "list_rules.correction").rule->effects.at(0).within.has_value());
}

TEST(ChangeText, MakesADutyOfADiscretion) {
  const auto law = changed({Form::must, "list_rules.extension", {"town.list"}, ""});
  const auto& effects = provision(law, "list_rules.extension").rule->effects;
  ASSERT_EQ(effects.size(), 1U);
  EXPECT_EQ(effects[0].modality, regime::Modality::must);
  EXPECT_EQ(effects[0].verb, Verb::extend);
}

TEST(ChangeText, KnowsTheRulesThatOverlaysWrote) {
  auto all = files();
  all.push_back({"reform.yaml",
                 "reform: One\nextends: town\namend:\n  list_rules.listing:\n"
                 "    rule: {when: litter, must: {list: town.list}}\n"
                 "add:\n  - law: {id: song, instrument: list_rules, cite: 1, zh: 歌, en: Song}\n"
                 "    rule: {when: pay, must: warn}\n"});
  const auto rules = rules_in(all);
  EXPECT_EQ(rules.at("list_rules.listing").find("when")->text, "litter");
  EXPECT_EQ(rules.at("list_rules.song").find("must")->text, "warn");
  EXPECT_EQ(rules.at("list_rules.minors").find("must_not")->find("list")->text, "town.list");
}

}  // namespace
}  // namespace osmanthus::pack
