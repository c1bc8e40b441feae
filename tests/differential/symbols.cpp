// symbols PACK N < cases.jsonl: whether the kernel's step on symbols, with each case put in their place,
// gives what it gives on integers; every N-th case is also decided by the solver.
#include "../audit/substituted.hpp"

#include <fmt/format.h>

#include "cases_in.hpp"

namespace {

using Lines = std::vector<std::string>;

std::string difference(const Lines& symbols, const Lines& integers) {
  std::string text;
  const auto add = [&](const char* side, const Lines& lines, const Lines& other) {
    for (const auto& line : lines) {
      if (std::ranges::find(other, line) == other.end()) text += fmt::format("  {}: {}\n", side, line);
    }
  };
  add("symbols", symbols, integers);
  add("integers", integers, symbols);
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace osmanthus;
  if (argc != 3) return 2;
  const int often = std::atoi(argv[2]);
  int cases = 0;
  int differing = 0;
  int decided = 0;
  const auto differ = [&](const regime::Case& the_case, const std::string& how) {
    ++differing;
    fmt::print("--- {}\n{}", the_case.title, how);
  };
  differential::each_case(argv[1], [&](const regime::Regime& regime, const regime::Case& the_case) {
    ++cases;
    audit::smt::Substituted life(regime, the_case);
    const auto symbols = life.symbols();
    if (const auto integers = life.integers(); symbols != integers)
      return differ(the_case, difference(symbols, integers));
    if (cases % often != 0) return;
    ++decided;
    if (!life.decided()) differ(the_case, "  The solver finds another state.\n");
  });
  fmt::print("{} of them decided by the solver\n{} passed, {} failed\n", decided, cases - differing,
             differing);
  return differing == 0 ? 0 : 1;
}
