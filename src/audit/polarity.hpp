// Which way an act works on a sanction: bringing it about or prolonging it, or preventing or shortening it.
#pragma once

#include <cstdint>
#include <set>
#include <utility>

#include "audit/sanction.hpp"

namespace osmanthus::audit {

/// Found by following the rules from the sanction back to the acts, with a sign that turns at each negation,
/// end and bar. What is read for equality, as points, or as time since, counts both ways. An act that only
/// helps a sanction can be added to a life without ending the sanction or bringing it to an earlier end, and
/// one that only hinders it can be taken away.
class Polarity {
 public:
  Polarity(const regime::Regime& regime, const Sanction& sanction);

  /// Whether the act can help the sanction, or hinder it; so with the flag, and with a larger amount.
  bool act(regime::KindId act, bool helps) const { return kinds_.contains({act, helps}); }
  bool flag(std::uint16_t flag, bool helps) const { return flags_.contains({flag, helps}); }
  bool amount(bool helps) const { return helps ? amount_helps_ : amount_hinders_; }
  /// Whether something passes from one person to another on the way, the sanction itself apart.
  bool crosses() const { return crosses_; }

 private:
  void own(const Sanction& sanction);
  void want(regime::KindId kind, bool on);
  void want_effect(const regime::CompiledEffect& effect, regime::KindId kind, bool on);
  void want_each(const regime::KindSet& kinds, bool on);
  void both_of_each(const regime::KindSet& kinds);
  void fire(regime::RuleId rule, bool on);
  void write(regime::RuleId rule, bool on);
  void read(regime::NodeId node, bool on);
  void read_own(const regime::Node& node, bool on);
  void read_past(const regime::Node& node, bool on);
  void read_number(regime::NumberId number);
  void open(const regime::CompiledEffect& effect, bool on);
  void redate(const regime::CompiledEffect& effect, bool on);

  const regime::Regime& regime_;
  std::set<std::pair<regime::KindId, bool>> kinds_;
  std::set<std::pair<regime::RuleId, bool>> rules_;
  std::set<std::pair<regime::NodeId, bool>> nodes_;
  std::set<std::pair<std::uint16_t, bool>> flags_;
  bool crosses_ = false;
  bool amount_helps_ = false;
  bool amount_hinders_ = false;
};

}  // namespace osmanthus::audit
