#include "calibration/calibrate.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>

#include "base/quantile.hpp"
#include "calibration/sampler.hpp"
#include "calibration/surface.hpp"

namespace osmanthus::calibration {
namespace {

using scenario::Band;
using scenario::Mechanism;
using scenario::Mechanisms;
using scenario::Target;
using scenario::Use;

constexpr double kFarAway = 0.05;  // weight of the first runs in the second surfaces
/// The mechanisms that a fit can tell from their absence.
constexpr std::array kTested{Mechanism::caseload, Mechanism::court_take_up, Mechanism::listing_effect,
                             Mechanism::own_news};

struct Counter {
  std::atomic<std::size_t> done = 0;
  std::size_t of = 0;
  const Progress& progress;

  void one() { progress(++done, of); }
};

/// The logs of all targets' figures, by run.
using Figures = std::vector<std::vector<double>>;

/// One model: the scenario with some mechanisms switched off.
class Model {
 public:
  Model(const simulation::Prepared& prepared, const std::vector<Target>& targets, const Mechanisms& off,
        simulation::Crew& crew, Counter& counter)
      : prepared_(prepared),
        scenario_(without(*prepared.scenario, off)),
        cube_(scenario_),
        targets_(targets),
        crew_(crew),
        counter_(counter) {
    for (const auto& target : targets) measures_.emplace_back(target, prepared);
  }

  const Cube& cube() const { return cube_; }

  void fit(std::size_t first_runs, std::size_t second_runs, std::size_t draws) {
    const auto seed = scenario_.seed;
    auto points = latin_hypercube(cube_.sides(), first_runs, seed);
    auto figures = run(points);
    std::vector<double> weights(points.size(), 1.0);
    Point start = settle(points, figures, weights);
    for (const auto& point : draw(density(), start, second_runs, seed).points) points.push_back(point);
    std::ranges::fill(weights, kFarAway);
    weights.resize(points.size(), 1.0);
    const auto second = run({points.begin() + static_cast<std::ptrdiff_t>(first_runs), points.end()});
    figures.insert(figures.end(), second.begin(), second.end());
    start = settle(points, figures, weights);
    auto drawn = draw(density(), start, draws, seed + 1);
    draws_ = std::move(drawn.points);
    most_r_hat_ = drawn.most_r_hat;
    figures_ = run(draws_);
  }

  const std::vector<Point>& draws() const { return draws_; }
  double most_r_hat() const { return most_r_hat_; }

  /// Of the runs at the draws.
  Band band(std::size_t target) const {
    std::vector<double> values;
    for (const auto& run : figures_) values.push_back(std::exp(run[target]));
    return band_of(std::move(values));
  }

  static Band band_of(std::vector<double> values) {
    std::ranges::sort(values);
    return {base::quantile(values, 0.05), base::quantile(values, 0.5), base::quantile(values, 0.95)};
  }

  /// Mean |log(median / published)| over the targets that are foretold.
  double error() const {
    double sum = 0;
    double counted = 0;
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      if (targets_[t].use != Use::forecast) continue;
      sum += std::abs(std::log(band(t).median / targets_[t].published));
      counted += 1;
    }
    return counted > 0 ? sum / counted : 0;
  }

 private:
  static scenario::Scenario without(scenario::Scenario scenario, const Mechanisms& off) {
    scenario.off |= off;
    return scenario;
  }

  Figures run(const std::vector<Point>& points) {
    Figures figures(points.size());
    crew_.each(points.size(), [&](std::size_t i) {
      simulation::OnePairOfHands hands;
      const auto tally = simulation::simulate_once(
          prepared_, scenario_, next_run_ + static_cast<std::uint32_t>(i), cube_.values(points[i]), hands);
      for (const auto& measure : measures_) figures[i].push_back(measure.log_of(tally));
      counter_.one();
    });
    next_run_ += static_cast<std::uint32_t>(points.size());
    return figures;
  }

  /// Fits the surfaces and gives the top of the posterior.
  Point settle(const std::vector<Point>& points, const Figures& figures, const std::vector<double>& weights) {
    surfaces_.clear();
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      std::vector<double> of_target;
      for (const auto& run : figures) of_target.push_back(run[t]);
      surfaces_.emplace_back(points, of_target, weights);
    }
    return highest(density(), cube_.sides());
  }

  LogDensity density() const {
    return [this](const Point& point) {
      double sum = 0;
      for (std::size_t t = 0; t < targets_.size(); ++t) {
        if (targets_[t].use != Use::fit) continue;
        const double off = surfaces_[t].at(point) - std::log(targets_[t].published);
        const double squared =
            targets_[t].tolerance * targets_[t].tolerance + surfaces_[t].error() * surfaces_[t].error();
        sum -= off * off / (2 * squared);
      }
      return sum;
    };
  }

  const simulation::Prepared& prepared_;
  scenario::Scenario scenario_;
  Cube cube_;
  const std::vector<Target>& targets_;
  simulation::Crew& crew_;
  Counter& counter_;
  std::vector<Measure> measures_;
  std::vector<Surface> surfaces_;
  std::vector<Point> draws_;
  double most_r_hat_ = 1;
  Figures figures_;
  std::uint32_t next_run_ = 0;
};

Mechanisms set_of(std::initializer_list<Mechanism> several) {
  Mechanisms set;
  for (const auto one : several) set.set(static_cast<std::size_t>(one));
  return set;
}

Mechanisms all_but_the_caseload() {
  return set_of({Mechanism::court_take_up, Mechanism::listing_effect, Mechanism::own_news});
}
Mechanisms all_tested() { return all_but_the_caseload() | set_of({Mechanism::caseload}); }

/// Mechanisms that are on in the scenario and whose worth is tested.
std::vector<Mechanism> tested(const scenario::Scenario& scenario) {
  std::vector<Mechanism> found;
  for (const auto one : kTested) {
    if (!has(scenario.off, one)) found.push_back(one);
  }
  return found;
}

/// The line on which the last two fitted figures of the same quantity lie: their rate a day goes on.
std::optional<double> straight_line(const std::vector<Target>& targets, const Target& of) {
  const Target* last = nullptr;
  for (const auto& target : targets) {
    const bool same = target.quantity == of.quantity && target.jurisdiction == of.jurisdiction;
    if (same && target.use == Use::fit && (last == nullptr || target.until > last->until)) last = &target;
  }
  if (last == nullptr || of.use == Use::fit) return std::nullopt;
  return last->published / (last->until - last->from) * (of.until - of.from);
}

/// How much of the prior's 5–95 % band the posterior's covers. On the cube the prior's goes from 0.05 to
/// 0.95.
double overlap(const Band& shares) {
  return std::max(0.0, std::min(shares.high, 0.95) - std::max(shares.low, 0.05)) / 0.9;
}

std::vector<scenario::Narrowed> narrowed(const Model& model) {
  std::vector<scenario::Narrowed> all;
  for (std::size_t side = 0; side < model.cube().sides(); ++side) {
    std::vector<double> shares;
    for (const auto& point : model.draws()) shares.push_back(point[side]);
    const Band band = Model::band_of(std::move(shares));
    const auto& cube = model.cube();
    all.push_back({cube.parameter(side),
                   {cube.value(side, band.low), cube.value(side, band.median), cube.value(side, band.high)},
                   overlap(band)});
  }
  return all;
}

}  // namespace

scenario::Posterior calibrate(const simulation::Prepared& prepared, const std::vector<Target>& targets,
                              const Effort& effort, simulation::Crew& crew, const Progress& progress) {
  const auto& scenario = *prepared.scenario;
  Counter counter{0, runs_of(scenario, effort), progress};
  const auto fitted = [&](const Mechanisms& off) {
    Model model(prepared, targets, off, crew, counter);
    model.fit(effort.null_runs, effort.null_runs, effort.null_draws);
    return model;
  };
  Model full(prepared, targets, {}, crew, counter);
  full.fit(effort.first_runs, effort.second_runs, effort.draws);
  const Model constant = fitted(all_tested());
  const Model caseload = fitted(all_but_the_caseload());

  scenario::Posterior found;
  found.scenario = scenario.id;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    if (targets[t].use == Use::fit) found.fitted_until = std::max(found.fitted_until, targets[t].until);
    found.targets.push_back(
        {targets[t], full.band(t), constant.band(t), caseload.band(t), straight_line(targets, targets[t])});
  }
  found.narrowed = narrowed(full);
  found.most_r_hat = full.most_r_hat();
  for (const Mechanism one : tested(scenario)) {
    found.mechanisms.push_back(
        {std::string(scenario::name(one)), full.error(), fitted(set_of({one})).error()});
  }
  for (std::size_t side = 0; side < full.cube().sides(); ++side)
    found.drawn.push_back(full.cube().parameter(side));
  for (const auto& point : full.draws()) {
    auto& row = found.draws.emplace_back();
    for (std::size_t side = 0; side < point.size(); ++side)
      row.push_back(full.cube().value(side, point[side]));
  }
  return found;
}

std::size_t runs_of(const scenario::Scenario& scenario, const Effort& effort) {
  const std::size_t one = 2 * effort.null_runs + effort.null_draws;
  return effort.first_runs + effort.second_runs + effort.draws + (2 + tested(scenario).size()) * one;
}

}  // namespace osmanthus::calibration
