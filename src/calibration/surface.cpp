#include "calibration/surface.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace osmanthus::calibration {
namespace {

constexpr std::size_t kMostInvolved = 6;
constexpr double kVisible = 2;  // standard errors from nought
constexpr int kRounds = 15;     // of reweighting; it settles within ten
constexpr double kLeastVariance = 1e-8;
// Coefficients are taken for normal beforehand: across half its range a number moves a count by e² at most or
// so, and bends it less. This only keeps sides on which nothing depends from running away.
constexpr double kSlopeVariance = 4;
constexpr double kBendVariance = 1;

double centred(const Point& point, std::size_t side) { return 2 * point[side] - 1; }

}  // namespace

double dispersion(const std::vector<double>& counts, const std::vector<Twins>& twins) {
  double squares = 0;
  double means = 0;
  for (const auto& [one, other] : twins) {
    const double apart = counts[one] - counts[other];
    squares += apart * apart / 2;
    means += (counts[one] + counts[other]) / 2;
  }
  return means > 0 ? squares / means : 1;
}

struct Surface::Sample {
  Eigen::MatrixXd x;
  Eigen::VectorXd counts;
  Eigen::VectorXd weights;
  Eigen::VectorXd prior;  // precision of each coefficient beforehand
};

struct Surface::Solution {
  Eigen::VectorXd coefficients;
  Eigen::MatrixXd covariance;
  double lack_of_fit = 0;
  double sampling = 0;
};

Surface::Surface(const std::vector<Point>& points, const std::vector<double>& counts,
                 const std::vector<double>& weights, double dispersion)
    : dispersion_(dispersion) {
  const auto sides = points.front().size();
  const auto sample = [&] {
    const auto runs = static_cast<Eigen::Index>(points.size());
    Sample made{Eigen::MatrixXd(runs, terms(points.front()).size()),
                Eigen::Map<const Eigen::VectorXd>(counts.data(), runs),
                Eigen::Map<const Eigen::VectorXd>(weights.data(), runs),
                {}};
    for (Eigen::Index i = 0; i < runs; ++i)
      made.x.row(i) = terms(points[static_cast<std::size_t>(i)]).transpose();
    made.prior = Eigen::VectorXd::Constant(made.x.cols(), 1 / kBendVariance);
    made.prior[0] = 0;
    made.prior.segment(1, static_cast<Eigen::Index>(slopes_.size())).setConstant(1 / kSlopeVariance);
    return made;
  };
  slopes_.resize(sides);
  std::iota(slopes_.begin(), slopes_.end(), std::size_t{0});
  bends_ = slopes_;
  choose_terms(solve(sample()), sides);
  const auto found = solve(sample());
  coefficients_.assign(found.coefficients.begin(), found.coefficients.end());
  lack_of_fit_ = found.lack_of_fit;
  sampling_ = found.sampling;
}

/// 1, each slope's side from −1 to 1, the squares of the bends' sides, and the products.
Eigen::VectorXd Surface::terms(const Point& point) const {
  Eigen::VectorXd t(static_cast<Eigen::Index>(1 + slopes_.size() + bends_.size() + products_.size()));
  Eigen::Index next = 0;
  t[next++] = 1;
  for (const auto side : slopes_) t[next++] = centred(point, side);
  for (const auto side : bends_) t[next++] = centred(point, side) * centred(point, side);
  for (const auto& [a, b] : products_) t[next++] = centred(point, a) * centred(point, b);
  return t;
}

/// Of a fit with a slope and a bend for every side.
void Surface::choose_terms(const Solution& all_sides, std::size_t sides) {
  const auto visible = [&](std::size_t term) {
    const auto i = static_cast<Eigen::Index>(term);
    return std::abs(all_sides.coefficients[i]) / std::sqrt(all_sides.covariance(i, i));
  };
  slopes_.clear();
  bends_.clear();
  for (std::size_t side = 0; side < sides; ++side) {
    if (visible(1 + side) > kVisible) slopes_.push_back(side);
    if (visible(1 + sides + side) > kVisible) bends_.push_back(side);
  }
  auto most = slopes_;
  std::ranges::stable_sort(most, [&](auto a, auto b) { return visible(1 + a) > visible(1 + b); });
  most.resize(std::min(kMostInvolved, most.size()));
  for (std::size_t i = 0; i < most.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) products_.emplace_back(most[i], most[j]);
  }
}

Surface::Solution Surface::solve(const Sample& sample) const {
  const auto runs = sample.x.rows();
  Solution found;
  Eigen::ArrayXd eta = (sample.counts.array() + 0.5).log();
  double lack = 0;  // λ²
  for (int round = 0; round < kRounds; ++round) {
    const Eigen::ArrayXd mean = eta.exp();
    const Eigen::ArrayXd by_chance = dispersion_ / mean;
    const Eigen::ArrayXd precision = 1 / (by_chance + lack + kLeastVariance);
    const Eigen::ArrayXd off = sample.counts.array() / mean - 1;
    const Eigen::VectorXd weights = (sample.weights.array() * precision).matrix();
    Eigen::MatrixXd normal = sample.x.transpose() * weights.asDiagonal() * sample.x;
    normal.diagonal() += sample.prior;
    const Eigen::LDLT<Eigen::MatrixXd> solver(normal);
    found.coefficients = solver.solve(sample.x.transpose() * weights.asDiagonal() * (eta + off).matrix());
    found.covariance = solver.solve(Eigen::MatrixXd::Identity(normal.rows(), normal.cols()));
    eta = (sample.x * found.coefficients).array();

    // A run pulls the surface towards itself by its leverage h; without that its residual is r / (1 − h), and
    // r² / (1 − h) has the expectation φ / μ + λ².
    const Eigen::MatrixXd pulled = sample.x * found.covariance;
    double excess = 0;
    double counted = 0;
    double uncertain = 0;
    double near = 0;
    for (Eigen::Index i = 0; i < runs; ++i) {
      if (sample.weights[i] < 1) continue;
      const double variance = pulled.row(i).dot(sample.x.row(i));
      const double leverage = std::min(weights[i] * variance, 0.99);
      const double residual = sample.counts[i] / std::exp(eta[i]) - 1;
      const double chance = dispersion_ / std::exp(eta[i]);
      const double weight = 1 / ((chance + lack + kLeastVariance) * (chance + lack + kLeastVariance));
      excess += weight * (residual * residual / (1 - leverage) - chance);
      counted += weight;
      uncertain += variance;
      near += 1;
    }
    lack = counted > 0 ? std::max(0.0, excess / counted) : 0;
    found.sampling = near > 0 ? std::sqrt(uncertain / near) : 0;
  }
  found.lack_of_fit = std::sqrt(lack);
  return found;
}

double Surface::at(const Point& point) const {
  const double* next = coefficients_.data();
  double sum = *next++;
  for (const auto side : slopes_) sum += *next++ * centred(point, side);
  for (const auto side : bends_) sum += *next++ * centred(point, side) * centred(point, side);
  for (const auto& [a, b] : products_) sum += *next++ * centred(point, a) * centred(point, b);
  return sum;
}

double Surface::chance(const Point& point) const { return std::sqrt(dispersion_ * std::exp(-at(point))); }

double Surface::error() const { return std::hypot(lack_of_fit_, sampling_); }

}  // namespace osmanthus::calibration
