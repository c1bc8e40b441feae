#include "pack/items.hpp"

#include <fmt/format.h>

#include "pack/cases.hpp"
#include "pack/instruments.hpp"
#include "pack/number.hpp"
#include "pack/vocabulary.hpp"

namespace osmanthus::pack {
namespace {

/// The parts of an item that are read together, whatever their order.
struct Item {
  regime::Law* law = nullptr;  // for the vocabularies, which are read at once
  const Node* instrument = nullptr;
  const Node* versions = nullptr;
  const Node* numbers = nullptr;
  const Node* scores = nullptr;
  const Node* provision = nullptr;
  const Node* rule = nullptr;
};

Field<Item> part(std::string key, const Node* Item::* member, Shape shape, std::string about) {
  return field_with<Item>(
      std::move(key), std::move(shape), kOptional, std::move(about),
      [member](const Node& node, Item& into, base::Diagnostics&) { into.*member = &node; });
}

Table<Item> make_item_table() {
  Table<Item> table{"pack item", {}};
  for (const auto& vocabulary : vocabulary_fields()) {
    table.fields.push_back(
        field_with<Item>(vocabulary.key, vocabulary.shape, kOptional, vocabulary.about,
                         [read = vocabulary.read](const Node& node, Item& into, base::Diagnostics& out) {
                           read(node, *into.law, out);
                         }));
  }
  table.fields.push_back(part("instrument", &Item::instrument, named("instrument", instrument_shape),
                              "a text of law, or what stands for one"));
  table.fields.push_back(
      part("versions", &Item::versions, versions_shape(), "the versions of the instrument"));
  table.fields.push_back(part("numbers", &Item::numbers, numbers_shape(), "numbers of the instrument above"));
  table.fields.push_back(
      part("scores", &Item::scores, scores_shape(), "the scores that the instrument keeps"));
  table.fields.push_back(part("law", &Item::provision, named("law", law_shape), "what an article says"));
  table.fields.push_back(
      part("rule", &Item::rule, named("rule", rule_shape), "what follows from the law above it"));
  return table;
}

const Table<Item>& item_table() {
  static const Table<Item> table = make_item_table();
  return table;
}

class ItemReader {
 public:
  ItemReader(ItemReading& into, base::Diagnostics& out) : into_(into), out_(out) {}

  void read(const Node& node) {
    if (node.find("case") != nullptr) return worked_case(node);
    Item item;
    item.law = &into_.law;
    if (!read_mapping(node, item_table(), item, out_)) return;
    instrument(item);
    numbers(item);
    scores(item);
    provision(item);
  }

 private:
  void worked_case(const Node& node) {
    auto found = read_case(node, out_);
    if (!found) return;
    found->id = fmt::format("{}-{}", into_.file_stem, ++case_number_);
    into_.cases.push_back(std::move(*found));
  }

  void instrument(const Item& item) {
    if (item.instrument == nullptr) {
      needs(item.versions, "versions", "an instrument in the same item");
      return;
    }
    auto read = read_instrument(*item.instrument, item.versions, out_);
    into_.instrument_stands = read.has_value();
    if (!read) return;
    into_.instrument = read->id;
    into_.law.instruments.push_back(std::move(*read));
  }

  void numbers(const Item& item) {
    if (item.numbers == nullptr || !needs_instrument(item.numbers, "numbers")) return;
    read_numbers(*item.numbers, into_.law.instruments.back().numbers, out_);
  }

  void scores(const Item& item) {
    if (item.scores == nullptr || !needs_instrument(item.scores, "scores")) return;
    read_scores(*item.scores, into_.instrument, into_.law.scores, out_);
  }

  void provision(const Item& item) {
    if (item.provision == nullptr) {
      needs(item.rule, "a rule", "a law in the same item, with its citation");
      return;
    }
    const std::string above = into_.instrument_stands ? into_.instrument : "?";
    auto read = read_provision(*item.provision, item.rule, above, out_);
    if (read) into_.law.provisions.push_back(std::move(*read));
  }

  void needs(const Node* node, std::string_view what, std::string_view wanted) {
    if (node == nullptr) return;
    out_.error("stands-alone", node->at, fmt::format("There is {} here without {}.", what, wanted));
  }

  bool needs_instrument(const Node* node, std::string_view what) {
    if (!into_.instrument.empty() && into_.instrument_stands) return true;
    if (into_.instrument_stands) needs(node, what, "an instrument above");
    return false;
  }

  ItemReading& into_;
  base::Diagnostics& out_;
  int case_number_ = 0;
};

}  // namespace

void read_items(const Node& root, ItemReading& into, base::Diagnostics& out) {
  into.instrument.clear();
  into.instrument_stands = true;
  ItemReader reader(into, out);
  if (root.kind == Node::Kind::null) return;
  if (!root.is_list()) return reader.read(root);
  for (const auto& item : root.items) reader.read(item);
}

Shape item_shape() { return shape_of(item_table()); }

}  // namespace osmanthus::pack
