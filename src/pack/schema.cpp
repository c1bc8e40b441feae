#include "pack/schema.hpp"

#include "pack/cases.hpp"
#include "pack/items.hpp"
#include "pack/overlay.hpp"
#include "pack/scenario.hpp"
#include "pack/shape.hpp"

namespace osmanthus::pack {
namespace {

struct Document {
  std::string_view name;
  std::string title;
  Shape (*shape)();
};

/// A pack file: an item, a list of items, or an overlay.
Shape pack_shape() {
  const Shape item = either({named("item", item_shape), named("case", case_shape)});
  return either({one_or_list_of(item), named("reform", overlay_shape)});
}

Shape case_file_shape() { return one_or_list_of(named("case", case_shape)); }

const std::vector<Document>& documents() {
  static const std::vector<Document> all = {
      {"pack", "A file of an Osmanthus law pack, or a reform of one", pack_shape},
      {"case", "A hypothetical case for Osmanthus", case_file_shape},
      {"scenario", "A scenario for Osmanthus: what a run is", scenario_shape},
  };
  return all;
}

}  // namespace

std::vector<std::string> schema_names() {
  std::vector<std::string> names;
  for (const auto& document : documents()) names.emplace_back(document.name);
  return names;
}

std::string json_schema(std::string_view what) {
  for (const auto& document : documents()) {
    if (document.name == what) return print_json_schema(document.shape(), document.title);
  }
  return "";
}

}  // namespace osmanthus::pack
