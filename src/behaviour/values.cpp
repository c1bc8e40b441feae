#include "behaviour/values.hpp"

#include "behaviour/purpose.hpp"

namespace osmanthus::behaviour {

scenario::Values draw_values(const scenario::Scenario& scenario, base::Luck luck) {
  scenario::Values values{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const scenario::Estimate& estimate = scenario.parameters[i];
    values[i] = estimate.value;
    if (!estimate.range) continue;
    const std::uint32_t u = base::Stream(luck, {static_cast<std::uint32_t>(i), 0, kParameter}).word();
    const auto [low, high, drawn] = *estimate.range;
    values[i] =
        drawn == scenario::Drawn::uniform ? base::uniform(low, high, u) : base::log_uniform(low, high, u);
  }
  return values;
}

}  // namespace osmanthus::behaviour
