// JSON as CONTRACT has it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "explain/explanation.hpp"

namespace osmanthus::cli {

using Json = nlohmann::ordered_json;

Json to_json(const std::vector<base::Diagnostic>& diagnostics);
Json to_json(const explain::Explanation& explanation);
Json subjects_json(const std::vector<explain::SubjectState>& subjects);
Json to_json(const std::vector<explain::Mismatch>& mismatches);
/// SARIF 2.1.0 of what `check` found.
Json to_sarif(const std::vector<base::Diagnostic>& diagnostics);
void print(const Json& json);

}  // namespace osmanthus::cli
