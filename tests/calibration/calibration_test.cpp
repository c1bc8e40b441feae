// The parts of a calibration against closed forms: what is known beforehand is found again.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
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

TEST(Cube, IsASliceWhereAMechanismIsANumberThatDoesNothing) {
  const auto scenario = article();
  const Cube cube(scenario);
  using enum scenario::Mechanism;
  const auto held = [&](scenario::Mechanism mechanism, scenario::Parameter parameter) {
    const auto slice = cube.without(mechanism);
    if (!slice || slice->size() != 1) return -1.0;
    EXPECT_EQ(cube.parameter(slice->front().first), parameter);
    return slice->front().second;
  };
  EXPECT_EQ(held(own_news, scenario::Parameter::own_news), 0);
  EXPECT_EQ(held(listing_effect, scenario::Parameter::performance_unlisted), 1);
  EXPECT_FALSE(cube.without(caseload)) << "it is no number";
  EXPECT_FALSE(cube.without(court_take_up)) << "all courts at once are outside the range";
}

TEST(Cube, FindsWhereAValueLies) {
  const auto scenario = article();
  const Cube cube(scenario);
  for (std::size_t side = 0; side < cube.sides(); ++side) {
    EXPECT_NEAR(*cube.share(side, cube.value(side, 0.3)), 0.3, 1e-9);
    EXPECT_FALSE(cube.share(side, 2 * cube.value(side, 1)));
  }
}

/// A quadratic with a product, of three sides; the fourth has nothing to do with it.
double quadratic(const Point& x) {
  const auto c = [&](std::size_t i) { return 2 * x[i] - 1; };
  return 3 + 2 * c(0) - c(1) + 0.5 * c(2) * c(2) + 0.7 * c(0) * c(1);
}

std::vector<double> all_alike(std::size_t runs) { return std::vector<double>(runs, 1.0); }

TEST(Surface, FindsAQuadraticAgain) {
  const auto points = latin_hypercube(4, 120, 1);
  std::vector<double> counts;
  for (const auto& point : points) counts.push_back(std::exp(quadratic(point)));
  const Surface surface(points, counts, all_alike(points.size()), 0);
  for (const auto& point : latin_hypercube(4, 40, 2)) EXPECT_NEAR(surface.at(point), quadratic(point), 1e-3);
  EXPECT_LT(surface.error(), 1e-3);
}

/// Events, each of which brings a geometric number of attempts with that mean: φ = 2 · mean − 1.
double attempts(double events, double mean, std::mt19937_64& random) {
  const int happened = std::poisson_distribution<int>(events)(random);
  std::geometric_distribution<int> more(1 / mean);
  double sum = 0;
  for (int i = 0; i < happened; ++i) sum += 1 + more(random);
  return sum;
}

/// What a population of `size` counts: a quadratic, and a wave along the fourth side that no quadratic
/// follows, of root mean square `off`.
struct Population {
  double size;
  double mean;  // attempts of an event
  double off;
  std::mt19937_64 random{5};

  double expected(const Point& x) const {
    return size * std::exp(quadratic(x) / 3 + off * std::numbers::sqrt2 * std::sin(40 * x[3]));
  }
  double run(const Point& x) { return attempts(expected(x) / mean, mean, random); }
};

struct Seen {
  std::vector<Point> points;
  std::vector<double> counts;
  std::vector<Twins> twins;
};

Seen seen(Population& population, std::size_t points) {
  Seen all;
  all.points = latin_hypercube(4, points, 1);
  for (std::size_t i = 0; i < points; ++i) {
    all.twins.push_back({i, points + i});
    all.points.push_back(all.points[i]);
  }
  for (const auto& point : all.points) all.counts.push_back(population.run(point));
  return all;
}

TEST(Dispersion, IsThatOfTheAttemptsAnEventBrings) {
  Population population{100, 4, 0};
  const auto all = seen(population, 2000);
  // The standard error of a variance from 2,000 differences of near normals is 3 per cent; four of them.
  EXPECT_NEAR(dispersion(all.counts, all.twins), 7, 7 * 0.13);
  EXPECT_EQ(dispersion({0, 0}, {{0, 1}}), 1);
}

TEST(Surface, KeepsChanceApartFromWhatNoQuadraticFollows) {
  constexpr double kOff = 0.1;
  const auto surface_at = [&](double size, double off) {
    Population population{size, 4, off};
    const auto all = seen(population, 500);
    return Surface(all.points, all.counts, all_alike(all.points.size()), dispersion(all.counts, all.twins));
  };
  const Surface small = surface_at(400, kOff);
  const Surface large = surface_at(800, kOff);
  const Point middle(4, 0.5);
  const double ratio = large.chance(middle) / small.chance(middle);
  EXPECT_NEAR(ratio * ratio, 0.5,
              0.5 * 0.2);  // φ from 500 twins each: four standard errors of the ratio are 0.36
  for (const Surface* one : {&small, &large}) EXPECT_NEAR(one->lack_of_fit(), kOff, 0.2 * kOff);
  const Surface smooth = surface_at(400, 0);
  EXPECT_LT(smooth.lack_of_fit(), 0.3 * small.chance(middle));
  // Thousand runs, some twenty terms: what chance leaves uncertain of the surface is a seventh of one run's.
  EXPECT_LT(smooth.error(), 0.4 * small.chance(middle));
}

TEST(Surface, TakesACountOfNoughtForOne) {
  Population population{0.05, 1, 0};
  const auto all = seen(population, 3000);
  EXPECT_GT(std::ranges::count(all.counts, 0.0), 5000);
  const Surface surface(all.points, all.counts, all_alike(all.points.size()), 1);
  double sum = 0;
  double expected = 0;
  for (const auto& point : all.points) {
    sum += std::exp(surface.at(point));
    expected += population.expected(point);
  }
  EXPECT_NEAR(sum / expected, 1, 4 / std::sqrt(expected));
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
  simulation::OnePairOfHands crew;
  const auto draws = draw(two_normals, {0.5, 0.5, 0.5}, 4000, 11, crew);
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

/// A ridge from corner to corner, thin as a hundredth of a side.
TEST(Draw, GoesAlongARidge) {
  const auto ridge = [](const Point& x) { return -0.5 * std::pow((x[0] + x[1] - 1) / 0.01, 2); };
  simulation::OnePairOfHands crew;
  const auto draws = draw(ridge, {0.5, 0.5}, 4000, 11, crew);
  EXPECT_LT(draws.most_r_hat, 1.05);
  double mean = 0;
  double square = 0;
  for (const auto& point : draws.points) {
    mean += point[0] / static_cast<double>(draws.points.size());
    square += point[0] * point[0] / static_cast<double>(draws.points.size());
  }
  EXPECT_NEAR(mean, 0.5, 0.05);
  EXPECT_NEAR(square - mean * mean, 1.0 / 12, 0.02);
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
