// The search for two lives that a sanction sets apart, from the cone to the case that is shown.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "audit/inquiry.hpp"
#include "audit/smt/pair.hpp"

namespace osmanthus::audit {

/// What a search for two lives came to, up to so many events.
struct FoundPair {
  smt::Outcome outcome = smt::Outcome::none;
  int events = 0;
  std::optional<TwoLives> lives;  // if found: some exercise of discretion sets them apart so
};

/// What a regime does to somebody that is good: the perks that it gives and the good lists that it keeps.
std::vector<Sanction> perks(const regime::Regime& regime);

class PairsOfLives {
 public:
  explicit PairsOfLives(Inquiry& inquiry) : inquiry_(inquiry), regime_(inquiry.regime()) {}

  /// That the one bears the sanction and the other nothing as heavy: the same, or what is heavier in its
  /// family.
  Contrast worse_off(const Sanction& sanction) const;
  /// What can bring the contrast about or prevent it, in either life.
  const Cone& cone(const Contrast& contrast) { return prepared(contrast).cone; }

  /// Looks for two lives that differ so and are so contrasted, with the authorities lenient to the one and
  /// strict to the other.
  /// Less work is done where a find would be `unknown` all the same.
  FoundPair find(const Contrast& contrast, const Apart& apart, Rests rests);

  /// Whether the contrast holds under the whole law, in one case of both lives, whatever the authorities
  /// choose.
  bool always(const TwoLives& lives, const Contrast& contrast) const;
  /// What the one is spared of what the contrast says he is not.
  std::vector<const Sanction*> spared(const TwoLives& lives, const Contrast& contrast) const;

  /// The verdict of a search that came to something: violated by the case, if that stands whatever the
  /// authorities choose; else unknown, and why.
  Verdict verdict(const std::string& property, const Contrast& contrast, FoundPair found, Rests rests,
                  regime::Text says);

 private:
  struct Prepared {
    Cone cone;
    regime::Regime regime;
    int events = 1;
  };
  const Prepared& prepared(const Contrast& contrast);
  void add_others(const Contrast& contrast, Cone& cone) const;
  Exercised exercised(const TwoLives& lives, const Contrast& contrast) const;
  void look_early(TwoLives& lives, const Contrast& contrast) const;
  /// The least two lives of which the contrast holds so, as one case; it must hold of these.
  Found told(FoundPair found, const Contrast& contrast);

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  std::map<std::vector<std::size_t>, Prepared> prepared_;
};

}  // namespace osmanthus::audit
