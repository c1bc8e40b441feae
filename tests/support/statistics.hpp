// How likely a departure at least as large as the one seen is, if the model is right. Tests draw with fixed
// seeds and declare the probability below which they fail; it is so small that a pass says something about
// the code and not about luck.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace osmanthus::statistics {

/// Below this a test fails: one right program in a million would.
inline constexpr double kSignificance = 1e-6;

/// Upper tail of the gamma distribution of shape a at x: Q(a, x) by its series or its continued fraction
/// (Abramowitz and Stegun 6.5.29, 6.5.31).
inline double gamma_tail(double a, double x) {
  if (x <= 0) return 1;
  const double scale = std::exp(a * std::log(x) - x - std::lgamma(a));
  if (x < a + 1) {
    double term = 1 / a;
    double sum = term;
    for (double n = a + 1; std::fabs(term) > 1e-16 * std::fabs(sum); ++n) sum += term *= x / n;
    return 1 - scale * sum;
  }
  double b = x + 1 - a;
  double c = 1e300;
  double d = 1 / b;
  double h = d;
  for (int i = 1; i < 10000; ++i) {
    const double an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const double factor = d * c;
    h *= factor;
    if (std::fabs(factor - 1) < 1e-15) break;
  }
  return scale * h;
}

/// Of Pearson's chi-square for counts against expectations; expectations below 5 are put together with the
/// next.
inline double chi_square_tail(const std::vector<double>& counts, const std::vector<double>& expected) {
  double sum = 0;
  int cells = 0;
  double count = 0;
  double expectation = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    count += counts[i];
    expectation += expected[i];
    if (expectation < 5 && i + 1 < counts.size()) continue;
    if (expectation > 0) {
      sum += (count - expectation) * (count - expectation) / expectation;
      ++cells;
    }
    count = expectation = 0;
  }
  return gamma_tail((cells - 1) / 2.0, sum / 2);
}

/// Two-sided, of a standard normal value.
inline double normal_tail(double z) { return std::erfc(std::fabs(z) / std::sqrt(2.0)); }

/// Of the Kolmogorov-Smirnov statistic of two samples, by its limit with Stephens's correction for small ones
/// (Press et al., Numerical Recipes, 14.3.3); where values tie, a pass is made likelier.
inline double kolmogorov_smirnov_tail(std::vector<double> a, std::vector<double> b) {
  std::ranges::sort(a);
  std::ranges::sort(b);
  double apart = 0;
  const auto share_up_to = [](const std::vector<double>& sorted, double x) {
    return static_cast<double>(std::ranges::upper_bound(sorted, x) - sorted.begin()) /
           static_cast<double>(sorted.size());
  };
  for (const auto* values : {&a, &b}) {
    for (const double x : *values) apart = std::max(apart, std::fabs(share_up_to(a, x) - share_up_to(b, x)));
  }
  const auto n = static_cast<double>(a.size());
  const auto m = static_cast<double>(b.size());
  const double root = std::sqrt(n * m / (n + m));
  const double lambda = (root + 0.12 + 0.11 / root) * apart;
  if (lambda < 0.2) return 1;  // where the series no longer converges, it is one
  double sum = 0;
  for (int k = 1; k <= 100; ++k) sum += (k % 2 == 1 ? 2 : -2) * std::exp(-2 * k * k * lambda * lambda);
  return std::clamp(sum, 0.0, 1.0);
}

}  // namespace osmanthus::statistics
