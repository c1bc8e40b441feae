#include "report/band.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/quantile.hpp"

namespace osmanthus::report {
namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

void drop_gaps(std::vector<double>& figures) {
  std::erase_if(figures, [](double figure) { return std::isnan(figure); });
}

int sign(double value) { return (value > 0) - (value < 0); }

}  // namespace

Band band_of(std::vector<double> figures) {
  drop_gaps(figures);
  if (figures.empty()) return {kGap, kGap, kGap, kGap};
  std::ranges::sort(figures);
  const double sum = std::accumulate(figures.begin(), figures.end(), 0.0);
  return {base::quantile(figures, 0.05), base::quantile(figures, 0.5), base::quantile(figures, 0.95),
          sum / static_cast<double>(figures.size())};
}

double share_of_sign(const std::vector<double>& differences) {
  std::vector<double> there = differences;
  drop_gaps(there);
  if (there.empty()) return kGap;
  const int wanted = sign(band_of(there).middle);
  const auto same = std::ranges::count_if(there, [wanted](double value) { return sign(value) == wanted; });
  return static_cast<double>(same) / static_cast<double>(there.size());
}

}  // namespace osmanthus::report
