// What no pack may ask about: ethnicity, religion, political opinion, speech (docs/ethics.md).
#pragma once

#include <string_view>

#include "pack/yaml.hpp"

namespace osmanthus::pack {

/// True if `word`, or a part of it, names one of these.
bool names_protected_trait(std::string_view word);

/// Reports and returns false if the key of an entry of `vocabulary` names one. Only what a subject is or does
/// is looked at: acts, groups, flags and attributes.
bool refuse_protected_trait(const Node& key, std::string_view vocabulary, base::Diagnostics& out);

}  // namespace osmanthus::pack
