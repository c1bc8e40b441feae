// Which way points weigh.
#pragma once

#include "regime/regime.hpp"

namespace osmanthus::audit {

/// Whether a change of the score by `weight` makes things worse: points lost, or of demerits given.
template <class Int>
auto worsens(const regime::CompiledScore& score, const Int& weight) {
  return score.demerit ? Int(0) < weight : weight < Int(0);
}

}  // namespace osmanthus::audit
