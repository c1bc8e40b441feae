#include "cli/explained.hpp"

#include <fmt/format.h>

#include "cli/explain_text.hpp"
#include "explain/explain.hpp"
#include "explain/life.hpp"

namespace osmanthus::cli {
namespace {

Json side_by_side(const std::vector<Explained>& readings) {
  const auto& first = readings.front().explanation;
  Json out = {{"case", first.title},
              {"as_of", base::format_date(first.as_of)},
              {"reading", "both"},
              {"synthetic", true}};
  for (const auto& r : readings) out["readings"][r.explanation.reading] = to_json(r.explanation);
  return out;
}

void print_text(const std::vector<Explained>& readings, const std::string& language) {
  for (const auto& r : readings) {
    fmt::print("{}{}", &r == &readings.front() ? "" : "\n",
               explain_text(r.explanation, *r.regime, language, r.happened));
  }
}

}  // namespace

std::optional<Explained> explained(const regime::Regime& regime, const regime::Case& the_case,
                                   const Arguments& arguments, base::Diagnostics& diagnostics) {
  explain::check_case(regime, the_case, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return Explained{explain::explain(regime, the_case, arguments.all ? 0 : explain::kMostWhyNot), &regime, ""};
}

int print_explained(const std::vector<Explained>& readings, const Arguments& arguments, const Json& about) {
  if (arguments.format == "json") {
    Json out = arguments.reading == "both" ? side_by_side(readings) : to_json(readings.front().explanation);
    out.update(about);
    print(out);
  } else {
    print_text(readings, arguments.language);
  }
  for (const auto& r : readings) {
    if (!r.explanation.expectations.empty()) return kFound;
  }
  return kDone;
}

}  // namespace osmanthus::cli
