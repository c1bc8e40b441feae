// The built-in pack on 2019-11-30, audited once for all tests of a program.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "../support/cn.hpp"
#include "laws.hpp"

namespace osmanthus::audit::tests {

inline Audit audit_of_cn(regime::Reading reading) {
  const auto law = osmanthus::tests::cn(reading);
  return audited(law->pack.law, {}, reading).value();
}

/// What is found under these properties; under all, if none is named.
inline Audit found_in_cn(regime::Reading reading, const std::vector<std::string>& properties = {}) {
  using regime::Reading;
  static const std::map<Reading, Audit> both = {{Reading::article, audit_of_cn(Reading::article)},
                                                {Reading::text, audit_of_cn(Reading::text)}};
  Audit found = both.at(reading);
  std::erase_if(found.verdicts, [&](const Verdict& v) {
    return !properties.empty() && std::ranges::find(properties, v.property) == properties.end();
  });
  return found;
}

}  // namespace osmanthus::audit::tests
