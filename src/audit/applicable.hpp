// Which provisions anything at all can make apply, on paper.
#pragma once

#include <set>

#include "regime/regime.hpp"

namespace osmanthus::audit {

/// The rules that are set off by what can happen or be opened by such rules, and whose conditions ask for no
/// standing or measure that no such rule opens. Of the others no life applies one; of these it may still be
/// that none does.
std::set<regime::RuleId> applicable(const regime::Regime& regime);

}  // namespace osmanthus::audit
