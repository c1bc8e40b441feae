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

/// "2(1)"; with versions "(2013) 7; (2017) 2(2)".
std::string citation(const regime::Provision& provision);

/// The same after the id of the instrument.
std::string full_citation(const regime::Provision& provision);

}  // namespace osmanthus::explain
