// The fit of one model: runs in waves, response surfaces, and the posterior of the uncertain numbers.
//
//   runs over the prior (a Latin hypercube) ─► surfaces ─► posterior ─► runs over it ─► surfaces there ─► …
//
// A published figure y is taken for what the model expects, μ(x), but for three things that are added in
// squares: the figure's tolerance, the error of the surface that stands for μ, and the quantity's discrepancy
// κ, what the model is off beyond that. κ is not known beforehand (exponential, mean kDiscrepancy) and is
// fitted with the numbers x (Kennedy and O'Hagan 2001, in its plainest form):
//
//   log y  ~  normal( log μ(x), tolerance² + error² + κ² )
//
// The chance of a single run is in none of them: it is noise of the computer's experiment, and what it leaves
// uncertain about μ is part of the surface's error.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "calibration/surface.hpp"
#include "scenario/posterior.hpp"
#include "simulation/crew.hpp"

namespace osmanthus::calibration {

inline constexpr double kDiscrepancy = 0.2;

/// A figure that every run counts. Those that are not fitted to are foretold.
struct Observed {
  double published = 0;  // in the runs' own units; 0: none
  double tolerance = 0;
  std::size_t quantity = 0;
  bool fitted = false;
};

/// The counts of runs, by run and figure.
using Counts = std::vector<std::vector<double>>;
/// Runs at these points, each with luck of its own, also where two points are the same.
using Experiment = std::function<Counts(const std::vector<Point>&)>;

/// How many runs each wave has. Every fifth of a wave's runs is the twin of another, from which chance is
/// learned.
using Waves = std::vector<std::size_t>;

class Fit {
 public:
  /// `quantities` is one more than the largest quantity of `figures`.
  Fit(std::vector<Observed> figures, std::size_t quantities, std::size_t sides, std::uint64_t seed,
      simulation::Crew& crew);

  void run(const Experiment& experiment, const Waves& waves);
  /// The fit of the model whose numbers lie on that slice, by the same runs.
  Fit on(const Slice& slice) const;

  /// Draws of the numbers: for each a point of the cube.
  std::vector<Point> draws(std::size_t wanted) const;
  /// Of one side over all draws, as shares of its range.
  scenario::Band side(std::size_t side) const;
  /// What the model expects of the figure, over the draws.
  scenario::Band expected(std::size_t figure) const;
  /// Where the published figure should lie: with tolerance and discrepancy as well.
  scenario::Band foretold(std::size_t figure) const;
  /// Of the runs over the prior. They hold the chance of a run.
  scenario::Band beforehand(std::size_t figure) const;
  /// A quantity's κ over the draws.
  scenario::Band discrepancy(std::size_t quantity) const;

  const Surface& surface(std::size_t figure) const { return surfaces_[figure]; }
  double most_r_hat() const { return most_r_hat_; }
  /// Root mean square of how far the last wave's runs were off the surfaces made before them, in standard
  /// errors of the two together; near 1 if chance and error are what they are taken for.
  double surface_off() const { return surface_off_; }

 private:
  void learn(const Experiment& experiment, const std::vector<Point>& points, std::size_t runs);
  void test(std::size_t first_run);
  void settle(std::uint64_t seed);
  Point held(Point point) const;
  double log_density(const Point& point) const;
  /// The log of the figure at each draw, a deviation added from `spread`, its standard deviation.
  std::vector<double> logs(std::size_t figure, const std::function<double(const Point&)>& spread) const;

  std::vector<Observed> figures_;
  std::size_t quantities_;
  std::size_t sides_;
  std::uint64_t seed_;
  simulation::Crew& crew_;
  std::vector<Point> points_;
  Counts counts_;
  std::vector<Twins> twins_;
  std::vector<double> weights_;
  std::size_t first_wave_ = 0;  // its runs
  std::vector<Surface> surfaces_;
  Slice held_;                // all numbers are free if it is empty
  std::vector<Point> draws_;  // the sides of the numbers, then one for each κ
  double most_r_hat_ = 1;
  double surface_off_ = 1;
};

/// The 5 %, 50 % and 95 % quantiles.
scenario::Band band_of(std::vector<double> values);

}  // namespace osmanthus::calibration
