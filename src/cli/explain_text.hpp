// An explanation as a page of text, in English or Chinese.
#pragma once

#include <string>

#include "explain/explanation.hpp"
#include "regime/regime.hpp"

namespace osmanthus::cli {

std::string explain_text(const explain::Explanation& explanation, const regime::Regime& regime,
                         const std::string& language);

}  // namespace osmanthus::cli
