// simulate --trace N: the histories of a few synthetic residents, each as a case file of its own.
#pragma once

#include <filesystem>

#include "cli/manifest.hpp"
#include "simulation/crew.hpp"

namespace osmanthus::cli {

/// Writes `trace/<index>.yaml` into the run's folder for up to `arguments.trace` residents of the first
/// replicate, in place of what an earlier run left there.
results::Outcome write_traces(const Arguments& arguments, const results::Manifest& manifest,
                              const RunInputs& inputs, const simulation::Prepared& prepared,
                              simulation::Crew& crew, const std::filesystem::path& folder);

}  // namespace osmanthus::cli
