// How the authorities use what they may do, where they lean one way.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "explain/life.hpp"
#include "regime/regime.hpp"

namespace osmanthus::audit {

/// Free to do what they like, or for or against the subject in all that they may do.
enum class Leaning : std::uint8_t { free, mild, harsh };

/// Whether it makes things worse for whom it meets.
bool burdens(const regime::Regime& regime, const regime::CompiledEffect& effect);

/// Whether authorities that lean so do what they may, if it burdens or if it does not.
inline bool granted(Leaning leaning, bool burden) { return burden == (leaning == Leaning::harsh); }
/// What they pick from a range.
std::int32_t picked(Leaning leaning, const regime::Amount& range);

/// Decides so in a case, on integers, and remembers what a case that is silent would have otherwise.
class LeaningDecides {
 public:
  LeaningDecides(const regime::Regime& regime, const explain::Life& life, Leaning leaning)
      : regime_(regime), life_(life), leaning_(leaning) {}

  bool may(regime::EffectId effect, std::uint8_t subject, const explain::PlainEvent* event);
  bool may_conclude(regime::RuleId rule, std::size_t conclusion, std::uint8_t subject);
  std::int32_t pick(regime::NumberId number, const regime::Piece& piece, const explain::PlainEvent* event);

  /// The case with these decisions written into it.
  regime::Case told() const;

 private:
  static constexpr std::size_t kNoEvent = ~std::size_t{0};
  std::size_t place(const explain::PlainEvent* event) const;

  const regime::Regime& regime_;
  const explain::Life& life_;
  Leaning leaning_;
  std::map<std::pair<std::size_t, std::string>, regime::Amount> picks_;  // by event of the case and number
  std::map<std::size_t, std::map<std::string, bool>> refused_;           // by event of the case
  std::map<std::uint8_t, std::map<std::string, bool>> refused_to_;       // by subject
};

}  // namespace osmanthus::audit
