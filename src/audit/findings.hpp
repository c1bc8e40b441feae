// Findings as they are told: the same one once, and the worst first.
#pragma once

#include <vector>

#include "audit/verdict.hpp"

namespace osmanthus::audit {

/// One verdict for those that break the same property in the same way, with the same sort of sanction, for
/// the same time and for the bearer's own or another's act, if they are about the same thing or about things
/// of different places. It keeps the shortest case and names all provisions, things and places.
std::vector<Verdict> joined(std::vector<Verdict> verdicts);

/// Violated before unknown before held; then by the weight of the yardstick, what binds before what does not,
/// what is borne for another's act, the heavier sort, the longer time; else as they were.
std::vector<Verdict> worst_first(std::vector<Verdict> verdicts);

}  // namespace osmanthus::audit
