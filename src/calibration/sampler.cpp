#include "calibration/sampler.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <nlopt.hpp>
#include <numbers>
#include <random>

namespace osmanthus::calibration {
namespace {

constexpr std::size_t kChains = 4;
constexpr int kSettling = 1500;       // sweeps before any draw is kept, in each of two phases
constexpr int kKept = 4000;           // sweeps a chain after that
constexpr int kTuned = 50;            // sweeps between two adjustments of the widths
constexpr double kGoodShare = 0.44;   // of moves along one side accepted (Gelman, Roberts and Gilks 1996)
constexpr double kGoodLeaps = 0.234;  // of moves along all sides (the same)

class Chain {
 public:
  Chain(const LogDensity& density, Point start, std::uint64_t seed)
      : density_(density),
        here_(std::move(start)),
        log_here_(density_(here_)),
        widths_(here_.size(), 0.5),
        accepted_(here_.size()),
        stride_(2.38 / std::sqrt(static_cast<double>(here_.size()))),
        random_(seed) {}

  std::vector<Point> run() {
    std::vector<Point> visited;
    for (int sweep = 1; sweep <= kSettling; ++sweep) {
      along_each_side();
      if (sweep % kTuned == 0) tune();
      if (sweep > kSettling / 2) visited.push_back(here_);
    }
    learn(visited);
    for (int sweep = 1; sweep <= kSettling; ++sweep) {
      move();
      if (sweep % kTuned == 0) tune();
      visited.push_back(here_);
    }
    learn(visited);
    std::vector<Point> kept;
    for (int sweep = 0; sweep < kKept; ++sweep) {
      move();
      kept.push_back(here_);
    }
    return kept;
  }

 private:
  double share() { return static_cast<double>(random_() >> 11U) * 0x1.0p-53; }

  /// Standard normal (Box and Muller 1958).
  double normal() {
    const double radius = std::sqrt(-2 * std::log(1 - share()));
    return radius * std::cos(2 * std::numbers::pi * share());
  }

  void move() {
    along_each_side();
    for (std::size_t i = 0; i < here_.size(); ++i) leap();
  }

  void along_each_side() {
    for (std::size_t side = 0; side < here_.size(); ++side) {
      const double was = here_[side];
      here_[side] = reflected(was + widths_[side] * (2 * share() - 1));
      const double log_there = density_(here_);
      if (std::log(share()) < log_there - log_here_) {
        log_here_ = log_there;
        ++accepted_[side];
      } else {
        here_[side] = was;
      }
    }
  }

  /// Along all sides together; a leap out of the cube is one that is not taken.
  void leap() {
    Eigen::VectorXd step(root_.cols());
    for (auto& one : step) one = normal();
    step = stride_ * (root_ * step);
    Point there = here_;
    bool inside = true;
    for (std::size_t side = 0; side < there.size(); ++side) {
      there[side] += step[static_cast<Eigen::Index>(side)];
      inside = inside && there[side] >= 0 && there[side] <= 1;
    }
    ++leaps_;
    if (!inside) return;
    const double log_there = density_(there);
    if (std::log(share()) >= log_there - log_here_) return;
    here_ = std::move(there);
    log_here_ = log_there;
    ++landed_;
  }

  /// Back into the cube, as a ray from a mirror.
  static double reflected(double x) {
    x = std::abs(std::fmod(x, 2.0));
    return x > 1 ? 2 - x : x;
  }

  void tune() {
    for (std::size_t side = 0; side < here_.size(); ++side) {
      const double taken = static_cast<double>(accepted_[side]) / kTuned;
      widths_[side] = std::clamp(widths_[side] * std::exp(taken - kGoodShare), 1e-4, 1.0);
      accepted_[side] = 0;
    }
    if (leaps_ > 0) stride_ *= std::exp(static_cast<double>(landed_) / leaps_ - kGoodLeaps);
    leaps_ = landed_ = 0;
  }

  /// The root of the covariance of the points.
  void learn(const std::vector<Point>& points) {
    const auto rows = static_cast<Eigen::Index>(points.size());
    const auto sides = static_cast<Eigen::Index>(here_.size());
    Eigen::MatrixXd all(rows, sides);
    for (Eigen::Index i = 0; i < rows; ++i)
      all.row(i) = Eigen::Map<const Eigen::RowVectorXd>(points[static_cast<std::size_t>(i)].data(), sides);
    all.rowwise() -= all.colwise().mean().eval();
    Eigen::MatrixXd covariance = all.transpose() * all / static_cast<double>(rows);
    covariance.diagonal().array() += 1e-8;
    root_ = covariance.llt().matrixL();
  }

  const LogDensity& density_;
  Point here_;
  double log_here_;
  std::vector<double> widths_;
  std::vector<int> accepted_;
  Eigen::MatrixXd root_;
  double stride_;
  int leaps_ = 0;
  int landed_ = 0;
  std::mt19937_64 random_;
};

/// √(variance of all / mean variance within the chains) on one side.
double r_hat(const std::vector<std::vector<Point>>& chains, std::size_t side) {
  double grand = 0;
  std::vector<double> means;
  for (const auto& chain : chains) {
    double sum = 0;
    for (const auto& point : chain) sum += point[side];
    means.push_back(sum / static_cast<double>(chain.size()));
    grand += means.back() / static_cast<double>(chains.size());
  }
  double within = 0;
  double total = 0;
  for (std::size_t c = 0; c < chains.size(); ++c) {
    for (const auto& point : chains[c]) {
      within += (point[side] - means[c]) * (point[side] - means[c]);
      total += (point[side] - grand) * (point[side] - grand);
    }
  }
  return within > 0 ? std::sqrt(total / within) : 1;
}

}  // namespace

Point highest(const LogDensity& density, std::size_t sides) {
  nlopt::opt search(nlopt::LN_BOBYQA, static_cast<unsigned>(sides));
  search.set_lower_bounds(0);
  search.set_upper_bounds(1);
  search.set_maxeval(4000);
  search.set_ftol_abs(1e-6);
  nlopt::vfunc value = [](const std::vector<double>& x, std::vector<double>&, void* of) {
    return (*static_cast<const LogDensity*>(of))(x);
  };
  search.set_max_objective(value, const_cast<LogDensity*>(&density));
  Point best(sides, 0.5);
  double top = 0;
  try {
    search.optimize(best, top);
  } catch (const nlopt::roundoff_limited&) {
    return best;  // as near to the top as rounding allows
  }
  return best;
}

Draws draw(const LogDensity& density, const Point& start, std::size_t wanted, std::uint64_t seed,
           simulation::Crew& crew) {
  std::vector<std::vector<Point>> chains(kChains);
  crew.each(kChains, [&](std::size_t c) { chains[c] = Chain(density, start, seed + c).run(); });
  Draws draws;
  for (std::size_t side = 0; side < start.size(); ++side)
    draws.most_r_hat = std::max(draws.most_r_hat, r_hat(chains, side));
  const std::size_t all = kChains * kKept;
  for (std::size_t i = 0; i < wanted; ++i) {
    const std::size_t at = (i * all + all / 2) / wanted;
    draws.points.push_back(chains[at / kKept][at % kKept]);
  }
  return draws;
}

}  // namespace osmanthus::calibration
