// osmanthus explain CASE.yaml
#include <fmt/format.h>

#include <cstdio>
#include <deque>

#include "cli/explained.hpp"
#include "cli/history.hpp"
#include "cli/load.hpp"
#include "cli/verbs.hpp"
#include "pack/cases.hpp"
#include "pack/contents.hpp"

namespace osmanthus::cli {
namespace {

/// The one case of a file; nothing, and a word about it, if there is not just one.
std::optional<regime::Case> read_one(const std::string& path, base::Diagnostics& diagnostics) {
  const auto file = pack::read_file(path, diagnostics);
  const bool readable = file && pack::expect_contents(*file, pack::Contents::cases, diagnostics);
  auto cases = readable ? pack::read_cases(*file, diagnostics) : std::vector<regime::Case>{};
  if (diagnostics.has_errors()) return std::nullopt;
  if (cases.size() == 1) return std::move(cases.front());
  diagnostics.error("one-case", {file->path, 0, 0, 0, 0},
                    fmt::format("explain takes one case, and this file holds {}.", cases.size()),
                    "put each case in a file of its own");
  return std::nullopt;
}

int explain_case(const Arguments& arguments) {
  base::Diagnostics diagnostics;
  auto the_case = read_one(arguments.operands.front(), diagnostics);
  if (tell(diagnostics)) return kInvalid;
  if (!arguments.as_of.empty())
    the_case->as_of = date_option("--as-of", arguments.as_of, diagnostics).value_or(the_case->as_of);
  auto view = view_of(arguments, the_case->view, diagnostics);
  if (tell(diagnostics)) return kUsage;
  const auto loaded =
      load_law(arguments, arguments.pack.empty() ? the_case->pack : arguments.pack, diagnostics);
  std::deque<regime::Regime> regimes;
  std::vector<Explained> readings;
  const bool both = arguments.reading == "both";
  for (const auto reading : {regime::Reading::article, regime::Reading::text}) {
    if (!loaded || (!both && reading == regime::Reading::text)) break;
    if (both) view.reading = reading;
    auto regime = regime::compile(loaded->law, view, diagnostics);
    if (!regime) continue;
    regimes.push_back(std::move(*regime));
    if (auto one = explained(regimes.back(), *the_case, arguments, diagnostics))
      readings.push_back(std::move(*one));
  }
  if (tell(diagnostics)) return kInvalid;
  return print_explained(readings, arguments);
}

}  // namespace

int explain(const Arguments& arguments) {
  if (!arguments.run.empty()) return explain_resident(arguments);
  if (!arguments.operands.empty()) return explain_case(arguments);
  fmt::print(stderr,
             "error: explain needs a case, or a synthetic resident of a run. [explain]\n"
             "  hint: osmanthus explain CASE, or osmanthus explain --run DIR --subject INDEX\n");
  return kUsage;
}

}  // namespace osmanthus::cli
