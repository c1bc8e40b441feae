// What a case is to expect of those on whom a provision acts, read off the state of the kernel.
#pragma once

#include <string>
#include <vector>

#include "audit/cases/gate.hpp"
#include "regime/case.hpp"

namespace osmanthus::audit {

/// On whom the gate's rule acts in the case, by label, and from when on that can be seen. Nobody if it does
/// not act.
struct Acted {
  std::vector<std::string> on;
  base::Day seen = base::kAlways;
};
Acted acted(const regime::Regime& regime, const Gate& gate, const regime::Case& life);

/// What is expected: what is in effect on the day one looks in the fields that the gate's rule touches
/// (records, listings, measures, scores, or the timeline where nothing lasts), or the timeline.
enum class Fields : std::uint8_t { touched, timeline };

/// Lets the case expect that of each of these subjects.
void expect(const regime::Regime& regime, const Gate& gate, const Acted& acted, Fields fields,
            regime::Case& life);

}  // namespace osmanthus::audit
