// The survey observer: each December so many adults, drawn anew from the whole nation, say whether they
// approve of the regime. It observes, and changes nothing.
//
//   approves    approval · w · (approval_sanctioned),  w = income × urban or rural × age × sex of the profile
//
// and one at most: approval is a share of those whose relative rates are all 1.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/random.hpp"
#include "population/population.hpp"
#include "scenario/scenario.hpp"

namespace osmanthus::simulation {

class Survey {
 public:
  Survey(const scenario::Scenario& scenario, const population::Population& population, base::Luck luck);

  struct Asked {
    std::uint32_t person = 0;
    base::Stream stream;  // of what is left to draw
  };
  /// Those of a month's sample from `begin` to `end` − 1, in order.
  std::span<const Asked> among(int month, std::uint32_t begin, std::uint32_t end) const;

 private:
  std::vector<std::vector<Asked>> asked_;  // by month of the horizon
};

}  // namespace osmanthus::simulation
