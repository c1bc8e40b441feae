#include "simulation/fields.hpp"

namespace osmanthus::simulation {
namespace {

constexpr double kThousand = 1000;

}  // namespace

Fields::Fields(const scenario::Scenario& scenario, const Rates& rates, const Census& census)
    : frozen_(has(scenario.off, scenario::Mechanism::coupling)),
      kept_(behaviour::kept_a_month(scenario::get(rates.values, scenario::Parameter::hearsay_fades))),
      courts_(rates.courts),
      months_(1) {
  for (std::size_t r = 0; r < population::kRegions; ++r) {
    for (const auto& band : census.composition.residents[r])
      residents_[r] += static_cast<double>(band[0] + band[1]) / kThousand;
  }
}

void Fields::follow(const ByRegion& recorded, const ByRegion& unfinished) {
  const Month& before = months_.back();
  const int month = static_cast<int>(months_.size()) - 1;
  Month next;
  for (std::size_t r = 0; r < population::kRegions && !frozen_; ++r) {
    const double fresh = residents_[r] > 0 ? static_cast<double>(recorded[r]) / residents_[r] : 0;
    next.heard[r] = kept_ * before.heard[r] + (1 - kept_) * fresh;
    const double cases = courts_.expected_cases(month, r);
    next.busy[r] = cases > 0 ? static_cast<double>(unfinished[r]) / cases : 0;
  }
  months_.push_back(next);
}

}  // namespace osmanthus::simulation
