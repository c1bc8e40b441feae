// What the audit compares two lives by, as a pack says it.
#pragma once

#include <vector>

#include "pack/fields.hpp"
#include "regime/properties.hpp"

namespace osmanthus::pack {

/// The fields of `properties` that hold it.
std::vector<Field<regime::Properties>> two_lives_fields();

}  // namespace osmanthus::pack
