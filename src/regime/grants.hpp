// How a case says whether what the law permits is done: by the name of the provision, or, where it permits
// several things, by the provision and the thing: `spc_defaulter_list.market.tender_exclusion`; or, where the
// thing is another's to bear, by who bears it too: `unit_order.no_flights.representative`. Where the actor
// may bear the same, the name without a role is his alone.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "regime/regime.hpp"

namespace osmanthus::regime {

/// The names for one effect of a `may`, the nearest first: instrument.provision.thing.role,
/// provision.thing.role, and the same without the role, unless that is what the actor bears, then without the
/// thing. A fine, a warning or a disclosure has no thing, and what the actor bears himself no role.
std::vector<std::string> grant_names(const Regime& regime, EffectId effect);
/// The same for one of the things that a state brings.
std::vector<std::string> grant_names(const Regime& regime, RuleId rule, std::size_t conclusion);

/// The answer under the first of the names that has one.
std::optional<bool> answer(const std::map<std::string, bool>& answers, const std::vector<std::string>& names);

}  // namespace osmanthus::regime
