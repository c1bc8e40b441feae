// The uncertain numbers as points of the unit cube: one side a number, evenly filled by the prior.
#pragma once

#include <cstdint>
#include <vector>

#include "scenario/scenario.hpp"

namespace osmanthus::calibration {

using Point = std::vector<double>;  // each from 0 to 1

class Cube {
 public:
  /// All numbers of the scenario that have a range, and that the mechanisms left on make use of.
  explicit Cube(const scenario::Scenario& scenario);

  std::size_t sides() const { return free_.size(); }
  scenario::Parameter parameter(std::size_t side) const { return free_[side]; }
  double value(std::size_t side, double share) const;
  /// The numbers of a run at `point`; those without a range as the scenario gives them.
  scenario::Values values(const Point& point) const;

 private:
  const scenario::Scenario& scenario_;
  std::vector<scenario::Parameter> free_;
};

/// A Latin hypercube: on every side one point in each of `points` equal parts.
std::vector<Point> latin_hypercube(std::size_t sides, std::size_t points, std::uint64_t seed);

}  // namespace osmanthus::calibration
