#include "calibration/calibrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <memory>
#include <numeric>
#include <optional>

#include "calibration/model.hpp"

namespace osmanthus::calibration {
namespace {

using scenario::Band;
using scenario::Mechanism;
using scenario::Mechanisms;
using scenario::Target;
using scenario::Use;

/// The mechanisms that a fit can tell from their absence.
constexpr std::array kTested{Mechanism::caseload,  Mechanism::court_take_up, Mechanism::listing_effect,
                             Mechanism::own_news,  Mechanism::hearsay,       Mechanism::stigma,
                             Mechanism::congestion};
constexpr double kOutermost = 0.1;  // of a range
constexpr double kTwoErrors = 2;    // standard errors of a difference that chance makes seldom

Mechanisms set_of(std::initializer_list<Mechanism> several) {
  Mechanisms set;
  for (const auto one : several) set.set(static_cast<std::size_t>(one));
  return set;
}

/// Mechanisms that are on in the scenario and whose worth is tested.
std::vector<Mechanism> tested(const scenario::Scenario& scenario) {
  std::vector<Mechanism> found;
  for (const auto one : kTested) {
    if (!has(scenario.off, one)) found.push_back(one);
  }
  return found;
}

Mechanisms all_tested() {
  Mechanisms set;
  for (const auto one : kTested) set |= set_of({one});
  return set;
}

/// The line on which the last two fitted totals of the same quantity lie: their rate a day goes on.
std::optional<double> straight_line(const std::vector<Target>& targets, const Target& of) {
  const Target* last = nullptr;
  for (const auto& target : targets) {
    const bool same = target.quantity == of.quantity && target.jurisdiction == of.jurisdiction;
    if (same && target.use == Use::fit && (last == nullptr || target.until > last->until)) last = &target;
  }
  if (last == nullptr || of.until <= last->until || of.is_stock()) return std::nullopt;
  return last->published / (last->until - last->from) * (of.until - of.from);
}

std::vector<scenario::Narrowed> narrowed(const Model& model) {
  std::vector<scenario::Narrowed> all;
  const auto& cube = model.cube();
  for (std::size_t side = 0; side < cube.sides(); ++side) {
    const Band shares = model.found().side(side);
    all.push_back(
        {cube.parameter(side),
         {cube.value(side, shares.low), cube.value(side, shares.median), cube.value(side, shares.high)},
         overlap({0.05, 0.5, 0.95}, shares),
         shares.median < kOutermost || shares.median > 1 - kOutermost});
  }
  return all;
}

scenario::MechanismTest test_of(Mechanism mechanism, const Model& model, const Fit& with,
                                const Fit& without) {
  const auto later_with = model.miss(with, Use::forecast);
  const auto later_without = model.miss(without, Use::forecast);
  return {std::string(scenario::name(mechanism)),
          model.miss(with, Use::fit).mean,
          model.miss(without, Use::fit).mean,
          later_with.mean,
          later_without.mean,
          kTwoErrors * std::hypot(later_with.error, later_without.error)};
}

/// Fits models one after the other and tells how far it is.
class Bench {
 public:
  Bench(const simulation::Prepared& prepared, const std::vector<Target>& targets, simulation::Crew& crew,
        std::size_t runs, const Watcher& watcher)
      : prepared_(prepared), targets_(targets), crew_(crew), runs_(runs), watcher_(watcher) {}

  std::unique_ptr<const Model> fitted(const std::string& name, const Mechanisms& off, const Waves& waves) {
    auto model = std::make_unique<Model>(prepared_, targets_, off, crew_,
                                         [this, name] { watcher_({++done_, runs_, name}); });
    model->fit(waves);
    return model;
  }

 private:
  const simulation::Prepared& prepared_;
  const std::vector<Target>& targets_;
  simulation::Crew& crew_;
  std::size_t runs_;
  const Watcher& watcher_;
  std::atomic<std::size_t> done_ = 0;
};

void tell_figures(scenario::Posterior& found, const std::vector<Target>& targets, const Model& full,
                  const Model& constant, const Model& caseload) {
  for (std::size_t t = 0; t < targets.size(); ++t) {
    if (targets[t].use == Use::fit) found.fitted_until = std::max(found.fitted_until, targets[t].until);
    found.targets.push_back({targets[t], full.expected(t), full.foretold(t), constant.expected(t),
                             caseload.expected(t), straight_line(targets, targets[t])});
  }
  const auto quantities = quantities_of(targets);
  for (std::size_t q = 0; q < quantities.size(); ++q) {
    const bool fitted = std::ranges::any_of(
        targets, [&](const Target& t) { return t.quantity == quantities[q] && t.use == Use::fit; });
    if (fitted) found.discrepancies.push_back({quantities[q], full.found().discrepancy(q)});
  }
  for (std::size_t h = 0; h < headed(full.horizon()).size(); ++h) found.headlines.push_back(full.headline(h));
}

void take_draws(scenario::Posterior& found, const Model& full, std::size_t wanted) {
  const auto& cube = full.cube();
  for (std::size_t side = 0; side < cube.sides(); ++side) found.drawn.push_back(cube.parameter(side));
  for (const auto& point : full.found().draws(wanted)) {
    auto& row = found.draws.emplace_back();
    for (std::size_t side = 0; side < point.size(); ++side) row.push_back(cube.value(side, point[side]));
  }
}

std::size_t sum(const Waves& waves) { return std::accumulate(waves.begin(), waves.end(), std::size_t{0}); }

}  // namespace

scenario::Posterior calibrate(const simulation::Prepared& prepared, const std::vector<Target>& targets,
                              const Effort& effort, simulation::Crew& crew, const Watcher& watcher) {
  const auto& scenario = *prepared.scenario;
  scenario::Posterior found;
  found.scenario = scenario.id;
  found.residents = prepared.population->residents();
  found.runs = runs_of(scenario, effort);
  Bench bench(prepared, targets, crew, found.runs, watcher);
  const auto fit_of_all = bench.fitted("the full model", {}, effort.full);
  const Model& full = *fit_of_all;
  found.narrowed = narrowed(full);
  found.most_r_hat = full.found().most_r_hat();
  found.surface_off = full.found().surface_off();
  take_draws(found, full, effort.draws);

  const Mechanisms no_caseload = set_of({Mechanism::caseload});
  const auto constant = bench.fitted("constant hazards", all_tested(), effort.without);
  const auto caseload = bench.fitted("caseload alone", all_tested() & ~no_caseload, effort.without);
  tell_figures(found, targets, full, *constant, *caseload);
  for (const Mechanism one : tested(scenario)) {
    if (const auto slice = full.cube().without(one)) {
      found.mechanisms.push_back(test_of(one, full, full.found(), full.found().on(*slice)));
      continue;
    }
    const auto name = fmt::format("without {}", scenario::name(one));
    const auto other = bench.fitted(name, set_of({one}), effort.without);
    found.mechanisms.push_back(test_of(one, full, full.found(), other->found()));
  }
  return found;
}

std::size_t runs_of(const scenario::Scenario& scenario, const Effort& effort) {
  const Cube cube(scenario);
  const auto apart = std::ranges::count_if(
      tested(scenario), [&](const Mechanism one) { return !cube.without(one).has_value(); });
  return sum(effort.full) + (2 + static_cast<std::size_t>(apart)) * sum(effort.without);
}

}  // namespace osmanthus::calibration
