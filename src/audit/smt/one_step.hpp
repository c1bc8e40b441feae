// Whether rules can apply at one event, whatever state it finds: the argument O.
//
// What the guards read is taken to be whatever one likes: how often something was done, what is in effect,
// how old somebody is. So whatever cannot be here cannot be in any life. What can be here need not be in any.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "regime/regime.hpp"

namespace osmanthus::audit::smt {

/// That a guard holds of the actor at the event, or that it does not; kNone always holds. Rules of one
/// stratum find the same state.
struct Demand {
  regime::NodeId guard = regime::kNone;
  bool holds = true;
  int stratum = 0;
};

/// Whether some event may meet all demands at once, in a place and on a day (this one, if given) on which all
/// of `rules` apply.
bool may_meet(const regime::Regime& regime, const std::vector<regime::RuleId>& rules,
              const std::vector<Demand>& demands, std::optional<base::Day> day = std::nullopt);

/// What can be more or less, all else equal.
enum class Ordered : std::uint8_t { age, count, amount, date };

/// One of several rules, with what bars its effect.
struct Covering {
  regime::RuleId rule = regime::kNone;
  regime::NodeId bars = regime::kNone;
};

/// Whether, of some event, there can be a less and a more that one of the rules covers and a between that
/// none does; by date, one not after `last`.
bool may_leave_hole(const regime::Regime& regime, const std::vector<Covering>& rules, Ordered by,
                    base::Day last);

}  // namespace osmanthus::audit::smt
