#include "calibration/sampler.hpp"

#include <algorithm>
#include <cmath>
#include <nlopt.hpp>
#include <random>

namespace osmanthus::calibration {
namespace {

constexpr std::size_t kChains = 4;
constexpr int kSettling = 2000;      // sweeps before any draw is kept
constexpr int kKept = 4000;          // sweeps a chain after that
constexpr int kTuned = 50;           // sweeps between two adjustments of the widths
constexpr double kGoodShare = 0.44;  // of moves along one side accepted (Gelman, Roberts and Gilks 1996)

class Chain {
 public:
  Chain(const LogDensity& density, Point start, std::uint64_t seed)
      : density_(density),
        here_(std::move(start)),
        log_here_(density_(here_)),
        widths_(here_.size(), 0.5),
        accepted_(here_.size()),
        random_(seed) {}

  std::vector<Point> run() {
    for (int sweep = 1; sweep <= kSettling; ++sweep) {
      this->sweep();
      if (sweep % kTuned == 0) tune();
    }
    std::vector<Point> kept;
    for (int sweep = 0; sweep < kKept; ++sweep) {
      this->sweep();
      kept.push_back(here_);
    }
    return kept;
  }

 private:
  double share() { return static_cast<double>(random_() >> 11U) * 0x1.0p-53; }

  void sweep() {
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
  }

  const LogDensity& density_;
  Point here_;
  double log_here_;
  std::vector<double> widths_;
  std::vector<int> accepted_;
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

Draws draw(const LogDensity& density, const Point& start, std::size_t wanted, std::uint64_t seed) {
  std::vector<std::vector<Point>> chains;
  for (std::size_t c = 0; c < kChains; ++c) chains.push_back(Chain(density, start, seed + c).run());
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
