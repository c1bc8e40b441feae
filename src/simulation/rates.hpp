// What one replicate does with its luck: the values drawn, and the rates that follow from them.
#pragma once

#include "behaviour/courts.hpp"
#include "behaviour/exits.hpp"
#include "behaviour/travel.hpp"
#include "behaviour/values.hpp"

namespace osmanthus::simulation {

struct Rates {
  Rates(const scenario::Scenario& scenario, base::Luck its_luck, const population::Population& population,
        const population::Composition& composition)
      : luck(its_luck),
        values(behaviour::draw_values(scenario, its_luck)),
        courts(scenario, values, population, composition),
        exits(values),
        travel(scenario, values) {}

  base::Luck luck;
  scenario::Values values;
  behaviour::Courts courts;
  behaviour::Exits exits;
  behaviour::Travel travel;
};

}  // namespace osmanthus::simulation
