// How long anything adverse stays in effect after the last breach.
#pragma once

#include <optional>

#include "audit/inquiry.hpp"

namespace osmanthus::audit {

/// The longest stay that some life attains; `life` ends with that breach. Asked of a regime in which every
/// adverse effect lapses. Nothing where it is not decided: where something adverse waits before it begins, is
/// opened by what is no breach, or is concluded from an age, from points or from what was done before; or
/// where the search ran out of its limit.
std::optional<Stay> longest_stay(Inquiry& inquiry);

}  // namespace osmanthus::audit
