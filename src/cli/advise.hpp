// The smallest overlays found that make a pack keep to what it violates.
#pragma once

#include <string>
#include <vector>

#include "audit/audit.hpp"
#include "pack/files.hpp"
#include "regime/change.hpp"

namespace osmanthus::cli {

/// How a pack comes to keep to one property; empty changes, if no overlay was found that does it.
struct Advised {
  std::string property;
  std::vector<regime::Change> changes;
  std::string overlay;  // its text
  std::string file;     // its name in the folder
};

/// For each property that `found` violates, an overlay under which a new audit finds no violation of it, and
/// none of whose parts can be left out. `extends` is what the overlay says that it changes.
std::vector<Advised> advise(const pack::LoadedPack& pack, const audit::Audit& found,
                            const audit::Request& request, const std::string& extends);

}  // namespace osmanthus::cli
