// Calibration: which numbers of a scenario agree with the published figures that are to be fitted, and what
// that says about the figures that are not.
//
//   runs over the prior (a Latin hypercube) ─► response surfaces ─► posterior ─► runs over it ─► surfaces
//   there ─► posterior ─► runs at its draws, which alone are reported
//
// The log of each figure is taken for normal around that of the model, with the target's tolerance and what
// the surface is off added in squares. The same is done with mechanisms switched off: with all of them for
// constant hazards, with all but the caseload, and with each of them alone.
#pragma once

#include <functional>

#include "calibration/measure.hpp"
#include "scenario/posterior.hpp"
#include "simulation/crew.hpp"

namespace osmanthus::calibration {

struct Effort {
  std::size_t first_runs = 300;   // over the prior
  std::size_t second_runs = 300;  // over the first posterior
  std::size_t draws = 128;        // of the posterior, each run once
  std::size_t null_runs = 160;    // each of both waves, for a model with mechanisms switched off
  std::size_t null_draws = 32;
};

/// Called now and then with the share of the runs done, from any thread.
using Progress = std::function<void(std::size_t done, std::size_t of)>;

/// The scenario's mechanisms that are on are the full model. `prepared` is of the scenario with `size`
/// residents; targets must have passed check().
scenario::Posterior calibrate(const simulation::Prepared& prepared,
                              const std::vector<scenario::Target>& targets, const Effort& effort,
                              simulation::Crew& crew, const Progress& progress);

/// Runs that calibrate() will make.
std::size_t runs_of(const scenario::Scenario& scenario, const Effort& effort);

}  // namespace osmanthus::calibration
