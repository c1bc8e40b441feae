// A response surface: the logarithm of a figure as a quadratic of the uncertain numbers, fitted to runs by
// least squares. It stands for the model where runs would be too many, and says how far it is off.
#pragma once

#include <Eigen/Dense>
#include <vector>

#include "calibration/cube.hpp"

namespace osmanthus::calibration {

class Surface {
 public:
  /// `figures[i]` is what the run at `points[i]` gave; runs count by `weights`. Products of sides are taken
  /// for the six on which the figure depends most.
  Surface(const std::vector<Point>& points, const std::vector<double>& figures,
          const std::vector<double>& weights);

  double at(const Point& point) const;
  /// Root mean square of what each run of weight 1 is off if the surface is fitted without it: chance and
  /// what a quadratic cannot follow.
  double error() const { return error_; }

 private:
  Eigen::VectorXd terms(const Point& point) const;
  void fit(const std::vector<Point>& points, const std::vector<double>& figures,
           const std::vector<double>& weights);

  std::vector<std::pair<std::size_t, std::size_t>> products_;
  Eigen::VectorXd coefficients_;
  double error_ = 0;
};

}  // namespace osmanthus::calibration
