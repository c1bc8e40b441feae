#include "pack/scalar.hpp"

#include <algorithm>
#include <array>

namespace osmanthus::pack {
namespace {

template <std::size_t N>
bool one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, text) != words.end();
}

bool only(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

std::string_view unsigned_part(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text;
}

constexpr std::string_view kDigits = "0123456789";

bool is_integer(std::string_view text) {
  if (text.starts_with("0o")) return only(text.substr(2), "01234567");
  if (text.starts_with("0x")) return only(text.substr(2), "0123456789abcdefABCDEF");
  return only(unsigned_part(text), kDigits);
}

bool is_mantissa(std::string_view text) {
  const auto point = text.find('.');
  if (point == std::string_view::npos) return only(text, kDigits);
  const auto whole = text.substr(0, point);
  const auto fraction = text.substr(point + 1);
  const bool digits = whole.find_first_not_of(kDigits) == std::string_view::npos &&
                      fraction.find_first_not_of(kDigits) == std::string_view::npos;
  return digits && !(whole.empty() && fraction.empty());
}

bool is_real(std::string_view text) {
  constexpr std::array<std::string_view, 6> special = {".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"};
  const auto number = unsigned_part(text);
  if (one_of(number, special)) return true;
  const auto exponent = number.find_first_of("eE");
  if (!is_mantissa(number.substr(0, exponent))) return false;
  return exponent == std::string_view::npos || only(unsigned_part(number.substr(exponent + 1)), kDigits);
}

}  // namespace

Node::Kind core_schema_kind(std::string_view plain) {
  constexpr std::array<std::string_view, 5> null = {"", "~", "null", "Null", "NULL"};
  constexpr std::array<std::string_view, 6> boolean = {"true", "True", "TRUE", "false", "False", "FALSE"};
  if (one_of(plain, null)) return Node::Kind::null;
  if (one_of(plain, boolean)) return Node::Kind::boolean;
  if (is_integer(plain)) return Node::Kind::integer;
  return is_real(plain) ? Node::Kind::real : Node::Kind::text;
}

}  // namespace osmanthus::pack
