// What a run was: enough to know what was asked, under which law and which assumptions, and to repeat it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "results/calibration.hpp"
#include "results/result.hpp"
#include "results/words.hpp"

namespace osmanthus::results {

/// A number on which the run rests.
struct Parameter {
  std::string name;
  Words meaning;
  std::string unit;
  double value = 0;
  std::optional<double> low;  // the range from which each replicate draws; nothing: it is not drawn
  std::optional<double> high;
  std::string grade;   // measured, cited or assumed
  std::string source;  // where it comes from; of an assumed one, why
};

/// A provision that applied, in words.
struct LawLine {
  std::string provision;  // instrument.provision
  Words instrument;       // the title
  std::string citation;   // the article
  std::string rank;
  Words words;  // the paraphrase
};

/// The text of the law at hand: which pack, under which reading.
struct PackFacts {
  std::string id;
  Words title;
  std::string digest;
  std::string reading;
  std::vector<std::string> include;
  std::vector<std::string> variants;
  std::optional<base::Day> law_of;  // the law of that day throughout; nothing: by date
};

/// The overlay that was put over the pack.
struct ReformFacts {
  Words title;
  std::string digest;
  std::vector<Words> changes;  // one sentence each
};

/// Equal runs have equal manifests: nothing in it depends on threads, machine or clock.
struct Manifest {
  std::string scenario;  // its id
  Words scenario_title;
  std::string scenario_digest;
  PackFacts pack;
  std::optional<ReformFacts> reform;
  std::string version;  // of the program
  std::string build_digest;
  std::uint64_t seed = 0;
  std::int64_t replicates = 0;
  std::int64_t residents = 0;        // of the synthetic population
  double national_per_resident = 1;  // residents of the nation for whom one synthetic resident stands
  base::Day first_month = 0;         // last days of the first and last reported month
  base::Day last_month = 0;
  bool calibrated = false;
  std::string command;  // reproduces the run, word for word
  std::vector<LawLine> law;
  std::vector<Parameter> parameters;
  std::map<std::string, Words> names;      // of the acts, standings, measures and scores of the law, by id
  std::optional<Calibration> calibration;  // nothing: nothing was fitted
};

/// The text of `manifest.json`; it always says that the run is synthetic.
std::string manifest_text(const Manifest& manifest);

/// Writes `manifest.json` into `folder`.
Outcome write_manifest(const Manifest& manifest, const std::filesystem::path& folder);

/// Reads `manifest.json` of a run's folder; refuses one that does not say that it is synthetic.
Result<Manifest> read_manifest(const std::filesystem::path& folder);

}  // namespace osmanthus::results
