// Counts the synthetic population once a run: residents by month and group, and what rates per head are
// divided by.
#pragma once

#include "population/composition.hpp"
#include "population/margins.hpp"
#include "population/population.hpp"
#include "simulation/crew.hpp"
#include "simulation/tally.hpp"

namespace osmanthus::simulation {

struct Census {
  Tally residents;                      // of the indicator `population`, settled
  population::Composition composition;  // on the day of the specification's ages
  population::Composition at_start;     // on the first day of the horizon
  population::MarginCounts margins;
};

Census count(const population::Population& population, const scenario::Horizon& horizon, Crew& crew);

Traits traits(const population::Population& population, const population::Household& household,
              const population::Person& person);

/// The population as `parts` stretches of whole strata, of about as many residents each; the same whatever
/// the threads.
struct Stretch {
  std::uint32_t first_stratum = 0;
  std::uint32_t strata = 0;
};
std::vector<Stretch> stretches(const population::Population& population, std::size_t parts);

}  // namespace osmanthus::simulation
