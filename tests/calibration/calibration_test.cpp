// The parts of a calibration against closed forms: what is known beforehand is found again.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "../support/files.hpp"
#include "behaviour/response.hpp"
#include "calibration/sampler.hpp"
#include "calibration/surface.hpp"
#include "pack/scenario.hpp"

namespace osmanthus::calibration {
namespace {

scenario::Scenario article() {
  base::Diagnostics diagnostics;
  return *pack::read_scenario(files::read("scenarios/article.yaml"), diagnostics);
}

TEST(LatinHypercube, HasOnePointInEachPartOfEachSide) {
  const auto points = latin_hypercube(3, 50, 7);
  for (std::size_t side = 0; side < 3; ++side) {
    std::vector<int> parts(50);
    for (const auto& point : points) ++parts[static_cast<std::size_t>(point[side] * 50)];
    EXPECT_EQ(parts, std::vector<int>(50, 1));
  }
}

TEST(Cube, GoesFromTheLeastToTheMostOfEachRange) {
  const auto scenario = article();
  const Cube cube(scenario);
  ASSERT_GT(cube.sides(), 20U);
  for (std::size_t side = 0; side < cube.sides(); ++side) {
    const auto& range = *scenario.estimate(cube.parameter(side)).range;
    EXPECT_DOUBLE_EQ(cube.value(side, 0), range.low);
    EXPECT_NEAR(cube.value(side, 1), range.high, 1e-12 * range.high);
    const double middle = range.drawn == scenario::Drawn::uniform ? (range.low + range.high) / 2
                                                                  : std::sqrt(range.low * range.high);
    EXPECT_NEAR(cube.value(side, 0.5), middle, 1e-12 * range.high);
  }
}

TEST(Cube, LeavesOutWhatASwitchedOffMechanismWouldRead) {
  auto scenario = article();
  const auto all = Cube(scenario).sides();
  scenario.off.set(static_cast<std::size_t>(scenario::Mechanism::own_news));
  const Cube cube(scenario);
  EXPECT_EQ(cube.sides(), all - 4);
  EXPECT_EQ(get(cube.values(Point(cube.sides(), 0.5)), scenario::Parameter::own_news), 0);
}

/// A quadratic with a product, of three sides; the fourth has nothing to do with it.
double quadratic(const Point& x) {
  const auto c = [&](std::size_t i) { return 2 * x[i] - 1; };
  return 3 + 2 * c(0) - c(1) + 0.5 * c(2) * c(2) + 0.7 * c(0) * c(1);
}

TEST(Surface, FindsAQuadraticAgain) {
  const auto points = latin_hypercube(4, 120, 1);
  std::vector<double> figures;
  for (const auto& point : points) figures.push_back(quadratic(point));
  const Surface surface(points, figures, std::vector<double>(points.size(), 1.0));
  for (const auto& point : latin_hypercube(4, 40, 2)) EXPECT_NEAR(surface.at(point), quadratic(point), 1e-3);
  EXPECT_LT(surface.error(), 1e-3);
}

TEST(Surface, SaysHowFarChancePutsARunOff) {
  std::mt19937_64 random(5);
  std::normal_distribution<double> chance(0, 0.2);
  const auto points = latin_hypercube(4, 600, 1);
  std::vector<double> figures;
  for (const auto& point : points) figures.push_back(quadratic(point) + chance(random));
  const Surface surface(points, figures, std::vector<double>(points.size(), 1.0));
  // The standard error of a standard deviation from 600 values is 3 per cent; four of them, and 15 terms
  // fitted.
  EXPECT_NEAR(surface.error(), 0.2, 0.2 * 0.15);
}

/// Two correlated normals, well inside the cube, and a side on which nothing depends.
double two_normals(const Point& x) {
  const double a = (x[0] - 0.4) / 0.05;
  const double b = (x[1] - 0.6) / 0.08;
  constexpr double rho = 0.6;
  return -(a * a - 2 * rho * a * b + b * b) / (2 * (1 - rho * rho));
}

TEST(Highest, FindsTheTop) {
  const Point top = highest(two_normals, 3);
  EXPECT_NEAR(top[0], 0.4, 1e-3);
  EXPECT_NEAR(top[1], 0.6, 1e-3);
}

TEST(Draw, HasTheMomentsOfTheDensity) {
  const auto draws = draw(two_normals, {0.5, 0.5, 0.5}, 4000, 11);
  EXPECT_LT(draws.most_r_hat, 1.05);
  std::array<double, 3> mean{};
  for (const auto& point : draws.points) {
    for (std::size_t i = 0; i < 3; ++i) mean[i] += point[i] / static_cast<double>(draws.points.size());
  }
  std::array<double, 3> variance{};
  double covariance = 0;
  for (const auto& point : draws.points) {
    for (std::size_t i = 0; i < 3; ++i)
      variance[i] += (point[i] - mean[i]) * (point[i] - mean[i]) / static_cast<double>(draws.points.size());
    covariance += (point[0] - mean[0]) * (point[1] - mean[1]) / static_cast<double>(draws.points.size());
  }
  EXPECT_NEAR(mean[0], 0.4, 0.005);
  EXPECT_NEAR(mean[1], 0.6, 0.008);
  EXPECT_NEAR(mean[2], 0.5, 0.03);
  EXPECT_NEAR(std::sqrt(variance[0]), 0.05, 0.005);
  EXPECT_NEAR(std::sqrt(variance[1]), 0.08, 0.008);
  EXPECT_NEAR(variance[2], 1.0 / 12, 0.01);
  EXPECT_NEAR(covariance / std::sqrt(variance[0] * variance[1]), 0.6, 0.08);
}

TEST(Response, ToOwnNewsFadesAtTwoSpeeds) {
  auto values = Cube(article()).values(Point(Cube(article()).sides(), 0.5));
  using scenario::Parameter;
  const auto set = [&](Parameter p, double value) { values[static_cast<std::size_t>(p)] = value; };
  set(Parameter::own_news, 0.2);
  set(Parameter::own_news_lasting, 0.25);
  set(Parameter::own_news_fast, 2);
  set(Parameter::own_news_slow, 24);
  const behaviour::Response response(values, 48);
  for (const int age : {0, 1, 2, 12, 24, 48}) {
    const double expected = 0.2 * (0.25 * std::exp2(-age / 24.0) + 0.75 * std::exp2(-age / 2.0));
    EXPECT_NEAR(response.own_news(age), expected, 1e-6) << age;
  }
}

}  // namespace
}  // namespace osmanthus::calibration
