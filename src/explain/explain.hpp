// What follows for one hypothetical case, why, why not, and the ways out.
#pragma once

#include "explain/explanation.hpp"
#include "regime/case.hpp"
#include "regime/regime.hpp"

namespace osmanthus::explain {

struct ExplainOptions {
  bool reasons = true;  // timeline, ways out, why-not; without them only the state and the expectations
  std::size_t most_why_not = 10;  // 0: all
};

/// Explains `the_case` under `regime`. The case must have passed check_case. The regime is not changed;
/// nothing is kept.
Explanation explain(const regime::Regime& regime, const regime::Case& the_case,
                    const ExplainOptions& options = {});

/// The state alone: what is in effect on `as_of`.
std::vector<SubjectState> state_of(const regime::Regime& regime, const regime::Case& the_case);

}  // namespace osmanthus::explain
