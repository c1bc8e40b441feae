// What generated cases are called, and what is said where there is none.
#pragma once

#include <optional>
#include <string>

#include "audit/cases/gate.hpp"
#include "audit/inquiry.hpp"

namespace osmanthus::audit {

class Wording {
 public:
  /// `one_of_several`: the provision has more rules than this one, each for an act of its own.
  Wording(const regime::Regime& regime, const Gate& gate, bool one_of_several);

  /// The condition as it was written; "" for none.
  std::string words(std::optional<std::size_t> condition) const;
  /// Gives the case its title, its article and its reason.
  void entitle(regime::Case& life, std::optional<std::size_t> condition, bool applies) const;
  /// Why there is no case in which the condition decides; without one, none in which the provision applies.
  regime::Text why_none(const Found& found, std::optional<std::size_t> condition) const;

 private:
  const regime::Regime& regime_;
  const Gate& gate_;
  std::string name_;
};

regime::Text nothing_to_bar();
regime::Text unseen();

}  // namespace osmanthus::audit
