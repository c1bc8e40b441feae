// Two lives that share all but one thing, looked for by the solver. Nothing of the solver shows here.
#pragma once

#include <optional>

#include "audit/cone.hpp"
#include "audit/smt/search.hpp"
#include "audit/two_lives.hpp"

namespace osmanthus::audit::smt {

/// What is looked for: two lives of at most `events` events on or before `last`, seen on some day from
/// `looks` until `looks_until`.
struct PairSearch {
  const Contrast* contrast = nullptr;
  const Apart* apart = nullptr;
  int events = 1;
  base::Day last = 0, looks = 0, looks_until = 0;
  unsigned work = 0;
  const Listener* listener = nullptr;  // never null when it is searched
};

struct PairAnswer {
  Outcome outcome = Outcome::none;
  std::optional<TwoLives> lives;  // if found; the life has no title and no view
};

/// Whether a sanction of the one is gone through the mildest exercise of discretion towards him and the
/// harshest towards the other (of what is good, the other way round): what is not found so is in no two lives
/// whatever the authorities do. `regime` is cut to `cone`. Each role of the cone is compared, those that one
/// may not have under the law (a relation) apart.
PairAnswer search(const regime::Regime& regime, const Cone& cone, const PairSearch& wanted);

}  // namespace osmanthus::audit::smt
