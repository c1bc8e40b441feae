// Where two compiled regimes differ: so that a pair of runs does twice only what must be done twice.
#pragma once

#include <optional>
#include <vector>

#include "regime/regime.hpp"

namespace osmanthus::regime {

/// The while-rules of `a` and of `b` that bring something else, or under another condition, in the other.
/// Rules are compared by their place, which an overlay leaves as it is. Nothing if the two have not the same
/// words, so that their rules cannot be compared.
struct Difference {
  std::vector<RuleId> of_a;
  std::vector<RuleId> of_b;
};
std::optional<Difference> difference(const Regime& a, const Regime& b);

}  // namespace osmanthus::regime
