#include "simulation/unseen.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "behaviour/purpose.hpp"
#include "population/profile.hpp"

namespace osmanthus::simulation {
namespace {

using population::Sex;

constexpr double kWords = 4294967296.0;  // 2^32
constexpr std::array kSexes{Sex::female, Sex::male};

double share(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

/// The share of a group that has the role which the act asks for.
double role_share(const World& world, const Rates& rates, const Census& census, std::size_t act,
                  std::uint32_t stratum, std::size_t band, Sex sex) {
  const auto role = rates.acts.role(act);
  if (!role) return 1;
  const std::size_t region = world.population.strata()[stratum].region;
  const auto s = static_cast<std::size_t>(sex);
  const double of_age =
      share(census.composition.adults[region][band][s], census.composition.residents[region][band][s]);
  return of_age * rates.legal_roles.chance(*role, stratum, band, sex);
}

/// A whole number whose mean is `expected`.
std::int64_t rounded(double expected, base::Stream& stream) {
  return static_cast<std::int64_t>(expected + stream.word() / kWords);
}

}  // namespace

Unseen::Unseen(const World& world, const Rates& rates, const Census& census) : rates_(rates) {
  for (std::size_t act = 0; act < rates.acts.size(); ++act) expect(world, census, act);
}

void Unseen::expect(const World& world, const Census& census, std::size_t act) {
  auto& groups = expected_.emplace_back();
  if (rates_.acts.doer(act) != scenario::Doer::residents) return;
  std::map<std::tuple<std::uint8_t, Sex, std::uint8_t, std::uint8_t>, double> expected;
  const auto strata = world.population.strata();
  for (std::uint32_t i = 0; i < strata.size(); ++i) {
    const auto& stratum = strata[i];
    const auto& here = census.composition.residents[stratum.region];
    const std::int64_t all = population::persons_in(here);
    for (std::uint8_t band = 0; band < scenario::kAgeBands; ++band) {
      for (const Sex sex : kSexes) {
        const double of_all = share(here[band][static_cast<std::size_t>(sex)], all);
        const double acts = rates_.acts.unseen(act, i, of_all, band, sex);
        if (acts <= 0) continue;
        expected[{stratum.region, sex, stratum.quintile, band}] +=
            acts * role_share(world, rates_, census, act, i, band, sex);
      }
    }
  }
  for (const auto& [key, acts] : expected) {
    const auto& [region, sex, quintile, band] = key;
    if (acts > 0) groups.push_back({region, sex, quintile, band, acts});
  }
}

void Unseen::count(const World& world, const Fields& fields, Tally& into) const {
  for (std::size_t act = 0; act < expected_.size(); ++act) {
    for (int month = 0; month < into.months(); ++month) count_month(world, fields, act, month, into);
  }
}

void Unseen::count_month(const World& world, const Fields& fields, std::size_t act, int month,
                         Tally& into) const {
  const auto calendar_month =
      static_cast<std::uint16_t>(base::month_of(world.scenario.horizon.start) + month);
  const bool good = world.words.acts[act].good;
  base::Stream stream(rates_.acts.luck(rates_.luck, act), {0, calendar_month, behaviour::kUnseen});
  const Group* before = nullptr;
  double do_it = 1;
  for (const Group& group : expected_[act]) {
    const bool alike = before != nullptr && before->region == group.region && before->sex == group.sex;
    if (!alike && !good) {
      const bool shown = world.prospects.of_act(act, group.region, month).shown;
      do_it = 1 - rates_.response.abstaining(fields.heard(month, group.region), shown, group.sex);
    }
    before = &group;
    into.add_unseen(month, group.region, group.band, group.sex, group.quintile,
                    rounded(group.acts * do_it, stream));
  }
}

}  // namespace osmanthus::simulation
