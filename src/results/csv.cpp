#include "results/csv.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <variant>

#include "results/files.hpp"

namespace osmanthus::results {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;

void append_text(std::string& line, std::string_view word) {
  if (!word.empty() && word.find_first_of(",\"\r\n") == std::string_view::npos) {
    line += word;
    return;
  }
  line += '"';
  for (const char letter : word) {
    if (letter == '"') line += '"';
    line += letter;
  }
  line += '"';
}

template <class Value, class... Format>
void append_number(std::string& line, Value value, Format... format) {
  std::array<char, 64> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, format...);
  line.append(digits.data(), end.ptr);
}

void append_real(std::string& line, double value) {
  const double size = std::fabs(value);
  if (size == 0 || (size >= 1e-5 && size < 1e15)) {
    append_number(line, value, std::chars_format::fixed);
  } else {
    append_number(line, value);
  }
}

struct AppendCell {
  std::string& line;
  std::size_t row;

  void operator()(const TextCells& cells) const { append_text(line, cells[row]); }
  void operator()(const IntegerCells& cells) const { append_number(line, cells[row]); }
  void operator()(const RealCells& cells) const { append_real(line, cells[row]); }
  void operator()(const DateCells& cells) const { line += base::format_date(cells[row]); }
  void operator()(const BooleanCells& cells) const { line += cells[row] != 0 ? "true" : "false"; }
};

void append_cell(std::string& line, const ColumnCells& cells, std::size_t row) {
  const bool gap = std::visit([row](const auto& column) { return column.is_gap(row); }, cells);
  if (!gap) std::visit(AppendCell{line, row}, cells);
}

void append_header(std::string& text, const Schema& schema) {
  for (const Column& column : schema.columns) {
    if (&column != &schema.columns.front()) text += ',';
    append_text(text, column.name);
  }
  text += "\r\n";
}

void append_row(std::string& text, const Table& table, std::size_t row) {
  for (std::size_t column = 0; column < table.schema().columns.size(); ++column) {
    if (column > 0) text += ',';
    append_cell(text, table.cells(column), row);
  }
  text += "\r\n";
}

}  // namespace

std::string number_text(double value) {
  std::string text;
  append_real(text, value);
  return text;
}

Outcome write_csv(const Table& table, const std::filesystem::path& path) {
  WholeFile file(path);
  std::string text;
  append_header(text, table.schema());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    append_row(text, table, row);
    if (text.size() < kBlock) continue;
    file.write(text);
    text.clear();
  }
  file.write(text);
  return file.finish();
}

}  // namespace osmanthus::results
