// Quantiles of a few figures.
#pragma once

#include <vector>

namespace osmanthus::base {

/// The quantile at `share` (0 to 1) of `sorted`, ascending and not empty; between two values by linear
/// interpolation (Hyndman and Fan 1996, type 7).
double quantile(const std::vector<double>& sorted, double share);

}  // namespace osmanthus::base
