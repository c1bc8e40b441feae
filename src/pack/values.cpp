#include "pack/values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.hpp"
#include "regime/compile.hpp"

namespace osmanthus::pack {
namespace {

constexpr std::string_view kWordPattern = "^[a-z0-9_]+([.][a-z0-9_]+)*$";

bool is_word_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

bool read_text(const Node& node, std::string& into, base::Diagnostics& out) {
  if (!node.is_scalar() || node.kind == Node::Kind::null) return expected(node, "a text", out);
  if (node.text.find_first_not_of(" \t\n") == std::string::npos) return expected(node, "a text", out);
  into = node.text;
  return true;
}

bool read_word(const Node& node, std::string& into, base::Diagnostics& out) {
  if (!node.is_scalar() || node.kind == Node::Kind::null) return expected(node, "a word", out);
  if (!is_word(node.text)) {
    return expected(node, "a word", out,
                    "words have small letters, digits and _, and dots between their parts");
  }
  into = node.text;
  return true;
}

bool read_name(const Node& node, regime::Name& into, base::Diagnostics& out) {
  into.at = node.at;
  return read_word(node, into.id, out);
}

bool read_flag(const Node& node, bool& into, base::Diagnostics& out) {
  if (node.kind != Node::Kind::boolean) return expected(node, "true or false", out);
  into = node.text.front() == 't' || node.text.front() == 'T';
  return true;
}

bool read_date(const Node& node, base::Day& into, base::Diagnostics& out) {
  const auto day = node.is_scalar() ? base::parse_date(node.text) : std::nullopt;
  if (!day) return expected(node, "a day of the calendar as YYYY-MM-DD", out);
  into = *day;
  return true;
}

bool read_end_of_force(const Node& node, base::Day& into, base::Diagnostics& out) {
  return node.kind == Node::Kind::null || read_date(node, into, out);
}

bool read_force(const Node& node, regime::Force& into, base::Diagnostics& out) {
  constexpr auto hint =
      "write e.g. [2019-07-01, null]: the first day in force, and the first day no longer in force";
  if (!node.is_list() || node.items.size() != 2)
    return expected(node, "a force as a list of two days", out, hint);
  const bool first = read_end_of_force(node.items[0], into.from, out);
  const bool second = read_end_of_force(node.items[1], into.until, out);
  if (!first || !second) return false;
  if (into.from < into.until) return true;
  out.error("empty-force", node.at, "The force ends before it begins.", hint);
  return false;
}

std::string capital(std::string_view sentence) {
  std::string text(sentence);
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

template <class E>
Value<E> counted_choice(std::string wanted, std::initializer_list<std::string_view> known) {
  std::vector<std::pair<std::string, E>> pairs;
  for (const auto word : known) pairs.emplace_back(word, static_cast<E>(pairs.size()));
  return choice<E>(std::move(wanted), std::move(pairs));
}

}  // namespace

bool expected(const Node& node, std::string_view wanted, base::Diagnostics& out, std::string hint) {
  out.error("wrong-type", node.at,
            fmt::format("{} is expected here, not {}.", capital(wanted), describe(node)), std::move(hint));
  return false;
}

bool unknown_word(const Node& node, std::string_view wanted, const std::vector<std::string>& known,
                  base::Diagnostics& out) {
  const auto hint = base::suggest(node.text, known);
  out.error(node.is_scalar() ? "unknown-word" : "wrong-type", node.at,
            fmt::format("{} is expected here, not {}.", capital(wanted), describe(node)),
            hint.empty() ? fmt::format("known here: {}", fmt::join(known, ", ")) : hint);
  return false;
}

bool is_word(std::string_view text) {
  bool part = false;  // a part has begun
  for (const char c : text) {
    if (!is_word_character(c) && !(c == '.' && part)) return false;
    part = c != '.';
  }
  return part;
}

Value<std::string> text() { return {scalar_text(), read_text}; }

Value<std::string> short_text(int most) {
  return {scalar_text(), [most](const Node& node, std::string& into, base::Diagnostics& out) {
            if (!read_text(node, into, out)) return false;
            const auto length = base::count_code_points(into);
            if (length <= static_cast<std::size_t>(most)) return true;
            out.error("too-long", node.at,
                      fmt::format("The text has {} characters; at most {} are allowed here.", length, most));
            return false;
          }};
}

Value<std::string> word() { return {word_of(std::string(kWordPattern)), read_word}; }
Value<regime::Name> name() { return {word().shape, read_name}; }
Value<std::vector<std::string>> words() { return one_or_list(word()); }
Value<std::vector<regime::Name>> names() { return one_or_list(name()); }
Value<std::vector<std::string>> texts() { return one_or_list(text()); }
Value<bool> yes_no() { return {plain(Shape::Form::boolean), read_flag}; }

Value<int> whole_number(int least, int most) {
  return {plain(Shape::Form::integer), [least, most](const Node& node, int& into, base::Diagnostics& out) {
            int value = 0;
            const auto* end = node.text.data() + node.text.size();
            const auto [stop, problem] = std::from_chars(node.text.data(), end, value);
            const bool whole = node.is_scalar() && problem == std::errc() && stop == end;
            if (!whole || value < least || value > most) {
              return expected(node, fmt::format("a whole number from {} to {}", least, most), out);
            }
            into = value;
            return true;
          }};
}

Value<base::Day> date() { return {word_of("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), read_date}; }
Value<std::vector<base::Day>> dates() { return one_or_list(date()); }
Value<regime::Force> force() {
  return {list_of(either({date().shape, plain(Shape::Form::null)})), read_force};
}

Value<std::string> choice_of_words(std::string wanted, std::vector<std::string> known) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto& word : known) pairs.emplace_back(word, word);
  return choice<std::string>(std::move(wanted), std::move(pairs));
}

Value<regime::Rank> rank() {
  std::vector<std::pair<std::string, regime::Rank>> known;
  for (auto r = regime::Rank::law; r <= regime::Rank::private_scheme;
       r = static_cast<regime::Rank>(static_cast<int>(r) + 1)) {
    known.emplace_back(regime::to_string(r), r);
  }
  return choice<regime::Rank>("a rank", std::move(known));
}

Value<std::vector<regime::Rank>> ranks() { return one_or_list(rank()); }

Value<regime::Grade> grade() {
  return counted_choice<regime::Grade>(
      "a grade", {"text", "reported", "article", "unverified", "measured", "cited", "assumed"});
}

Value<regime::Nexus> nexus() {
  return counted_choice<regime::Nexus>("a nexus (act or home)", {"act", "home"});
}

Value<regime::Reading> reading() {
  return counted_choice<regime::Reading>("a reading (article or text)", {"article", "text"});
}

Value<std::string> reading_word() {
  return choice_of_words("a reading (article or text)", {"article", "text"});
}

}  // namespace osmanthus::pack
