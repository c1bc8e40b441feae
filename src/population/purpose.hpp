// The purposes of this room's random numbers, those below 16. Their values are part of every result: add,
// never renumber.
#pragma once

#include <cstdint>

namespace osmanthus::population {

enum Purpose : std::uint16_t { kHouseholdDraws = 1, kPostDraws = 2 };

}  // namespace osmanthus::population
