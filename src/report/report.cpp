#include "report/report.hpp"

#include <string>
#include <utility>
#include <vector>

#include "report/page.hpp"
#include "report/run.hpp"
#include "results/files.hpp"

namespace osmanthus::report {

results::Outcome write_report(std::span<const std::filesystem::path> run_folders,
                              const std::filesystem::path& out, std::string_view language) {
  if (run_folders.empty() || run_folders.size() > 2) {
    return results::Problem{
        "A report is made from one run, or from two that are compared: give one or two folders."};
  }
  if (language != "zh" && language != "en") {
    return results::Problem{"A report opens in zh or en; \"" + std::string(language) + "\" is neither."};
  }
  std::vector<Run> runs;
  for (const auto& folder : run_folders) {
    auto run = read_run(folder);
    if (!run) return run.problem();
    runs.push_back(std::move(run).value());
  }
  return results::write_whole(out, page_html(runs, language));
}

}  // namespace osmanthus::report
