// The uncertain numbers of one replicate.
#pragma once

#include "base/random.hpp"
#include "scenario/scenario.hpp"

namespace osmanthus::behaviour {

/// Each number that has a range is drawn from it; the others are as the scenario gives them.
scenario::Values draw_values(const scenario::Scenario& scenario, base::Luck luck);

}  // namespace osmanthus::behaviour
