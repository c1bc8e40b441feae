// How likely a departure at least as large as the one seen is, if the model is right. Tests draw with fixed
// seeds and declare the probability below which they fail; it is so small that a pass says something about
// the code and not about luck.
#pragma once

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

}  // namespace osmanthus::statistics
