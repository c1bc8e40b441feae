// Reading what a run is made from: the scenario, its draws, the law.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "cli/arguments.hpp"
#include "pack/files.hpp"
#include "regime/compile.hpp"
#include "scenario/scenario.hpp"

namespace osmanthus::cli {

/// What a run is made from, as it was read.
struct RunInputs {
  scenario::Scenario scenario;
  std::string scenario_text;  // and that of its posterior
  pack::LoadedPack pack;
  regime::Regime regime;
};

/// Reads the scenario that the command line names, changed by its options, and the law under which it runs:
/// `pack_name`, or the scenario's own. Nothing if something is wrong; the diagnostics say what.
std::optional<RunInputs> read_inputs(const Arguments& arguments, const std::string& pack_name,
                                     base::Diagnostics& diagnostics);

}  // namespace osmanthus::cli
