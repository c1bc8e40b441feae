#include <functional>
#include <map>
#include <string>

#include "cli/verbs.hpp"

int main(int argc, char** argv) {
  using namespace osmanthus::cli;
  int exit = kDone;
  const auto arguments = parse(argc, argv, exit);
  if (!arguments) return exit;
  const std::map<std::string, std::function<int(const Arguments&)>> verbs = {
      {"check", check},         {"list", list},     {"show", show},   {"explain", explain},
      {"test", test},           {"schema", schema}, {"audit", audit}, {"simulate", simulate},
      {"calibrate", calibrate}, {"report", report}, {"diff", diff}};
  return verbs.at(arguments->verb)(*arguments);
}
