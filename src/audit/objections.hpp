// Objections to a sanction: which corrections reach it, in what time, and whether one helps in a case.
#pragma once

#include <vector>

#include "audit/inquiry.hpp"

namespace osmanthus::audit {

class Objections {
 public:
  explicit Objections(const Inquiry& inquiry);

  /// The steps by which an objection that is right succeeds.
  const std::vector<regime::KindId>& upheld() const { return upheld_; }

  /// The corrections that reach it and must be made. `refused`: there are some that may be refused although
  /// the objection is right.
  std::vector<regime::EffectId> corrections(const Sanction& sanction, bool& refused) const;

  /// Whether nothing defeats an objection that names the event by which the sanction was opened.
  bool certain(regime::EffectId correction, const Sanction& sanction) const;

  /// Whether it is made within the longest time, and before the sanction is over by itself.
  bool in_time(regime::EffectId correction, const Sanction& sanction) const;
  /// The most days that the answer takes; kNever where no time is set.
  int days_of_answer(regime::EffectId correction) const;

  /// The law without other corrections of the same sort of thing.
  regime::Regime only(const std::vector<regime::EffectId>& corrections, regime::KindId kind) const;

  /// Whether the objection of the case, on some day from the event that it answers on, would end the sanction
  /// under that law.
  bool help(const regime::Regime& law, const regime::Case& life, const Sanction& sanction) const;
  /// The case without objections.
  regime::Case without(regime::Case life) const;
  /// Whether an objection on the day one looks, to one of its events, would end what somebody bears.
  bool help_now(const regime::Case& life, const Sanction& sanction) const;

 private:
  bool certain(regime::NodeId id, regime::KindId kind) const;
  int days_left(const Sanction& sanction) const;
  bool upholds(const regime::CaseEvent& event) const;
  bool help_on(base::Day day, const regime::Regime& law, const regime::Case& life,
               const Sanction& sanction) const;

  const regime::Regime& regime_;
  int longest_;
  std::vector<regime::KindId> upheld_;
};

}  // namespace osmanthus::audit
