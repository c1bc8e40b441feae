// Makes an invented run, or two, and the page of them: make_page FOLDER LANGUAGE [compare] [REPLICATES]
#include <iostream>
#include <string>
#include <vector>

#include "invented_run.hpp"
#include "report/report.hpp"

int main(int count, char** arguments) {
  namespace report = osmanthus::report;
  const std::filesystem::path folder = arguments[1];
  const bool compare = count > 3 && std::string(arguments[3]) == "compare";
  const int replicates = count > 4 ? std::stoi(arguments[4]) : 8;
  std::vector<std::filesystem::path> runs{folder / "baseline"};
  if (compare) runs.push_back(folder / "reform");
  for (const auto& run : runs) {
    const auto problem = report::testing::write_invented_run({replicates, run == folder / "reform"}, run);
    if (problem) std::cerr << problem->message << "\n";
  }
  const auto problem = report::write_report(runs, folder / "page.html", arguments[2]);
  if (problem) std::cerr << problem->message << "\n";
  return problem ? 1 : 0;
}
