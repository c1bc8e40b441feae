// The cone of influence of a provision: all that can bring its effect about, or prevent it.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "regime/regime.hpp"

namespace osmanthus::audit {

struct Cone {
  std::set<regime::RuleId> rules;
  std::set<regime::KindId> acts;                      // acts and steps that can matter
  std::set<std::uint16_t> flags, fields, attributes;  // that some guard reads
  std::set<regime::Relation> relations;
  std::vector<std::uint64_t> places;  // sets of places that some guard or rule tells apart
  bool amount = false;                // some guard reads the amount of an act
  bool age = false;                   // or the age of a subject
  bool waits = false;                 // something waits before it is in effect
  int wait = 0;                       // so many days at the longest
  base::Day first = base::kNever;     // the first day on which one of the rules is in force
  base::Day settled = base::kAlways;  // the first on which all are, with what limits them
};

/// The cone of the effects of these rules (of a while-rule: of its conclusions), and of other states, `with`
/// which they are looked for. Only active rules are in it.
Cone cone_of(const regime::Regime& regime, const std::vector<regime::RuleId>& rules,
             const std::vector<regime::KindId>& with = {});

/// Adds to a cone all that another has but its acts.
void include(const Cone& more, Cone& to);

/// How many events suffice to bring an effect of each of `rules` about, if any number does (docs/audit.md,
/// "How many events").
struct Reach {
  int events = 1;
  bool all = false;  // what these events do not reach is reached by no number of events
};
Reach reach_of(const regime::Regime& regime, const Cone& cone, const std::vector<regime::RuleId>& rules);

/// The regime with the rules of the cone alone; names and numbers stay what they were.
regime::Regime cut(const regime::Regime& regime, const Cone& cone);

}  // namespace osmanthus::audit
