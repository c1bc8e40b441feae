// A run: a scenario's replicates, month by month. This is the whole interface for the command line and the
// bindings.
//
//   base::Diagnostics diagnostics;
//   if (auto prepared = prepare(scenario, regime, crew, diagnostics)) {
//     const Run run = simulate(*prepared, {}, crew, observer);
//   }
//
// A reform is run by a second call with the reformed regime: all that happens by chance is drawn from the
// same addresses.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/diagnostic.hpp"
#include "simulation/block.hpp"
#include "simulation/census.hpp"
#include "simulation/crew.hpp"

namespace osmanthus::simulation {

/// What all replicates share. Scenario and regime are the caller's and must outlive it.
struct Prepared {
  const scenario::Scenario* scenario = nullptr;
  const regime::Regime* regime = nullptr;
  Lexicon words;
  std::unique_ptr<const Measures> measures;
  std::unique_ptr<const Prospects> prospects;
  std::shared_ptr<const population::Population> population;
  Census census;
  std::uint32_t one_in = 1;  // households that are looked at where all are counted
  /// Residents whose lives are kept in memory at the same time, a whole region at least; no bit depends on
  /// it.
  std::uint64_t at_once = 64'000'000;
};

/// Finds the words that the run needs in the regime, lays out the population and counts it. Nothing if a word
/// is missing or the scenario is not valid; then the diagnostics say what is wrong.
std::optional<Prepared> prepare(const scenario::Scenario& scenario, const regime::Regime& regime, Crew& crew,
                                base::Diagnostics& diagnostics, std::uint64_t looked_at = kMostLookedAt);

/// The same under another regime: the population is shared.
std::optional<Prepared> prepare_again(const Prepared& first, const regime::Regime& regime,
                                      base::Diagnostics& diagnostics);

struct Progress {
  std::uint32_t replicate = 0;
  int months_done = 0;  // of this replicate
  int months = 0;
};

struct Replicate;

/// Called on the thread that runs simulate().
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void month_done(const Progress&) {}
  virtual void replicate_done(const Replicate&) {}
  /// Asked after every month; a replicate that is under way is then given up.
  virtual bool cancelled() { return false; }
};

/// One draw of the uncertain parameters and what came of it.
struct Replicate {
  std::uint32_t index = 0;
  scenario::Values values{};
  Tally tally;
};

struct Run {
  std::vector<Replicate> replicates;  // in order; fewer than asked for if cancelled
  bool cancelled = false;
};

/// Runs the scenario's replicates that `done` does not hold. The same bits for the same inputs, whatever the
/// crew, and whatever was done before and taken up again.
Run simulate(const Prepared& prepared, std::vector<Replicate> done, Crew& crew, Observer& observer);

/// A run and the same under another law, prepared from it: what happens by chance is drawn once for both, and
/// lives that come out alike are counted once. Each is the bits that simulate() gives.
struct Pair {
  Run baseline;
  Run reform;
};
Pair simulate_pair(const Prepared& baseline, const Prepared& reform, std::vector<Replicate> baseline_done,
                   std::vector<Replicate> reform_done, Crew& crew, Observer& baseline_observer,
                   Observer& reform_observer);

/// The month fields of one replicate, found by living through it.
Fields fields_of(const Prepared& prepared, const Rates& rates, Crew& crew);

/// One run with the luck of replicate `index` and numbers that the caller chose. `scenario` may differ from
/// the prepared one in the mechanisms that are switched off.
Tally simulate_once(const Prepared& prepared, const scenario::Scenario& scenario, std::uint32_t index,
                    const scenario::Values& values, Crew& crew);

}  // namespace osmanthus::simulation
