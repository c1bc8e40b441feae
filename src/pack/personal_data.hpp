// A case is hypothetical: text that holds an identity number or a telephone number is refused, wherever it
// stands in it.
#pragma once

#include <string_view>

#include "base/diagnostic.hpp"
#include "pack/yaml.hpp"

namespace osmanthus::pack {

/// True if `text` holds 15 digits, or 17 and a digit or X, or a mainland or international telephone number;
/// digits may be full-width and, as people write them, grouped with blanks or hyphens.
bool holds_personal_number(std::string_view text);

/// Looks through all keys and values below `node`. False, and reported once for each text, if one holds such
/// a number.
bool refuse_personal_data(const Node& node, base::Diagnostics& out);

}  // namespace osmanthus::pack
