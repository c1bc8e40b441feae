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

/// Who bears something in a case, for whose act, and for how long.
struct Borne {
  std::string who;                 // a label of the case
  std::vector<std::string> whose;  // labels of those whose breaches it derives from, in the case's order
  std::vector<std::string> acts;   // those breaches, each once
  enum class Lasts : std::uint8_t { at_once, days, endless } lasts = Lasts::at_once;
  int days = 0;              // in effect, in the case as it stands
  bool for_another() const;  // somebody else's breach is among them
};

/// For how long something adverse stays after the last breach, at the longest, and a life in which it does.
struct Stay {
  int days = 0;
  std::string thing;
  std::optional<regime::Case> life;
  bool all_lives = true;  // else no life of at most `events` events has a longer one
  int events = 0;
};

/// Of one property, or of what provisions do under it in one way.
struct Verdict {
  std::string property;
  Decision decision = Decision::holds;
  bool all_lives = false;  // else for lives of at most `events` events
  int events = 0;
  char by = 'Q';                           // the argument (docs/audit.md): S O T G D Q
  std::string grade;                       // law | policy | doctrine
  std::string label;                       // disparity: nobody forbids it, and it is shown
  regime::Text source;                     // the yardstick
  std::vector<std::string> jurisdictions;  // of the provisions, each once
  std::vector<std::string> provisions;
  std::vector<std::string> things;  // measures, lists, records … that are meant
  std::string sort;                 // of these sanctions: travel, list, fine …
  regime::Text says;
  regime::Text why;      // of unknown
  std::string rests_on;  // practice, if nothing that binds does it
  std::optional<regime::Case> counterexample;
  std::optional<Borne> borne;  // in the counterexample
  std::optional<Stay> stay;    // where bounded_duration holds: its bound
};

struct Audit {
  std::vector<Verdict> verdicts;      // the worst first (audit/findings.hpp)
  std::vector<std::string> failures;  // cases of the solver that the kernel of integers does not confirm
};

}  // namespace osmanthus::audit
