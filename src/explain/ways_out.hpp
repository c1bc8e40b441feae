// The ways out: the case is forked at `as_of` and every act that some provision answers with an end is tried.
#pragma once

#include <vector>

#include "explain/explanation.hpp"
#include "explain/life.hpp"
#include "explain/state.hpp"

namespace osmanthus::explain {

/// For every standing and measure in effect on the case's `as_of`: how it ends, by lapse of time or by whose
/// act, and when at the earliest. An act is tried on `as_of` and on the day on which a least stay is over.
std::vector<WayOut> ways_out(const Regime& regime, const Life& life, const PlainCircle& circle, State& state,
                             CaseDecides& decide);

}  // namespace osmanthus::explain
