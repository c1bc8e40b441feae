// What a run will take, before it starts: found by living through two small ones of the same scenario.
#pragma once

#include <cstdint>

#include "cli/inputs.hpp"
#include "simulation/run.hpp"

namespace osmanthus::cli {

/// Of a large run these are worth knowing, and cost little to find.
inline constexpr std::uint64_t kWorthEstimating = 5'000'000;

struct Estimate {
  double seconds = 0;             // of one core, for all replicates
  std::uint64_t bytes = 0;        // at most, of memory
  std::uint64_t fixed_bytes = 0;  // of these, what does not grow with the residents
};

/// `laws` is 2 for a pair. Both are rough: the machine may have other things to do.
Estimate estimate(const RunInputs& inputs, const simulation::Prepared& prepared, int laws);

/// What memory this machine has left, or this program is allowed; the greatest number if that is not known.
std::uint64_t memory_left();

}  // namespace osmanthus::cli
