// A table of plain vectors, one a column. Text is held as codes into the column's words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "results/schema.hpp"

namespace osmanthus::results {

/// An empty cell: a figure that is not there, as opposed to nought.
struct Gap {};

struct Date {
  base::Day day;
};

using Cell = std::variant<Gap, std::string_view, std::int64_t, double, Date, bool>;

/// Words in the order in which they first came, and for each row the place of its word; kGap where there is
/// none.
class TextCells {
 public:
  static constexpr std::int32_t kGap = -1;

  void add(std::string_view word);
  void add_gap() { codes_.push_back(kGap); }
  std::size_t size() const { return codes_.size(); }
  const std::vector<std::string>& words() const { return words_; }
  const std::vector<std::int32_t>& codes() const { return codes_; }
  bool is_gap(std::size_t row) const { return codes_[row] == kGap; }
  const std::string& operator[](std::size_t row) const {
    return words_[static_cast<std::size_t>(codes_[row])];
  }

 private:
  std::vector<std::string> words_;
  std::vector<std::int32_t> codes_;
  std::unordered_map<std::string, std::int32_t> places_;
};

/// Values, and for each whether it is there; a gap's value is nought and means nothing.
template <class Value>
class Cells {
 public:
  void add(Value value) {
    values_.push_back(value);
    present_.push_back(1);
  }
  void add_gap() {
    values_.push_back(Value{});
    present_.push_back(0);
  }
  std::size_t size() const { return values_.size(); }
  bool is_gap(std::size_t row) const { return present_[row] == 0; }
  Value operator[](std::size_t row) const { return values_[row]; }
  const std::vector<Value>& values() const { return values_; }
  const std::vector<std::uint8_t>& present() const { return present_; }

 private:
  std::vector<Value> values_;
  std::vector<std::uint8_t> present_;
};

using IntegerCells = Cells<std::int64_t>;
using RealCells = Cells<double>;
using DateCells = Cells<base::Day>;
using BooleanCells = Cells<std::uint8_t>;
using ColumnCells = std::variant<TextCells, IntegerCells, RealCells, DateCells, BooleanCells>;

class Table {
 public:
  explicit Table(Schema schema);

  const Schema& schema() const { return schema_; }
  std::size_t rows() const { return rows_; }

  /// Appends one cell to each column, in the schema's order and of the schema's types. A real that is not a
  /// finite number becomes a gap, so that a failed figure is never written as one.
  void add(std::initializer_list<Cell> row);

  /// The cells of the column at that place; it must be of that type.
  const TextCells& text(std::size_t column) const { return std::get<TextCells>(cells_[column]); }
  const IntegerCells& integers(std::size_t column) const { return std::get<IntegerCells>(cells_[column]); }
  const RealCells& reals(std::size_t column) const { return std::get<RealCells>(cells_[column]); }
  const DateCells& dates(std::size_t column) const { return std::get<DateCells>(cells_[column]); }
  const BooleanCells& booleans(std::size_t column) const { return std::get<BooleanCells>(cells_[column]); }
  const ColumnCells& cells(std::size_t column) const { return cells_[column]; }

  /// A table of whole columns, all of one length, of the schema's types; what a reader fills.
  static Table of_columns(Schema schema, std::vector<ColumnCells> cells);

 private:
  Schema schema_;
  std::vector<ColumnCells> cells_;
  std::size_t rows_ = 0;
};

}  // namespace osmanthus::results
