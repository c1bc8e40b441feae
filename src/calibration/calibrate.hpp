// Calibration: which numbers of a scenario agree with the published figures that are to be fitted, and what
// that says about the figures that are not. How one model is fitted, fit.hpp tells; the same is done with
// mechanisms switched off: with all of them for constant hazards, with all but the caseload, and with each of
// them alone. A mechanism that is a number inside a range of the full model (a share of those who abstain, 0
// of whom are none) needs no runs of its own: without it the model is a slice of the full one.
#pragma once

#include <functional>
#include <string_view>

#include "calibration/fit.hpp"
#include "calibration/measure.hpp"
#include "scenario/posterior.hpp"
#include "simulation/crew.hpp"

namespace osmanthus::calibration {

/// Runs of each wave. A model with mechanisms switched off is only held against the full one, by its medians.
struct Effort {
  Waves full{300, 200, 150};
  Waves without{140, 120};
  std::size_t draws = 128;  // that later runs draw from
};

/// How far a calibration is, told from any thread after each run.
struct Progress {
  std::size_t done = 0;
  std::size_t of = 0;
  std::string_view model;  // "the full model", "without own_news"
};
using Watcher = std::function<void(const Progress&)>;

/// The scenario's mechanisms that are on are the full model. `prepared` is of the scenario with `size`
/// residents; targets must have passed check(). The same bits whatever the crew.
scenario::Posterior calibrate(const simulation::Prepared& prepared,
                              const std::vector<scenario::Target>& targets, const Effort& effort,
                              simulation::Crew& crew, const Watcher& watcher);

/// Runs that calibrate() will make.
std::size_t runs_of(const scenario::Scenario& scenario, const Effort& effort);

}  // namespace osmanthus::calibration
