// What the audit found, in words, as JSON and as SARIF.
#pragma once

#include <string>
#include <vector>

#include "audit/audit.hpp"
#include "cli/advise.hpp"
#include "cli/json.hpp"

namespace osmanthus::cli {

struct Audited {
  audit::Audit audit;
  const regime::Law* law = nullptr;  // that was audited
  std::string pack;
  std::string reading;
  base::Day as_of = 0;
  std::vector<Advised> advice;  // if it was asked for
};

std::string audit_text(const Audited& audited, const std::string& language);
Json to_json(const Audited& audited);
/// SARIF 2.1.0: a rule per property, a result per verdict, at the places of its provisions in their files.
/// What is violated fails at the level of its yardstick (law error, policy warning, doctrine note); unknown
/// is open; holds passes.
Json to_sarif(const Audited& audited, const std::string& language);

}  // namespace osmanthus::cli
