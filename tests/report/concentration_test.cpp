#include "report/concentration.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace osmanthus::report {
namespace {

TEST(ShareBorne, IsTheShareOfTheResidentsWhereAllBearAlike) {
  const Burden alike{{3, 50}};
  for (const double share : {0.0, 0.1, 0.5, 1.0}) EXPECT_NEAR(share_borne(alike, share), share, 1e-15);
  EXPECT_NEAR(gini(alike), 0, 1e-15);
}

TEST(ShareBorne, ReadsFromTheMostBurdenedAndSharesACountEvenly) {
  const Burden burden{{0, 6}, {1, 2}, {4, 2}};  // ten residents, ten sanctions
  EXPECT_DOUBLE_EQ(share_borne(burden, 0.1), 0.4);
  EXPECT_DOUBLE_EQ(share_borne(burden, 0.2), 0.8);
  EXPECT_DOUBLE_EQ(share_borne(burden, 0.25), 0.85);
  EXPECT_DOUBLE_EQ(share_borne(burden, 0.4), 1);
  EXPECT_DOUBLE_EQ(share_borne(burden, 1), 1);
}

TEST(Gini, IsOneLessTheShareOfTheOnlyOneWhoBears) {
  const Burden one{{0, 99}, {7, 1}};
  EXPECT_NEAR(gini(one), 0.99, 1e-12);
}

TEST(Gini, IsTheMeanDifferenceOverTwiceTheMean) {
  const Burden burden{{0, 6}, {1, 2}, {4, 2}};
  const std::vector<double> each{0, 0, 0, 0, 0, 0, 1, 1, 4, 4};
  double differences = 0;
  for (const double one : each) {
    for (const double other : each) differences += std::abs(one - other);
  }
  EXPECT_NEAR(gini(burden), differences / 100 / (2 * 1.0), 1e-12);  // one sanction a resident in the mean
}

TEST(Gini, IsAGapWhereNobodyBoreAnything) {
  EXPECT_TRUE(std::isnan(gini({{0, 5}})));
  EXPECT_TRUE(std::isnan(share_borne({}, 0.5)));
}

double borne_by(const std::vector<BorneBy>& curve, double share) {
  return std::ranges::find(curve, share, &BorneBy::share)->borne.middle;
}

TEST(ConcentrationOf, TellsOfAllResidentsAndOfThoseReachedAlone) {
  report::Run run;  // not GoogleTest's Run
  run.burden = {{{0, 980}, {1, 10}, {3, 10}}};
  const auto found = concentration_of(run);
  EXPECT_DOUBLE_EQ(found.share_reached.middle, 0.02);
  EXPECT_DOUBLE_EQ(found.most.middle, 3);
  EXPECT_DOUBLE_EQ(borne_by(found.residents, 0.01), 0.75);
  EXPECT_DOUBLE_EQ(borne_by(found.reached, 0.5), 0.75);
  EXPECT_DOUBLE_EQ(borne_by(found.reached, 1), 1);
}

}  // namespace
}  // namespace osmanthus::report
