// Counts the synthetic population once a run: residents by month and group, and what rates per head are
// divided by. Of a large population it looks at one household in so many, which stands for those behind it in
// its row: residents, places, incomes and household sizes are exact, ages and sexes a sample's.
#pragma once

#include "population/composition.hpp"
#include "population/margins.hpp"
#include "population/population.hpp"
#include "simulation/crew.hpp"
#include "simulation/tally.hpp"

namespace osmanthus::simulation {

struct Census {
  Tally residents;                      // of the indicator `population`, settled
  population::Composition composition;  // on the day of the specification's ages
  population::Composition at_start;     // on the first day of the horizon
  population::MarginCounts margins;
};

/// Residents who are looked at one by one.
inline constexpr std::uint64_t kMostLookedAt = 20'000'000;

/// One household in how many is looked at where all are counted.
std::uint32_t looked_at(const population::Population& population, std::uint64_t most = kMostLookedAt);

/// `one_in` from looked_at().
Census count(const population::Population& population, const scenario::Horizon& horizon, std::uint32_t one_in,
             Crew& crew);

Traits traits(const population::Population& population, const population::Household& household,
              const population::Person& person);

/// The population as `parts` stretches of whole units, of about as many residents each; the same whatever
/// the threads.
struct Stretch {
  std::uint32_t first_stratum = 0;
  std::uint32_t strata = 0;
};
std::vector<Stretch> stretches(const population::Population& population, std::size_t parts);

/// Strata one after the other that are drawn for together: of one region, and of so many residents that a
/// draw for each is cheap. A function of the population alone.
std::vector<Stretch> units(const population::Population& population);

/// Some regions, one after the other: what they have in common does not reach beyond them, so that a section
/// is lived through by itself.
struct Section {
  std::size_t first_region = 0;
  std::size_t regions = 0;
  Stretch strata;
};
/// The population as sections of no more residents than `most`, unless a single region has more.
std::vector<Section> sections(const population::Population& population, std::uint64_t most);
/// A section as `parts` stretches.
std::vector<Stretch> stretches(const population::Population& population, const Section& section,
                               std::size_t parts);

}  // namespace osmanthus::simulation
