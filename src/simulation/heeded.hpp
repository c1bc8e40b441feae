// Of which acts the law takes notice. Of the others nobody's circle need be made: nothing follows from them,
// and no later question counts them.
#pragma once

#include <cstdint>
#include <vector>

#include "regime/regime.hpp"
#include "scenario/scenario.hpp"

namespace osmanthus::simulation {

/// By kind of act or step, the places, a bit each, where a rule of the horizon is set off by it; everywhere,
/// if some guard or score asks whether it was done.
using Heeded = std::vector<std::uint64_t>;
Heeded heeded_by(const regime::Regime& regime, const scenario::Horizon& horizon);

}  // namespace osmanthus::simulation
