// Whether a pack knows what a case says of its subjects.
#pragma once

#include "base/diagnostic.hpp"
#include "regime/case.hpp"
#include "regime/law.hpp"

namespace osmanthus::pack {

/// Attributes that `law` does not declare are refused. False if there is one. Acts, places, flags and numbers
/// are looked up by whoever runs the case against the compiled law.
bool check_case_words(const regime::Case& found, const regime::Law& law, base::Diagnostics& out);

}  // namespace osmanthus::pack
