// What the law holds out to whoever does an act: asked of the regime, so that a reform changes it.
#pragma once

#include <vector>

#include "regime/regime.hpp"
#include "simulation/lexicon.hpp"

namespace osmanthus::simulation {

struct Prospect {
  bool shown = false;     // on a public list or record
  bool rewarded = false;  // by a good record, a reward or points
};

/// What the provisions that the act sets off, in force on `day` and for what is done in `place`, may bring.
/// Their guards are not asked.
Prospect prospect_of(const regime::Regime& regime, regime::KindId act, regime::PlaceId place, base::Day day);

/// The prospects of a scenario's acts on the first days of its months, where residents are at home.
class Prospects {
 public:
  Prospects(const regime::Regime& regime, const Lexicon& words, const scenario::Horizon& horizon);

  Prospect of(behaviour::Ground ground, std::size_t region, int month) const {
    return at(static_cast<std::size_t>(ground), region, month);
  }
  Prospect of_act(std::size_t act, std::size_t region, int month) const {
    return at(behaviour::kGrounds + act, region, month);
  }

 private:
  const Prospect& at(std::size_t row, std::size_t region, int month) const {
    return all_[(row * population::kRegions + region) * months_ + static_cast<std::size_t>(month)];
  }

  std::size_t months_;
  std::vector<Prospect> all_;  // act × region × month
};

}  // namespace osmanthus::simulation
