// A run's folder full of invented figures: ramps and steps that nobody could take for a result. It goes
// through results' own writers, so that the page is tried on exactly what a run leaves.
#pragma once

#include <filesystem>

#include "report/run.hpp"
#include "results/manifest.hpp"
#include "results/result.hpp"
#include "results/table.hpp"

namespace osmanthus::report::testing {

struct Invention {
  int replicates = 8;
  bool reform = false;      // terms end earlier, and so more listings end by expiry
  bool calibrated = false;  // the manifest tells of a calibration
};

results::Manifest invented_manifest(const Invention& invention);
results::Table invented_indicators(const Invention& invention);
Tables invented_tables(const Invention& invention);

/// Makes the folder and writes the manifest and all tables into it.
results::Outcome write_invented_run(const Invention& invention, const std::filesystem::path& folder);

}  // namespace osmanthus::report::testing
