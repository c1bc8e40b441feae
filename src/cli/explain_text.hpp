// An explanation as a page of text, in English or Chinese.
#pragma once

#include <string>

#include "explain/explanation.hpp"
#include "regime/regime.hpp"

namespace osmanthus::cli {

/// `happened`, if not empty, is a paragraph that stands before what follows from it.
std::string explain_text(const explain::Explanation& explanation, const regime::Regime& regime,
                         const std::string& language, const std::string& happened = "");

}  // namespace osmanthus::cli
