// Decides what the law leaves open, by the scenario's probabilities: each decision a number of its own
// address, by the full name of what decides, so that a provision more in the pack changes no decision of
// another.
//
//   a `may` of an event        seed, replicate, subject, day, effect
//   a `may` of a state         seed, replicate, subject, provision: once for all
//   a value from a range       seed, replicate, actor, day, number: each whole value as likely as the next
//   an assumed value           seed, replicate, number: once a replicate
#pragma once

#include "base/random.hpp"
#include "registry/plain.hpp"
#include "scenario/parameter.hpp"
#include "simulation/life.hpp"

namespace osmanthus::simulation {

class Decisions {
 public:
  using Event = registry::Event<registry::Plain>;

  Decisions(const regime::Regime& regime, const scenario::Values& values, base::Luck luck);

  /// The circle that is dealt with: the numbers of its subjects, and of the one whose event it is.
  void of_circle(const Numbers& subjects, std::uint32_t actor) {
    subjects_ = subjects;
    actor_ = actor;
  }

  std::uint32_t actor() const { return actor_; }

  bool may(regime::EffectId effect, std::uint8_t subject, const Event* event) const;
  bool may_conclude(regime::RuleId rule, std::size_t conclusion, std::uint8_t subject) const;
  std::int32_t pick(regime::NumberId number, const regime::Piece& piece, const Event* event) const;

 private:
  const regime::Regime& regime_;
  base::Luck luck_;
  std::uint64_t states_ = 0;  // the key of what states permit
  Numbers subjects_{};
  std::uint32_t actor_ = 0;
  base::Probability end_, extend_, measure_, other_;
};

}  // namespace osmanthus::simulation
