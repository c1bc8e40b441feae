// A case as a file that `explain` reads.
#pragma once

#include <string>

#include "regime/case.hpp"

namespace osmanthus::cli {

/// YAML, a line for each subject and event. What a case expects is not written.
std::string case_text(const regime::Case& the_case);

}  // namespace osmanthus::cli
