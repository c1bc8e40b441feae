// How one law compares with another, in words and as JSON.
#pragma once

#include <array>
#include <string>

#include "audit/differences.hpp"
#include "cli/json.hpp"

namespace osmanthus::cli {

/// What was compared.
struct ComparedLaw {
  std::string pack;
  std::string reading;
  base::Day day = 0;
};

struct Differing {
  audit::Comparison comparison;
  std::array<ComparedLaw, 2> laws;
};

std::string comparison_text(const Differing& differing, const std::string& language);
Json to_json(const Differing& differing);

}  // namespace osmanthus::cli
