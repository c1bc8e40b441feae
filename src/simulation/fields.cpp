#include "simulation/fields.hpp"

namespace osmanthus::simulation {
namespace {

constexpr double kThousand = 1000;

}  // namespace

Fields::Fields(const scenario::Scenario& scenario, const Rates& rates, const Census& census)
    : frozen_(has(scenario.off, scenario::Mechanism::coupling)),
      kept_(behaviour::kept_a_month(scenario::get(rates.values, scenario::Parameter::hearsay_fades))),
      courts_(rates.courts),
      months_(static_cast<std::size_t>(scenario::months(scenario.horizon)) + 1) {
  for (std::size_t r = 0; r < population::kRegions; ++r) {
    for (const auto& band : census.composition.residents[r])
      residents_[r] += static_cast<double>(band[0] + band[1]) / kThousand;
  }
}

void Fields::follow(int month, std::size_t region, std::int64_t recorded, std::int64_t unfinished) {
  if (frozen_) return;
  const Month& before = at(month);
  Month& next = months_[static_cast<std::size_t>(month) + 1];
  const double fresh = residents_[region] > 0 ? static_cast<double>(recorded) / residents_[region] : 0;
  next.heard[region] = kept_ * before.heard[region] + (1 - kept_) * fresh;
  const double cases = courts_.expected_cases(month, region);
  next.busy[region] = cases > 0 ? static_cast<double>(unfinished) / cases : 0;
}

}  // namespace osmanthus::simulation
