// A response surface: what the model expects of a count, its logarithm a quadratic of the uncertain numbers.
// It stands for the model where runs would be too many, and says how far it is off.
//
//   count of a run   mean μ, variance φ·μ + λ²·μ²
//
// φ is chance: a population twice as large has half the relative variance φ / μ. λ is what a quadratic cannot
// follow, which no size of population makes better. Fitted by iteratively reweighted least squares
// (Wedderburn 1974), so that a count of nought counts as such and nothing is lost by taking logarithms of
// counts.
#pragma once

#include <Eigen/Dense>
#include <cstddef>
#include <utility>
#include <vector>

#include "calibration/cube.hpp"

namespace osmanthus::calibration {

/// Two runs at one point, each with luck of its own, by their numbers.
struct Twins {
  std::size_t one = 0;
  std::size_t other = 0;
};

/// φ as the differences of twins tell it; 1, as of a Poisson count, if they counted nothing.
double dispersion(const std::vector<double>& counts, const std::vector<Twins>& twins);

class Surface {
 public:
  /// `counts[i]` is what the run at `points[i]` counted; runs weigh `weights`, from 0 to 1. Sides on whose
  /// slope or bend the count does not visibly depend are left out; products are taken of the six on which it
  /// depends most.
  Surface(const std::vector<Point>& points, const std::vector<double>& counts,
          const std::vector<double>& weights, double dispersion);

  /// The logarithm of the count that the model expects at `point`, which may have more sides than the
  /// surface's.
  double at(const Point& point) const;
  /// √(φ / μ): how far chance puts one run there off, as a share.
  double chance(const Point& point) const;
  /// λ.
  double lack_of_fit() const { return lack_of_fit_; }
  /// How far the surface is off where the runs of weight 1 are, as a share: λ and what their chance leaves
  /// uncertain of the coefficients, added in squares.
  double error() const;

 private:
  using Products = std::vector<std::pair<std::size_t, std::size_t>>;
  struct Solution;
  struct Sample;

  Eigen::VectorXd terms(const Point& point) const;
  Solution solve(const Sample& sample) const;
  void choose_terms(const Solution& all_sides, std::size_t sides);

  std::vector<std::size_t> slopes_;
  std::vector<std::size_t> bends_;
  Products products_;
  std::vector<double> coefficients_;  // of 1, the slopes, the bends and the products
  double dispersion_ = 1;
  double lack_of_fit_ = 0;
  double sampling_ = 0;
};

}  // namespace osmanthus::calibration
