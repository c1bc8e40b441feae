// What a file holds, told by its first keys: so that a case given for a pack is met with the right command.
#pragma once

#include "base/diagnostic.hpp"
#include "pack/source.hpp"

namespace osmanthus::pack {

enum class Contents { law, reform, cases, scenario, text, unknown };

/// Reports nothing; what cannot be parsed is unknown.
Contents contents_of(const SourceFile& file);

/// Reports (`wrong-file`, at the whole file) if `file` plainly holds something else than a reader of
/// `wanted` takes. A list without a key that tells its kind is left to the reader.
bool expect_contents(const SourceFile& file, Contents wanted, base::Diagnostics& out);

}  // namespace osmanthus::pack
