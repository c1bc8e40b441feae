// Small pieces of text that explanations share: numbers with their units, needed and found.
#pragma once

#include <string>

#include "explain/reasons.hpp"
#include "regime/regime.hpp"

namespace osmanthus::explain {

/// "5 times", "1 to 3 years", "none", "2019-05-01".
std::string in_words(const regime::Amount& amount);

/// The value of a number as it stood on `day`; for a table, of its first row.
std::string in_words(const regime::CompiledNumber& number, base::Day day);

/// "5 to 10 points (assumed)": the range of an assumed number; empty if it is not assumed.
std::string assumed_range(const regime::CompiledNumber& number, base::Day day);

/// What a condition needed, and what was found.
struct NeededFound {
  std::string needed;
  std::string found;
};
NeededFound needed_and_found(const regime::Regime& regime, const Finding& finding, const PlainCircle& circle,
                             base::Day day);

/// "SPC Provisions … (2017) art. 2(1)": the instrument's title, version and article that were in force on
/// `day`.
std::string citation(const regime::Regime& regime, const regime::CompiledRule& rule, base::Day day);

}  // namespace osmanthus::explain
