#include "pack/effects.hpp"

#include "fixtures.hpp"

namespace osmanthus::pack {
namespace {

using regime::Effect;
using regime::Verb;

std::vector<Effect> effects(const std::string& yaml) {
  std::vector<regime::Number> numbers;
  base::Diagnostics out;
  auto read = read_effects(tree(yaml), regime::Modality::may, numbers, out);
  EXPECT_EQ(all_of(out), "");
  return read;
}

TEST(Effects, OpenEntriesWithAllTheirDates) {
  const auto all = effects(
      "{record: a.b, notice: n, after: w, for: 1 year (life), until: u, at_least: l, from: act, "
      "again: keep, to: "
      "guardian}");
  ASSERT_EQ(all.size(), 1U);
  const auto& one = all[0];
  EXPECT_EQ(one.verb, Verb::record);
  EXPECT_EQ(one.modality, regime::Modality::may);
  EXPECT_EQ(one.targets[0].id, "a.b");
  EXPECT_EQ(one.notice->name, "n");
  EXPECT_EQ(one.after->name, "w");
  EXPECT_EQ(one.lasts->name, "life");
  EXPECT_EQ(one.until->name, "u");
  EXPECT_EQ(one.at_least->name, "l");
  EXPECT_TRUE(one.from_act);
  EXPECT_TRUE(one.keep);
  EXPECT_EQ(one.to, "guardian");
}

TEST(Effects, NameOneTargetOrSeveral) {
  const auto all =
      effects("[{measure: [a, b]}, {list: c}, {duty: d}, {end: [e, f], by: release, of: [x], within: n}]");
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0].targets.size(), 2U);
  EXPECT_EQ(all[1].verb, Verb::list);
  EXPECT_EQ(all[2].verb, Verb::duty);
  EXPECT_EQ(all[3].end_by, regime::EndBy::release);
  EXPECT_EQ(all[3].of[0].id, "x");
  EXPECT_EQ(all[3].within->name, "n");
}

TEST(Effects, ChangePointsInThreeWays) {
  const auto all = effects(
      "[{points: s, add: -3 points (loss), for: f}, {points: s, set: start}, {points: s, lower_to: "
      "l}]");
  EXPECT_EQ(all[0].amount->name, "loss");
  EXPECT_TRUE(all[1].set_start);
  EXPECT_EQ(all[2].lower_to->name, "l");
}

TEST(Effects, WarnFineDiscloseAndRefer) {
  const auto all = effects(
      "[warn, {fine: 200 to 500 CNY (fine), to: parent}, {disclose: name, channel: screen, audience: all, "
      "for: d}, {refer: r, "
      "recipient: bureau}]");
  EXPECT_EQ(all[0].verb, Verb::warn);
  EXPECT_EQ(all[1].amount->name, "fine");
  EXPECT_EQ(all[1].to, "parent");
  EXPECT_EQ(all[2].channel, "screen");
  EXPECT_EQ(all[2].audience, "all");
  EXPECT_EQ(all[3].recipient, "bureau");
}

TEST(Effects, ExtendNewOlderOrNamedEntries) {
  const auto all =
      effects("[{extend: l, by: n, of: new}, {extend: l, by: n, of: older}, {extend: l, by: n, of: p}]");
  EXPECT_EQ(all[0].entries, regime::Entries::fresh);
  EXPECT_EQ(all[1].entries, regime::Entries::older);
  EXPECT_EQ(all[2].entries, regime::Entries::every);
  EXPECT_EQ(all[2].of[0].id, "p");
}

}  // namespace
}  // namespace osmanthus::pack
