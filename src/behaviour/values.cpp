#include "behaviour/values.hpp"

#include "behaviour/purpose.hpp"

namespace osmanthus::behaviour {
namespace {

/// What a calibration narrowed is drawn from what it left; together, since its draws depend on each other.
void take_draw(const scenario::Posterior& posterior, std::uint32_t replicate, scenario::Values& values) {
  if (posterior.draws.empty()) return;
  const auto& row = posterior.draws[replicate % posterior.draws.size()];
  for (std::size_t i = 0; i < row.size(); ++i) values[static_cast<std::size_t>(posterior.drawn[i])] = row[i];
}

}  // namespace

void switch_off(const scenario::Mechanisms& off, scenario::Values& values) {
  using scenario::Mechanism;
  using scenario::Parameter;
  const auto set = [&](Mechanism mechanism, Parameter parameter, double value) {
    if (has(off, mechanism)) values[static_cast<std::size_t>(parameter)] = value;
  };
  set(Mechanism::court_take_up, Parameter::court_take_up, 1);
  set(Mechanism::listing_effect, Parameter::performance_unlisted, 1);
  set(Mechanism::own_news, Parameter::own_news, 0);
  set(Mechanism::hearsay, Parameter::hearsay, 0);
  set(Mechanism::stigma, Parameter::stigma, 0);
  set(Mechanism::crowding_out, Parameter::crowding_out, 0);
  set(Mechanism::rewards, Parameter::rewards, 0);
  set(Mechanism::congestion, Parameter::congestion, 0);
  set(Mechanism::mistakes, Parameter::wrong_listings, 0);
  set(Mechanism::travel, Parameter::air_demand, 0);
  set(Mechanism::travel, Parameter::rail_demand, 0);
}

double draw(const scenario::Estimate& estimate, base::Luck luck, base::Address at) {
  if (!estimate.range) return estimate.value;
  const std::uint32_t u = base::Stream(luck, at).word();
  const auto [low, high, drawn] = *estimate.range;
  return drawn == scenario::Drawn::uniform ? base::uniform(low, high, u) : base::log_uniform(low, high, u);
}

scenario::Values draw_values(const scenario::Scenario& scenario, base::Luck luck) {
  scenario::Values values{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = draw(scenario.parameters[i], luck, {static_cast<std::uint32_t>(i), 0, kParameter});
  }
  take_draw(scenario.posterior, luck.replicate, values);
  switch_off(scenario.off, values);
  return values;
}

}  // namespace osmanthus::behaviour
