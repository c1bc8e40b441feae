// What follows for one hypothetical case, why, why not, and the ways out.
#pragma once

#include "explain/explanation.hpp"
#include "regime/case.hpp"
#include "regime/regime.hpp"

namespace osmanthus::explain {

/// As many refusals as are told where all are not asked for.
inline constexpr std::size_t kMostWhyNot = 10;

/// Explains `the_case` under `regime`, with at most `most_why_not` refusals (0: all). The case must have
/// passed check_case. The regime is not changed; nothing is kept.
Explanation explain(const regime::Regime& regime, const regime::Case& the_case,
                    std::size_t most_why_not = kMostWhyNot);

/// The state alone: what is in effect on `as_of`.
std::vector<SubjectState> state_of(const regime::Regime& regime, const regime::Case& the_case);

}  // namespace osmanthus::explain
