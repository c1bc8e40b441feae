// What the command line said, verb by verb, before anything is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace osmanthus::cli {

/// Exit codes of CONTRACT.
enum Exit : int { kDone = 0, kFound = 1, kUsage = 2, kInvalid = 3, kUnfinished = 4, kInterrupted = 130 };

struct Arguments {
  std::string verb;
  std::vector<std::string> operands;
  std::string pack;           // "": the case's, else the built-in cn
  std::string as_of, law_of;  // dates as given
  std::string reading;        // article | text | both
  std::vector<std::string> include;
  std::vector<std::string> variants;
  std::vector<std::string> set;  // PARAM=VALUE
  std::string language = "en";
  std::string format = "text";
  std::string out;
  std::string run;                       // whose resident is explained
  std::optional<std::uint64_t> subject;  // the index of a synthetic resident
  std::uint32_t replicate = 0;
  std::uint32_t trace = 0;  // how many histories are written
  std::string reform;
  std::string targets;
  std::vector<std::string> off;         // mechanisms
  std::vector<std::string> properties;  // that are audited
  std::string grade = "doctrine";       // of the yardsticks whose violation the exit code tells
  std::vector<std::string> provisions;  // that cases are made for
  std::vector<std::string> things;      // measures and standings that are compared
  std::string save_cases;               // the folder for the cases that are found
  std::string law;                      // whose site is made
  std::string advise;                   // the folder for overlays that help
  std::string save_queries;             // the folder for the questions to the solver
  std::optional<std::uint64_t> size;
  std::optional<double> memory;  // gigabytes
  std::optional<std::uint64_t> seed;
  std::optional<int> replicates;
  int threads = 0;  // 0: as many as the machine has
  bool all = false;
  bool generate = false;  // cases
  bool resume = false;
  bool quiet = false;
};

/// Parses; answers --help, --version and mistakes by itself and returns their exit code in `exit`.
std::optional<Arguments> parse(int argc, char** argv, int& exit);

}  // namespace osmanthus::cli
