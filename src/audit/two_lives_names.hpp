// The words by which two lives are compared: whether the pack knows them, and what they mean.
#pragma once

#include <optional>

#include "audit/two_lives.hpp"

namespace osmanthus::audit {

/// What the other's life differs in by a trait; nothing if it is no trait. Of `city` the places are still to
/// be named.
std::optional<Apart> apart_by(const regime::Regime& regime, const std::string& trait);

/// Whether the names in the pack's yardsticks of two lives are words of the pack.
void check_two_lives(const regime::Law& law, const regime::Regime& regime, base::Diagnostics& diagnostics);

}  // namespace osmanthus::audit
