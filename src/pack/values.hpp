// The kinds of value that field tables are made of.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/fields.hpp"
#include "regime/law.hpp"

namespace osmanthus::pack {

/// Reports that `wanted` ("a date as YYYY-MM-DD") stands not here; always false.
bool expected(const Node& node, std::string_view wanted, base::Diagnostics& out, std::string hint = "");

/// The same where only the words `known` are allowed; always false.
bool unknown_word(const Node& node, std::string_view wanted, const std::vector<std::string>& known,
                  base::Diagnostics& out);

/// True of what may name something in a pack: small letters, digits and _, in parts joined by dots; a part
/// may begin with a digit (a version is called 2017).
bool is_word(std::string_view text);

/// Any scalar, as text; not empty.
Value<std::string> text();
/// As text(), of at most `most` characters.
Value<std::string> short_text(int most);
Value<std::string> word();
Value<regime::Name> name();
/// One word or a list of words.
Value<std::vector<std::string>> words();
Value<std::vector<regime::Name>> names();
/// One text or a list of texts.
Value<std::vector<std::string>> texts();
Value<bool> yes_no();
Value<int> whole_number(int least, int most);
Value<base::Day> date();
Value<std::vector<base::Day>> dates();
/// `[from, until)` as a list of two, each a date or null.
Value<regime::Force> force();

/// One of a closed list of words, each with its meaning; `wanted` is what they are ("a rank").
template <class E>
Value<E> choice(std::string wanted, std::vector<std::pair<std::string, E>> known) {
  std::vector<std::string> all;
  for (const auto& [word, meaning] : known) all.push_back(word);
  auto read = [wanted = std::move(wanted), known = std::move(known), all](const Node& node, E& into,
                                                                          base::Diagnostics& out) {
    for (const auto& [word, meaning] : known) {
      if (!node.is_scalar() || node.text != word) continue;
      into = meaning;
      return true;
    }
    return unknown_word(node, wanted, all, out);
  };
  return {one_of(all), std::move(read)};
}

/// One of a closed list of words, kept as the word.
Value<std::string> choice_of_words(std::string wanted, std::vector<std::string> known);

/// Reads one value or a list of values with `item`.
template <class V>
Value<std::vector<V>> one_or_list(Value<V> item) {
  auto read = [item](const Node& node, std::vector<V>& into, base::Diagnostics& out) {
    bool good = true;
    const auto take = [&](const Node& part) {
      V value{};
      const bool fine = item.read(part, value, out);
      if (fine) into.push_back(std::move(value));
      good = good && fine;
    };
    if (!node.is_list()) {
      take(node);
      return good;
    }
    for (const auto& part : node.items) take(part);
    return good;
  };
  return {one_or_list_of(item.shape), std::move(read)};
}

Value<regime::Rank> rank();
Value<std::vector<regime::Rank>> ranks();
Value<regime::Grade> grade();
Value<regime::Nexus> nexus();
Value<regime::Reading> reading();
Value<std::string> reading_word();

/// The keys zh and en.
template <class T, class B>
std::vector<Field<T>> bilingual(regime::Text B::* member, bool required = kRequired) {
  const auto half = [member](std::string regime::Text::* language) {
    return [member, language](const Node& node, T& into, base::Diagnostics& out) {
      text().read(node, into.*member.*language, out);
    };
  };
  return {field_with<T>("zh", scalar_text(), required, "the same in Chinese", half(&regime::Text::zh)),
          field_with<T>("en", scalar_text(), required, "the same in English", half(&regime::Text::en))};
}

/// The keys cite, and zh for the same in Chinese: without it the Chinese says what `cite` says.
template <class T>
std::vector<Field<T>> cited(regime::Text T::* member, std::string_view what) {
  const auto cite = [member](const Node& node, T& into, base::Diagnostics& out) {
    std::string words;
    if (!text().read(node, words, out)) return;
    (into.*member).en = words;
    if ((into.*member).zh.empty()) (into.*member).zh = std::move(words);
  };
  const auto zh = [member](const Node& node, T& into, base::Diagnostics& out) {
    text().read(node, (into.*member).zh, out);
  };
  return {field_with<T>("cite", scalar_text(), kRequired, std::string(what), cite),
          field_with<T>("zh", scalar_text(), kOptional, "the same in Chinese", zh)};
}

}  // namespace osmanthus::pack
