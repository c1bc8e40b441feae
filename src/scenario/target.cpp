#include "scenario/target.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace osmanthus::scenario {

void validate(const std::vector<Target>& targets, base::Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const Target& t = targets[i];
    if (t.until < t.from) {
      diagnostics.error("empty-period", t.at,
                        fmt::format("The period of \"{}\" ends on {}, before it begins.", t.id,
                                    base::format_date(t.until)));
    }
    if (t.published <= 0) {
      diagnostics.error("out-of-range", t.at, fmt::format("The figure of \"{}\" must be above 0.", t.id),
                        "targets are compared by their ratio");
    }
    if (t.use == Use::fit && !t.aside.empty()) {
      diagnostics.error("set-aside", t.at, fmt::format("\"{}\" is set aside and yet fitted to.", t.id),
                        "make it use: forecast, or leave out `aside`");
    }
    const auto same = [&](const Target& other) { return other.id == t.id; };
    if (std::any_of(targets.begin(), targets.begin() + static_cast<std::ptrdiff_t>(i), same)) {
      diagnostics.error("defined-twice", t.at, fmt::format("Two targets are called \"{}\".", t.id));
    }
  }
  if (std::ranges::none_of(targets, [](const Target& t) { return t.use == Use::fit; })) {
    diagnostics.error("no-target", targets.empty() ? base::Span{} : targets.front().at,
                      "There is nothing to fit to: no target has use: fit.");
  }
}

}  // namespace osmanthus::scenario
