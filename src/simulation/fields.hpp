// What each region has in common in a month: how much is heard of others who were recorded, and how much work
// the courts have before them. Reduced from the month before, and read by the next.
//
//   heard    h(m) = k · h(m − 1) + (1 − k) · acts recorded in month m − 1 of 1,000 residents,
//            k = 2^(−1 / hearsay_fades)
//   busy     unfinished enforcements at the end of month m − 1, over the cases that come in a month
//
// With `coupling: frozen`, which switches the mechanism off, both stay at nought, so that nobody's life
// depends on another's. A region's are its own: none needs to know what another's residents do.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "population/geography.hpp"
#include "simulation/rates.hpp"

namespace osmanthus::simulation {

using ByRegion = std::array<std::int64_t, population::kRegions>;

class Fields {
 public:
  Fields(const scenario::Scenario& scenario, const Rates& rates, const Census& census);

  /// Of a month whose predecessors have been given to `follow` for that region.
  double heard(int month, std::size_t region) const { return at(month).heard[region]; }
  double busy(int month, std::size_t region) const { return at(month).busy[region]; }

  /// Takes the region's counts of a month that it has lived through.
  void follow(int month, std::size_t region, std::int64_t recorded, std::int64_t unfinished);

 private:
  struct Month {  // nought, until the month before is known
    std::array<double, population::kRegions> heard{};
    std::array<double, population::kRegions> busy{};
  };
  const Month& at(int month) const { return months_[static_cast<std::size_t>(month)]; }

  bool frozen_;
  double kept_;
  const behaviour::Courts& courts_;
  std::array<double, population::kRegions> residents_{};  // thousands
  std::vector<Month> months_;                             // of the horizon, and the one after
};

}  // namespace osmanthus::simulation
