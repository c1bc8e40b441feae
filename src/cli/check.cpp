// osmanthus check PACK: what is wrong with a law pack, and its lints.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>
#include <tuple>

#include "audit/audit.hpp"
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
    audit::check_yardsticks(loaded.law, *regime, found);
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

std::string counted(std::size_t n, std::string_view one) {
  return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s");
}

void summarise(const pack::LoadedPack& loaded, std::size_t lints) {
  const auto& law = loaded.law;
  const auto repealed = std::ranges::count_if(law.provisions, &regime::Provision::repealed);
  fmt::print("{}: {}, {}, {}; no errors, {}.\n", law.pack.id, counted(law.instruments.size(), "instrument"),
             counted(law.provisions.size(), "provision"), counted(loaded.cases.size(), "worked case"),
             counted(lints, "lint"));
  for (const auto& title : loaded.reforms) fmt::print("reform: {}\n", title.en);
  if (repealed > 0) fmt::print("{} repealed\n", counted(static_cast<std::size_t>(repealed), "provision"));
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
    if (!diagnostics.has_errors() && loaded) summarise(*loaded, diagnostics.all().size());
  }
  if (!diagnostics.has_errors()) return kDone;
  const bool unreadable = !loaded && diagnostics.all().front().at.line == 0;
  return unreadable ? kInvalid : kFound;
}

}  // namespace osmanthus::cli
