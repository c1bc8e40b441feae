// A run's folder made ready to be run again, from its manifest alone.
#pragma once

#include <memory>
#include <string>

#include "cli/manifest.hpp"
#include "simulation/parallel/threads.hpp"

namespace osmanthus::cli {

/// The prepared run points into the inputs; a Rerun stays where it was made.
struct Rerun {
  results::Manifest manifest;
  Arguments arguments;  // those of the run
  RunInputs inputs;
  simulation::Prepared prepared;
  std::string pack;  // the name of the law that was run: the reform's in a reform's folder
};

/// Reads the run in `folder` and what it was made from; `reading`, if not empty, instead of its own. Nothing,
/// and a word about it, if it is no finished run, or if scenario or law are no longer those that were run.
std::unique_ptr<Rerun> run_again(const std::string& folder, const std::string& reading,
                                 simulation::Crew& crew, base::Diagnostics& diagnostics);

}  // namespace osmanthus::cli
