// osmanthus report RUN [RUN] --out FILE, or --law PACK --out FOLDER
#include "report/report.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <vector>

#include "cli/law_site.hpp"
#include "cli/verbs.hpp"

namespace osmanthus::cli {

int report(const Arguments& arguments) {
  if (!arguments.law.empty()) return law_site(arguments);
  const std::vector<std::filesystem::path> runs(arguments.operands.begin(), arguments.operands.end());
  if (const auto problem = osmanthus::report::write_report(runs, arguments.out, arguments.language)) {
    fmt::print(stderr, "error: {} [report]\n", problem->message);
    return kInvalid;
  }
  fmt::print("{}\n", std::filesystem::absolute(arguments.out).string());
  return kDone;
}

}  // namespace osmanthus::cli
