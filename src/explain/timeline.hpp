// The timeline of a case: what changed, on which day, and because of what.
#pragma once

#include <vector>

#include "explain/explanation.hpp"
#include "explain/reasons.hpp"
#include "explain/state.hpp"

namespace osmanthus::explain {

class Timeline {
 public:
  Timeline(const Regime& regime, const Life& life, const PlainCircle& circle, const Reasons& reasons,
           State& state)
      : regime_(regime), life_(life), circle_(circle), reasons_(reasons), state_(state) {}

  /// Every change on or before the case's `as_of`, by date; on one day, in the order in which it came about.
  std::vector<Change> changes();

 private:
  void standings(std::uint8_t q);
  void stretch(std::uint8_t q, registry::KindId kind, const State::Stretch& stretch);
  void ended(std::uint8_t q, registry::KindId kind, const State::Stretch& stretch);
  void borne(std::uint8_t q);
  void borne_span(std::uint8_t q, registry::KindId kind, const Interval& span);
  void points(std::uint8_t q);
  void notes();
  Change& add(Day on, std::uint8_t q, std::string_view change, const std::string& what);
  const Redating* redating_to(std::size_t entry, Day on) const;
  Because because_of_entry(std::size_t entry) const;
  Because because_of(const Consideration& consideration, registry::EffectId effect, Day on) const;
  Because because_of_rule(regime::RuleId rule, Day on, const std::vector<Ground>& grounds) const;
  void add_numbers(Because& because, const regime::CompiledRule& rule, const regime::CompiledEffect* effect,
                   Day on) const;
  void add_number(Because& because, regime::NumberId number, Day on) const;
  void add_node_numbers(Because& because, regime::NodeId node, Day on) const;
  std::string fact(std::size_t entry) const;

  const Regime& regime_;
  const Life& life_;
  const PlainCircle& circle_;
  const Reasons& reasons_;
  State& state_;
  std::vector<Change> changes_;
};

}  // namespace osmanthus::explain
