// Acts that nobody sees: counted by place, age, sex and income, not drawn one by one.
#pragma once

#include "simulation/block.hpp"

namespace osmanthus::simulation {

/// Adds to `acts` the everyday acts that no authority recorded: of each group and month the expected number,
/// less those who abstain because of others or of shame, rounded by chance. Who abstains because of news of
/// his own is too few to be taken off.
void count_unseen(const World& world, const Rates& rates, const Fields& fields, const Census& census,
                  Tally& into);

}  // namespace osmanthus::simulation
