#include "calibration/surface.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace osmanthus::calibration {
namespace {

constexpr std::size_t kMostInvolved = 6;
constexpr double kRidge = 1e-3;  // keeps sides on which nothing depends from running away

}  // namespace

Surface::Surface(const std::vector<Point>& points, const std::vector<double>& figures,
                 const std::vector<double>& weights) {
  fit(points, figures, weights);
  const auto sides = points.front().size();
  std::vector<std::size_t> order(sides);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto slope = [&](std::size_t side) {
    return std::abs(coefficients_[static_cast<Eigen::Index>(1 + side)]);
  };
  std::ranges::stable_sort(order, [&](auto a, auto b) { return slope(a) > slope(b); });
  order.resize(std::min(kMostInvolved, sides));
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) products_.emplace_back(order[i], order[j]);
  }
  fit(points, figures, weights);
}

/// 1, each side from −1 to 1, its square, and the products.
Eigen::VectorXd Surface::terms(const Point& point) const {
  const auto sides = static_cast<Eigen::Index>(point.size());
  const auto centred = [&](std::size_t side) { return 2 * point[side] - 1; };
  Eigen::VectorXd t(1 + 2 * sides + static_cast<Eigen::Index>(products_.size()));
  t[0] = 1;
  for (Eigen::Index i = 0; i < sides; ++i) {
    t[1 + i] = centred(static_cast<std::size_t>(i));
    t[1 + sides + i] = t[1 + i] * t[1 + i];
  }
  Eigen::Index next = 1 + 2 * sides;
  for (const auto& [a, b] : products_) t[next++] = centred(a) * centred(b);
  return t;
}

void Surface::fit(const std::vector<Point>& points, const std::vector<double>& figures,
                  const std::vector<double>& weights) {
  const auto runs = static_cast<Eigen::Index>(points.size());
  Eigen::MatrixXd x(runs, terms(points.front()).size());
  Eigen::VectorXd y(runs);
  Eigen::VectorXd w(runs);
  for (Eigen::Index i = 0; i < runs; ++i) {
    const auto at = static_cast<std::size_t>(i);
    x.row(i) = terms(points[at]).transpose();
    y[i] = figures[at];
    w[i] = weights[at];
  }
  Eigen::MatrixXd normal = x.transpose() * w.asDiagonal() * x;
  normal.diagonal().tail(normal.cols() - 1).array() += kRidge;
  const Eigen::LDLT<Eigen::MatrixXd> solver(normal);
  coefficients_ = solver.solve(x.transpose() * w.asDiagonal() * y);

  // A run's own pull on the surface at its place is its leverage h; without it the residual is r / (1 − h).
  const Eigen::MatrixXd pulled = solver.solve(x.transpose());
  double squares = 0;
  double counted = 0;
  for (Eigen::Index i = 0; i < runs; ++i) {
    if (w[i] < 1) continue;
    const double leverage = w[i] * x.row(i).dot(pulled.col(i));
    const double off = (y[i] - x.row(i).dot(coefficients_)) / (1 - std::min(leverage, 0.99));
    squares += off * off;
    counted += 1;
  }
  error_ = counted > 0 ? std::sqrt(squares / counted) : 0;
}

double Surface::at(const Point& point) const { return terms(point).dot(coefficients_); }

}  // namespace osmanthus::calibration
