// What the law holds out to whoever does an act: asked of the regime, so that a reform changes it.
#pragma once

#include "regime/regime.hpp"

namespace osmanthus::simulation {

struct Prospect {
  bool shown = false;     // on a public list or record
  bool rewarded = false;  // by a good record, a reward or points
};

/// What the provisions that the act sets off, in force on `day` and for what is done in `place`, may bring.
/// Their guards are not asked.
Prospect prospect_of(const regime::Regime& regime, regime::KindId act, regime::PlaceId place, base::Day day);

}  // namespace osmanthus::simulation
