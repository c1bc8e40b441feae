#include "report/survival.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace osmanthus::report {
namespace {

// Weeks of remission of the 21 treated patients of Freireich et al. (1963), the textbooks' example; the
// curve's values stand in Cox and Oakes, Analysis of Survival Data (1984), and after them in Kleinbaum and
// Klein.
Lengths remissions() {
  Lengths lengths;
  lengths["repair"].assign(36, 0);
  lengths[""].assign(36, 0);
  for (const std::size_t week : {6, 6, 6, 7, 10, 13, 16, 22, 23}) lengths["repair"][week] += 1;
  for (const std::size_t week : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) lengths[""][week] += 1;
  return lengths;
}

TEST(IncidenceOf, IsTheTextbooksCurveForASingleWayOut) {
  const auto listed = incidence_of(remissions(), {"repair"}, 36).listed;
  EXPECT_DOUBLE_EQ(listed[5], 1);
  EXPECT_NEAR(listed[6], 0.8571, 5e-5);
  EXPECT_NEAR(listed[7], 0.8067, 5e-5);
  EXPECT_NEAR(listed[10], 0.7529, 5e-5);
  EXPECT_NEAR(listed[13], 0.6902, 5e-5);
  EXPECT_NEAR(listed[16], 0.6275, 5e-5);
  EXPECT_NEAR(listed[22], 0.5378, 5e-5);
  EXPECT_NEAR(listed[23], 0.4482, 5e-5);
  EXPECT_NEAR(listed[35], 0.4482, 5e-5);
}

TEST(IncidenceOf, IsTheShareThatLastedWhereAllHaveEnded) {
  const Lengths lengths{{"repair", {2, 0, 3}}, {"expiry", {0, 5, 0}}};
  const auto found = incidence_of(lengths, {"expiry", "repair"}, 4);
  EXPECT_DOUBLE_EQ(found.listed[0], 0.8);
  EXPECT_DOUBLE_EQ(found.listed[1], 0.3);
  EXPECT_DOUBLE_EQ(found.listed[2], 0);
  EXPECT_DOUBLE_EQ(found.listed[3], 0);  // known, though nobody is left
  EXPECT_NEAR(found.ended.at("repair")[3], 0.5, 1e-15);
  EXPECT_NEAR(found.ended.at("expiry")[3], 0.5, 1e-15);
}

TEST(IncidenceOf, FollowsTheClosedFormOfConstantCompetingHazards) {
  // Each month one in ten of those left ends by repair, two in ten by expiry, and half of the rest are cut
  // off.
  Lengths lengths;
  double left = 1e12;
  for (int month = 0; month < 12; ++month) {
    lengths["repair"].push_back(0.1 * left);
    lengths["expiry"].push_back(0.2 * left);
    lengths[""].push_back(0.35 * left);
    left *= 0.35;
  }
  lengths[""].push_back(left);
  const auto found = incidence_of(lengths, {"expiry", "repair"}, 10);
  for (int month = 0; month < 10; ++month) {
    const auto at = static_cast<std::size_t>(month);
    const double listed = std::pow(0.7, month + 1);
    EXPECT_NEAR(found.listed[at], listed, 1e-12) << month;
    EXPECT_NEAR(found.ended.at("repair")[at], (1 - listed) / 3, 1e-12) << month;
    EXPECT_NEAR(found.ended.at("expiry")[at], 2 * (1 - listed) / 3, 1e-12) << month;
  }
}

TEST(IncidenceOf, SharesAddUpToOneAndAreAGapOnceNobodyIsLeft) {
  const Lengths lengths{{"repair", {1, 1, 0, 2}}, {"expiry", {0, 0, 4}}, {"", {3, 0, 2, 1}}};
  const auto found = incidence_of(lengths, {"expiry", "repair"}, 6);
  for (std::size_t month = 0; month < 4; ++month) {
    EXPECT_NEAR(found.listed[month] + found.ended.at("expiry")[month] + found.ended.at("repair")[month], 1,
                1e-15);
  }
  EXPECT_TRUE(std::isnan(found.listed[4]));
  EXPECT_TRUE(std::isnan(found.ended.at("repair")[5]));
}

TEST(IncidenceOf, StayAsTheyAreWhereNextToNobodyIsLeftWhenObservationEnds) {
  const Lengths lengths{{"expiry", {0, 999, 0}}, {"", {0, 0, 1}}};
  const auto found = incidence_of(lengths, {"expiry"}, 5);
  EXPECT_NEAR(found.listed[4], 0.001, 1e-15);
  EXPECT_NEAR(found.ended.at("expiry")[4], 0.999, 1e-15);
}

TEST(SurvivalOf, LeavesOutReplicatesWithoutSuchListingsAndMonthsThatOneDoesNotSee) {
  report::Run run;  // not GoogleTest's Run
  run.replicates = {0, 1, 2};
  run.spells["a.ground"] = {Lengths{{"repair", {1, 0}}, {"", {0, 1}}}, Lengths{},
                            Lengths{{"repair", {1, 0, 0}}, {"", {0, 0, 3}}}};
  const auto all = survival_of(run);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_DOUBLE_EQ(all[0].listings, 2);  // of 2, 0 and 4
  EXPECT_DOUBLE_EQ(all[0].listed[0].middle, 0.625);
  EXPECT_DOUBLE_EQ(all[0].listed[1].middle, 0.625);
  EXPECT_TRUE(std::isnan(all[0].listed[2].middle));
}

}  // namespace
}  // namespace osmanthus::report
