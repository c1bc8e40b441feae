// What a rule does: `must: {list: court_defaulter_list, for: 2 years (term)}`, `may: [warn, {fine: 200 to 500
// CNY (fine)}]`.
#pragma once

#include <vector>

#include "pack/shape.hpp"
#include "pack/yaml.hpp"
#include "regime/law.hpp"

namespace osmanthus::pack {

/// Reads one effect or a list of effects; the numbers that are named in them go to `numbers`. In `add` and
/// `fine` the word `amount` is the amount of the event at hand.
std::vector<regime::Effect> read_effects(const Node& node, regime::Modality modality,
                                         std::vector<regime::Number>& numbers, base::Diagnostics& out);
Shape effects_shape();

}  // namespace osmanthus::pack
