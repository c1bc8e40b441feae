// The tables of a run, from its tallies.
#pragma once

#include "regime/regime.hpp"
#include "results/table.hpp"
#include "simulation/run.hpp"

namespace osmanthus::cli {

struct RunTables {
  results::Table indicators;
  results::Table events;
  results::Table flows;
  results::Table spells;
  results::Table burden;
  results::Table population_fit;
  results::Table touched;  // means something under a reform alone
};

/// Months before the scenario's first reported one are left out; events, spells and burden are of the whole
/// run, population_fit of its population. The rows of a province include its cities, those of cn are all
/// regions'.
RunTables tables(const simulation::Prepared& prepared, const simulation::Run& run);

}  // namespace osmanthus::cli
