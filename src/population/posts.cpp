#include "population/posts.hpp"

#include <algorithm>

#include "population/profile.hpp"
#include "population/purpose.hpp"

namespace osmanthus::population {
namespace {

using scenario::Parameter;

constexpr std::array<Parameter, kPosts> kShares{Parameter::firms, Parameter::public_bodies,
                                                Parameter::public_servants};
// In which they are given out: the fewest first, so that fewest are asked for them.
constexpr std::array<std::size_t, kPosts> kOrder{static_cast<std::size_t>(Post::heads_public_body),
                                                 static_cast<std::size_t>(Post::represents_firm),
                                                 static_cast<std::size_t>(Post::serves)};
constexpr double kPerThousand = 1000;
constexpr double kWords = 4294967296.0;  // 2^32

}  // namespace

Posts::Posts(const scenario::Scenario& scenario, const scenario::Values& values, const Population& population,
             const Composition& at_start)
    : scenario_(scenario), population_(population), bands_(scenario.horizon.start) {
  const auto& strata = population.strata();
  of_strata_.resize(strata.size());
  expected_.resize(strata.size());
  places_.resize(strata.size());
  std::vector<double> most(strata.size());  // nobody's chance of the posts up to this one is above
  std::int64_t adults = 0;
  for (const auto& counts : at_start.adults) adults += persons_in(counts);
  for (const std::size_t post : kOrder) {
    const auto mean = mean_weights(population, at_start, profile(post));
    double total = 0;
    for (const auto& s : strata) total += stratum_weight(profile(post), s) * s.persons * mean[s.region];
    const double holders = scenario::get(values, kShares[post]) / kPerThousand * static_cast<double>(adults);
    for (std::size_t s = 0; s < strata.size(); ++s) {
      const double weight = total > 0 ? holders * stratum_weight(profile(post), strata[s]) / total : 0;
      of_strata_[s][post] = weight;
      expected_[s][post] = weight * strata[s].persons * mean[strata[s].region];
      most[s] += weight * most_age_sex_weight(profile(post));
      places_[s][post] = static_cast<std::uint32_t>(std::min(1.0, most[s]) * strata[s].persons) + 1;
    }
  }
  const std::uint64_t key = base::key_of("posts", scenario.seed);
  for (std::size_t s = 0; s < strata.size(); ++s) {
    orders_.emplace_back(base::key_of("stratum", key + s), strata[s].persons);
    for (auto& places : places_[s]) places = std::min(places, strata[s].persons);
  }
}

const scenario::Profile& Posts::profile(std::size_t post) const {
  return post == static_cast<std::size_t>(Post::represents_firm) ? scenario_.representatives
                                                                 : scenario_.servants;
}

double Posts::chance_at(std::size_t post, const Weights& of_stratum, std::size_t band, Sex sex) const {
  return of_stratum[post] * age_sex_weight(profile(post), band, sex);
}

double Posts::chance(Post post, std::uint32_t stratum, const Person& person) const {
  const int band = bands_.of(person.born);
  if (band == AdultBands::kMinor) return 0;
  return chance_at(static_cast<std::size_t>(post), of_strata_[stratum], static_cast<std::size_t>(band),
                   person.sex);
}

double Posts::expected(Post post, std::uint32_t stratum) const {
  return expected_[stratum][static_cast<std::size_t>(post)];
}

/// How far from the head he stands tells his post: within the first stretch he heads a public body, in the
/// next he represents a firm, in the next he serves. Those at one place stand anywhere within it.
Post Posts::post(std::uint32_t stratum, std::uint32_t place, const Person& person) const {
  if (place >= places_[stratum][kOrder.back()]) return Post::none;
  const int band = bands_.of(person.born);
  if (band == AdultBands::kMinor) return Post::none;
  const Stratum& here = population_.strata()[stratum];
  base::Stream draws({scenario_.seed, 0}, {here.first_person + place, 0, kPostDraws});
  double left = (place + draws.word() / kWords) / here.persons;
  for (const std::size_t post : kOrder) {
    left -= chance_at(post, of_strata_[stratum], static_cast<std::size_t>(band), person.sex);
    if (left < 0) return static_cast<Post>(post);
  }
  return Post::none;
}

Organisations Posts::of(const Household& household, const std::array<Person, kMostMembers>& members) const {
  Organisations found;
  for (std::uint8_t i = 0; i < household.size(); ++i) {
    const Post held = of(household, i, members[i]);
    if (held != Post::none) found.all[found.size++] = {i, held};
  }
  return found;
}

std::uint32_t Posts::place_of(const Household& household, std::size_t member) const {
  const Stratum& here = population_.stratum(household);
  return orders_[household.stratum].place_of(household.first_person - here.first_person +
                                             static_cast<std::uint32_t>(member));
}

std::uint32_t Posts::places(Post post, std::uint32_t stratum) const {
  return places_[stratum][static_cast<std::size_t>(post)];
}

std::uint32_t Posts::resident_at(std::uint32_t stratum, std::uint32_t place) const {
  return population_.strata()[stratum].first_person + orders_[stratum].at(place);
}

Post Posts::of(const Household& household, std::size_t member, const Person& person) const {
  return post(household.stratum, place_of(household, member), person);
}

}  // namespace osmanthus::population
