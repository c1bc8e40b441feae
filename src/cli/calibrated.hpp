// What a scenario's posterior says, as a run's manifest carries it.
#pragma once

#include <optional>

#include "results/calibration.hpp"
#include "scenario/scenario.hpp"

namespace osmanthus::cli {

/// Nothing if the scenario names no posterior.
std::optional<results::Calibration> calibration_of(const scenario::Scenario& scenario);

}  // namespace osmanthus::cli
