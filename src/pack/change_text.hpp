// Changes to provisions, written as an overlay.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pack/source.hpp"
#include "pack/yaml.hpp"
#include "regime/change.hpp"

namespace osmanthus::pack {

/// The rules of a pack as its files and overlays have them, the later over the earlier, by full names.
std::map<std::string, Node> rules_in(const std::vector<SourceFile>& files);

/// What one change makes of an overlay.
struct Written {
  std::string provision;
  bool repeals = false;
  std::string amendment;  // the lines below the provision's name under `amend`, indented by four
};

/// Nothing where the rule has no place for it: a term for what lasts as long as a state, an effect that is
/// not there.
std::optional<Written> written(const regime::Change& change, const std::map<std::string, Node>& rules);

/// The overlay that makes all of these changes.
std::string overlay_text(const regime::Text& title, const std::string& extends,
                         const std::vector<Written>& changes);

}  // namespace osmanthus::pack
