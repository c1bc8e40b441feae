// A case run through the kernel of integers, and asked the same question as the solver.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "audit/question.hpp"
#include "audit/verdict.hpp"
#include "regime/case.hpp"
#include "regime/regime.hpp"

namespace osmanthus::audit {

/// The label of somebody of whom the question holds, or nothing. `regime` is the whole law that the case is
/// judged by.
std::optional<std::string> bearer(const regime::Regime& regime, const regime::Case& life,
                                  const Question& question);
bool replays(const regime::Regime& regime, const regime::Case& life, const Question& question);
/// What that somebody bears; nothing if the question holds of nobody or is not about a burden. `signs` tells
/// breaches.
std::optional<Borne> borne(const regime::Regime& regime, const regime::Case& life, const Question& question,
                           const std::vector<Sign>& signs);

/// What is in effect on the day one looks, by the label of whoever bears it.
std::set<std::pair<std::string, regime::KindId>> in_effect(const regime::Regime& regime,
                                                           const regime::Case& life);

/// The when-rules that take effect in a case by `as_of`, under the regime's law. None if the case names what
/// the regime does not have.
std::set<regime::RuleId> applied(const regime::Regime& regime, regime::Case life, base::Day as_of);

}  // namespace osmanthus::audit
