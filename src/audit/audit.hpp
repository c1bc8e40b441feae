// Which properties a regime has, and a case for each that it has not.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "audit/verdict.hpp"
#include "base/diagnostic.hpp"
#include "regime/case.hpp"
#include "regime/compile.hpp"

namespace osmanthus::audit {

/// One property: its name, the rule in words, and where the rule comes from if the pack does not say.
struct Property {
  std::string id;
  regime::Text sentence;
  regime::Text source;
};
/// In the order in which they are decided.
std::span<const Property> properties();

struct Request {
  regime::ViewChoice view;              // law_of is overwritten by `as_of`
  base::Day as_of = 0;                  // the law of this day is audited
  std::string pack;                     // named in the counterexamples
  std::vector<std::string> properties;  // empty: all
  std::vector<std::string> provisions;  // findings on these alone; empty: all
  unsigned work = 20'000'000;           // what one question may cost the solver, in its own units
  int events = 18;                      // a life that is looked for has at most so many
  int threads = 1;                      // that decide properties side by side; the audit is the same
  std::vector<regime::Case> lives;      // worked cases: what applies in one need not be searched for
  /// Is given each question to the solver, as SMT-LIB with its answer.
  std::function<void(const std::string&)> on_query;
};

/// Nothing, and a word about it, if the law does not compile or its yardsticks name what it does not have.
std::optional<Audit> audit(const regime::Law& law, const Request& request, base::Diagnostics& diagnostics);

/// Whether the names in the pack's yardsticks are words of the pack.
void check_yardsticks(const regime::Law& law, const regime::Regime& regime, base::Diagnostics& diagnostics);
/// The same of what is asked of notice, remedy, publication and repair.
void check_due_process(const regime::Law& law, const regime::Regime& regime, base::Diagnostics& diagnostics);

}  // namespace osmanthus::audit
