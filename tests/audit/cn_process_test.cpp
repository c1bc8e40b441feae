// The built-in pack on 2019-11-30 under the properties of due process: what a reader of the law expects, and
// the causes that he would name.
#include <gtest/gtest.h>

#include "cn_audits.hpp"

namespace osmanthus::audit::tests {
namespace {

using regime::Reading;

const std::vector<std::string> kProperties = {"notice_before_effect", "remedy", "publication_bounded",
                                              "no_retroactivity", "repair_not_barred"};

const Audit& found_in(Reading reading) {
  static const Audit article = found_in_cn(Reading::article, kProperties);
  static const Audit text = found_in_cn(Reading::text, kProperties);
  return reading == Reading::article ? article : text;
}

/// Whether the property is violated by that provision, with that word in what is said of it.
bool violates(Reading reading, const std::string& property, const std::string& provision,
              const std::string& word = "") {
  return std::ranges::any_of(found_in(reading).verdicts, [&](const Verdict& v) {
    return v.property == property && v.decision == Decision::violated &&
           std::ranges::find(v.provisions, provision) != v.provisions.end() &&
           v.says.en.find(word) != std::string::npos;
  });
}

Decision of(Reading reading, const std::string& property) { return overall(found_in(reading), property); }

TEST(CnProcess, TheArticleTellsOfNoNotice) {
  EXPECT_EQ(of(Reading::article, "notice_before_effect"), Decision::violated);
  EXPECT_TRUE(violates(Reading::article, "notice_before_effect", "beijing_metro_code.eating_article"));
  EXPECT_TRUE(violates(Reading::article, "notice_before_effect", "spc_defaulter_list.grounds_article"));
  // Of the rail list it tells that there is one; the credit bureau tells before it records (article 15).
  EXPECT_FALSE(violates(Reading::article, "notice_before_effect", "rail_behaviour_list.listing"));
  EXPECT_FALSE(violates(Reading::article, "notice_before_effect", "credit_reporting_industry.overdue"));
}

TEST(CnProcess, ACourtListingTakesEffectWhenDecided) {
  EXPECT_TRUE(violates(Reading::text, "notice_before_effect", "spc_defaulter_list.ground_1"));
  // What the listing brings to the debtor is not told again; what it brings to his officers is.
  EXPECT_FALSE(violates(Reading::text, "notice_before_effect", "spc_consumption_restriction.nine_items"));
  EXPECT_TRUE(violates(Reading::text, "notice_before_effect", "spc_consumption_restriction.officers"));
  EXPECT_FALSE(violates(Reading::text, "notice_before_effect", "air_behaviour_list.listing"));
}

TEST(CnProcess, AgainstAScreenNoObjectionHelpsAndAgainstTheCourtListOneDoes) {
  EXPECT_EQ(of(Reading::article, "remedy"), Decision::violated);
  EXPECT_TRUE(violates(Reading::article, "remedy", "reported_practice.beijing_screen", "at once"));
  EXPECT_TRUE(violates(Reading::article, "remedy", "reported_practice.cinema", "at once"));
  EXPECT_TRUE(violates(Reading::article, "remedy", "rail_behaviour_list.listing", "No time"));
  for (const auto reading : {Reading::article, Reading::text}) {
    for (const auto* provision : {"grounds_article", "ground_1", "grounds_2_to_6"})
      EXPECT_FALSE(violates(reading, "remedy", std::string("spc_defaulter_list.") + provision));
  }
}

TEST(CnProcess, ScreensShowToEverybodyWithoutAListAndWithoutEnd) {
  EXPECT_EQ(of(Reading::article, "publication_bounded"), Decision::violated);
  for (const auto* word : {"open to everybody", "how long", "a picture of the face"})
    EXPECT_TRUE(violates(Reading::article, "publication_bounded", "reported_practice.shenzhen_screen", word))
        << word;
  EXPECT_FALSE(
      violates(Reading::article, "publication_bounded", "reported_practice.beijing_screen", "picture"));
  EXPECT_FALSE(violates(Reading::article, "publication_bounded", "spc_defaulter_list.grounds_article"));
}

TEST(CnProcess, TheTextsPublishIdentityNumbersAndGround1WithoutATerm) {
  EXPECT_TRUE(violates(Reading::text, "publication_bounded", "spc_defaulter_list.publication",
                       "the identity number"));
  EXPECT_TRUE(violates(Reading::text, "publication_bounded", "spc_defaulter_list.ground_1", "how long"));
  EXPECT_FALSE(violates(Reading::text, "publication_bounded", "spc_defaulter_list.grounds_2_to_6"));
}

TEST(CnProcess, NothingReachesBack) {
  for (const auto reading : {Reading::article, Reading::text}) {
    for (const auto& v : found_in(reading).verdicts) {
      if (v.property != "no_retroactivity") continue;
      EXPECT_TRUE(v.decision == Decision::holds && v.all_lives && v.by == 'S') << v.says.en;
    }
  }
}

/// A listed firm can neither borrow nor trade, and only paying gets it off the list; where putting the
/// misconduct right may do it too, a way is left.
TEST(CnProcess, AListedFirmHasNeitherCreditNorTradeLeftToPayWith) {
  EXPECT_TRUE(
      violates(Reading::text, "repair_not_barred", "spc_defaulter_list.ground_1", "restricted loans"));
  EXPECT_FALSE(violates(Reading::text, "repair_not_barred", "spc_defaulter_list.grounds_2_to_6"));
}

}  // namespace
}  // namespace osmanthus::audit::tests
