// The fit of a model that is known: bands hold the truth as often as they say, and chance is no part of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "calibration/fit.hpp"
#include "simulation/parallel/threads.hpp"

namespace osmanthus::calibration {
namespace {

constexpr std::size_t kSides = 3;
constexpr std::size_t kFigures = 5;
constexpr double kTolerance = 0.05;

/// What the model expects of each figure at a point, in a population of `size`: level, slope and a bend.
std::vector<double> expected(const Point& x, double size) {
  return {size * std::exp(2 * x[0]), size * std::exp(x[0] + x[1]), size * std::exp(2 * x[1] * x[1]),
          size * std::exp(1.5 * x[1] - x[0]), size * std::exp(x[0] + 0.5 * x[2])};
}

/// The first four figures are fitted to, two of each of two quantities; the last is foretold.
std::vector<Observed> observed(const std::vector<double>& published) {
  std::vector<Observed> all;
  for (std::size_t f = 0; f < kFigures; ++f) all.push_back({published[f], kTolerance, f / 2 % 2, f < 4});
  return all;
}

/// Runs that count as Poisson does.
Experiment runs_of(double size, std::uint64_t seed) {
  return [size, random = std::mt19937_64(seed)](const std::vector<Point>& points) mutable {
    Counts counts;
    for (const auto& point : points) {
      auto& run = counts.emplace_back();
      for (const double mean : expected(point, size))
        run.push_back(std::poisson_distribution<int>(mean)(random));
    }
    return counts;
  };
}

/// A truth from the prior, and what is published of it: off by the tolerance and by each quantity's κ.
struct Truth {
  Point x;
  std::vector<double> published;
};

Truth truth(std::mt19937_64& random, double size) {
  std::uniform_real_distribution<double> share(0, 1);
  std::exponential_distribution<double> kappa(1 / kDiscrepancy);
  Truth made;
  for (std::size_t side = 0; side < kSides; ++side) made.x.push_back(share(random));
  const std::array off{kappa(random), kappa(random)};
  const auto means = expected(made.x, size);
  for (std::size_t f = 0; f < kFigures; ++f) {
    std::normal_distribution<double> error(0, std::hypot(kTolerance, off[f / 2 % 2]));
    made.published.push_back(means[f] * std::exp(error(random)));
  }
  return made;
}

/// Truths drawn from the prior are inside the bands as often as the bands say (Cook, Gelman and Rubin 2006).
TEST(Fit, HoldsTheTruthInNineOfTenBands) {
  constexpr int kTruths = 48;
  constexpr double kSize = 400;
  std::mt19937_64 random(17);
  simulation::OnePairOfHands crew;
  std::array<int, kSides> held{};
  std::array<int, kSides> above{};
  int foretold = 0;
  for (int i = 0; i < kTruths; ++i) {
    const Truth made = truth(random, kSize);
    Fit fit(observed(made.published), 2, kSides, static_cast<std::uint64_t>(i), crew);
    fit.run(runs_of(kSize, static_cast<std::uint64_t>(i)), {60, 40});
    for (std::size_t side = 0; side < kSides; ++side) {
      const auto band = fit.side(side);
      held[side] += inside(band, made.x[side]) ? 1 : 0;
      above[side] += made.x[side] > band.median ? 1 : 0;
    }
    foretold += inside(fit.foretold(4), made.published[4]) ? 1 : 0;
  }
  // Four standard errors of a share of 48: of 0.9 they are 0.173, of a half 0.29.
  for (std::size_t side = 0; side < kSides; ++side) {
    EXPECT_NEAR(static_cast<double>(held[side]) / kTruths, 0.9, 0.173) << side;
    EXPECT_NEAR(static_cast<double>(above[side]) / kTruths, 0.5, 0.29) << side;
  }
  EXPECT_NEAR(static_cast<double>(foretold) / kTruths, 0.9, 0.173);
}

/// What is published of a known truth, without any error.
std::vector<double> exactly(const Point& x, double size) { return expected(x, size); }

double width(const scenario::Band& band) { return band.high - band.low; }

TEST(Fit, IsNotWiderForTheChanceOfItsRuns) {
  simulation::OnePairOfHands crew;
  const Point x{0.4, 0.6, 0.5};
  const auto fitted = [&](double size) {
    Fit fit(observed(exactly(x, size)), 2, kSides, 3, crew);
    fit.run(runs_of(size, 9), {250, 200});
    return fit;
  };
  // One run of the small population is off by a seventh, three times the tolerance; of the large by a 140th.
  const Fit small = fitted(50);
  const Fit large = fitted(20'000);
  EXPECT_GT(small.surface(0).chance(x), 2 * kTolerance);
  for (const std::size_t side : {0U, 1U})
    EXPECT_LT(width(small.side(side)), 1.5 * width(large.side(side))) << side;
  for (const Fit* one : {&small, &large}) {
    for (const std::size_t side : {0U, 1U}) EXPECT_TRUE(inside(one->side(side), x[side])) << side;
    EXPECT_NEAR(one->surface_off(), 1, 0.15);
  }
}

TEST(Fit, SaysNothingOfANumberOnWhichNoFittedFigureDepends) {
  simulation::OnePairOfHands crew;
  Fit fit(observed(exactly({0.4, 0.6, 0.5}, 1000)), 2, kSides, 3, crew);
  fit.run(runs_of(1000, 9), {80, 60});
  const auto band = fit.side(2);
  EXPECT_NEAR(band.low, 0.05, 0.03);
  EXPECT_NEAR(band.median, 0.5, 0.06);
  EXPECT_NEAR(band.high, 0.95, 0.03);
}

TEST(Fit, LearnsHowFarTheModelIsFromAQuantityThatItCannotFollow) {
  simulation::OnePairOfHands crew;
  auto published = exactly({0.4, 0.6, 0.5}, 1000);
  published[0] *= 3;  // the numbers that raise the first quantity's first figure raise its second's too,
  published[1] /= 3;  // which goes the other way
  Fit fit(observed(published), 2, kSides, 3, crew);
  fit.run(runs_of(1000, 9), {80, 60});
  EXPECT_GT(fit.discrepancy(0).median, 0.3);
  EXPECT_GT(fit.discrepancy(0).low, fit.discrepancy(1).low);
  EXPECT_GT(width(fit.foretold(4)), 2 * width(fit.expected(4)));
}

TEST(Fit, OnASliceIsThatOfTheModelWithoutTheNumber) {
  simulation::OnePairOfHands crew;
  const auto published = exactly({0.4, 0.6, 0.5}, 1000);
  Fit whole(observed(published), 2, kSides, 3, crew);
  whole.run(runs_of(1000, 9), {120, 100});
  const Fit slice = whole.on({{1, 0.6}});
  Fit smaller(observed(published), 2, kSides, 3, crew);
  smaller.run(
      [runs = runs_of(1000, 9)](std::vector<Point> points) {
        for (auto& point : points) point[1] = 0.6;
        return runs(points);
      },
      {120, 100});
  for (const auto& draw : slice.draws(20)) EXPECT_EQ(draw[1], 0.6);
  EXPECT_NEAR(slice.side(0).median, smaller.side(0).median, 0.03);
  EXPECT_NEAR(width(slice.side(0)), width(smaller.side(0)), 0.35 * width(smaller.side(0)));
  EXPECT_LT(width(slice.side(0)), width(whole.side(0)));
  EXPECT_NEAR(slice.expected(4).median / smaller.expected(4).median, 1, 0.05);
}

TEST(Fit, GivesTheSameBitsToOneAndToMany) {
  const auto sides = [&](simulation::Crew& crew) {
    Fit fit(observed(exactly({0.4, 0.6, 0.5}, 1000)), 2, kSides, 3, crew);
    fit.run(runs_of(1000, 9), {60, 40});
    return fit.draws(50);
  };
  simulation::OnePairOfHands one;
  simulation::parallel::Threads three(3);
  EXPECT_EQ(sides(one), sides(three));
}

}  // namespace
}  // namespace osmanthus::calibration
