// Field tables: what a mapping may hold, said once. A table both reads the mapping and tells its shape, so
// that the loader and the JSON Schema cannot drift apart.
//
//   Table<Wage> wage_table() {
//     return {"wage", {field<Wage>("rate", &Wage::rate, whole_number(0, 100), kRequired, "per cent of the
//     mean"),
//                      field<Wage>("from", &Wage::from, date(), kOptional, "first day")}};
//   }
//   Wage wage;
//   read_mapping(node, wage_table(), wage, out);        // reports unknown and missing keys and bad values,
//   all at once Shape shape = shape_of(wage_table());               // for the schema; wrap it in named() to
//   print it once
//
// A field that does not simply fill a member is made with field_with(); keys that are not known beforehand
// (attributes of a pack, rows of a table) are taken by Table::others.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "pack/shape.hpp"
#include "pack/yaml.hpp"

namespace osmanthus::pack {

inline constexpr bool kRequired = true;
inline constexpr bool kOptional = false;

/// A kind of value: its shape, and how it is read. `read` reports what is wrong and then returns false.
template <class V>
struct Value {
  Shape shape;
  std::function<bool(const Node&, V&, base::Diagnostics&)> read;
};

template <class T>
struct Field {
  std::string key;
  Shape shape;
  bool required = false;
  std::string about;  // one line, for the schema and for the hint where the key is missing
  std::function<void(const Node&, T&, base::Diagnostics&)> read;
};

/// Keys that are not in the table. `read` returns false if the key is none of them either.
template <class T>
struct Others {
  Shape shape;
  std::function<bool(const Node& key, const Node& value, T&, base::Diagnostics&)> read;
};

template <class T>
struct Table {
  std::string what;  // "provision": one of these, in messages
  std::vector<Field<T>> fields;
  std::optional<Others<T>> others = std::nullopt;
};

// ---- making fields
// ---------------------------------------------------------------------------------------------

/// A field that fills `member`, which may belong to a base of T.
template <class T, class B, class V>
Field<T> field(std::string key, V B::* member, Value<V> value, bool required, std::string about) {
  auto read = [member, take = std::move(value.read)](const Node& node, T& into, base::Diagnostics& out) {
    take(node, into.*member, out);
  };
  return {std::move(key), std::move(value.shape), required, std::move(about), std::move(read)};
}

/// The same for an optional member.
template <class T, class B, class V>
Field<T> field(std::string key, std::optional<V> B::* member, Value<V> value, bool required,
               std::string about) {
  auto read = [member, take = std::move(value.read)](const Node& node, T& into, base::Diagnostics& out) {
    V read_value{};
    if (take(node, read_value, out)) into.*member = std::move(read_value);
  };
  return {std::move(key), std::move(value.shape), required, std::move(about), std::move(read)};
}

template <class T, class Read>
Field<T> field_with(std::string key, Shape shape, bool required, std::string about, Read read) {
  return {std::move(key), std::move(shape), required, std::move(about), std::move(read)};
}

template <class T>
std::vector<Field<T>> operator+(std::vector<Field<T>> left, std::vector<Field<T>> right) {
  left.insert(left.end(), std::make_move_iterator(right.begin()), std::make_move_iterator(right.end()));
  return left;
}

// ---- using tables
// ----------------------------------------------------------------------------------------------

/// "an instrument", "a case".
std::string a(std::string_view noun);

/// Reports, unless `node` is a mapping, that one was expected.
bool expect_mapping(const Node& node, std::string_view what, base::Diagnostics& out);
void report_unknown_key(const Node& key, std::string_view what, const std::vector<std::string>& known,
                        base::Diagnostics& out);
void report_missing_key(const Node& mapping, std::string_view what, std::string_view key,
                        std::string_view about, base::Diagnostics& out);

template <class T>
std::vector<std::string> keys_of(const Table<T>& table) {
  std::vector<std::string> keys;
  for (const auto& field : table.fields) keys.push_back(field.key);
  return keys;
}

template <class T>
void read_entry(const Node& key, const Node& value, const Table<T>& table, T& into, base::Diagnostics& out) {
  for (const auto& field : table.fields) {
    if (field.key == key.text) return field.read(value, into, out);
  }
  if (table.others && table.others->read(key, value, into, out)) return;
  report_unknown_key(key, table.what, keys_of(table), out);
}

/// Reads `node` by `table`. False if it is no mapping, or a required key is missing; bad values are reported
/// and skipped.
template <class T>
bool read_mapping(const Node& node, const Table<T>& table, T& into, base::Diagnostics& out) {
  if (!expect_mapping(node, table.what, out)) return false;
  for (std::size_t i = 0; i < node.keys.size(); ++i)
    read_entry(node.keys[i], node.items[i], table, into, out);
  bool whole = true;
  for (const auto& field : table.fields) {
    if (!field.required || node.find(field.key) != nullptr) continue;
    report_missing_key(node, table.what, field.key, field.about, out);
    whole = false;
  }
  return whole;
}

template <class T>
Shape shape_of(const Table<T>& table) {
  Shape shape = plain(Shape::Form::record);
  shape.name = table.what;
  for (const auto& field : table.fields) {
    shape.keys.push_back(field.key);
    shape.about.push_back(field.about);
    shape.required.push_back(field.required);
    shape.parts.push_back(field.shape);
  }
  shape.open = table.others.has_value();
  if (shape.open) shape.parts.push_back(table.others->shape);
  return shape;
}

}  // namespace osmanthus::pack
