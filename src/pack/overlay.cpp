#include "pack/overlay.hpp"

#include <fmt/format.h>

#include "pack/instruments.hpp"
#include "pack/items.hpp"
#include "pack/number.hpp"
#include "pack/watch.hpp"
#include "pack/yaml.hpp"

namespace osmanthus::pack {
namespace {

/// `{value: 1 year, from: 2017-05-01}` before the number is read; what else it says is of the number's own
/// form.
Node without_from(const Node& node) {
  Node rest = node;
  for (std::size_t i = 0; i < rest.keys.size(); ++i) {
    if (rest.keys[i].text != "from") continue;
    rest.keys.erase(rest.keys.begin() + static_cast<std::ptrdiff_t>(i));
    rest.items.erase(rest.items.begin() + static_cast<std::ptrdiff_t>(i));
    break;
  }
  return rest;
}

void read_one_set(const Node& key, const Node& value, Overlay& into, base::Diagnostics& out) {
  SetNumber set;
  if (!name().read(key, set.number, out)) return;
  const Node* from = value.find("from");
  base::Day day = 0;
  if (from != nullptr) {
    if (!date().read(*from, day, out)) return;
    set.from = day;
  }
  auto number = read_number(key.text, from != nullptr ? without_from(value) : value, out);
  if (!number) return;
  set.value = std::move(*number);
  into.set.push_back(std::move(set));
}

void read_set(const Node& node, Overlay& into, base::Diagnostics& out) {
  if (!expect_mapping(node, "mapping of full names to numbers", out)) return;
  for (std::size_t i = 0; i < node.keys.size(); ++i) read_one_set(node.keys[i], node.items[i], into, out);
}

void read_add(const Node& node, Overlay& into, base::Diagnostics& out) {
  ItemReading reading;
  reading.file_stem = "added";
  if (node.is_scalar()) {
    expected(node, "a list of items as in a pack", out);
    return;
  }
  read_items(node, reading, out);
  into.add = std::move(reading.law);
  into.cases = std::move(reading.cases);
}

void read_amendments(const Node& node, Overlay& into, base::Diagnostics& out) {
  if (!expect_mapping(node, "mapping of full names to what changes of them", out)) return;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    Amendment amendment;
    if (!name().read(node.keys[i], amendment.provision, out)) continue;
    auto to = read_amendment(node.items[i], out);
    if (!to) continue;
    amendment.to = std::move(*to);
    into.amend.push_back(std::move(amendment));
  }
}

bool read_extends(const Node& node, regime::Name& into, base::Diagnostics& out) {
  into.at = node.at;
  return text().read(node, into.id, out);
}

Table<Overlay> overlay_table() {
  const Shape item = named("item", item_shape);
  const Shape set = map_of(either({named("number", number_shape), anything()}));
  return {
      "reform",
      {field_with<Overlay>("reform", scalar_text(), kRequired, "what the reform is called",
                           [](const Node& node, Overlay& into, base::Diagnostics& out) {
                             text().read(node, into.title.en, out);
                           }),
       field_with<Overlay>("zh", scalar_text(), kOptional, "what it is called in Chinese",
                           [](const Node& node, Overlay& into, base::Diagnostics& out) {
                             text().read(node, into.title.zh, out);
                           }),
       field_with<Overlay>("extends", scalar_text(), kRequired,
                           "the pack that it changes: a name, or a path from this file",
                           [](const Node& node, Overlay& into, base::Diagnostics& out) {
                             read_extends(node, into.extends, out);
                           }),
       field<Overlay>("repeal", &Overlay::repeal, names(), kOptional, "provisions, as instrument.provision"),
       field_with<Overlay>("amend", map_of(named("amendment", amendment_shape)), kOptional,
                           "provisions, as instrument.provision, with what changes of them", read_amendments),
       field_with<Overlay>("set", set, kOptional,
                           "numbers, as instrument.provision.number, with their new values", read_set),
       field_with<Overlay>("add", one_or_list_of(item), kOptional, "whole provisions, as in a pack",
                           read_add)}};
}

}  // namespace

std::optional<Overlay> read_overlay(const SourceFile& file, base::Diagnostics& out) {
  const Watch watch(out);
  const auto root = parse_yaml(file, out);
  if (!root) return std::nullopt;
  Overlay overlay;
  read_mapping(*root, overlay_table(), overlay, out);
  if (!watch.clean()) return std::nullopt;
  if (overlay.title.zh.empty()) overlay.title.zh = overlay.title.en;
  return overlay;
}

Shape overlay_shape() { return shape_of(overlay_table()); }

}  // namespace osmanthus::pack
