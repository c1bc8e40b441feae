// The slow engine: person by person and month by month, with another generator and no skipping, scheduling or
// reading off of dates. It has the formulas of docs/simulation.md, the population's attributes and the law's
// `step`; of the run's own code it shares nothing else.
#pragma once

#include <cstdint>

#include "happenings.hpp"

namespace osmanthus::oracle {

/// One replicate of a scenario whose numbers have no ranges.
Totals live_plainly(const simulation::Prepared& prepared, std::uint64_t seed);

}  // namespace osmanthus::oracle
