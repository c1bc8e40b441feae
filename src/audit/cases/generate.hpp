// Cases of a law, worked out by the audit: for each provision one in which it applies, and one for each of
// its conditions in which that alone keeps it from applying.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/audit.hpp"

namespace osmanthus::audit {

struct Generated {
  std::string provision;
  std::string condition;  // as written; "" where it applies
  bool applies = false;
  regime::Case life;  // with what it expects
};

/// What no case was found for.
struct NotGenerated {
  std::string provision;
  std::string condition;  // "": that it applies at all
  bool applies = false;  // a case in which it applies because of the condition; else one in which it does not
  regime::Text why;
};

struct Cases {
  std::vector<Generated> cases;
  std::vector<NotGenerated> missing;
  std::vector<std::string>
      failures;  // titles of cases that the kernel of integers or `explain` does not confirm
};

/// `provisions`, by full name; all that are in force on the day, if empty. Nothing, and a word about it, if
/// the law does not compile or does not know a name.
std::optional<Cases> generate(const regime::Law& law, const Request& request,
                              const std::vector<std::string>& provisions, base::Diagnostics& diagnostics);

}  // namespace osmanthus::audit
