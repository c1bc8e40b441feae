// osmanthus check PACK: what is wrong with a law pack, and its lints.
#include <fmt/format.h>

#include <cstdio>
#include <set>
#include <tuple>

#include "cli/json.hpp"
#include "cli/load.hpp"
#include "cli/verbs.hpp"
#include "explain/life.hpp"

namespace osmanthus::cli {
namespace {

/// Compiles the pack in each of its readings; a mistake that shows in both is told once.
void check_readings(const Arguments& arguments, const pack::LoadedPack& loaded,
                    base::Diagnostics& diagnostics) {
  base::Diagnostics found;
  for (const auto reading : {regime::Reading::article, regime::Reading::text}) {
    regime::ViewChoice view = view_of(arguments, {}, found);
    view.reading = reading;
    const auto regime = regime::compile(loaded.law, view, found);
    if (!regime) continue;
    for (const auto& worked : loaded.cases) explain::check_case(*regime, worked, found);
  }
  std::set<std::tuple<std::string, int, int, std::string>> told;
  for (const auto& d : found.all()) {
    if (!told.emplace(d.at.file, d.at.line, d.at.column, d.message).second) continue;
    if (d.severity == base::Severity::error) {
      diagnostics.error(d.rule, d.at, d.message, d.hint);
    } else {
      diagnostics.warning(d.rule, d.at, d.message, d.hint);
    }
  }
}

}  // namespace

int check(const Arguments& arguments) {
  base::Diagnostics diagnostics;
  const std::string name = arguments.operands.empty() ? arguments.pack : arguments.operands.front();
  const auto loaded = load_law(arguments, name, diagnostics);
  if (loaded) check_readings(arguments, *loaded, diagnostics);
  diagnostics.sort();
  if (arguments.format == "json") {
    print(to_json(diagnostics.all()));
  } else if (arguments.format == "sarif") {
    print(to_sarif(diagnostics.all()));
  } else {
    for (const auto& d : diagnostics.all()) fmt::print("{}\n", base::format(d));
    if (!diagnostics.has_errors() && loaded) {
      fmt::print("{}: {} instruments, {} provisions, {} worked cases; no errors, {} lints.\n",
                 loaded->law.pack.id, loaded->law.instruments.size(), loaded->law.provisions.size(),
                 loaded->cases.size(), diagnostics.all().size());
    }
  }
  if (!diagnostics.has_errors()) return kDone;
  const bool unreadable = !loaded && diagnostics.all().front().at.line == 0;
  return unreadable ? kInvalid : kFound;
}

}  // namespace osmanthus::cli
