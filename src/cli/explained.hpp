// Explaining a case under one law, and printing what one or both readings say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/json.hpp"
#include "explain/explanation.hpp"
#include "regime/case.hpp"
#include "regime/regime.hpp"

namespace osmanthus::cli {

/// An explanation and the regime that it speaks of, which must outlive it; `happened` is a paragraph that
/// comes first.
struct Explained {
  explain::Explanation explanation;
  const regime::Regime* regime = nullptr;
  std::string happened;
};

/// Nothing, and a word about it, if the regime does not know what the case names.
std::optional<Explained> explained(const regime::Regime& regime, const regime::Case& the_case,
                                   const Arguments& arguments, base::Diagnostics& diagnostics);

/// Prints what the readings say, at least one; with `--reading both`, side by side. `about` is said with them
/// in JSON. Returns the exit code: whether an expectation was not met.
int print_explained(const std::vector<Explained>& readings, const Arguments& arguments,
                    const Json& about = Json::object());

}  // namespace osmanthus::cli
