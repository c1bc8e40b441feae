// The columns of a run's tables, declared once: both writers, the readers and the documentation follow them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace osmanthus::results {

enum class Type : std::uint8_t { text, integer, real, date, boolean };

struct Column {
  std::string name;
  Type type = Type::text;
  bool may_be_gap = false;  // whether a cell may be empty
  std::string unit;
  std::string meaning;
};

struct Schema {
  std::string table;  // also the stem of its files
  std::string meaning;
  std::vector<Column> columns;

  /// The place of the column of that name, from 0; nothing if there is none.
  std::optional<std::size_t> find(std::string_view name) const;
};

/// One figure for a replicate, month, jurisdiction and group.
const Schema& indicators_schema();

/// How many went from one stage to the next in a month. The stages are act, record, listing, measure and end;
/// of the five id columns exactly the two that belong to the row's stages are filled. Summed over the rest,
/// act → listing gives the new listings of a register, and listing → end its exits by kind.
const Schema& flows_schema();

/// How long listings lasted, ended or not, for survival curves.
const Schema& spells_schema();

/// How many persons bear how many sanctions, for concentration.
const Schema& burden_schema();
const Schema& touched_schema();
const Schema& events_schema();

/// How near the synthetic population comes to each margin that it was fitted to.
const Schema& population_fit_schema();

}  // namespace osmanthus::results
