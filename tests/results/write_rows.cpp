// Writes the rows of rows.json through both writers, for another language to read back.
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "results/parquet.hpp"

namespace {

using namespace osmanthus;
using nlohmann::json;

results::Schema schema_of(const json& columns) {
  const std::map<std::string, results::Type> types{{"integer", results::Type::integer},
                                                   {"date", results::Type::date},
                                                   {"text", results::Type::text},
                                                   {"real", results::Type::real},
                                                   {"boolean", results::Type::boolean}};
  results::Schema schema{"rows", "rows for a test", {}};
  for (const json& column : columns) {
    const std::string name = column.at("name");
    schema.columns.push_back(
        {name, types.at(column.at("type")), true, "unit of " + name, "meaning of " + name});
  }
  return schema;
}

results::Cell cell_of(const json& cell, results::Type type) {
  if (cell.is_null()) return results::Gap{};
  switch (type) {
    case results::Type::integer:
      return cell.get<std::int64_t>();
    case results::Type::real:
      return cell.get<double>();
    case results::Type::boolean:
      return cell.get<bool>();
    case results::Type::date:
      return results::Date{base::parse_date(cell.get<std::string>()).value()};
    case results::Type::text:
      break;
  }
  return std::string_view(cell.get_ref<const std::string&>());
}

}  // namespace

int main(int, char** arguments) {
  const json content = json::parse(std::ifstream(arguments[1]));
  results::Table table(schema_of(content.at("columns")));
  for (const json& row : content.at("rows")) {
    const auto cell = [&](std::size_t column) {
      return cell_of(row[column], table.schema().columns[column].type);
    };
    table.add({cell(0), cell(1), cell(2), cell(3), cell(4)});
  }
  const auto problem = results::write_both(table, arguments[2]);
  if (problem) std::cerr << problem->message << "\n";
  return problem ? 1 : 0;
}
