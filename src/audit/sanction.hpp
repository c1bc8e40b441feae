// What the audit looks at: whatever a regime does to somebody that is adverse.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "regime/regime.hpp"

namespace osmanthus::audit {

/// One effect of a when-rule, or one conclusion of a while-rule, that burdens whoever bears it.
struct Sanction {
  regime::RuleId rule = regime::kNone;
  regime::EffectId effect = regime::kNone;  // of a when-rule
  std::uint8_t conclusion = 0;              // of a while-rule
  regime::KindId kind = regime::kNone;      // what is opened, concluded or extended; kNone: nothing lasts
  std::string what;                         // its id: a list, a record, a measure; fine, warning …
  std::string sort;                         // kind of sanction: travel, list, fine … (docs/audit.md)
  std::string domain;                       // the part of life that it touches; "": none of its own
  bool extends = false;                     // it lengthens what another provision opened

  bool during() const { return effect == regime::kNone; }
};

/// The adverse effects of the rules that are active, in pack order. A perk, closer supervision, and a record
/// that nothing follows from are not adverse. `law` is what `regime` was compiled from.
std::vector<Sanction> sanctions(const regime::Regime& regime, const regime::Law& law);

/// Whatever else a rule does, adverse or not: it has no sort.
Sanction doing(const regime::Regime& regime, regime::RuleId rule, regime::EffectId effect,
               std::uint8_t conclusion, regime::KindId kind);

/// What an act is to the audit.
enum class Sign : std::uint8_t { breach, duty, deed, neutral, step };
/// By kind: declared by the pack, else seen from the act's own words: what a subject does is a breach unless
/// it is good; what others do, and steps of procedure, are steps.
std::vector<Sign> signs(const regime::Regime& regime, const regime::Law& law);

}  // namespace osmanthus::audit
