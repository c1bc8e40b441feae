// Where two compiled regimes differ: so that a pair of runs does twice only what must be done twice.
#pragma once

#include <optional>
#include <vector>

#include "regime/regime.hpp"

namespace osmanthus::regime {

/// Rules are compared by their place, which an overlay leaves as it is.
struct Difference {
  std::vector<RuleId>
      of_a;  // while-rules that bring something else, or under another condition, in the other
  std::vector<RuleId> of_b;
  KindSet concluded;  // what these bring, and whatever while-rules bring out of that
  KindSet events;     // the acts and steps that may come to something else
};
/// Nothing if the two have not the same words, acts that count in the same places and scores of the same
/// numbers, so that their rules cannot be compared.
std::optional<Difference> difference(const Regime& a, const Regime& b);

/// Whether the two have the same words, so that a life under the one is a life under the other.
bool same_words(const Regime& a, const Regime& b);

/// By rule, as far as both have so many: whether it is the same in both, with all that it does.
std::vector<bool> same_rules(const Regime& a, const Regime& b);

}  // namespace osmanthus::regime
