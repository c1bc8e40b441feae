#include "pack/contents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pack/yaml.hpp"

namespace osmanthus::pack {
namespace {

constexpr std::array<std::string_view, 5> kNames = {"a law pack", "a reform of a law pack", "a case",
                                                    "a scenario", "plain text"};

std::string_view name(Contents contents) { return kNames[static_cast<std::size_t>(contents)]; }

bool has_any(const Node& item, std::initializer_list<std::string_view> keys) {
  return std::ranges::any_of(keys, [&](std::string_view key) { return item.find(key) != nullptr; });
}

std::string hint_for(Contents found, const std::string& path) {
  switch (found) {
    case Contents::law:
      return fmt::format(
          "use it as the law, a pack of several files by its folder: osmanthus explain CASE --pack {}", path);
    case Contents::reform:
      return fmt::format("explain a case under it: osmanthus explain CASE --pack {}", path);
    case Contents::cases:
      return fmt::format("explain it: osmanthus explain {}", path);
    case Contents::scenario:
      return fmt::format("run it: osmanthus simulate {} --out DIR", path);
    case Contents::text:
    case Contents::unknown:
      break;
  }
  return "`osmanthus schema` prints what belongs into one";
}

}  // namespace

Contents contents_of(const SourceFile& file) {
  base::Diagnostics ignored;
  const auto root = parse_yaml(file, ignored);
  if (!root) return Contents::unknown;
  if (!root->is_mapping() && !root->is_list()) return Contents::text;
  if (has_any(*root, {"reform", "extends"})) return Contents::reform;
  if (has_any(*root, {"scenario", "horizon"})) return Contents::scenario;
  const auto items = root->is_list() ? root->items : std::vector<Node>{*root};
  const auto law = [](const Node& item) {
    return has_any(item, {"law", "rule", "instrument", "acts", "measures", "jurisdictions"}) ||
           (item.find("pack") != nullptr && item.find("case") == nullptr);
  };
  if (std::ranges::any_of(items, law)) return Contents::law;
  if (std::ranges::any_of(items, [](const Node& item) { return item.find("case") != nullptr; }))
    return Contents::cases;
  return Contents::unknown;
}

bool expect_contents(const SourceFile& file, Contents wanted, base::Diagnostics& out) {
  const auto found = contents_of(file);
  const bool fits =
      found == wanted || found == Contents::unknown || (wanted == Contents::law && found == Contents::reform);
  if (fits) return true;
  out.error("wrong-file", {file.path, 0, 0, 0, 0},
            fmt::format("This file holds {}, not {}.", name(found), name(wanted)),
            hint_for(found, file.path));
  return false;
}

}  // namespace osmanthus::pack
