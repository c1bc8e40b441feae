// YAML 1.2 (core schema) as a tree in which every node knows its place.
//
// Taken: one document, no aliases, anchors or tags, no directive but `%YAML 1.2`, at most kMaxDepth levels,
// keys that are plain or quoted words and stand once in a mapping. Whatever else the file holds is said with
// file:line:col.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "pack/source.hpp"

namespace osmanthus::pack {

inline constexpr int kMaxDepth = 32;
inline constexpr std::size_t kMaxBytes = 4U << 20U;

struct Node {
  enum class Kind : std::uint8_t { null, boolean, integer, real, text, list, mapping };

  /// Where a stretch of a scalar's text that lies on one line of the file begins.
  struct Stretch {
    std::size_t offset;  // in `text`, in bytes
    int line;
    int column;
  };

  Kind kind = Kind::null;
  std::string text;                // of a scalar, as written, escapes resolved
  base::Span at;                   // end exclusive; of a block collection, the end of its last part
  std::vector<Node> keys;          // of a mapping, in the order of the file
  std::vector<Node> items;         // of a list, or the values of a mapping, beside `keys`
  std::vector<Stretch> stretches;  // of a scalar that is quoted or runs over several lines

  bool is_scalar() const { return kind < Kind::list; }
  bool is_list() const { return kind == Kind::list; }
  bool is_mapping() const { return kind == Kind::mapping; }

  /// The value under `key` of a mapping, or nothing.
  const Node* find(std::string_view key) const;

  /// Where bytes [from, to) of a scalar's text stand in the file.
  base::Span part(std::size_t from, std::size_t to) const;
};

/// "a list", "a mapping", "nothing", or the scalar in quotes: for messages.
std::string describe(const Node& node);

/// The tree of `file`; an empty file is a null node. Nothing if the text cannot be read to its end. Errors
/// that leave the rest readable (a key written twice, an anchor) are reported and the tree is given without
/// them.
std::optional<Node> parse_yaml(const SourceFile& file, base::Diagnostics& out);

}  // namespace osmanthus::pack
