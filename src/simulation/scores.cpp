// What points the residents of a place have whose instrument keeps a score: all whom it covers, most of whom
// have never met the law and have what everybody starts with.
#include <algorithm>
#include <optional>

#include "registry/reading.hpp"
#include "simulation/block.hpp"

namespace osmanthus::simulation {
namespace {

using PlainReading = registry::Reading<registry::Plain, registry::KeepNothing, Decisions>;

bool is_kept_in(const regime::CompiledScore& score, regime::PlaceId place) {
  return score.where >> place & 1U;
}

}  // namespace

void Block::read_scores() {
  for (std::uint32_t i = 0; i < stretch_.strata; ++i) {
    const std::uint32_t index = stretch_.first_stratum + i;
    const auto& stratum = world_.population.strata()[index];
    const auto place = world_.words.places[stratum.region];
    const bool any = std::ranges::any_of(world_.regime.scores,
                                         [&](const auto& score) { return is_kept_in(score, place); });
    if (!any) continue;
    const std::uint32_t end = stratum.first_person + stratum.persons;
    for (std::uint32_t person = stratum.first_person; person < end;) {
      const auto household = world_.population.household_of(person, index);
      const std::uint32_t looked_at =
          world_.one_in == 1 ? 1 : std::min(world_.one_in, world_.population.rest_of_row(household));
      read_row(household, looked_at);
      person += looked_at * household.size();
    }
  }
}

/// Of households in a row each that has met the law is read; of the others one, for all of them.
void Block::read_row(const population::Household& first, std::uint32_t households) {
  std::optional<population::Household> one;
  std::int64_t alike = 0;
  for (std::uint32_t i = 0; i < households; ++i) {
    const auto household = population::Population::behind(first, i);
    if (!has(household.index)) continue;
    if (shelf_.has(household.index)) {
      read_scores(household, 1);
    } else if (alike++ == 0) {
      one = household;
    }
  }
  if (one) read_scores(*one, alike);
}

void Block::read_scores(const population::Household& household, std::int64_t alike) {
  const Folk found = gather(household);
  if (const Life* life = known(household.index)) circle_.entries = life->entries;
  const auto& horizon = world_.scenario.horizon;
  const auto edges = world_.measures.edges(circle_, {horizon.start, horizon.until});
  const std::uint8_t region = world_.population.stratum(household).region;
  registry::Plain plain{&world_.regime.calendar};
  registry::KeepNothing nothing;
  PlainReading reading(world_.regime, circle_, plain, nothing, decisions_);
  for (const auto& score : world_.regime.scores) {
    if (!is_kept_in(score, world_.words.places[region])) continue;
    for (std::uint8_t q = 0; q < household.size(); ++q) {
      for (std::size_t i = 0; i < edges.size(); ++i) {
        const base::Day from = std::max(edges[i], found.members[q].born);
        const base::Day next = i + 1 < edges.size() ? edges[i + 1] : horizon.until;
        if (from >= next) continue;
        reading.at(from, nullptr);
        if (!reading.covered(score, q)) continue;
        tally_.hold_score({score.kind, region, reading.points(score, q), 0}, month_of(from), month_of(next),
                          alike);
      }
    }
  }
}

}  // namespace osmanthus::simulation
