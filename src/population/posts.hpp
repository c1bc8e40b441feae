// What residents stand for beside themselves: the firm that one represents, the public body that one heads,
// the office in which one serves. A pure function of (specification, seed, index) and of a replicate's
// numbers; nothing is stored.
//
//   of an adult i     share · w(i) / w̄,   w = place × urban or rural × income × age × sex of the profile
//
// with w̄ its mean over the adults and the share `firms`, `public_bodies` or `public_servants` per 1,000.
// Adults are those of age on the first day of the horizon: posts are held through the whole run. A resident
// has one post at most, and each post brings an organisation of its own into his household's circle.
//
// The residents of a stratum stand in an order that chance picks, and who has a post stands near its head: so
// that those who may have one are found without asking all the others.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "population/composition.hpp"
#include "scenario/parameter.hpp"

namespace osmanthus::population {

enum class Post : std::uint8_t { represents_firm, heads_public_body, serves, none };
inline constexpr std::size_t kPosts = 3;

struct Organisation {
  std::uint8_t member = 0;  // who stands for it, or serves in it
  Post post = Post::none;
};

/// The organisations of a household, in the order of its members.
struct Organisations {
  std::array<Organisation, kMostMembers> all{};
  std::uint8_t size = 0;

  const Organisation* begin() const { return all.data(); }
  const Organisation* end() const { return all.data() + size; }
};

/// Organisations are numbered by the resident who stands for them, beyond the residents' own indices.
inline constexpr std::uint32_t kFirstOrganisation = std::uint32_t{1} << 31U;

class Posts {
 public:
  /// `at_start`: the adults by their ages on the horizon's first day.
  Posts(const scenario::Scenario& scenario, const scenario::Values& values, const Population& population,
        const Composition& at_start);

  Organisations of(const Household& household, const std::array<Person, kMostMembers>& members) const;

  /// The post of one member.
  Post of(const Household& household, std::size_t member, const Person& person) const;

  /// At so many places of the stratum's order are those who may have that post.
  std::uint32_t places(Post post, std::uint32_t stratum) const;
  /// The resident at a place.
  std::uint32_t resident_at(std::uint32_t stratum, std::uint32_t place) const;

  /// The chance that a resident of that stratum has the post.
  double chance(Post post, std::uint32_t stratum, const Person& person) const;
  /// How many residents of the stratum have it, expected.
  double expected(Post post, std::uint32_t stratum) const;

 private:
  using Weights = std::array<double, kPosts>;

  const scenario::Profile& profile(std::size_t post) const;
  std::uint32_t place_of(const Household& household, std::size_t member) const;
  Post post(std::uint32_t stratum, std::uint32_t place, const Person& person) const;
  double chance_at(std::size_t post, const Weights& of_stratum, std::size_t band, Sex sex) const;

  const scenario::Scenario& scenario_;
  const Population& population_;
  AdultBands bands_;
  std::vector<Weights> of_strata_;  // share · stratum weight / w̄
  std::vector<Weights> expected_;   // by stratum
  std::vector<std::array<std::uint32_t, kPosts>> places_;
  std::vector<base::Permutation> orders_;  // by stratum
};

}  // namespace osmanthus::population
