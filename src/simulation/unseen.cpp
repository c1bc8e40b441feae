#include "simulation/unseen.hpp"

#include <algorithm>

#include "behaviour/purpose.hpp"
#include "population/profile.hpp"
#include "simulation/prospect.hpp"

namespace osmanthus::simulation {
namespace {

using population::Sex;

constexpr double kWords = 4294967296.0;  // 2^32
constexpr std::array kSexes{Sex::female, Sex::male};

/// Expected a month without any response, by region and quintile, then age band and sex.
using ByGroup =
    std::array<std::array<std::array<std::array<double, 2>, scenario::kAgeBands>, scenario::kQuintiles>,
               population::kRegions>;

double share(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

/// The share of a group that has the role which the act asks for.
double role_share(const World& world, const Rates& rates, const Census& census, std::size_t act,
                  std::uint32_t stratum, std::size_t band, Sex sex) {
  const auto& wanted = rates.acts[act].role.id;
  if (wanted.empty()) return 1;
  const auto& roles = world.scenario.roles;
  const auto role =
      std::ranges::find_if(roles, [&](const auto& one) { return one.role.id == wanted; }) - roles.begin();
  const std::size_t region = world.population.strata()[stratum].region;
  const auto s = static_cast<std::size_t>(sex);
  const double of_age =
      share(census.composition.adults[region][band][s], census.composition.residents[region][band][s]);
  return of_age * rates.legal_roles.chance(static_cast<std::size_t>(role), stratum, band, sex);
}

void expect(const World& world, const Rates& rates, const Census& census, std::size_t act,
            ByGroup& expected) {
  const auto strata = world.population.strata();
  for (std::uint32_t i = 0; i < strata.size(); ++i) {
    const auto& stratum = strata[i];
    const auto& here = census.composition.residents[stratum.region];
    const std::int64_t all = population::adults_in(here);
    for (std::size_t band = 0; band < scenario::kAgeBands; ++band) {
      for (const Sex sex : kSexes) {
        const auto s = static_cast<std::size_t>(sex);
        const double acts = rates.acts.unseen(act, i, share(here[band][s], all), band, sex);
        if (acts <= 0) continue;
        expected[stratum.region][stratum.quintile][band][s] +=
            acts * role_share(world, rates, census, act, i, band, sex);
      }
    }
  }
}

/// A whole number whose mean is `expected`.
std::int64_t rounded(double expected, base::Stream& stream) {
  return static_cast<std::int64_t>(expected + stream.word() / kWords);
}

}  // namespace

void count_unseen(const World& world, const Rates& rates, const Fields& fields, const Census& census,
                  Tally& into) {
  const int first = base::month_of(world.scenario.horizon.start);
  for (std::size_t act = 0; act < rates.acts.size(); ++act) {
    ByGroup expected{};
    expect(world, rates, census, act, expected);
    const auto& words = world.words.acts[act];
    for (int month = 0; month < into.months(); ++month) {
      base::Stream stream(rates.luck, {0, static_cast<std::uint16_t>(first + month),
                                       static_cast<std::uint16_t>(behaviour::kUnseen + act)});
      const base::Day day = scenario::first_day(world.scenario.horizon, month);
      for (std::size_t r = 0; r < population::kRegions; ++r) {
        const bool shown = prospect_of(world.regime, words.kind, world.words.places[r], day).shown;
        for (const Sex sex : kSexes) {
          const auto s = static_cast<std::size_t>(sex);
          const double do_it =
              words.good ? 1 : 1 - rates.response.abstaining(fields.heard(month, r), shown, sex);
          for (std::size_t q = 0; q < scenario::kQuintiles; ++q) {
            for (std::size_t band = 0; band < scenario::kAgeBands; ++band) {
              const double acts = expected[r][q][band][s];
              if (acts > 0) into.add_unseen(month, r, band, sex, q, rounded(acts * do_it, stream));
            }
          }
        }
      }
    }
  }
}

}  // namespace osmanthus::simulation
