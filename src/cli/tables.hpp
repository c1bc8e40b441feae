// The tables of a run, from its tallies.
#pragma once

#include "regime/regime.hpp"
#include "results/table.hpp"
#include "simulation/run.hpp"

namespace osmanthus::cli {

struct RunTables {
  results::Table indicators;
  results::Table flows;
  results::Table spells;
  results::Table burden;
  results::Table population_fit;
};

/// Months before the scenario's first reported one are left out; spells and burden are of the whole run,
/// population_fit of its population. The rows of a province include its cities, those of cn are all regions'.
/// Who was touched by a reform is told in a reform's run alone.
RunTables tables(const simulation::Prepared& prepared, const simulation::Run& run, bool of_reform);

}  // namespace osmanthus::cli
