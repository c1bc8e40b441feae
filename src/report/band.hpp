// What many replicates say about one figure.
#pragma once

#include <cstddef>
#include <vector>

namespace osmanthus::report {

/// A figure over the replicates: the 5 % and 95 % quantiles, the median and the mean, in the figure's unit.
/// All are not-a-number where no replicate has the figure.
struct Band {
  double low;
  double middle;
  double high;
  double mean;
};

/// The band of the figures that are there; a gap is not-a-number and is left out.
Band band_of(std::vector<double> figures);

/// The share of `differences`, gaps left out, that have the sign of their median: all above nought, all
/// below, or all exactly nought. Not-a-number if none is there.
double share_of_sign(const std::vector<double>& differences);

}  // namespace osmanthus::report
