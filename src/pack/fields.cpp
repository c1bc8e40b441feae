#include "pack/fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace osmanthus::pack {

std::string a(std::string_view noun) {
  const bool vowel = !noun.empty() && std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", noun);
}

bool expect_mapping(const Node& node, std::string_view what, base::Diagnostics& out) {
  if (node.is_mapping()) return true;
  out.error(
      "wrong-type", node.at,
      fmt::format("{} is expected here, as a mapping, not {}.", "A" + a(what).substr(1), describe(node)),
      "write \"key: value\" lines, or {key: value, …}");
  return false;
}

void report_unknown_key(const Node& key, std::string_view what, const std::vector<std::string>& known,
                        base::Diagnostics& out) {
  const auto hint = base::suggest(key.text, known);
  out.error("unknown-key", key.at, fmt::format("\"{}\" is not a key of {}.", key.text, a(what)),
            hint.empty() ? fmt::format("known here: {}", fmt::join(known, ", ")) : hint);
}

void report_missing_key(const Node& mapping, std::string_view what, std::string_view key,
                        std::string_view about, base::Diagnostics& out) {
  out.error("missing-key", mapping.at, fmt::format("The key \"{}\" is missing from this {}.", key, what),
            fmt::format("\"{}\" is {}", key, about));
}

}  // namespace osmanthus::pack
