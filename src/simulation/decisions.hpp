// Decides what the law leaves open, by the scenario's probabilities: each decision a number of its own
// address.
//
//   a `may` of an event        seed, replicate, person, day, effect
//   a `may` of a state         seed, replicate, person, provision: once for all
//   a value from a range       seed, replicate, person, day, number: each whole value as likely as the next
//   an assumed value           seed, replicate, number: once a replicate
#pragma once

#include "base/random.hpp"
#include "registry/plain.hpp"
#include "scenario/parameter.hpp"

namespace osmanthus::simulation {

class Decisions {
 public:
  using Event = registry::Event<registry::Plain>;

  Decisions(const regime::Regime& regime, const scenario::Values& values, base::Luck luck);

  /// The household that is dealt with: its first person, and the person whose event it is.
  void of_household(std::uint32_t first_person, std::uint32_t actor) {
    first_person_ = first_person;
    actor_ = actor;
  }

  bool may(regime::EffectId effect, std::uint8_t subject, const Event* event) const;
  bool may_conclude(regime::RuleId rule, std::size_t conclusion, std::uint8_t subject) const;
  std::int32_t pick(regime::NumberId number, const regime::Piece& piece, const Event* event) const;

 private:
  const regime::Regime& regime_;
  base::Luck luck_;
  std::uint32_t first_person_ = 0;
  std::uint32_t actor_ = 0;
  base::Probability end_, extend_, measure_, other_;
};

}  // namespace osmanthus::simulation
