// What one does to somebody under one law and not under another, asked alike of plain integers and of solver
// terms.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "audit/bearing.hpp"

namespace osmanthus::audit {

/// The two laws that are compared, which have the same words.
enum class Side : std::uint8_t { a, b };
constexpr Side other(Side side) { return side == Side::a ? Side::b : Side::a; }

/// Something that law does to people: a measure, a standing or points, which last; or a fine, a warning,
/// something shown or passed on, which leaves nothing.
struct Thing {
  std::string id;
  regime::KindId kind = regime::kNone;  // of what lasts
  bool good = false;                    // a perk
  bool fine = false;
  bool points = false;
  std::array<std::vector<regime::EffectId>, 2> effects;  // of what leaves nothing: that do it, by law

  const std::vector<regime::EffectId>& of(Side side) const { return effects[static_cast<std::size_t>(side)]; }
};

/// Whether it weighs more on somebody under the law of that side than on him under the other: that he bears
/// it at all on that day, has less points left, or has been fined more. Of a perk, that he has it.
template <class Domain, class Decide>
typename Domain::Bool bears_more(const regime::Regime& regime, Domain& domain, const Thing& thing, Side side,
                                 Bearing<Domain, Decide>& one, Bearing<Domain, Decide>& another,
                                 const typename Domain::Int& day) {
  using Bool = typename Domain::Bool;
  const auto any = [](regime::EffectId) { return true; };
  if (thing.fine) return Bool(another.fined(any) < one.fined(any));
  if (thing.kind == regime::kNone) {
    const auto noted = [&](Bearing<Domain, Decide>& who, Side under) {
      Bool found(false);
      for (const auto effect : thing.of(under)) found = domain.either(found, who.noted(effect));
      return found;
    };
    return domain.both(noted(one, side), domain.negate(noted(another, other(side))));
  }
  if (const auto* score = regime.score(thing.kind)) {
    const auto his = one.points(*score, day);
    const auto others = another.points(*score, day);
    const Bool both_covered = domain.both(one.covered(*score, day), another.covered(*score, day));
    return domain.both(both_covered, Bool(score->demerit ? others < his : his < others));
  }
  return domain.both(one.has(thing.kind, day), domain.negate(another.has(thing.kind, day)));
}

}  // namespace osmanthus::audit
