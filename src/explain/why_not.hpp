// Why a provision did not apply although something set it off, or although its ground was there.
#pragma once

#include <vector>

#include "explain/explanation.hpp"
#include "explain/reasons.hpp"
#include "explain/state.hpp"

namespace osmanthus::explain {

/// Fewest failed conditions first; at most `most` (0: all). Only what failed last counts for each provision
/// and subject.
std::vector<WhyNot> why_not(const Regime& regime, const Life& life, PlainCircle& circle,
                            const Reasons& reasons, CaseDecides& decide, std::size_t most);

}  // namespace osmanthus::explain
