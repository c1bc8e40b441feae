// What a run is made from: the scenario as the command line changes it, and the law.
#pragma once

#include <optional>
#include <string>

#include "cli/arguments.hpp"
#include "pack/files.hpp"
#include "regime/regime.hpp"
#include "scenario/scenario.hpp"

namespace osmanthus::cli {

/// What a run is made from, as it was read.
struct RunInputs {
  scenario::Scenario scenario;
  std::string scenario_text;  // and that of its posterior
  pack::LoadedPack pack;
  regime::Regime regime;
};

/// Reads the scenario that `arguments` names, and the law `pack_name` ("": the scenario's own).
std::optional<RunInputs> read_inputs(const Arguments& arguments, const std::string& pack_name,
                                     base::Diagnostics& diagnostics);

}  // namespace osmanthus::cli
