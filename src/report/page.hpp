// The page: the built script and style around the figures, in one file that asks for nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/run.hpp"

namespace osmanthus::report {

/// The figures of one run, or of two and their differences, as JSON in which every `<` is written as an
/// escape, so that nothing in it can end the element that holds it. `language` (zh or en) is the one that the
/// page opens in.
std::string page_json(const std::vector<Run>& runs, std::string_view language);

/// The whole page.
std::string page_html(const std::vector<Run>& runs, std::string_view language);

/// The page of a law: `data` is what web/src/law/types.ts describes, as JSON.
std::string law_html(std::string data, const results::Words& title, std::string_view language);

/// The same without its data, as kPageFrame.
extern const std::string_view kLawFrame;

/// The page without figures, as web/build.mjs made it: with the marks {{language}}, {{title}} and {{data}}.
extern const std::string_view kPageFrame;

}  // namespace osmanthus::report
