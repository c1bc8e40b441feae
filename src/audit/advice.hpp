// What would make a regime keep to a property that it violates.
#pragma once

#include <string>
#include <vector>

#include "audit/verdict.hpp"
#include "regime/change.hpp"
#include "regime/law.hpp"

namespace osmanthus::audit {

/// Changes that may make an end of what the finding says of one of its provisions, the smallest first, repeal
/// the last. Whether one does is seen by auditing the law that it makes.
std::vector<regime::Change> advice(const Verdict& finding, const std::string& provision,
                                   const regime::Law& law);

/// The change in words.
regime::Text in_words(const regime::Change& change);

}  // namespace osmanthus::audit
