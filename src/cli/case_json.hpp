// A case as JSON, which is also YAML that `explain` reads.
#pragma once

#include "cli/json.hpp"
#include "regime/case.hpp"

namespace osmanthus::cli {

/// With what it expects, if it expects something.
Json case_json(const regime::Case& life);

}  // namespace osmanthus::cli
