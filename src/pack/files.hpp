// The only file of this room that opens files. Everything else takes text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "pack/source.hpp"
#include "regime/case.hpp"
#include "regime/law.hpp"

namespace osmanthus::pack {

struct LoadedPack {
  regime::Law law;
  std::vector<regime::Case> cases;    // of the pack, then of the overlays
  std::vector<SourceFile> files;      // all that was read, the pack's first, then the overlays outwards
  std::vector<regime::Text> reforms;  // the titles of the overlays, innermost first
};

/// Reads one file whole. Nothing, and an error, if it cannot be read or is larger than any pack file may be.
std::optional<SourceFile> read_file(const std::string& path, base::Diagnostics& out);

/// All *.yaml below `folder`, sorted by path; names that begin with a dot are passed over.
std::optional<std::vector<SourceFile>> read_folder(const std::string& folder, base::Diagnostics& out);

/// Loads a pack: a built-in name (a folder or NAME.yaml in `builtin_folder`), a folder, or a file, which may
/// be an overlay over another pack. A bare word that is a built-in name is that; write ./NAME for a folder of
/// the same name.
std::optional<LoadedPack> load_pack(const std::string& name_or_path, const std::string& builtin_folder,
                                    base::Diagnostics& out);

}  // namespace osmanthus::pack
