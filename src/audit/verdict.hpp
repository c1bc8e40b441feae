// What the audit finds: plain values, ready to be printed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "regime/case.hpp"

namespace osmanthus::audit {

enum class Decision : std::uint8_t { holds, violated, unknown };
std::string_view to_string(Decision decision);

/// Of one property, or of what one provision does under it.
struct Verdict {
  std::string property;
  Decision decision = Decision::holds;
  bool all_lives = false;  // else for lives of at most `events` events
  int events = 0;
  char by = 'Q';       // the argument (docs/audit.md): S T G D Q
  std::string grade;   // law | policy | doctrine
  std::string source;  // the yardstick
  std::string jurisdiction;
  std::vector<std::string> provisions;
  std::vector<std::string> things;  // measures, lists, records … that are meant
  regime::Text says;
  regime::Text why;      // of unknown
  std::string rests_on;  // practice, if nothing that binds does it
  std::optional<regime::Case> counterexample;
};

struct Audit {
  std::vector<Verdict> verdicts;      // by property, then in pack order
  std::vector<std::string> failures;  // cases of the solver that the kernel of integers does not confirm
};

}  // namespace osmanthus::audit
