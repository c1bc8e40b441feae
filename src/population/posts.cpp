#include "population/posts.hpp"

#include "population/profile.hpp"
#include "population/purpose.hpp"

namespace osmanthus::population {
namespace {

using scenario::Parameter;

constexpr std::array<Parameter, kPosts> kShares{Parameter::firms, Parameter::public_bodies,
                                                Parameter::public_servants};
constexpr double kPerThousand = 1000;
constexpr double kWords = 4294967296.0;  // 2^32

}  // namespace

Posts::Posts(const scenario::Scenario& scenario, const scenario::Values& values, const Population& population,
             const Composition& at_start)
    : scenario_(scenario), seed_(scenario.seed), bands_(scenario.horizon.start) {
  const auto& strata = population.strata();
  of_strata_.resize(strata.size());
  expected_.resize(strata.size());
  most_.resize(strata.size());
  std::int64_t adults = 0;
  for (const auto& counts : at_start.adults) adults += persons_in(counts);
  for (std::size_t post = 0; post < kPosts; ++post) {
    const auto mean = mean_weights(population, at_start, profile(post));
    double total = 0;
    for (const auto& s : strata) total += stratum_weight(profile(post), s) * s.persons * mean[s.region];
    const double holders = scenario::get(values, kShares[post]) / kPerThousand * static_cast<double>(adults);
    for (std::size_t s = 0; s < strata.size(); ++s) {
      const double weight = total > 0 ? holders * stratum_weight(profile(post), strata[s]) / total : 0;
      of_strata_[s][post] = weight;
      most_[s] += weight * most_age_sex_weight(profile(post));
      expected_[s][post] = weight * strata[s].persons * mean[strata[s].region];
    }
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

/// One word a member tells his post: the first stretch of [0, 1) represents a firm, the next heads a public
/// body, the next serves.
Post Posts::post(std::uint32_t stratum, std::uint32_t word, const Person& person) const {
  double left = word / kWords;
  if (left >= most_[stratum]) return Post::none;
  const int band = bands_.of(person.born);
  if (band == AdultBands::kMinor) return Post::none;
  for (std::size_t post = 0; post < kPosts; ++post) {
    left -= chance_at(post, of_strata_[stratum], static_cast<std::size_t>(band), person.sex);
    if (left < 0) return static_cast<Post>(post);
  }
  return Post::none;
}

Organisations Posts::of(const Household& household, const std::array<Person, kMostMembers>& members) const {
  Organisations found;
  base::Stream draws({seed_, 0}, {household.index, 0, kPostDraws});
  for (std::uint8_t i = 0; i < household.size(); ++i) {
    const Post held = post(household.stratum, draws.word(), members[i]);
    if (held != Post::none) found.all[found.size++] = {i, held};
  }
  return found;
}

std::uint32_t Posts::word(const Household& household, std::size_t place) const {
  base::Stream draws({seed_, 0}, {household.index, 0, kPostDraws});
  for (std::size_t passed_over = 0; passed_over < place; ++passed_over) draws.word();
  return draws.word();
}

bool Posts::may_have_one(const Household& household, std::size_t place) const {
  return word(household, place) / kWords < most_[household.stratum];
}

Post Posts::of(const Household& household, std::size_t place, const Person& person) const {
  return post(household.stratum, word(household, place), person);
}

}  // namespace osmanthus::population
