// A case as a file that `explain` reads.
#pragma once

#include <string>

#include "regime/case.hpp"

namespace osmanthus::cli {

/// YAML, a line for each subject and event, and for each subject of whom something is expected.
std::string case_text(const regime::Case& the_case);

/// One event on a line, as what was found is told: "2019-11-30  debtor refuse_judgment × 2 (grave)".
std::string line_of(const regime::CaseEvent& event);

}  // namespace osmanthus::cli
