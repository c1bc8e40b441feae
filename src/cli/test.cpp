// osmanthus test PACK: the worked cases against what they expect.
#include <fmt/format.h>

#include <cstdio>
#include <map>
#include <tuple>

#include "cli/json.hpp"
#include "cli/load.hpp"
#include "cli/verbs.hpp"
#include "explain/explain.hpp"
#include "explain/life.hpp"

namespace osmanthus::cli {
namespace {

/// Compiled once for each view that a case asks for.
class Regimes {
 public:
  Regimes(const regime::Law& law, base::Diagnostics& diagnostics) : law_(law), diagnostics_(diagnostics) {}

  const regime::Regime* under(const regime::ViewChoice& view) {
    const auto key = std::tuple(view.reading, view.include, view.variants, view.law_of);
    const auto known = compiled_.find(key);
    if (known != compiled_.end()) return known->second ? &*known->second : nullptr;
    auto& regime = compiled_[key] = regime::compile(law_, view, diagnostics_);
    return regime ? &*regime : nullptr;
  }

 private:
  using Key = std::tuple<std::optional<regime::Reading>, std::vector<regime::Rank>, std::vector<std::string>,
                         std::optional<base::Day>>;
  const regime::Law& law_;
  base::Diagnostics& diagnostics_;
  std::map<Key, std::optional<regime::Regime>> compiled_;
};

struct Outcome {
  const regime::Case* worked = nullptr;
  std::vector<explain::Mismatch> mismatches;
};

void print_text(const std::vector<Outcome>& outcomes, std::size_t failed) {
  for (const auto& outcome : outcomes) {
    for (const auto& m : outcome.mismatches) {
      fmt::print("{}:{}: {}\n  {}.{}: expected {}\n  {}   found {}\n", outcome.worked->at.file,
                 outcome.worked->at.line, outcome.worked->title, m.subject, m.field, m.expected,
                 std::string(m.subject.size() + m.field.size(), ' '), m.found);
    }
  }
  fmt::print("{} passed, {} failed\n", outcomes.size() - failed, failed);
}

Json as_json(const std::vector<Outcome>& outcomes, std::size_t failed) {
  Json cases = Json::array();
  for (const auto& o : outcomes) {
    cases.push_back({{"case", o.worked->title},
                     {"file", o.worked->at.file},
                     {"line", o.worked->at.line},
                     {"passed", o.mismatches.empty()},
                     {"expectations", to_json(o.mismatches)}});
  }
  return {{"passed", outcomes.size() - failed}, {"failed", failed}, {"cases", cases}};
}

}  // namespace

int test(const Arguments& arguments) {
  if (arguments.generate) return generate(arguments);
  base::Diagnostics diagnostics;
  const std::string name = arguments.operands.empty() ? arguments.pack : arguments.operands.front();
  const auto loaded = load_law(arguments, name, diagnostics);
  if (tell(diagnostics)) return kInvalid;
  Regimes regimes(loaded->law, diagnostics);
  std::vector<Outcome> outcomes;
  std::size_t failed = 0;
  for (const auto& worked : loaded->cases) {
    const auto* regime = regimes.under(view_of(arguments, worked.view, diagnostics));
    if (regime == nullptr) break;
    explain::check_case(*regime, worked, diagnostics);
    if (diagnostics.has_errors()) break;
    outcomes.push_back({&worked, explain::explain(*regime, worked).expectations});
    if (!outcomes.back().mismatches.empty()) ++failed;
  }
  if (tell(diagnostics)) return kInvalid;
  if (arguments.format == "json") {
    print(as_json(outcomes, failed));
  } else {
    print_text(outcomes, failed);
  }
  return failed == 0 ? kDone : kFound;
}

}  // namespace osmanthus::cli
