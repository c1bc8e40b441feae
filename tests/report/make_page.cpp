// Makes an invented run, or two, and the page of them: make_page FOLDER LANGUAGE [compare|calibrated]
// [REPLICATES]
#include <iostream>
#include <string>
#include <vector>

#include "invented_run.hpp"
#include "report/report.hpp"

int main(int count, char** arguments) {
  namespace report = osmanthus::report;
  const std::filesystem::path folder = arguments[1];
  const std::string kind = count > 3 ? arguments[3] : "";
  const int replicates = count > 4 ? std::stoi(arguments[4]) : 8;
  std::vector<std::filesystem::path> runs{folder / "baseline"};
  if (kind == "compare") runs.push_back(folder / "reform");
  for (const auto& run : runs) {
    const auto problem = report::testing::write_invented_run(
        {replicates, run == folder / "reform", kind == "calibrated"}, run);
    if (problem) std::cerr << problem->message << "\n";
  }
  const auto problem = report::write_report(runs, folder / "page.html", arguments[2]);
  if (problem) std::cerr << problem->message << "\n";
  return problem ? 1 : 0;
}
