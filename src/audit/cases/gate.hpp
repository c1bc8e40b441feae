// Where a provision decides: its conditions, and the law with a rule more, or with a condition turned round.
#pragma once

#include <cstdint>
#include <vector>

#include "regime/law.hpp"
#include "regime/regime.hpp"

namespace osmanthus::audit {

/// What hangs on the conditions of one provision: whether one of its rules applies; of a `must_not`, whether
/// one thing that another rule orders is barred.
struct Gate {
  const regime::Provision* provision = nullptr;
  regime::RuleId rule = regime::kNone;      // that applies, or of which something is barred
  regime::EffectId effect = regime::kNone;  // what shows it; of a while-rule, its conclusion
  std::uint8_t conclusion = 0;
  bool bars = false;                       // the provision is a must_not
  std::vector<regime::NodeId> conditions;  // as they were written, in their order

  bool during() const { return effect == regime::kNone; }
};

/// The gates of a provision that is in force: one for each of its rules, or for each thing that it bars. None
/// if it is not in force, is no more than a paraphrase, or bars nothing.
std::vector<Gate> gates(const regime::Regime& regime, const regime::Provision& provision);

/// Whether a must_not is in force in the regime.
bool bars_in_force(const regime::Regime& regime, const regime::Provision& provision);

/// What a case is asked to show of a gate.
struct Shown {
  std::vector<std::size_t> conditions;  // on each of these alone it hangs
  bool applies = true;
  bool at_edge = false;  // numbers are those nearest to the other side
  bool visible =
      false;  // what it does leaves a trace: nothing like it is there, or there is something to end
};

/// The regime with one rule more, without effects, that applies just where the gate shows that. Numbers that
/// the law leaves open are at their least.
struct Probe {
  regime::Regime regime;
  regime::RuleId rule = regime::kNone;
};
Probe probe(const regime::Regime& regime, const Gate& gate, const Shown& shown);

/// Whether the gate applies only where the condition holds; else only where it does not.
bool wanted(const regime::Regime& regime, const Gate& gate, std::size_t condition);

/// The regime in which the condition holds where it does not, and the other way round.
regime::Regime turned(const regime::Regime& regime, const Gate& gate, std::size_t condition);
/// The regime in which the gate never applies.
regime::Regime without(const regime::Regime& regime, const Gate& gate);

}  // namespace osmanthus::audit
