// osmanthus test --generate PACK: cases on either side of every condition.
#include "audit/cases/generate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "cli/bilingual_text.hpp"
#include "cli/case_json.hpp"
#include "cli/case_text.hpp"
#include "cli/folder.hpp"
#include "cli/load.hpp"
#include "cli/verbs.hpp"

namespace osmanthus::cli {
namespace {

/// An item of a list of cases, as a pack has it.
std::string as_item(const std::string& text) {
  std::string out = "- ";
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "  ";
  }
  out.resize(out.size() - 2);
  return out;
}

class Summary : BilingualText {
 public:
  Summary(const audit::Cases& made, bool chinese) : BilingualText(chinese), made_(made) {}

  std::string text() {
    const auto applying = std::ranges::count_if(made_.cases, &audit::Generated::applies);
    line("{}", say(fmt::format("{} cases: in {} a provision applies, in {} a condition keeps it from that.",
                               made_.cases.size(), applying, made_.cases.size() - applying),
                   fmt::format("共{}个案例：{}个中规则适用，{}个中因一项条件而不适用。", made_.cases.size(),
                               applying, made_.cases.size() - applying)));
    if (!made_.missing.empty()) line("{}", say("There is no case of these:", "下列各项没有案例："));
    for (const auto& m : made_.missing) {
      const auto side = m.condition.empty() ? say("that it applies", "适用")
                        : m.applies         ? say("that it applies by: ", "因此项条件而适用：")
                                            : say("that it does not apply for: ", "因此项条件而不适用：");
      line("  {} — {}{}. {}", m.provision, side, m.condition, say(m.why.en, m.why.zh));
    }
    return out_;
  }

 private:
  const audit::Cases& made_;
};

Json as_json(const audit::Cases& made, const audit::Request& request, const std::string& pack) {
  Json cases = Json::array();
  for (const auto& one : made.cases) {
    cases.push_back({{"provision", one.provision},
                     {"condition", one.condition},
                     {"applies", one.applies},
                     {"life", case_json(one.life)}});
  }
  Json missing = Json::array();
  for (const auto& one : made.missing) {
    missing.push_back({{"provision", one.provision},
                       {"condition", one.condition},
                       {"applies", one.applies},
                       {"why", one.why.en},
                       {"why_zh", one.why.zh}});
  }
  return {{"pack", pack},
          {"as_of", base::format_date(request.as_of)},
          {"synthetic", true},
          {"cases", cases},
          {"missing", missing}};
}

/// One file a case, for `explain`; without a folder, a list of cases as a pack has them.
void write(const audit::Cases& made, const std::string& pack, Folder& folder) {
  int number = 0;
  for (auto one : made.cases) {
    one.life.pack = pack;
    folder.write(fmt::format("{:04}_{}.yaml", ++number, one.provision), case_text(one.life));
  }
}

}  // namespace

int generate(const Arguments& arguments) {
  base::Diagnostics diagnostics;
  audit::Request request;
  request.view = view_of(arguments, {}, diagnostics);
  request.as_of = day_of_the_law(arguments, diagnostics).value_or(0);
  if (tell(diagnostics)) return kUsage;
  const std::string name = arguments.operands.empty() ? arguments.pack : arguments.operands.front();
  const auto loaded = load_law(arguments, name, diagnostics);
  if (tell(diagnostics)) return kInvalid;
  Folder queries(arguments.save_queries);
  if (!arguments.save_queries.empty()) request.on_query = numbered_queries(queries);
  const auto made = audit::generate(loaded->law, request, arguments.provisions, diagnostics);
  if (tell(diagnostics)) return kInvalid;
  for (const auto& failure : made->failures)
    fmt::print(stderr, "error: The case \"{}\" does not come about in the kernel. [not-reproduced]\n",
               failure);
  Folder folder(arguments.out);
  if (!arguments.out.empty()) write(*made, name == "cn" ? "" : name, folder);
  const auto summary = Summary(*made, arguments.language == "zh").text();
  if (arguments.format == "json") {
    print(as_json(*made, request, loaded->law.pack.id));
  } else if (!arguments.out.empty()) {
    fmt::print("{}", summary);
  } else {
    for (const auto& one : made->cases) fmt::print("{}\n", as_item(case_text(one.life)));
    fmt::print(stderr, "{}", summary);
  }
  return made->failures.empty() && !folder.failed() && !queries.failed() ? kDone : kUnfinished;
}

}  // namespace osmanthus::cli
