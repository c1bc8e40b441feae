// osmanthus explain CASE.yaml
#include "explain/explain.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "cli/explain_text.hpp"
#include "cli/json.hpp"
#include "cli/load.hpp"
#include "cli/verbs.hpp"
#include "explain/life.hpp"
#include "pack/cases.hpp"
#include "pack/contents.hpp"

namespace osmanthus::cli {
namespace {

struct Explained {
  regime::Regime regime;
  explain::Explanation explanation;
};

std::optional<Explained> explain_under(const pack::LoadedPack& loaded, const regime::ViewChoice& view,
                                       const regime::Case& the_case, bool all,
                                       base::Diagnostics& diagnostics) {
  auto regime = regime::compile(loaded.law, view, diagnostics);
  if (!regime) return std::nullopt;
  explain::check_case(*regime, the_case, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  auto explanation = explain::explain(*regime, the_case, all ? 0 : explain::kMostWhyNot);
  return Explained{std::move(*regime), std::move(explanation)};
}

Json side_by_side(const std::vector<Explained>& readings) {
  const auto& first = readings.front().explanation;
  Json out = {{"case", first.title},
              {"as_of", base::format_date(first.as_of)},
              {"reading", "both"},
              {"synthetic", true}};
  for (const auto& r : readings) out["readings"][r.explanation.reading] = to_json(r.explanation);
  return out;
}

}  // namespace

int explain(const Arguments& arguments) {
  base::Diagnostics diagnostics;
  const auto file = pack::read_file(arguments.operands.front(), diagnostics);
  const bool readable = file && pack::expect_contents(*file, pack::Contents::cases, diagnostics);
  const auto cases = readable ? pack::read_cases(*file, diagnostics) : std::vector<regime::Case>{};
  if (tell(diagnostics)) return kInvalid;
  if (cases.size() != 1) {
    fmt::print(stderr,
               "{}: error: explain takes one case, and this file holds {}. [one-case]\n  hint: put each case "
               "in a file of its own\n",
               file->path, cases.size());
    return kInvalid;
  }
  auto the_case = cases.front();
  if (!arguments.as_of.empty())
    the_case.as_of = date_option("--as-of", arguments.as_of, diagnostics).value_or(the_case.as_of);
  auto view = view_of(arguments, the_case.view, diagnostics);
  if (tell(diagnostics)) return kUsage;
  const auto loaded =
      load_law(arguments, arguments.pack.empty() ? the_case.pack : arguments.pack, diagnostics);
  std::vector<Explained> readings;
  const bool both = arguments.reading == "both";
  for (const auto reading : {regime::Reading::article, regime::Reading::text}) {
    if (!loaded || (!both && reading == regime::Reading::text)) break;
    if (both) view.reading = reading;
    if (auto explained = explain_under(*loaded, view, the_case, arguments.all, diagnostics))
      readings.push_back(std::move(*explained));
  }
  if (tell(diagnostics)) return kInvalid;
  bool unmet = false;
  for (const auto& r : readings) {
    unmet = unmet || !r.explanation.expectations.empty();
    if (arguments.format == "text")
      fmt::print("{}{}", &r == &readings.front() ? "" : "\n",
                 explain_text(r.explanation, r.regime, arguments.language));
  }
  if (arguments.format == "json")
    print(both ? side_by_side(readings) : to_json(readings.front().explanation));
  return unmet ? kFound : kDone;
}

}  // namespace osmanthus::cli
