// A line of the guard language as a row of tokens, each of which knows its place in the file.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "pack/yaml.hpp"

namespace osmanthus::pack {

/// Tokens are separated by blanks; brackets and commas stand for themselves. The node must outlive the line.
class Line {
 public:
  explicit Line(const Node& scalar);

  bool at_end() const { return next_ == tokens_.size(); }
  /// The token `ahead` of the next one; "" beyond the end.
  std::string_view peek(std::size_t ahead = 0) const;
  std::string_view take();
  /// Takes these tokens if they are the next ones.
  bool accept(std::initializer_list<std::string_view> words);

  std::size_t position() const { return next_; }
  void go_back(std::size_t position) { next_ = position; }

  /// The place of the next token; at the end, just behind the last one.
  base::Span here() const;
  /// The place of what was taken since `position`.
  base::Span since(std::size_t position) const;
  /// What was taken since `position`, as it was written.
  std::string_view words_since(std::size_t position) const;
  std::string_view whole() const { return node_.text; }
  const base::Span& at() const { return node_.at; }

 private:
  struct Token {
    std::size_t from;
    std::size_t to;
  };

  const Node& node_;
  std::vector<Token> tokens_;
  std::size_t next_ = 0;
};

}  // namespace osmanthus::pack
