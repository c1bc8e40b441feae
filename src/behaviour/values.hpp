// The uncertain numbers of one replicate.
#pragma once

#include "base/random.hpp"
#include "scenario/scenario.hpp"

namespace osmanthus::behaviour {

/// What a calibration narrowed is taken from its draws; of the rest each number that has a range is drawn
/// from it, and the others are as the scenario gives them. Then what is switched off has its say.
scenario::Values draw_values(const scenario::Scenario& scenario, base::Luck luck);

/// An estimate's value, or a draw from its range at that address.
double draw(const scenario::Estimate& estimate, base::Luck luck, base::Address at);

/// Gives the numbers of the mechanisms that are off the values under which they do nothing.
void switch_off(const scenario::Mechanisms& off, scenario::Values& values);

}  // namespace osmanthus::behaviour
