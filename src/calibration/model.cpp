#include "calibration/model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace osmanthus::calibration {
namespace {

using scenario::Band;
using scenario::Mechanisms;
using scenario::Target;
using scenario::Use;

/// What the report puts first: whom the regime reaches, what it costs, and what it is said to achieve.
constexpr std::array<std::string_view, 4> kHeadedStocks{"listed_stock", "persons_ever_listed",
                                                        "children_affected", "wrongly_listed_stock"};
constexpr std::array<std::string_view, 5> kHeadedFlows{"listings_new", "performed", "air_refusals",
                                                       "rail_refusals", "person_days_under_measure"};

scenario::Scenario without(scenario::Scenario scenario, const Mechanisms& off) {
  scenario.off |= off;
  return scenario;
}

std::vector<Observed> observed(const std::vector<Target>& targets, double scale, std::size_t headed) {
  const auto quantities = quantities_of(targets);
  std::vector<Observed> all;
  for (const auto& target : targets) {
    const auto quantity = std::ranges::find(quantities, target.quantity) - quantities.begin();
    all.push_back({target.published / scale, target.tolerance, static_cast<std::size_t>(quantity),
                   target.use == Use::fit});
  }
  all.resize(all.size() + headed);
  return all;
}

}  // namespace

std::vector<Headed> headed(const scenario::Horizon& horizon) {
  std::vector<Headed> all;
  const base::Day last = horizon.until - 1;
  for (const auto name : kHeadedStocks) all.push_back({std::string(name), last, last});
  for (const auto name : kHeadedFlows) all.push_back({std::string(name), horizon.report - 1, last});
  return all;
}

std::vector<std::string> quantities_of(const std::vector<Target>& targets) {
  std::vector<std::string> all;
  for (const auto& target : targets) {
    if (std::ranges::find(all, target.quantity) == all.end()) all.push_back(target.quantity);
  }
  return all;
}

double overlap(const Band& prior, const Band& posterior) {
  if (prior.high <= prior.low) return 1;
  const double both = std::min(prior.high, posterior.high) - std::max(prior.low, posterior.low);
  return std::max(0.0, both) / (prior.high - prior.low);
}

Model::Model(const simulation::Prepared& prepared, const std::vector<Target>& targets, const Mechanisms& off,
             simulation::Crew& crew, std::function<void()> ran)
    : prepared_(prepared),
      scenario_(without(*prepared.scenario, off)),
      cube_(scenario_),
      targets_(targets),
      crew_(crew),
      ran_(std::move(ran)),
      headed_(headed(scenario_.horizon)),
      scale_(prepared.population->national_scale()),
      fit_(observed(targets, scale_, headed_.size()), quantities_of(targets).size(), cube_.sides(),
           scenario_.seed, crew) {
  for (const auto& t : targets)
    measures_.emplace_back(t.counts, t.jurisdiction, t.from, t.until, scenario_.horizon);
  for (const auto& h : headed_)
    measures_.emplace_back(std::vector{h.indicator}, "cn", h.from, h.until, scenario_.horizon);
}

void Model::fit(const Waves& waves) {
  fit_.run([this](const std::vector<Point>& points) { return run(points); }, waves);
}

Counts Model::run(const std::vector<Point>& points) {
  Counts counts(points.size());
  crew_.each(points.size(), [&](std::size_t i) {
    simulation::OnePairOfHands hands;
    const auto tally = simulation::simulate_once(
        prepared_, scenario_, next_run_ + static_cast<std::uint32_t>(i), cube_.values(points[i]), hands);
    for (const auto& measure : measures_) counts[i].push_back(measure.count(tally));
    ran_();
  });
  next_run_ += static_cast<std::uint32_t>(points.size());
  return counts;
}

Band Model::national(const Band& band) const {
  return {band.low * scale_, band.median * scale_, band.high * scale_};
}

scenario::Headline Model::headline(std::size_t which) const {
  const auto& h = headed_[which];
  const std::size_t figure = targets_.size() + which;
  const Band prior = national(fit_.beforehand(figure));
  const Band posterior = national(fit_.expected(figure));
  return {h.indicator, h.from, h.until, prior, posterior, overlap(prior, posterior)};
}

Model::Miss Model::miss(const Fit& fit, Use use) const {
  double sum = 0;
  double squares = 0;
  double counted = 0;
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    if (targets_[t].use != use || !targets_[t].aside.empty()) continue;
    const double error = fit.surface(t).error();
    sum += std::abs(std::log(fit.expected(t).median * scale_ / targets_[t].published));
    squares += error * error;
    counted += 1;
  }
  if (counted == 0) return {};
  return {sum / counted, std::sqrt(squares) / counted};
}

}  // namespace osmanthus::calibration
