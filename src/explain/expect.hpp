// A worked case against what it expects.
#pragma once

#include <vector>

#include "explain/explanation.hpp"
#include "regime/case.hpp"

namespace osmanthus::explain {

/// What the case expects and the explanation does not give. A field that is named is compared whole, as a
/// set; one that is left out is not compared; of an expected object only the fields given are compared, and
/// `because` is a set of provisions.
std::vector<Mismatch> unmet(const regime::Case& the_case, const Explanation& explanation);

}  // namespace osmanthus::explain
