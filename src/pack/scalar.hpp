// What a plain scalar is by the core schema of YAML 1.2.
#pragma once

#include <string_view>

#include "pack/yaml.hpp"

namespace osmanthus::pack {

/// null, boolean, integer, real or text. Words such as yes, no, on and off are text.
Node::Kind core_schema_kind(std::string_view plain);

}  // namespace osmanthus::pack
