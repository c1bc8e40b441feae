// Tables as comma-separated text.
#pragma once

#include <filesystem>
#include <string>

#include "results/result.hpp"
#include "results/table.hpp"

namespace osmanthus::results {

/// Writes `table` as RFC 4180 has it: UTF-8, a header, lines that end in CRLF, text in quotes only where it
/// needs them. A gap is an empty cell (an empty text is `""`), a date YYYY-MM-DD, a flag true or false, a
/// number the shortest text that reads back as the same number, whatever the locale. There are no comment
/// lines.
Outcome write_csv(const Table& table, const std::filesystem::path& path);

/// The shortest decimal text that reads back as `value`, without an exponent between 1e-5 and 1e15.
std::string number_text(double value);

}  // namespace osmanthus::results
