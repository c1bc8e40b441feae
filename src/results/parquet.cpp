#include "results/parquet.hpp"

#include <arrow/api.h>
#include <arrow/io/file.h>
#include <arrow/util/key_value_metadata.h>
#include <parquet/arrow/reader.h>
#include <parquet/arrow/writer.h>
#include <parquet/exception.h>

#include <memory>
#include <system_error>
#include <utility>
#include <variant>

#include "results/csv.hpp"

namespace osmanthus::results {
namespace {

constexpr std::int64_t kRowGroup = std::int64_t{1} << 20;
constexpr int kCompressionLevel = 3;
constexpr const char* kCreatedBy = "osmanthus";

base::Day epoch() { return base::to_day({1970, 1, 1}); }

std::shared_ptr<arrow::DataType> text_type() { return arrow::dictionary(arrow::int32(), arrow::utf8()); }

std::shared_ptr<arrow::DataType> arrow_type(Type type) {
  switch (type) {
    case Type::text:
      return text_type();
    case Type::integer:
      return arrow::int64();
    case Type::real:
      return arrow::float64();
    case Type::date:
      return arrow::date32();
    case Type::boolean:
      return arrow::boolean();
  }
  return text_type();
}

std::shared_ptr<arrow::Schema> arrow_schema(const Schema& schema) {
  arrow::FieldVector fields;
  for (const Column& column : schema.columns) {
    fields.push_back(
        arrow::field(column.name, arrow_type(column.type), column.may_be_gap,
                     arrow::key_value_metadata({"unit", "meaning"}, {column.unit, column.meaning})));
  }
  return arrow::schema(std::move(fields), arrow::key_value_metadata({"synthetic", "table", "meaning"},
                                                                    {"true", schema.table, schema.meaning}));
}

// ---- writing
// ---------------------------------------------------------------------------------------------------

arrow::Result<std::shared_ptr<arrow::Array>> words_array(const std::vector<std::string>& words) {
  arrow::StringBuilder builder;
  ARROW_RETURN_NOT_OK(builder.AppendValues(words));
  return builder.Finish();
}

struct ToArrow {
  using Built = arrow::Result<std::shared_ptr<arrow::Array>>;

  template <class Builder, class AnyCells, class Read>
  static Built build(const AnyCells& cells, Read read) {
    Builder builder;
    ARROW_RETURN_NOT_OK(builder.Reserve(static_cast<std::int64_t>(cells.size())));
    for (std::size_t row = 0; row < cells.size(); ++row) {
      if (cells.is_gap(row)) {
        builder.UnsafeAppendNull();
      } else {
        builder.UnsafeAppend(read(row));
      }
    }
    return builder.Finish();
  }

  Built operator()(const TextCells& cells) const {
    ARROW_ASSIGN_OR_RAISE(auto codes,
                          build<arrow::Int32Builder>(cells, [&](auto row) { return cells.codes()[row]; }));
    ARROW_ASSIGN_OR_RAISE(auto words, words_array(cells.words()));
    return arrow::DictionaryArray::FromArrays(text_type(), codes, words);
  }
  Built operator()(const IntegerCells& cells) const {
    return build<arrow::Int64Builder>(cells, [&](auto row) { return cells[row]; });
  }
  Built operator()(const RealCells& cells) const {
    return build<arrow::DoubleBuilder>(cells, [&](auto row) { return cells[row]; });
  }
  Built operator()(const DateCells& cells) const {
    return build<arrow::Date32Builder>(cells, [&](auto row) { return cells[row] - epoch(); });
  }
  Built operator()(const BooleanCells& cells) const {
    return build<arrow::BooleanBuilder>(cells, [&](auto row) { return cells[row] != 0; });
  }
};

arrow::Result<std::shared_ptr<arrow::Table>> to_arrow(const Table& table) {
  arrow::ArrayVector arrays;
  for (std::size_t column = 0; column < table.schema().columns.size(); ++column) {
    ARROW_ASSIGN_OR_RAISE(auto array, std::visit(ToArrow{}, table.cells(column)));
    arrays.push_back(std::move(array));
  }
  return arrow::Table::Make(arrow_schema(table.schema()), arrays, static_cast<std::int64_t>(table.rows()));
}

arrow::Status write(const Table& table, const std::filesystem::path& path) {
  ARROW_ASSIGN_OR_RAISE(auto content, to_arrow(table));
  ARROW_ASSIGN_OR_RAISE(auto file, arrow::io::FileOutputStream::Open(path.string()));
  const auto properties = parquet::WriterProperties::Builder()
                              .compression(arrow::Compression::ZSTD)
                              ->compression_level(kCompressionLevel)
                              ->created_by(kCreatedBy)
                              ->build();
  const auto arrow_properties = parquet::ArrowWriterProperties::Builder().store_schema()->build();
  ARROW_RETURN_NOT_OK(parquet::arrow::WriteTable(*content, arrow::default_memory_pool(), file, kRowGroup,
                                                 properties, arrow_properties));
  return file->Close();
}

// ---- reading
// ---------------------------------------------------------------------------------------------------

std::string entry(const std::shared_ptr<const arrow::KeyValueMetadata>& metadata, const std::string& key) {
  if (!metadata) return "";
  return metadata->Get(key).ValueOr("");
}

std::optional<Type> type_of(const arrow::DataType& type) {
  for (const Type known : {Type::text, Type::integer, Type::real, Type::date, Type::boolean}) {
    if (type.Equals(*arrow_type(known))) return known;
  }
  return std::nullopt;
}

arrow::Result<Schema> schema_of(const arrow::Schema& found) {
  Schema schema{entry(found.metadata(), "table"), entry(found.metadata(), "meaning"), {}};
  for (const auto& field : found.fields()) {
    const auto type = type_of(*field->type());
    if (!type)
      return arrow::Status::TypeError("its column ", field->name(), " is of a type that no run writes");
    schema.columns.push_back({field->name(), *type, field->nullable(), entry(field->metadata(), "unit"),
                              entry(field->metadata(), "meaning")});
  }
  return schema;
}

template <class ArrowArray, class AnyCells, class Read>
AnyCells gather(const arrow::ChunkedArray& column, Read read) {
  AnyCells cells;
  for (const auto& chunk : column.chunks()) {
    const auto& array = static_cast<const ArrowArray&>(*chunk);
    for (std::int64_t row = 0; row < array.length(); ++row) {
      if (array.IsNull(row)) {
        cells.add_gap();
      } else {
        cells.add(read(array, row));
      }
    }
  }
  return cells;
}

ColumnCells from_arrow(Type type, const arrow::ChunkedArray& column) {
  switch (type) {
    case Type::integer:
      return gather<arrow::Int64Array, IntegerCells>(column,
                                                     [](auto& array, auto row) { return array.Value(row); });
    case Type::real:
      return gather<arrow::DoubleArray, RealCells>(column,
                                                   [](auto& array, auto row) { return array.Value(row); });
    case Type::date:
      return gather<arrow::Date32Array, DateCells>(
          column, [](auto& array, auto row) { return array.Value(row) + epoch(); });
    case Type::boolean:
      return gather<arrow::BooleanArray, BooleanCells>(
          column, [](auto& array, auto row) { return static_cast<std::uint8_t>(array.Value(row)); });
    case Type::text:
      break;
  }
  return gather<arrow::DictionaryArray, TextCells>(column, [](auto& array, auto row) {
    return static_cast<const arrow::StringArray&>(*array.dictionary()).GetView(array.GetValueIndex(row));
  });
}

arrow::Result<Table> read(const std::filesystem::path& path) {
  ARROW_ASSIGN_OR_RAISE(auto file, arrow::io::ReadableFile::Open(path.string()));
  ARROW_ASSIGN_OR_RAISE(auto reader, parquet::arrow::OpenFile(file, arrow::default_memory_pool()));
  std::shared_ptr<arrow::Table> content;
  ARROW_ASSIGN_OR_RAISE(content, reader->ReadTable());
  ARROW_RETURN_NOT_OK(content->ValidateFull());
  ARROW_ASSIGN_OR_RAISE(Schema schema, schema_of(*content->schema()));
  std::vector<ColumnCells> cells;
  for (std::size_t column = 0; column < schema.columns.size(); ++column) {
    cells.push_back(from_arrow(schema.columns[column].type, *content->column(static_cast<int>(column))));
  }
  return Table::of_columns(std::move(schema), std::move(cells));
}

}  // namespace

Outcome write_parquet(const Table& table, const std::filesystem::path& path) {
  std::filesystem::path gathering = path;
  gathering += ".part";
  std::string failure;
  std::error_code error;
  try {
    const arrow::Status status = write(table, gathering);
    if (!status.ok()) failure = status.message();
  } catch (const parquet::ParquetException& exception) {
    failure = exception.what();
  }
  if (failure.empty()) std::filesystem::rename(gathering, path, error);
  if (failure.empty() && !error) return std::nullopt;
  std::filesystem::remove(gathering, error);
  return Problem{path.string() + " cannot be written. Is the folder there, and is there room on the disk? (" +
                 failure + ")"};
}

Result<Table> read_parquet(const std::filesystem::path& path) {
  std::string failure;
  try {
    arrow::Result<Table> table = read(path);
    if (table.ok()) return std::move(table).ValueUnsafe();
    failure = table.status().message();
  } catch (const parquet::ParquetException& exception) {
    failure = exception.what();
  }
  return Problem{path.string() + " cannot be read as the Parquet file of a run: " + failure + "."};
}

Outcome write_both(const Table& table, const std::filesystem::path& folder) {
  if (auto problem = write_csv(table, folder / (table.schema().table + ".csv"))) return problem;
  return write_parquet(table, folder / (table.schema().table + ".parquet"));
}

}  // namespace osmanthus::results
