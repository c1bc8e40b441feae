// The least case that still shows what it shows.
#pragma once

#include <functional>
#include <vector>

#include "regime/case.hpp"
#include "regime/regime.hpp"

namespace osmanthus::audit {

/// Takes away events, subjects, marks, answers and dates that `shows` can do without, prefers the acts and
/// places that come first in the pack, and dates the events as early as it can. The same case in, the same
/// case out. `shows` must hold of `life`.
regime::Case shrunk(const regime::Regime& regime, regime::Case life, const std::vector<std::string>& acts,
                    const std::function<bool(const regime::Case&)>& shows);

}  // namespace osmanthus::audit
