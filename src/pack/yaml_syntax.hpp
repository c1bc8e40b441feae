// The parser's terse complaints in full sentences.
#pragma once

#include <string>
#include <string_view>

namespace osmanthus::pack {

struct SyntaxAdvice {
  std::string message;
  std::string hint;
  bool at_context = false;  // the place to show is where the construct began, not where the parser gave up
};

/// What to say for libyaml's `problem`, met in `context` (either may be empty).
SyntaxAdvice advise(std::string_view problem, std::string_view context);

}  // namespace osmanthus::pack
