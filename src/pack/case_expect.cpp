#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pack/case_parts.hpp"
#include "pack/values.hpp"

namespace osmanthus::pack {
namespace {

using regime::ExpectedField;
using regime::ExpectedItem;

const std::vector<std::string>& fields() {
  static const std::vector<std::string> all = {"records",  "listings", "measures", "scores",
                                               "timeline", "ways_out", "why_not"};
  return all;
}

std::string scalar_word(const Node& node) { return node.kind == Node::Kind::null ? "null" : node.text; }

/// Values are compared as text; a list is written [a, b].
bool value_text(const Node& node, std::string& into, base::Diagnostics& out) {
  if (node.is_mapping()) return expected(node, "a value or a list of values", out);
  if (node.is_scalar()) {
    into = scalar_word(node);
    return true;
  }
  std::vector<std::string> words;
  for (const auto& item : node.items) {
    if (!item.is_scalar()) return expected(item, "a value", out);
    words.push_back(scalar_word(item));
  }
  into = fmt::format("[{}]", fmt::join(words, ", "));
  return true;
}

Table<ExpectedItem> item_table() {
  const auto because = [](const Node& node, ExpectedItem& into, base::Diagnostics& out) {
    into.has_because = true;
    words().read(node, into.because, out);
  };
  const auto other = [](const Node& key, const Node& value, ExpectedItem& into, base::Diagnostics& out) {
    std::string read;
    if (value_text(value, read, out)) into.fields[key.text] = read;
    return true;
  };
  const Shape value = either({scalar_text(), plain(Shape::Form::null), list_of(anything())});
  return {"expected thing",
          {field_with<ExpectedItem>("because", words().shape, kOptional,
                                    "the provisions that are its reasons", because)},
          Others<ExpectedItem>{value, other}};
}

void read_object(const Node& node, ExpectedItem& into, base::Diagnostics& out) {
  static const auto table = item_table();
  read_mapping(node, table, into, out);
}

/// An id alone, or an object of which only the fields given are compared.
void read_item(const Node& node, ExpectedField& into, base::Diagnostics& out) {
  ExpectedItem item;
  item.at = node.at;
  if (node.is_mapping()) {
    read_object(node, item, out);
  } else if (!text().read(node, item.fields["id"], out)) {
    return;
  }
  into.items.push_back(std::move(item));
}

/// `{jinan_dog: 9}` and `{jinan_dog: {value: 9, grade: assumed}}`, as the output of `explain` has scores.
void read_by_id(const Node& node, ExpectedField& into, base::Diagnostics& out) {
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    ExpectedItem item;
    item.at = node.keys[i].at;
    item.fields["id"] = node.keys[i].text;
    if (node.items[i].is_mapping()) {
      read_object(node.items[i], item, out);
    } else if (!value_text(node.items[i], item.fields["value"], out)) {
      continue;
    }
    into.items.push_back(std::move(item));
  }
}

void read_items_of(const Node& node, ExpectedField& into, base::Diagnostics& out) {
  if (node.is_mapping()) return read_by_id(node, into, out);
  if (!node.is_list()) return read_item(node, into, out);
  for (const auto& item : node.items) read_item(item, into, out);
}

Shape items_shape() {
  const Shape item = named("expected", [] { return shape_of(item_table()); });
  return either(
      {scalar_text(), list_of(either({scalar_text(), item})), map_of(either({scalar_text(), item}))});
}

Table<std::vector<ExpectedField>> expected_table() {
  using All = std::vector<ExpectedField>;
  Table<All> table{"set of expectations", {}};
  for (const auto& which : fields()) {
    const auto read = [which](const Node& node, All& into, base::Diagnostics& out) {
      auto& one = into.emplace_back();
      one.field = which;
      one.at = node.at;
      read_items_of(node, one, out);
    };
    table.fields.push_back(
        field_with<All>(which, items_shape(), kOptional, "all that is expected here; [] for none", read));
  }
  return table;
}

}  // namespace

std::vector<ExpectedField> read_expected(const Node& node, base::Diagnostics& out) {
  std::vector<ExpectedField> all;
  static const auto table = expected_table();
  read_mapping(node, table, all, out);
  return all;
}

Shape expected_shape() { return shape_of(expected_table()); }

}  // namespace osmanthus::pack
