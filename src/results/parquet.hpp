// Tables as Parquet files. No type of the library that does it shows here.
#pragma once

#include <filesystem>

#include "results/result.hpp"
#include "results/table.hpp"

namespace osmanthus::results {

/// Writes `table` with zstd; text is dictionary-encoded, a month is a date. The file says `synthetic: true`
/// and what the table and each column mean, in which unit. Equal tables give equal bytes: no clock and no
/// path goes in.
Outcome write_parquet(const Table& table, const std::filesystem::path& path);

/// Reads a file that `write_parquet` wrote, its schema included.
Result<Table> read_parquet(const std::filesystem::path& path);

/// Writes STEM.csv and STEM.parquet into `folder`, STEM being the schema's name.
Outcome write_both(const Table& table, const std::filesystem::path& folder);

}  // namespace osmanthus::results
