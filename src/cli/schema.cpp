// osmanthus schema pack|case|scenario
#include <fmt/format.h>

#include <cstdio>

#include "cli/verbs.hpp"
#include "pack/schema.hpp"

namespace osmanthus::cli {

int schema(const Arguments& arguments) {
  const auto text = pack::json_schema(arguments.operands.front());
  if (text.empty()) {
    fmt::print(stderr, "error: There is no schema \"{}\". [bad-option]\n  hint: pack, case or scenario\n",
               arguments.operands.front());
    return kUsage;
  }
  fmt::print("{}\n", text);
  return kDone;
}

}  // namespace osmanthus::cli
