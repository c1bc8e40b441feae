// osmanthus diff A B: where two laws differ in what they do to people, each time with a case.
#include <fmt/format.h>

#include <algorithm>

#include "cli/case_text.hpp"
#include "cli/compared.hpp"
#include "cli/folder.hpp"
#include "cli/load.hpp"
#include "cli/verbs.hpp"
#include "regime/difference.hpp"

namespace osmanthus::cli {
namespace {

/// PACK[@DATE][:READING], taken apart.
struct Named {
  std::string pack, day, reading;
};

Named taken_apart(std::string operand) {
  Named named;
  for (const std::string reading : {"article", "text"}) {
    if (!operand.ends_with(":" + reading)) continue;
    named.reading = reading;
    operand.resize(operand.size() - reading.size() - 1);
  }
  if (const auto at = operand.rfind('@');
      at != std::string::npos && operand.find('/', at) == std::string::npos) {
    named.day = operand.substr(at + 1);
    operand.resize(at);
  }
  named.pack = std::move(operand);
  return named;
}

/// One of the two, loaded and compiled.
struct Loaded {
  pack::LoadedPack pack;
  std::optional<regime::Regime> regime;
  audit::Compared compared;
  ComparedLaw named;
};

/// The exit code if it cannot be compared, else kDone.
int load(const Arguments& arguments, const std::string& operand, Loaded& out) {
  base::Diagnostics diagnostics;
  const auto named = taken_apart(operand);
  Arguments own = arguments;
  if (!named.reading.empty()) own.reading = named.reading;
  own.as_of = named.day.empty() ? arguments.as_of : named.day;
  auto view = view_of(own, {}, diagnostics);
  const auto day = day_of_the_law(own, diagnostics);
  if (tell(diagnostics)) return kUsage;
  auto loaded = load_law(arguments, named.pack, diagnostics);
  if (tell(diagnostics)) return kInvalid;
  out.pack = std::move(*loaded);
  view.law_of = day;
  out.regime = regime::compile(out.pack.law, view, diagnostics);
  if (tell(diagnostics)) return kInvalid;
  view.reading = out.regime->reading_name == "text" ? regime::Reading::text : regime::Reading::article;
  out.named = {named.pack, out.regime->reading_name, *day};
  out.compared = {&*out.regime, view, named.pack == "cn" ? "" : named.pack, *day};
  return kDone;
}

void check_things(const Arguments& arguments, const Loaded& a, const Loaded& b,
                  base::Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const auto& thing : audit::things(*a.regime, *b.regime)) known.push_back(thing.id);
  for (const auto& id : arguments.things) {
    if (std::ranges::find(known, id) != known.end()) continue;
    diagnostics.error("bad-option", {"--what", 0, 0, 0, 0},
                      fmt::format("Neither law does anything named \"{}\" to anybody.", id),
                      base::suggest(id, known));
  }
}

/// Two files a case: the same life under either law.
void save_cases(const audit::Comparison& found, Folder& folder) {
  int number = 0;
  for (const auto& difference : found.differences) {
    for (const auto& telling : difference.tellings) {
      ++number;
      folder.write(fmt::format("{:03}_a.yaml", number), case_text(telling.of(audit::Side::a)));
      folder.write(fmt::format("{:03}_b.yaml", number), case_text(telling.of(audit::Side::b)));
    }
  }
}

}  // namespace

int diff(const Arguments& arguments) {
  Loaded a;
  Loaded b;
  for (auto* one : {&a, &b}) {
    if (const int failed = load(arguments, arguments.operands[one == &a ? 0 : 1], *one); failed != kDone)
      return failed;
  }
  base::Diagnostics diagnostics;
  if (!regime::same_words(*a.regime, *b.regime)) {
    diagnostics.error(
        "other-words", {arguments.operands[1], 0, 0, 0, 0},
        fmt::format("\"{}\" and \"{}\" have not the same acts, measures, standings and places, so that "
                    "no life can be lived under both.",
                    a.named.pack, b.named.pack),
        "compare a pack with itself on another day or in another reading, or with an overlay of it");
  }
  if (tell(diagnostics)) return kInvalid;
  check_things(arguments, a, b, diagnostics);
  if (tell(diagnostics)) return kUsage;
  audit::CompareRequest request;
  request.things = arguments.things;
  request.threads = arguments.threads;
  const Differing differing{audit::compare(a.compared, b.compared, a.pack.law, request), {a.named, b.named}};
  const auto& found = differing.comparison;
  for (const auto& failure : found.failures)
    fmt::print(stderr, "error: The solver's case of {} does not come about in the kernel. [not-reproduced]\n",
               failure);
  Folder cases(arguments.save_cases);
  if (!arguments.save_cases.empty()) save_cases(found, cases);
  if (arguments.format == "json") {
    print(to_json(differing));
  } else {
    fmt::print("{}", comparison_text(differing, arguments.language));
  }
  if (!found.failures.empty() || cases.failed()) return kUnfinished;
  return std::ranges::any_of(found.differences, [](const auto& d) { return !d.tellings.empty(); }) ? kFound
                                                                                                   : kDone;
}

}  // namespace osmanthus::cli
