// Draws from a density on the unit cube: the top by NLopt's BOBYQA, the draws by Metropolis moves along one
// side at a time and along all sides together, by the covariance of what was visited before (Metropolis et
// al. 1953; Haario, Saksman and Tamminen 2001). Widths and covariance are settled before any draw is kept.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "calibration/cube.hpp"
#include "simulation/crew.hpp"

namespace osmanthus::calibration {

/// The logarithm of the density, up to a constant. Called from several threads at once.
using LogDensity = std::function<double(const Point&)>;

/// Where the density is highest, from the middle of the cube.
Point highest(const LogDensity& density, std::size_t sides);

struct Draws {
  std::vector<Point> points;
  double most_r_hat = 0;  // the largest over the sides; near 1 if the chains agree (Gelman and Rubin 1992)
};

/// `wanted` draws from four chains that begin at `start`, spread evenly over them. The same bits whatever the
/// crew.
Draws draw(const LogDensity& density, const Point& start, std::size_t wanted, std::uint64_t seed,
           simulation::Crew& crew);

}  // namespace osmanthus::calibration
