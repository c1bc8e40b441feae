#include "results/table.hpp"

#include <cassert>
#include <cmath>
#include <utility>

namespace osmanthus::results {
namespace {

ColumnCells empty_cells(Type type) {
  switch (type) {
    case Type::text:
      return TextCells{};
    case Type::integer:
      return IntegerCells{};
    case Type::real:
      return RealCells{};
    case Type::date:
      return DateCells{};
    case Type::boolean:
      return BooleanCells{};
  }
  return TextCells{};
}

struct Append {
  void operator()(TextCells& cells, std::string_view word) const { cells.add(word); }
  void operator()(IntegerCells& cells, std::int64_t value) const { cells.add(value); }
  void operator()(RealCells& cells, double value) const {
    if (std::isfinite(value)) {
      cells.add(value);
    } else {
      cells.add_gap();
    }
  }
  void operator()(DateCells& cells, Date value) const { cells.add(value.day); }
  void operator()(BooleanCells& cells, bool value) const { cells.add(value ? 1 : 0); }
  template <class AnyCells>
  void operator()(AnyCells& cells, Gap) const {
    cells.add_gap();
  }
  template <class AnyCells, class Other>
  void operator()(AnyCells& cells, Other) const {
    assert(false && "a cell must be of its column's type");
    cells.add_gap();
  }
};

}  // namespace

void TextCells::add(std::string_view word) {
  if (!codes_.empty() && codes_.back() != kGap && words_[static_cast<std::size_t>(codes_.back())] == word) {
    codes_.push_back(codes_.back());
    return;
  }
  const auto [place, fresh] =
      places_.try_emplace(std::string(word), static_cast<std::int32_t>(words_.size()));
  if (fresh) words_.emplace_back(word);
  codes_.push_back(place->second);
}

Table::Table(Schema schema) : schema_(std::move(schema)) {
  for (const Column& column : schema_.columns) cells_.push_back(empty_cells(column.type));
}

void Table::add(std::initializer_list<Cell> row) {
  assert(row.size() == cells_.size());
  auto column = cells_.begin();
  for (const Cell& cell : row) std::visit(Append{}, *column++, cell);
  ++rows_;
}

Table Table::of_columns(Schema schema, std::vector<ColumnCells> cells) {
  Table table(std::move(schema));
  table.cells_ = std::move(cells);
  if (!table.cells_.empty()) {
    table.rows_ = std::visit([](const auto& column) { return column.size(); }, table.cells_.front());
  }
  return table;
}

}  // namespace osmanthus::results
