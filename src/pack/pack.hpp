// Law packs: a list of files, each an item or a list of items, read into the law as it was written.
//
//   YAML text ──► yaml (a tree with places) ──► field tables ──► vocabulary · instruments · provision · cases
//   ──► Law
//
// An item's keys say its kind, and any item may stand in any file. A law belongs to the instrument above it
// in its file.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/diagnostic.hpp"
#include "pack/source.hpp"
#include "regime/case.hpp"
#include "regime/law.hpp"

namespace osmanthus::pack {

/// How many worked cases a pack may hold.
inline constexpr std::size_t kMostCases = 2000;

/// Reads a whole pack; pack order is the order of `files` (sort them by path), then position. Worked cases go
/// to `cases`, unless it is null. Nothing is returned if any file has an error; all errors are reported in
/// one go. Names are not resolved here: regime::compile does that.
std::optional<regime::Law> read_pack(std::span<const SourceFile> files, std::vector<regime::Case>* cases,
                                     base::Diagnostics& out);

}  // namespace osmanthus::pack
