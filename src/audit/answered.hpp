// What sanctions of one sort answer: the act that sets them off, or the acts that add up to them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "audit/inquiry.hpp"
#include "audit/pairs.hpp"

namespace osmanthus::audit {

class Answered {
 public:
  Answered(Inquiry& inquiry, const Pairs& pairs, std::string sort);

  const Spending& spending() const { return spending_; }
  /// The fewest breaches that such a sanction may answer.
  int least(const Sanction& sanction);
  /// Whether two of them may answer the same breach without being brought about by the same event, as far as
  /// the tables tell.
  bool may_share(const Sanction& one, const Sanction& other);

 private:
  void find_counted();
  void add_counted(regime::RuleId rule, regime::NodeId id, regime::KindSet& to) const;
  bool constitutes(regime::RuleId rule, const regime::Node& node) const;
  bool draws_alone(regime::KindId act, const std::string& sort) const;
  std::string sort_of(regime::RuleId rule) const;
  bool resets(regime::RuleId rule, regime::NodeId id) const;
  int threshold(const regime::Node& node) const;
  int least_of_rule(regime::RuleId rule);
  int least_of_kind(regime::KindId kind);
  int least_of(regime::NodeId id, regime::RuleId rule);
  std::set<regime::KindId> acts_counted(regime::RuleId rule) const;
  std::set<regime::KindId> breaches_behind(const Sanction& sanction);
  bool without_breach(regime::RuleId rule) const;

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  const Pairs& pairs_;
  std::string sort_;
  Spending spending_;
  std::map<regime::KindId, int> least_;                                   // 0: being reckoned
  mutable std::map<std::pair<regime::KindId, std::string>, bool> alone_;  // by act and sort
};

}  // namespace osmanthus::audit
