#include "pack/personal_data.hpp"

#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/utf8.hpp"

namespace osmanthus::pack {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Full-width digits and X as ASCII; other characters beyond ASCII as a blank that does not join digits.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = base::code_point_length(text, i);
    if (length == 0) return out;
    const char32_t c = base::code_point(text, i);
    i += length;
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c >= U'０' && c <= U'９') {
      out += static_cast<char>('0' + (c - U'０'));
    } else if (c == U'Ｘ' || c == U'ｘ') {
      out += 'X';
    } else {
      out += c == U'－' ? '-' : '|';
    }
  }
  return out;
}

/// A row of digits, with single blanks and hyphens between them taken out.
struct Row {
  std::string digits;
  std::vector<std::size_t> groups;  // the lengths of the stretches between blanks and hyphens
  bool plus = false;                // a + stands before it
  bool x = false;                   // an X stands behind it
};

bool joins(std::string_view text, std::size_t at) {
  return (text[at] == ' ' || text[at] == '-') && at + 1 < text.size() && is_digit(text[at + 1]);
}

Row row_at(std::string_view text, std::size_t& at) {
  Row row;
  row.plus = at > 0 && text[at - 1] == '+';
  row.groups.push_back(0);
  for (; at < text.size(); ++at) {
    if (is_digit(text[at])) {
      row.digits += text[at];
      ++row.groups.back();
    } else if (joins(text, at)) {
      row.groups.push_back(0);
    } else {
      break;
    }
  }
  row.x = at < text.size() && (text[at] == 'X' || text[at] == 'x');
  return row;
}

/// Dates, alone or as a span of two, are digits that people write in cases.
bool is_dates(const Row& row) {
  const auto date = [&](std::size_t group, std::size_t digit) {
    if (group + 2 >= row.groups.size() || row.groups[group] != 4) return false;
    const auto text = row.digits.substr(digit, 4) + "-" + row.digits.substr(digit + 4, 2) + "-" +
                      row.digits.substr(digit + 6, 2);
    return row.groups[group + 1] == 2 && row.groups[group + 2] == 2 && base::parse_date(text).has_value();
  };
  if (row.groups.size() == 3) return date(0, 0);
  return row.groups.size() == 6 && date(0, 0) && date(3, 8);
}

bool is_identity(std::string_view digits, bool x) {
  constexpr std::size_t old_form = 15;
  constexpr std::size_t new_form = 18;
  return digits.size() == old_form || digits.size() == new_form || (digits.size() == new_form - 1 && x);
}

bool is_telephone(std::string_view digits, bool plus) {
  constexpr std::size_t mobile = 11;
  if (digits.starts_with("86") && digits.size() > mobile) digits.remove_prefix(2);
  if (digits.starts_with("0086")) digits.remove_prefix(4);
  if (digits.size() == mobile && digits[0] == '1' && digits[1] >= '3') return true;
  const bool landline = digits.size() >= 10 && digits.size() <= 12 && digits[0] == '0' && digits[1] != '0';
  const bool international = plus && digits.size() >= 8 && digits.size() <= 15;
  return landline || international;
}

/// The whole row, and each of its groups, as somebody may write other figures beside the number.
bool is_personal(const Row& row) {
  if (is_dates(row)) return false;
  if (is_identity(row.digits, row.x) || is_telephone(row.digits, row.plus)) return true;
  std::size_t start = 0;
  for (std::size_t i = 0; i < row.groups.size(); ++i) {
    const auto group = std::string_view(row.digits).substr(start, row.groups[i]);
    const bool last = i + 1 == row.groups.size();
    if (is_identity(group, last && row.x) || is_telephone(group, i == 0 && row.plus)) return true;
    start += row.groups[i];
  }
  return false;
}

bool refuse_scalar(const Node& node, base::Diagnostics& out) {
  if (!holds_personal_number(node.text)) return true;
  out.error("personal-data", node.at, "This text holds what looks like an identity or a telephone number.",
            "a case is hypothetical and its subjects are roles; leave out whatever belongs to a real person");
  return false;
}

}  // namespace

bool holds_personal_number(std::string_view text) {
  const std::string plain = folded(text);
  for (std::size_t at = 0; at < plain.size();) {
    if (!is_digit(plain[at])) {
      ++at;
      continue;
    }
    if (is_personal(row_at(plain, at))) return true;
  }
  return false;
}

bool refuse_personal_data(const Node& node, base::Diagnostics& out) {
  if (node.is_scalar()) return refuse_scalar(node, out);
  bool good = true;
  for (const auto& key : node.keys) good = refuse_personal_data(key, out) && good;
  for (const auto& item : node.items) good = refuse_personal_data(item, out) && good;
  return good;
}

}  // namespace osmanthus::pack
