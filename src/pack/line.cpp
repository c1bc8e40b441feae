#include "pack/line.hpp"

namespace osmanthus::pack {
namespace {

constexpr std::string_view kBlanks = " \t\n";
constexpr std::string_view kMarks = "(),";
constexpr std::string_view kEndsWord = " \t\n(),";

}  // namespace

Line::Line(const Node& scalar) : node_(scalar) {
  const std::string_view text = scalar.text;
  for (std::size_t at = text.find_first_not_of(kBlanks); at < text.size();) {
    const bool mark = kMarks.find(text[at]) != std::string_view::npos;
    const std::size_t end = mark ? at + 1 : std::min(text.find_first_of(kEndsWord, at), text.size());
    tokens_.push_back({at, end});
    at = text.find_first_not_of(kBlanks, end);
  }
}

std::string_view Line::peek(std::size_t ahead) const {
  if (next_ + ahead >= tokens_.size()) return {};
  const auto& token = tokens_[next_ + ahead];
  return std::string_view(node_.text).substr(token.from, token.to - token.from);
}

std::string_view Line::take() {
  const auto word = peek();
  if (!at_end()) ++next_;
  return word;
}

bool Line::accept(std::initializer_list<std::string_view> words) {
  std::size_t ahead = 0;
  for (const auto word : words) {
    if (peek(ahead) != word) return false;
    ++ahead;
  }
  next_ += ahead;
  return true;
}

base::Span Line::here() const {
  if (at_end()) {
    const std::size_t end = tokens_.empty() ? 0 : tokens_.back().to;
    return node_.part(end, end);
  }
  return node_.part(tokens_[next_].from, tokens_[next_].to);
}

base::Span Line::since(std::size_t position) const {
  if (position >= next_) return here();
  auto span = node_.part(tokens_[position].from, tokens_[position].to);
  const auto last = node_.part(tokens_[next_ - 1].from, tokens_[next_ - 1].to);
  span.end_line = last.end_line;
  span.end_column = last.end_column;
  return span;
}

std::string_view Line::words_since(std::size_t position) const {
  if (position >= next_) return {};
  const auto from = tokens_[position].from;
  return std::string_view(node_.text).substr(from, tokens_[next_ - 1].to - from);
}

}  // namespace osmanthus::pack
