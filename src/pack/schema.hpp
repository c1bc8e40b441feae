// JSON Schemas of what the readers take, printed from their own field tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace osmanthus::pack {

/// What there is a schema of: pack, case …
std::vector<std::string> schema_names();

/// The JSON Schema (draft 2020-12) of `what`; "" if there is none. A reader joins by a line in schema.cpp
/// that names its shape.
std::string json_schema(std::string_view what);

}  // namespace osmanthus::pack
