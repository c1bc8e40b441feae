// Whether one rule does all that another does, whenever it does it.
#pragma once

#include "audit/inquiry.hpp"

namespace osmanthus::audit {

class Covers {
 public:
  explicit Covers(const regime::Regime& regime) : regime_(regime) {}

  /// Whether deleting `rule` changes nothing in any life, since `other` applies wherever it does (O) and
  /// brings about the same, for as long, and whatever ends the one ends the other.
  bool covers(regime::RuleId other, regime::RuleId rule) const;

  /// Whether the two could bring about, or end, the same at all; what leaves the authority a choice covers
  /// nothing, and fines, warnings, points and the like are each their own.
  bool touches(regime::RuleId other, regime::RuleId rule) const;

 private:
  bool covers(const regime::CompiledEffect& other, const regime::CompiledEffect& effect) const;
  bool opens_as_much(const regime::CompiledEffect& other, const regime::CompiledEffect& effect) const;
  bool ends_as_much(const regime::CompiledEffect& other, const regime::CompiledEffect& effect) const;
  bool told_apart(regime::EffectId other, regime::EffectId effect) const;
  bool counted(regime::KindId kind) const;
  bool same(regime::NumberId a, regime::NumberId b) const;
  bool as_much(regime::NumberId other, regime::NumberId number) const;
  const regime::Amount* settled(regime::NumberId id) const;

  const regime::Regime& regime_;
};

}  // namespace osmanthus::audit
