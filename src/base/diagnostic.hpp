// What is wrong with an input, where, and what to do: full sentences for the person who wrote it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace osmanthus::base {

/// A stretch of a file; lines and columns count from 1, columns in code points. line 0: no place.
struct Span {
  std::string file;
  int line = 0;
  int column = 0;
  int end_line = 0;
  int end_column = 0;
};

enum class Severity : std::uint8_t { error, warning };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string rule;  // a stable id such as "unknown-key"
  Span at;
  std::string message;  // a full sentence: what is wrong and what was expected
  std::string hint;     // what to do; may be empty
};

class Diagnostics {
 public:
  void error(std::string rule, Span at, std::string message, std::string hint = "");
  void warning(std::string rule, Span at, std::string message, std::string hint = "");

  bool has_errors() const { return errors_ > 0; }
  bool empty() const { return all_.empty(); }
  const std::vector<Diagnostic>& all() const { return all_; }

  /// By file, line and column; the order in which a reader meets them.
  void sort();

 private:
  std::vector<Diagnostic> all_;
  int errors_ = 0;
};

/// FILE:LINE:COL: error: MESSAGE [RULE], and a second line with the hint if there is one.
std::string format(const Diagnostic& diagnostic);

/// The word of `known` that is nearest to `word` by edit distance, or "" if none is near enough to be meant.
std::string nearest(std::string_view word, std::span<const std::string> known);

/// `did you mean "X"?` for the nearest known word; else a short list of what is known; else "".
std::string suggest(std::string_view word, std::span<const std::string> known);

}  // namespace osmanthus::base
