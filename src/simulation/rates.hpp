// What one replicate does with its luck: the values drawn, and the rates that follow from them.
#pragma once

#include "behaviour/courts.hpp"
#include "behaviour/exits.hpp"
#include "behaviour/organisations.hpp"
#include "behaviour/travel.hpp"
#include "behaviour/values.hpp"
#include "simulation/census.hpp"

namespace osmanthus::simulation {

struct Rates {
  Rates(const scenario::Scenario& scenario, base::Luck its_luck, const population::Population& population,
        const Census& census)
      : luck(its_luck),
        values(behaviour::draw_values(scenario, its_luck)),
        courts(scenario, values, population, census.composition),
        exits(values),
        posts(scenario, values, population, census.at_start),
        organisations(scenario, values, population, posts, courts),
        travel(scenario, values) {}

  base::Luck luck;
  scenario::Values values;
  behaviour::Courts courts;
  behaviour::Exits exits;
  population::Posts posts;
  behaviour::Organisations organisations;
  behaviour::Travel travel;
};

}  // namespace osmanthus::simulation
