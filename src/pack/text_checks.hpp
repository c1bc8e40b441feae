// What is looked for in a file's text before it is read as YAML, because the parser would not say where, or
// would be slow.
#pragma once

#include <string_view>

#include "base/diagnostic.hpp"
#include "pack/source.hpp"

namespace osmanthus::pack {

/// `text` without a byte order mark.
std::string_view without_mark(std::string_view text);

/// Size, UTF-8, control characters, tabs that indent, directives. True if `file` may be parsed.
bool check_text(const SourceFile& file, base::Diagnostics& out);

}  // namespace osmanthus::pack
