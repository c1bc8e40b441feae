// A run as the page needs it, read from its folder.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "results/manifest.hpp"
#include "results/result.hpp"
#include "results/table.hpp"

namespace osmanthus::report {

/// One indicator of the nation, scaled to its residents: a row a replicate, a column a month, not-a-number
/// for a gap.
using Grid = std::vector<std::vector<double>>;

/// Which figure of the last month: of a place and a group.
struct Whose {
  std::string jurisdiction;
  std::string group;
  std::string indicator;
  auto operator<=>(const Whose&) const = default;
};

struct Run {
  results::Manifest manifest;
  std::vector<base::Day> months;              // last days, ascending
  std::vector<std::int64_t> replicates;       // ascending
  std::map<std::string, Grid> national;       // by indicator; jurisdiction cn, group all
  std::map<Whose, std::vector<double>> last;  // the last month's synthetic figures, one a replicate
};

/// Reads `manifest.json` and `indicators.parquet` of a finished run.
results::Result<Run> read_run(const std::filesystem::path& folder);

/// Sorts a table of indicators into a run; a problem if it is none or holds no row of the nation.
results::Result<Run> run_of(results::Manifest manifest, const results::Table& indicators);

}  // namespace osmanthus::report
