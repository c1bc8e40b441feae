#include "simulation/census.hpp"

#include <algorithm>

namespace osmanthus::simulation {
namespace {

constexpr std::size_t kParts = 32;

void count_stretch(const population::Population& population, const scenario::Horizon& horizon,
                   const Stretch& stretch, std::uint32_t one_in, Census& into) {
  const auto strata = population.strata().subspan(stretch.first_stratum, stretch.strata);
  const int first_month = base::month_of(horizon.start);
  const population::AdultBands as_published(population.spec().ages_as_of);
  const population::AdultBands at_start(horizon.start);
  for (std::size_t s = 0; s < strata.size(); ++s) {
    std::uint32_t person = strata[s].first_person;
    const std::uint32_t end = person + strata[s].persons;
    while (person < end) {
      const auto household =
          population.household_of(person, stretch.first_stratum + static_cast<std::uint32_t>(s));
      const auto members = population.members(household);
      const std::uint32_t alike = one_in == 1 ? 1 : std::min(one_in, population.rest_of_row(household));
      into.composition.add(population, household, members, as_published, alike);
      into.at_start.add(population, household, members, at_start, alike);
      into.margins.add(population, household, members, alike);
      for (std::size_t i = 0; i < household.size(); ++i) {
        const int born = base::month_of(members[i].born) - first_month;
        into.residents.hold(Indicator::population, born, into.residents.months(),
                            traits(population, household, members[i]), alike);
      }
      person += alike * household.size();
    }
  }
}

}  // namespace

Traits traits(const population::Population& population, const population::Household& household,
              const population::Person& person) {
  const auto& stratum = population.stratum(household);
  return {stratum.region, stratum.quintile, person.sex, person.born};
}

std::vector<Stretch> stretches(const population::Population& population, std::size_t parts) {
  const auto strata = static_cast<std::uint32_t>(population.strata().size());
  return stretches(population, {0, population::kRegions, {0, strata}}, parts);
}

std::vector<Stretch> stretches(const population::Population& population, const Section& section,
                               std::size_t parts) {
  const auto strata = population.strata();
  std::uint64_t all_residents = 0;
  for (const auto& stratum : strata.subspan(section.strata.first_stratum, section.strata.strata))
    all_residents += stratum.persons;
  std::vector<Stretch> all;
  Stretch next{section.strata.first_stratum, 0};
  std::uint64_t residents = 0;
  for (const Stretch& unit : units(population)) {
    if (strata[unit.first_stratum].region < section.first_region ||
        strata[unit.first_stratum].region >= section.first_region + section.regions)
      continue;
    next.strata += unit.strata;
    for (const auto& stratum : strata.subspan(unit.first_stratum, unit.strata)) residents += stratum.persons;
    if (residents * parts < (all.size() + 1) * all_residents) continue;
    all.push_back(next);
    next = {next.first_stratum + next.strata, 0};
  }
  if (next.strata > 0) all.push_back(next);
  return all;
}

std::vector<Stretch> units(const population::Population& population) {
  constexpr std::uint64_t kEnough = 100'000;
  std::vector<Stretch> all;
  std::uint64_t residents = 0;
  const auto strata = population.strata();
  for (std::uint32_t s = 0; s < strata.size(); ++s) {
    if (s == 0 || strata[s].region != strata[s - 1].region || residents >= kEnough) {
      all.push_back({s, 0});
      residents = 0;
    }
    ++all.back().strata;
    residents += strata[s].persons;
  }
  return all;
}

std::vector<Section> sections(const population::Population& population, std::uint64_t most) {
  std::vector<Section> all;
  std::uint64_t residents = 0;
  std::uint32_t stratum = 0;
  const auto strata = population.strata();
  for (std::size_t region = 0; region < population::kRegions; ++region) {
    Section own{region, 1, {stratum, 0}};
    std::uint64_t there = 0;
    for (; stratum < strata.size() && strata[stratum].region == region; ++stratum, ++own.strata.strata)
      there += strata[stratum].persons;
    if (all.empty() || residents + there > most) {
      all.push_back(own);
      residents = there;
      continue;
    }
    ++all.back().regions;
    all.back().strata.strata += own.strata.strata;
    residents += there;
  }
  return all;
}

std::uint32_t looked_at(const population::Population& population, std::uint64_t most) {
  return static_cast<std::uint32_t>((population.residents() + most - 1) / most);
}

Census count(const population::Population& population, const scenario::Horizon& horizon, std::uint32_t one_in,
             Crew& crew) {
  const auto parts = stretches(population, kParts);
  std::vector<Census> counted(parts.size(), Census{Tally(horizon), {}, {}, {}});
  crew.each(parts.size(),
            [&](std::size_t i) { count_stretch(population, horizon, parts[i], one_in, counted[i]); });
  Census census{Tally(horizon), {}, {}, {}};
  for (const Census& part : counted) {
    census.residents.add(part.residents);
    census.composition.add(part.composition);
    census.at_start.add(part.at_start);
    census.margins.add(part.margins);
  }
  census.residents.settle();
  return census;
}

}  // namespace osmanthus::simulation
