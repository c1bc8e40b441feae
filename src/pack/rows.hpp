// Lists and mappings that a table of fields reads.
#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "pack/values.hpp"

namespace osmanthus::pack {

/// A list of rows, all by one table.
template <class Into, class T>
Field<Into> rows(std::string key, Table<T> table, std::vector<T> Into::* member, std::string about) {
  auto read = [table, member](const Node& node, Into& into, base::Diagnostics& out) {
    if (!node.is_list()) {
      expected(node, fmt::format("a list of {} lines", table.what), out);
      return;
    }
    for (const auto& item : node.items) {
      T row;
      row.at = item.at;
      if (read_mapping(item, table, row, out)) (into.*member).push_back(std::move(row));
    }
  };
  return field_with<Into>(std::move(key), list_of(shape_of(table)), kOptional, std::move(about),
                          std::move(read));
}

/// One mapping, by a table of its own.
template <class T>
Value<T> mapping_by(Table<T> table) {
  Shape shape = shape_of(table);
  return {std::move(shape), [table = std::move(table)](const Node& node, T& into, base::Diagnostics& out) {
            return read_mapping(node, table, into, out);
          }};
}

/// The sorts of sanction that legal bases and yardsticks tell apart.
Value<std::string> sort();

}  // namespace osmanthus::pack
