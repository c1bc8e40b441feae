// Acts that nobody sees: counted by place, age, sex and income, not drawn one by one.
#pragma once

#include "simulation/block.hpp"

namespace osmanthus::simulation {

/// What is expected of the residents of a run, whatever the law.
class Unseen {
 public:
  Unseen(const World& world, const Rates& rates, const Census& census);

  /// Adds to `acts` the everyday acts that no authority recorded: of each group and month the expected
  /// number, less those who abstain because of others or of shame, rounded by chance. Who abstains because of
  /// news of his own is too few to be taken off.
  void count(const World& world, const Fields& fields, Tally& into) const;

 private:
  struct Group {
    std::uint8_t region = 0;
    population::Sex sex = population::Sex::female;
    std::uint8_t quintile = 0;
    std::uint8_t band = 0;
    double acts = 0;  // a month, without any response
  };

  void expect(const World& world, const Census& census, std::size_t act);
  void count_month(const World& world, const Fields& fields, std::size_t act, int month, Tally& into) const;

  const Rates& rates_;
  std::vector<std::vector<Group>> expected_;  // by act: who does it at all
};

}  // namespace osmanthus::simulation
