// Cases alike but for one thing that can be more or less: the age of whoever acts last, how often he has done
// that act, its amount, or its day.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "audit/smt/one_step.hpp"
#include "regime/case.hpp"
#include "regime/regime.hpp"

namespace osmanthus::audit {

class Neighbours {
 public:
  /// Near the values at which `rules` change their minds.
  Neighbours(const regime::Regime& regime, const std::vector<smt::Covering>& rules, smt::Ordered by);

  /// Whether some rule reads it at all.
  bool any() const { return !values_.empty(); }
  /// Whether one more is always more: not where a rule begins to count anew once one of them has applied.
  bool ordered() const { return ordered_; }
  /// The case with each value in turn, where it can be put so.
  std::vector<regime::Case> around(const regime::Case& life) const;
  /// How much of it the case has.
  int value(const regime::Case& life) const;

 private:
  void read(regime::NodeId id);
  void add(regime::NumberId number);
  std::optional<regime::Case> with(regime::Case life, int value) const;

  const regime::Regime& regime_;
  smt::Ordered by_;
  bool ordered_ = true;
  std::set<regime::RuleId> rules_;
  std::set<int> values_;  // months, times, the amount's unit, days
};

}  // namespace osmanthus::audit
