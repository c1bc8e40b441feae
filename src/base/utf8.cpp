#include "base/utf8.hpp"

#include <algorithm>

namespace osmanthus::base {
namespace {

unsigned byte(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

bool continues(unsigned value) { return (value & 0xC0U) == 0x80U; }

std::size_t announced_length(unsigned lead) {
  if (lead < 0x80U) return 1;
  if (lead >= 0xC2U && lead < 0xE0U) return 2;
  if (lead >= 0xE0U && lead < 0xF0U) return 3;
  if (lead >= 0xF0U && lead < 0xF5U) return 4;
  return 0;
}

char32_t decode(std::string_view text, std::size_t offset, std::size_t length) {
  constexpr unsigned mask[] = {0, 0x7FU, 0x1FU, 0x0FU, 0x07U};
  char32_t value = byte(text, offset) & mask[length];
  for (std::size_t i = 1; i < length; ++i) value = (value << 6U) | (byte(text, offset + i) & 0x3FU);
  return value;
}

bool is_scalar_value(char32_t value, std::size_t length) {
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value >= least[length] && value <= 0x10FFFF && !surrogate;
}

}  // namespace

std::size_t code_point_length(std::string_view text, std::size_t offset) {
  const std::size_t length = announced_length(byte(text, offset));
  if (length == 0 || offset + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!continues(byte(text, offset + i))) return 0;
  }
  return is_scalar_value(decode(text, offset, length), length) ? length : 0;
}

char32_t code_point(std::string_view text, std::size_t offset) {
  return decode(text, offset, announced_length(byte(text, offset)));
}

std::size_t count_code_points(std::string_view text) {
  const auto starts = [](char c) { return !continues(static_cast<unsigned char>(c)); };
  return static_cast<std::size_t>(std::ranges::count_if(text, starts));
}

Place place_of(std::string_view text, std::size_t offset) {
  Place place;
  std::size_t line_start = 0;
  const std::size_t end = std::min(offset, text.size());
  for (std::size_t i = 0; i < end; ++i) {
    const bool lone_return = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    if (text[i] != '\n' && !lone_return) continue;
    ++place.line;
    line_start = i + 1;
  }
  place.column = 1 + static_cast<int>(count_code_points(text.substr(line_start, end - line_start)));
  return place;
}

}  // namespace osmanthus::base
