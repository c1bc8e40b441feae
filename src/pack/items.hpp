// The items of a pack file.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "pack/shape.hpp"
#include "pack/yaml.hpp"
#include "regime/case.hpp"
#include "regime/law.hpp"

namespace osmanthus::pack {

/// What items are read into, and what is known from the items above.
struct ItemReading {
  regime::Law law;
  std::vector<regime::Case> cases;
  std::string file_stem;   // for the ids of cases
  std::string instrument;  // the one above, in this file
  bool instrument_stands =
      true;  // false after one that could not be read: its laws are not reported for want of it
};

/// Reads the items of one file: a mapping or a list of mappings. An empty file has none.
void read_items(const Node& root, ItemReading& into, base::Diagnostics& out);
Shape item_shape();

}  // namespace osmanthus::pack
