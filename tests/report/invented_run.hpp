// A run's folder full of invented figures: ramps and steps that nobody could take for a result. It goes
// through results' own writers, so that the page is tried on exactly what a run leaves.
#pragma once

#include <filesystem>

#include "results/manifest.hpp"
#include "results/result.hpp"
#include "results/table.hpp"

namespace osmanthus::report::testing {

struct Invention {
  int replicates = 8;
  bool reform = false;  // terms end earlier, and so more listings end by expiry
};

results::Manifest invented_manifest(const Invention& invention);
results::Table invented_indicators(const Invention& invention);

/// Makes the folder and writes both into it.
results::Outcome write_invented_run(const Invention& invention, const std::filesystem::path& folder);

}  // namespace osmanthus::report::testing
