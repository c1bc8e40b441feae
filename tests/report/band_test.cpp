#include "report/band.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "base/quantile.hpp"

namespace osmanthus::report {
namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

TEST(Quantile, LiesBetweenTwoFiguresInProportion) {
  const std::vector<double> figures{0, 10, 20, 30, 40};
  EXPECT_DOUBLE_EQ(base::quantile(figures, 0), 0);
  EXPECT_DOUBLE_EQ(base::quantile(figures, 0.5), 20);
  EXPECT_DOUBLE_EQ(base::quantile(figures, 0.05), 2);
  EXPECT_DOUBLE_EQ(base::quantile(figures, 0.95), 38);
  EXPECT_DOUBLE_EQ(base::quantile(figures, 1), 40);
  EXPECT_DOUBLE_EQ(base::quantile({7}, 0.95), 7);
}

TEST(BandOf, LeavesGapsOutAndIsAGapWhereNothingIsLeft) {
  const Band band = band_of({kGap, 3, 1, kGap, 2});
  EXPECT_DOUBLE_EQ(band.middle, 2);
  EXPECT_DOUBLE_EQ(band.mean, 2);
  EXPECT_DOUBLE_EQ(band.low, 1.1);
  EXPECT_DOUBLE_EQ(band.high, 2.9);
  EXPECT_TRUE(std::isnan(band_of({kGap}).middle));
  EXPECT_TRUE(std::isnan(band_of({}).mean));
}

TEST(ShareOfSign, CountsThoseThatAgreeWithTheMedian) {
  EXPECT_DOUBLE_EQ(share_of_sign({-1, -2, -3, 4}), 0.75);
  EXPECT_DOUBLE_EQ(share_of_sign({1, 2, 0}), 2.0 / 3);
  EXPECT_DOUBLE_EQ(share_of_sign({0, 0, 0}), 1);
  EXPECT_DOUBLE_EQ(share_of_sign({5, kGap}), 1);
  EXPECT_TRUE(std::isnan(share_of_sign({})));
}

}  // namespace
}  // namespace osmanthus::report
