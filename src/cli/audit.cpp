// osmanthus audit PACK: which properties a regime has, and a case for each that it has not.
#include "audit/audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "cli/audited.hpp"
#include "cli/case_text.hpp"
#include "cli/load.hpp"
#include "cli/verbs.hpp"

namespace osmanthus::cli {
namespace {

namespace files = std::filesystem;

/// The day that the article describes, where none is asked for.
constexpr std::string_view kUsualDay = "2019-11-30";

void check_properties(const std::vector<std::string>& asked, base::Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const auto& property : audit::properties()) known.push_back(property.id);
  for (const auto& id : asked) {
    if (std::ranges::find(known, id) != known.end()) continue;
    diagnostics.error("bad-option", {"--property", 0, 0, 0, 0},
                      fmt::format("The audit decides no property \"{}\".", id), base::suggest(id, known));
  }
}

/// One file a counterexample, numbered in the order of the verdicts. False if one cannot be written.
bool save_cases(const audit::Audit& found, const std::string& folder) {
  std::error_code failed;
  files::create_directories(folder, failed);
  int number = 0;
  for (const auto& verdict : found.verdicts) {
    if (!verdict.counterexample) continue;
    const auto path = files::path(folder) / fmt::format("{:03}_{}.yaml", ++number, verdict.property);
    std::ofstream file(path, std::ios::binary);
    file << case_text(*verdict.counterexample);
    if (!file.flush()) {
      fmt::print(stderr, "error: {} cannot be written. [write]\n", path.string());
      return false;
    }
  }
  return true;
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
  const auto day = arguments.as_of.empty() ? std::string(kUsualDay) : arguments.as_of;
  request.as_of = date_option("--as-of", day, diagnostics).value_or(0);
  request.properties = arguments.properties;
  check_properties(arguments.properties, diagnostics);
  if (tell(diagnostics)) return kUsage;
  const std::string name = arguments.operands.empty() ? arguments.pack : arguments.operands.front();
  request.pack = name == "cn" ? "" : name;
  const auto loaded = load_law(arguments, name, diagnostics);
  if (tell(diagnostics)) return kInvalid;
  const auto found = audit::audit(loaded->law, request, diagnostics);
  if (tell(diagnostics)) return kInvalid;
  for (const auto& failure : found->failures) {
    fmt::print(stderr, "error: The solver's case of {} does not come about in the kernel. [not-reproduced]\n",
               failure);
  }
  if (!arguments.save_cases.empty() && !save_cases(*found, arguments.save_cases)) return kUnfinished;
  const Audited audited{*found, &loaded->law, loaded->law.pack.id, reading_of(request.view, loaded->law),
                        request.as_of};
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
