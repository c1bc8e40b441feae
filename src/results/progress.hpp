// What may differ between equal runs: where and how long they ran, and how far they are.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/date.hpp"
#include "results/result.hpp"

namespace osmanthus::results {

struct RunFacts {
  int threads = 1;
  int ranks = 1;
  std::string started;          // YYYY-MM-DDTHH:MM:SSZ
  std::string finished;         // the same
  double seconds = 0;           // of wall time
  std::int64_t events = 0;      // that were carried out; not those of replicates taken up from a checkpoint
  std::int64_t peak_bytes = 0;  // of memory
  bool resumed = false;
};

/// Writes `run.json` into `folder`.
Outcome write_run_facts(const RunFacts& facts, const std::filesystem::path& folder);

struct Progress {
  std::int64_t replicate = 0;
  base::Day month = 0;  // the last day of the month that is done
  double done = 0;      // share of the whole run, 0 to 1
  double seconds = 0;   // since the run began
};

/// Appends a line to `progress.jsonl` in `folder`.
Outcome append_progress(const Progress& progress, const std::filesystem::path& folder);

}  // namespace osmanthus::results
