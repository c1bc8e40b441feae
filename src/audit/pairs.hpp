// What the properties share that ask of two provisions at once.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "audit/inquiry.hpp"

namespace osmanthus::audit {

class Pairs {
 public:
  explicit Pairs(Inquiry& inquiry);

  /// Whether one event may bring both about, as far as the tables tell: an act that sets off both, a place, a
  /// bearer.
  bool meet(const Sanction& one, const Sanction& other) const;
  /// Whether what is done in one place may concern both.
  bool one_place(const Sanction& one, const Sanction& other) const;
  /// Whether their guards can hold of one event at all (O); true where that is not decided so.
  bool may_meet(const Sanction& one, const Sanction& other) const;

  /// The acts and steps that set the rule off, through whatever they open.
  const std::set<regime::KindId>& roots(regime::RuleId rule) const { return roots_[rule]; }
  /// Whether it is set off by acts and steps themselves, so that its guard is about whoever acted.
  bool by_acts(regime::RuleId rule) const;

  bool same_provision(const Sanction& one, const Sanction& other) const;
  /// Whether both open one and the same thing, or tell the same: points apart, one thing does not add up.
  bool same_thing(const Sanction& one, const Sanction& other) const;
  bool same_instrument(const Sanction& one, const Sanction& other) const;
  /// Whether the pack says on the day that the two apply side by side, or one instead of the other.
  bool marked(const std::vector<regime::ProvisionPair>& rows, const Sanction& one,
              const Sanction& other) const;

  /// The verdict of a search on both.
  Verdict verdict(const Sanction& one, const Sanction& other, const std::string& property, const Found& found,
                  Rests rests, regime::Text says) const;
  /// Adds a verdict; one that says the same of the same sort, and shares a provision, takes it in. The
  /// shorter case is told, and its provisions are named first.
  static void add(Verdict verdict, std::vector<Verdict>& to);

 private:
  void find_roots();

  const Inquiry& inquiry_;
  const regime::Regime& regime_;
  std::vector<std::set<regime::KindId>> roots_;  // by rule
};

}  // namespace osmanthus::audit
