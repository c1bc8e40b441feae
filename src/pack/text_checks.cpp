#include "pack/text_checks.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "pack/yaml.hpp"

namespace osmanthus::pack {
namespace {

base::Span span_at(const SourceFile& file, std::string_view text, std::size_t offset) {
  const auto place = base::place_of(text, offset);
  return {file.path, place.line, place.column, place.line, place.column + 1};
}

/// The characters that YAML allows in a file, less three line breaks that editors do not count as such.
bool is_allowed(char32_t c) {
  if (c == '\t' || c == '\n' || c == '\r') return true;
  if (c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0)) return false;
  const bool unseen_break = c == 0x2028 || c == 0x2029;
  return !unseen_break && c != 0xFEFF && c != 0xFFFE && c != 0xFFFF;
}

bool check_size(const SourceFile& file, base::Diagnostics& out) {
  if (file.text.size() <= kMaxBytes) return true;
  out.error("file-too-large", {file.path, 1, 1, 1, 1},
            fmt::format("The file has {} bytes; at most {} are read.", file.text.size(), kMaxBytes),
            "split it: a pack may have many files");
  return false;
}

bool check_characters(const SourceFile& file, std::string_view text, base::Diagnostics& out) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = base::code_point_length(text, i);
    if (length == 0) {
      out.error("bad-utf8", span_at(file, text, i), "The file is not valid UTF-8 from here on.",
                "save it as UTF-8");
      return false;
    }
    if (const char32_t c = base::code_point(text, i); !is_allowed(c)) {
      out.error(
          "bad-character", span_at(file, text, i),
          fmt::format("The character U+{:04X} must not stand in a YAML file.", static_cast<unsigned>(c)),
          "delete it; it does not show in most editors");
      return false;
    }
    i += length;
  }
  return true;
}

bool check_directive(const SourceFile& file, std::string_view text, std::size_t start, std::string_view line,
                     base::Diagnostics& out) {
  if (!line.starts_with('%')) return true;
  const auto words_end = line.find_last_not_of(" \t");
  if (line.substr(0, words_end + 1) == "%YAML 1.2") return true;
  out.error("no-directives", span_at(file, text, start), "The only directive that is read is \"%YAML 1.2\".",
            "delete the line, or quote the text if it begins with a per cent sign");
  return false;
}

bool check_indent(const SourceFile& file, std::string_view text, std::size_t start, std::string_view line,
                  base::Diagnostics& out) {
  const auto content = line.find_first_not_of(" \t");
  const auto tab = line.find('\t');
  if (content == std::string_view::npos || tab > content || line[content] == '#') return true;
  out.error("tab", span_at(file, text, start + tab), "A tab indents this line.",
            "indent with spaces, two a level");
  return false;
}

bool check_lines(const SourceFile& file, std::string_view text, base::Diagnostics& out) {
  bool good = true;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find_first_of("\r\n", start), text.size());
    const auto line = text.substr(start, end - start);
    good =
        check_directive(file, text, start, line, out) && check_indent(file, text, start, line, out) && good;
    if (!good) return false;  // one is enough: such files hold thousands
    start = end + 1;
  }
  return good;
}

}  // namespace

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  return text;
}

bool check_text(const SourceFile& file, base::Diagnostics& out) {
  const auto text = without_mark(file.text);
  return check_size(file, out) && check_characters(file, text, out) && check_lines(file, text, out);
}

}  // namespace osmanthus::pack
