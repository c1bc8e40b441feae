// What the audit found, in words and as JSON.
#pragma once

#include <string>

#include "audit/audit.hpp"
#include "cli/json.hpp"

namespace osmanthus::cli {

struct Audited {
  audit::Audit audit;
  std::string pack;
  std::string reading;
  base::Day as_of = 0;
};

std::string audit_text(const Audited& audited, const std::string& language);
Json to_json(const Audited& audited);

}  // namespace osmanthus::cli
