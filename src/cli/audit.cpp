// osmanthus audit PACK: which properties a regime has, and a case for each that it has not.
#include "audit/audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "cli/advise.hpp"
#include "cli/audited.hpp"
#include "cli/case_text.hpp"
#include "cli/folder.hpp"
#include "cli/load.hpp"
#include "cli/verbs.hpp"

namespace osmanthus::cli {
namespace {

void check_properties(const std::vector<std::string>& asked, base::Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const auto& property : audit::properties()) known.push_back(property.id);
  for (const auto& id : asked) {
    if (std::ranges::find(known, id) != known.end()) continue;
    diagnostics.error("bad-option", {"--property", 0, 0, 0, 0},
                      fmt::format("The audit decides no property \"{}\".", id), base::suggest(id, known));
  }
}

void check_provisions(const std::vector<std::string>& asked, const regime::Law& law,
                      base::Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const auto& provision : law.provisions) known.push_back(provision.full_id());
  for (const auto& id : asked) {
    if (std::ranges::find(known, id) != known.end()) continue;
    diagnostics.error("bad-option", {"--provision", 0, 0, 0, 0},
                      fmt::format("The pack has no provision \"{}\".", id), base::suggest(id, known));
  }
}

/// One file a counterexample, numbered in the order of the verdicts.
void save_cases(const audit::Audit& found, Folder& folder) {
  int number = 0;
  for (const auto& verdict : found.verdicts) {
    if (!verdict.counterexample) continue;
    folder.write(fmt::format("{:03}_{}.yaml", ++number, verdict.property),
                 case_text(*verdict.counterexample));
  }
}

/// What an overlay in `folder` calls the pack: a built-in one by its name, else by the way to it.
std::string from_there(const std::string& name, const std::string& folder) {
  namespace fs = std::filesystem;
  if (name.empty()) return "cn";
  if (!fs::exists(name)) return name;
  return fs::relative(name, folder).generic_string();
}

std::vector<Advised> advised(const Arguments& arguments, const std::string& name,
                             const pack::LoadedPack& loaded, const audit::Audit& found,
                             const audit::Request& request, Folder& folder) {
  if (arguments.advise.empty()) return {};
  auto all = advise(loaded, found, request, from_there(name, arguments.advise));
  for (const auto& one : all) {
    if (!one.file.empty()) folder.write(one.file, one.overlay);
  }
  return all;
}

std::string reading_of(const regime::ViewChoice& view, const regime::Law& law) {
  if (view.reading) return std::string(to_string(*view.reading));
  return law.pack.default_reading.empty() ? "article" : law.pack.default_reading;
}

/// Whether something is violated that the exit code tells of: with `--grade law`, not by the yardstick of
/// doctrine alone.
bool any_violated(const audit::Audit& found, const std::string& grade) {
  return std::ranges::any_of(found.verdicts, [&](const auto& v) {
    return v.decision == audit::Decision::violated && (grade != "law" || v.grade != "doctrine");
  });
}

}  // namespace

int audit(const Arguments& arguments) {
  base::Diagnostics diagnostics;
  audit::Request request;
  request.view = view_of(arguments, {}, diagnostics);
  request.as_of = day_of_the_law(arguments, diagnostics).value_or(0);
  request.properties = arguments.properties;
  request.provisions = arguments.provisions;
  request.threads = arguments.threads;
  check_properties(arguments.properties, diagnostics);
  if (tell(diagnostics)) return kUsage;
  const std::string name = arguments.operands.empty() ? arguments.pack : arguments.operands.front();
  request.pack = name == "cn" ? "" : name;
  const auto loaded = load_law(arguments, name, diagnostics);
  if (tell(diagnostics)) return kInvalid;
  request.lives = loaded->cases;
  check_provisions(arguments.provisions, loaded->law, diagnostics);
  if (tell(diagnostics)) return kUsage;
  Folder queries(arguments.save_queries);
  if (!arguments.save_queries.empty()) request.on_query = numbered_queries(queries);
  const auto found = audit::audit(loaded->law, request, diagnostics);
  if (tell(diagnostics)) return kInvalid;
  for (const auto& failure : found->failures) {
    fmt::print(stderr, "error: The solver's case of {} does not come about in the kernel. [not-reproduced]\n",
               failure);
  }
  Folder cases(arguments.save_cases);
  if (!arguments.save_cases.empty()) save_cases(*found, cases);
  Folder overlays(arguments.advise);
  const auto advice = advised(arguments, name, *loaded, *found, request, overlays);
  if (cases.failed() || queries.failed() || overlays.failed()) return kUnfinished;
  const Audited audited{
      *found,        &loaded->law, loaded->law.pack.id, reading_of(request.view, loaded->law),
      request.as_of, advice};
  if (arguments.format == "json") {
    print(to_json(audited));
  } else if (arguments.format == "sarif") {
    print(to_sarif(audited, arguments.language));
  } else {
    fmt::print("{}", audit_text(audited, arguments.language));
  }
  if (!found->failures.empty()) return kUnfinished;
  return any_violated(*found, arguments.grade) ? kFound : kDone;
}

}  // namespace osmanthus::cli
