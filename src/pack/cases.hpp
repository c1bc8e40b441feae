// Hypothetical cases: roles, what they do, and what is expected to follow.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "pack/shape.hpp"
#include "pack/source.hpp"
#include "pack/yaml.hpp"
#include "regime/case.hpp"

namespace osmanthus::pack {

inline constexpr int kMostTitle = 80;  // characters
inline constexpr int kMostSubjects = 12;
inline constexpr int kMostRelated = 4;   // members of one relation
inline constexpr int kMostEvents = 500;  // each counted as often as its `count` says

/// The cases of a file: one mapping with the key `case`, or a list of such. Those that have an error are left
/// out; if nothing else is reported, none is. Whether a pack knows their words is asked by check_case_words
/// (pack/case_words.hpp).
std::vector<regime::Case> read_cases(const SourceFile& file, base::Diagnostics& out);

/// One case; without an id.
std::optional<regime::Case> read_case(const Node& node, base::Diagnostics& out);
Shape case_shape();

/// "court_list" of "packs/cn/cases/court_list.yaml". A case's id is the stem of its file, a hyphen and its
/// number there.
std::string stem_of(std::string_view path);

}  // namespace osmanthus::pack
