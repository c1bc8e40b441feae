// What the audit judges by: linkage, legal bases, and the `properties` of a pack.
#pragma once

#include <vector>

#include "pack/fields.hpp"
#include "regime/law.hpp"

namespace osmanthus::pack {

/// The fields of a pack item that hold them.
std::vector<Field<regime::Law>> property_fields();

}  // namespace osmanthus::pack
