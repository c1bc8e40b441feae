// The luck of one replicate, its numbers, and the rates that follow from them.
#pragma once

#include "behaviour/courts.hpp"
#include "behaviour/exits.hpp"
#include "behaviour/response.hpp"
#include "behaviour/travel.hpp"
#include "behaviour/values.hpp"

namespace osmanthus::simulation {

struct Rates {
  Rates(const scenario::Scenario& scenario, base::Luck its_luck, const scenario::Values& its_values,
        const population::Population& population, const population::Composition& composition)
      : luck(its_luck),
        values(its_values),
        courts(scenario, values, population, composition),
        exits(values),
        own_news(values, scenario::months(scenario.horizon)),
        travel(scenario, values) {}

  base::Luck luck;
  scenario::Values values;
  behaviour::Courts courts;
  behaviour::Exits exits;
  behaviour::OwnNews own_news;
  behaviour::Travel travel;
};

}  // namespace osmanthus::simulation
