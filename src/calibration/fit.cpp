#include "calibration/fit.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <random>

#include "base/quantile.hpp"
#include "calibration/sampler.hpp"

namespace osmanthus::calibration {
namespace {

using scenario::Band;

constexpr double kFarAway = 0.05;     // weight of the runs over the prior once there are others
constexpr std::size_t kTwinned = 5;   // one run in so many is a twin
constexpr std::size_t kDraws = 2000;  // that bands are read off

/// κ at a share of its prior.
double discrepancy_at(double share) { return -kDiscrepancy * std::log(1 - std::min(share, 1 - 1e-9)); }

/// Standard normal deviates (Box and Muller 1958).
class Deviates {
 public:
  explicit Deviates(std::uint64_t seed) : random_(seed) {}

  double operator()() {
    const auto share = [&] { return static_cast<double>(random_() >> 11U) * 0x1.0p-53; };
    const double radius = std::sqrt(-2 * std::log(1 - share()));
    return radius * std::cos(2 * std::numbers::pi * share());
  }

 private:
  std::mt19937_64 random_;
};

std::vector<double> column(const Counts& counts, std::size_t figure) {
  std::vector<double> all;
  for (const auto& run : counts) all.push_back(run[figure]);
  return all;
}

}  // namespace

Band band_of(std::vector<double> values) {
  std::ranges::sort(values);
  return {base::quantile(values, 0.05), base::quantile(values, 0.5), base::quantile(values, 0.95)};
}

Fit::Fit(std::vector<Observed> figures, std::size_t quantities, std::size_t sides, std::uint64_t seed,
         simulation::Crew& crew)
    : figures_(std::move(figures)), quantities_(quantities), sides_(sides), seed_(seed), crew_(crew) {}

void Fit::run(const Experiment& experiment, const Waves& waves) {
  for (std::size_t wave = 0; wave < waves.size(); ++wave) {
    const std::size_t runs = waves[wave];
    const std::size_t points = runs - runs / kTwinned;
    learn(experiment, wave == 0 ? latin_hypercube(sides_, points, seed_) : draws(points), runs);
    settle(seed_ + 16 * (wave + 1));
  }
}

/// Runs at the points, some of them twice until there are `runs`, and the surfaces that follow.
void Fit::learn(const Experiment& experiment, const std::vector<Point>& points, std::size_t runs) {
  const std::size_t before = points_.size();
  std::vector<Point> wave = points;
  const std::size_t again = runs - points.size();
  for (std::size_t i = 0; i < again; ++i) {
    const std::size_t of = i * points.size() / again;
    twins_.push_back({before + of, before + wave.size()});
    wave.push_back(points[of]);
  }
  const auto counts = experiment(wave);
  points_.insert(points_.end(), wave.begin(), wave.end());
  counts_.insert(counts_.end(), counts.begin(), counts.end());
  if (before == 0) {
    first_wave_ = wave.size();
    weights_.assign(wave.size(), 1.0);
  } else {
    test(before);
    std::fill_n(weights_.begin(), first_wave_, kFarAway);
    weights_.resize(points_.size(), 1.0);
  }
  std::vector<Twins> twins;  // where the runs of weight 1 are
  std::ranges::copy_if(twins_, std::back_inserter(twins),
                       [&](const Twins& both) { return before == 0 || both.one >= first_wave_; });
  std::vector<std::optional<Surface>> made(figures_.size());
  crew_.each(figures_.size(), [&](std::size_t f) {
    const auto of_figure = column(counts_, f);
    made[f].emplace(points_, of_figure, weights_, dispersion(of_figure, twins));
  });
  surfaces_.clear();
  for (auto& one : made) surfaces_.push_back(std::move(*one));
}

/// The runs from `first_run` on against the surfaces that were made without them.
void Fit::test(std::size_t first_run) {
  double squares = 0;
  double counted = 0;
  for (std::size_t f = 0; f < figures_.size(); ++f) {
    for (std::size_t run = first_run; run < points_.size(); ++run) {
      const double off = counts_[run][f] / std::exp(surfaces_[f].at(points_[run])) - 1;
      const double chance = surfaces_[f].chance(points_[run]);
      squares += off * off / (chance * chance + surfaces_[f].error() * surfaces_[f].error());
      counted += 1;
    }
  }
  surface_off_ = std::sqrt(squares / counted);
}

void Fit::settle(std::uint64_t seed) {
  const auto density = [this](const Point& point) {
    return log_density(held_.empty() ? point : held(point));
  };
  const Point top = highest(density, sides_ + quantities_);
  auto drawn = draw(density, top, kDraws, seed, crew_);
  draws_ = std::move(drawn.points);
  for (auto& point : draws_) point = held(std::move(point));
  most_r_hat_ = drawn.most_r_hat;
}

Fit Fit::on(const Slice& slice) const {
  Fit sliced(*this);
  sliced.held_ = slice;
  sliced.settle(seed_);
  return sliced;
}

/// The point with the sides that are held at their shares.
Point Fit::held(Point point) const {
  for (const auto& [side, share] : held_) point[side] = share;
  return point;
}

double Fit::log_density(const Point& point) const {
  double sum = 0;
  for (std::size_t f = 0; f < figures_.size(); ++f) {
    const auto& figure = figures_[f];
    if (!figure.fitted) continue;
    const double kappa = discrepancy_at(point[sides_ + figure.quantity]);
    const double error = surfaces_[f].error();
    const double variance = figure.tolerance * figure.tolerance + error * error + kappa * kappa;
    const double off = surfaces_[f].at(point) - std::log(figure.published);
    sum -= off * off / (2 * variance) + std::log(variance) / 2;
  }
  return sum;
}

std::vector<Point> Fit::draws(std::size_t wanted) const {
  std::vector<Point> points;
  for (std::size_t i = 0; i < wanted; ++i) {
    const auto& draw = draws_[(i * draws_.size() + draws_.size() / 2) / wanted];
    points.emplace_back(draw.begin(), draw.begin() + static_cast<std::ptrdiff_t>(sides_));
  }
  return points;
}

Band Fit::side(std::size_t side) const {
  std::vector<double> shares;
  for (const auto& draw : draws_) shares.push_back(draw[side]);
  return band_of(std::move(shares));
}

std::vector<double> Fit::logs(std::size_t figure, const std::function<double(const Point&)>& spread) const {
  Deviates deviate(seed_ + figure);
  std::vector<double> all;
  for (const auto& draw : draws_) all.push_back(surfaces_[figure].at(draw) + spread(draw) * deviate());
  return all;
}

Band Fit::expected(std::size_t figure) const {
  const auto band = band_of(logs(figure, [&](const Point&) { return surfaces_[figure].error(); }));
  return {std::exp(band.low), std::exp(band.median), std::exp(band.high)};
}

Band Fit::foretold(std::size_t figure) const {
  const auto& of = figures_[figure];
  const auto band = band_of(logs(figure, [&](const Point& draw) {
    return std::hypot(surfaces_[figure].error(), of.tolerance, discrepancy_at(draw[sides_ + of.quantity]));
  }));
  return {std::exp(band.low), std::exp(band.median), std::exp(band.high)};
}

Band Fit::beforehand(std::size_t figure) const {
  auto all = column(counts_, figure);
  all.resize(first_wave_);
  return band_of(std::move(all));
}

Band Fit::discrepancy(std::size_t quantity) const {
  std::vector<double> all;
  for (const auto& draw : draws_) all.push_back(discrepancy_at(draw[sides_ + quantity]));
  return band_of(std::move(all));
}

}  // namespace osmanthus::calibration
