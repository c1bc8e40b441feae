// What the search for two lives found, on integers and under the whole law: whether it stands whatever the
// authorities choose, and the least case that shows it.
#include <algorithm>

#include "audit/pairs_of_lives.hpp"
#include "audit/replay.hpp"
#include "audit/shrink.hpp"

namespace osmanthus::audit {

Verdict PairsOfLives::verdict(const std::string& property, const Contrast& contrast, FoundPair pair,
                              Rests rests, regime::Text says) {
  Found found{.outcome = pair.outcome, .events = pair.events, .all_lives = false, .life = {}, .borne = {}};
  const auto stands = pair.lives ? exercised(*pair.lives, contrast) : Exercised::always;
  if (stands == Exercised::never) {
    inquiry_.fail(*contrast.sanction);
    found.outcome = smt::Outcome::unknown;
  } else if (stands != Exercised::always) {
    auto verdict = inquiry_.verdict(*contrast.sanction, property, Decision::unknown);
    verdict.events = pair.events;
    verdict.why = {
        "取决于机关如何行使裁量权；是否总是如此未能判定。",
        "It hangs on what the authorities choose; whether it is so whatever they choose was not decided."};
    return verdict;
  } else if (pair.lives) {
    found = told(std::move(pair), contrast);
  }
  return inquiry_.verdict(*contrast.sanction, property, found, rests, std::move(says));
}

Exercised PairsOfLives::exercised(const TwoLives& lives, const Contrast& contrast) const {
  const auto both = as_one_case(regime_, lives);
  return both ? audit::exercised(regime_, *both, contrast) : Exercised::never;
}

bool PairsOfLives::always(const TwoLives& lives, const Contrast& contrast) const {
  const auto both = as_one_case(regime_, lives);
  return both && audit::always(regime_, *both, contrast);
}

std::vector<const Sanction*> PairsOfLives::spared(const TwoLives& lives, const Contrast& contrast) const {
  return audit::spared(regime_, as_one_case(regime_, lives).value(), contrast);
}

/// On the day of the law itself if it shows there, else on the first day on which it shows.
void PairsOfLives::look_early(TwoLives& lives, const Contrast& contrast) const {
  const auto shows = [&](base::Day day) {
    TwoLives earlier = lives;
    earlier.life.as_of = day;
    return always(earlier, contrast);
  };
  base::Day low = inquiry_.request().as_of;
  if (low >= lives.life.as_of) return;
  if (shows(low)) {
    lives.life.as_of = low;
    return;
  }
  while (lives.life.as_of - low > 1) {
    const base::Day middle = low + (lives.life.as_of - low) / 2;
    (shows(middle) ? lives.life.as_of : low) = middle;
  }
}

Found PairsOfLives::told(FoundPair pair, const Contrast& contrast) {
  auto& lives = *pair.lives;
  look_early(lives, contrast);
  std::vector<std::string> acts;
  for (const auto act : cone(contrast).acts) acts.push_back(regime_.kinds[act].id);
  lives.life = shrunk(regime_, lives.life, acts, [&](const regime::Case& life) {
    TwoLives less = lives;
    less.life = life;
    return always(less, contrast);
  });
  Found found{
      .outcome = smt::Outcome::found, .events = pair.events, .all_lives = false, .life = {}, .borne = {}};
  found.life = as_one_case(regime_, lives);
  found.life->title = inquiry_.title(*contrast.sanction);
  const Question borne_by{.sanction = contrast.sanction, .condition = Condition::imposed};
  found.borne = borne(regime_, *found.life, borne_by, inquiry_.signs());
  return found;
}

}  // namespace osmanthus::audit
