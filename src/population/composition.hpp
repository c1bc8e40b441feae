// How many residents of each kind a population has: what a rate per head is divided by.
#pragma once

#include <array>
#include <cstdint>

#include "population/population.hpp"

namespace osmanthus::population {

inline constexpr int kMajority =
    18;  // years; debtors, and persons recorded as debtors by mistake, are adults

/// The ten-year bands of adults on one day, told from their days of birth by comparison alone.
class AdultBands {
 public:
  explicit AdultBands(base::Day on);

  base::Day day() const { return on_; }

  static constexpr int kMinor = -1;
  /// The band of one of any age.
  std::size_t of_any(base::Day born) const {
    if (born > latest_births_[0]) return born > tenth_birthday_ ? 0 : 1;
    return static_cast<std::size_t>(of(born));
  }
  /// The band, or kMinor.
  int of(base::Day born) const {
    if (born > latest_births_[0]) return kMinor;
    std::size_t band = 1;
    while (band < latest_births_.size() && born <= latest_births_[band]) ++band;
    return static_cast<int>(band);
  }

 private:
  // Of those who are of age, of 20, of 30 … and of 90 on the day.
  std::array<base::Day, scenario::kAgeBands - 1> latest_births_{};
  base::Day on_ = 0;
  base::Day tenth_birthday_ = 0;  // the latest birth of those who have had it
};

struct Composition {
  using Counts = std::array<std::array<std::int64_t, 2>, scenario::kAgeBands>;  // by age band, then sex
  std::array<Counts, kRegions> adults{};
  std::array<Counts, kRegions> residents{};  // of all ages

  /// A household, and those that count like it: `alike` with itself.
  void add(const Population& population, const Household& household,
           const std::array<Person, kMostMembers>& members, const AdultBands& bands, std::int64_t alike = 1);
  void add(const Composition& other);
};

/// The ten-year band of an age in years; the last holds 90 and above. Nobody's age is negative who is
/// counted.
std::size_t age_band(int years);

}  // namespace osmanthus::population
