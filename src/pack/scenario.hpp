// Scenarios: what a run is, read from one YAML file.
#pragma once

#include <optional>

#include "base/diagnostic.hpp"
#include "pack/shape.hpp"
#include "pack/source.hpp"
#include "scenario/scenario.hpp"

namespace osmanthus::pack {

/// The scenario in `file`. Nothing if it has an error; all errors are reported in one go, each with its
/// place.
std::optional<scenario::Scenario> read_scenario(const SourceFile& file, base::Diagnostics& out);

Shape scenario_shape();

}  // namespace osmanthus::pack
