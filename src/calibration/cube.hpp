// The uncertain numbers as points of the unit cube: one side a number, evenly filled by the prior.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "scenario/scenario.hpp"

namespace osmanthus::calibration {

using Point = std::vector<double>;  // each from 0 to 1

/// Some sides and the share at which each is held.
using Slice = std::vector<std::pair<std::size_t, double>>;

class Cube {
 public:
  /// All numbers of the scenario that have a range, and that the mechanisms left on make use of.
  explicit Cube(const scenario::Scenario& scenario);

  std::size_t sides() const { return free_.size(); }
  scenario::Parameter parameter(std::size_t side) const { return free_[side]; }
  double value(std::size_t side, double share) const;
  /// Where on its side a value lies; nothing if it is outside the range.
  std::optional<double> share(std::size_t side, double value) const;
  /// The numbers of a run at `point`; those without a range as the scenario gives them.
  scenario::Values values(const Point& point) const;
  /// The points at which a mechanism does nothing, if it is off when some of the numbers are at values inside
  /// their ranges: then the model without it is this model on a slice. Nothing for mechanisms that are more
  /// than numbers, or whose numbers are never so.
  std::optional<Slice> without(scenario::Mechanism mechanism) const;

 private:
  const scenario::Scenario& scenario_;
  std::vector<scenario::Parameter> free_;
};

/// A Latin hypercube: on every side one point in each of `points` equal parts.
std::vector<Point> latin_hypercube(std::size_t sides, std::size_t points, std::uint64_t seed);

}  // namespace osmanthus::calibration
