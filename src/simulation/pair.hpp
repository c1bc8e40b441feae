// A stretch of the population under two laws at once. What the laws do not tell apart is lived through once.
#pragma once

#include <cstdint>
#include <vector>

#include "regime/difference.hpp"
#include "simulation/block.hpp"

namespace osmanthus::simulation {

/// Three blocks of one stretch: `together` has the households in which nothing has come out differently so
/// far, `a` and `b` those in which something has, each under its own law. A household goes apart before the
/// first thing of which the laws, or what the regions have in common under them, may make something
/// different; each side then has a copy of its life. It never comes together again.
class PairOfBlocks {
 public:
  /// Of laws with the same words, whose difference is `difference`. The fields are followed by the caller.
  PairOfBlocks(const World& world_a, const World& world_b, const regime::Difference& difference,
               const Rates& rates, const Fields& fields_a, const Fields& fields_b, Stretch stretch);
  PairOfBlocks(const PairOfBlocks&) = delete;
  PairOfBlocks& operator=(const PairOfBlocks&) = delete;

  void month(int month, const std::vector<Offer>& offers);
  /// Whoever lives in a household whose lives did not come out alike is counted in b as touched.
  void close();

  const Stretch& stretch() const { return together_.stretch(); }
  /// What counts under either law, what under the first alone, and what under the second alone.
  const Block& together() const { return together_; }
  const Block& a() const { return a_; }
  const Block& b() const { return b_; }

 private:
  bool are_apart(std::uint32_t household) const { return a_.shelf_.has(household); }
  void go_apart(const population::Household& household);
  void take(const Offer& offer);
  void hand_over();
  void next_turn();
  bool may_differ(Life& life, const Candidate& candidate);
  bool may_refuse_differently(Life& life, const Candidate& candidate, regime::KindId measure);
  bool event_may_differ(Life& life, const Candidate& candidate);
  bool deed_differs(const Block::At& at, const Candidate& candidate, const behaviour::CaseCourse& course);
  void read_off(Life& of_a, Life& of_b);

  const regime::Difference& difference_;
  FolkMemo memo_;
  Heeded heeded_;  // by either law
  Block together_, a_, b_;
  Life trial_a_, trial_b_;
};

}  // namespace osmanthus::simulation
