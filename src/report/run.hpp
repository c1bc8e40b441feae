// A run as the page needs it, read from its folder.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
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

/// From one stage of the nation's flows to the next: act, record, listing, measure, end, each with its id.
struct Passage {
  std::string from;
  std::string from_id;
  std::string to;
  std::string to_id;
  auto operator<=>(const Passage&) const = default;
};

/// How many listings ended in a way (no word: had not ended) after so many whole months, from 0.
using Lengths = std::map<std::string, std::vector<double>>;

/// How many residents bore so many sanctions.
using Burden = std::map<std::int64_t, double>;

/// Residents of a place or a group of the nation.
struct Residents {
  std::string jurisdiction;
  std::string group;
  auto operator<=>(const Residents&) const = default;
};

/// Those whose household came out otherwise under a reform, of how many; one figure a replicate, not-a-number
/// for a gap.
struct Reached {
  std::vector<double> residents;
  std::vector<double> of;
};

struct Run {
  results::Manifest manifest;
  std::vector<base::Day> months;                    // last days, ascending
  std::vector<std::int64_t> replicates;             // ascending
  std::map<std::string, Grid> national;             // by indicator; jurisdiction cn, group all
  std::map<Whose, std::vector<double>> last;        // the last month's synthetic figures, one a replicate
  std::map<Passage, std::vector<double>> passages;  // over all months, scaled to the nation; one a replicate
  std::map<std::string, std::vector<Lengths>> spells;  // of all residents, by the provision that listed
  std::vector<Burden> burden;                          // of all residents, one a replicate
  std::map<std::string, Grid> approval;                // shares of those asked, by group of the nation
  std::map<Residents, Reached> touched;                // nobody where the run is not a reform's
};

/// The tables of a run.
struct Tables {
  results::Table indicators;
  results::Table flows;
  results::Table spells;
  results::Table burden;
  std::optional<results::Table> touched = std::nullopt;  // of a reform's folder alone
};

/// Reads `manifest.json` and the tables of a finished run; `touched` only if it is there.
results::Result<Run> read_run(const std::filesystem::path& folder);

/// Sorts the tables into a run; a problem if one is not of its kind or the indicators hold no row of the
/// nation.
results::Result<Run> run_of(results::Manifest manifest, const Tables& tables);

}  // namespace osmanthus::report
