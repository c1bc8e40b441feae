#include "pack/protected_traits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace osmanthus::pack {
namespace {

/// Words that count only whole: "racing" and "protested" are none of them.
constexpr std::array<std::string_view, 11> kWords = {"race",      "races",      "creed",     "creeds",
                                                     "sermon",    "sermons",    "protest",   "protests",
                                                     "protester", "protesters", "protesting"};
/// Words that count with whatever ending.
constexpr std::array<std::string_view, 26> kStems = {
    "ethnic",  "racial", "racist",   "nationalit", "tribe",   "tribal", "uyghur",  "uighur",   "tibetan",
    "religio", "belief", "believer", "worship",    "church",  "mosque", "muslim",  "islam",    "christian",
    "buddhis", "prayer", "politic",  "ideolog",    "opinion", "speech", "dissent", "dissident"};
constexpr std::array<std::string_view, 15> kChinese = {"民族", "种族", "族裔", "宗教", "信仰",
                                                       "信教", "教徒", "礼拜", "政治", "政见",
                                                       "言论", "异见", "抗议", "上访", "信访"};
constexpr std::array<std::string_view, 8> kVocabularies = {"acts",       "groups",    "steps",   "flags",
                                                           "attributes", "registers", "records", "duties"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_protected(std::string word) {
  std::ranges::transform(word, word.begin(), [](char c) { return static_cast<char>(c | 0x20); });
  return std::ranges::find(kWords, word) != kWords.end() ||
         std::ranges::any_of(kStems, [&](std::string_view stem) { return word.starts_with(stem); });
}

void refuse(const Node& key, std::string_view what, base::Diagnostics& out) {
  out.error(
      "protected-trait", key.at,
      fmt::format("\"{}\" cannot be declared: no pack may ask about ethnicity, religion, opinion or speech.",
                  what),
      "this boundary is part of what the program is for; see docs/ethics.md");
}

}  // namespace

bool names_protected_trait(std::string_view text) {
  if (std::ranges::any_of(kChinese, [&](auto word) { return text.find(word) != std::string_view::npos; }))
    return true;
  for (auto from = text.begin(); from != text.end();) {
    from = std::find_if(from, text.end(), is_letter);
    const auto to = std::find_if_not(from, text.end(), is_letter);
    if (is_protected(std::string(from, to))) return true;
    from = to;
  }
  return false;
}

bool refuse_protected_trait(const Node& key, base::Diagnostics& out) {
  if (!names_protected_trait(key.text)) return true;
  refuse(key, key.text, out);
  return false;
}

bool refuse_protected_title(const Node& key, const regime::Text& title, base::Diagnostics& out) {
  for (const auto& text : {title.zh, title.en}) {
    if (!names_protected_trait(text)) continue;
    refuse(key, text, out);
    return false;
  }
  return true;
}

bool says_what_subjects_are(std::string_view vocabulary) {
  return std::ranges::find(kVocabularies, vocabulary) != kVocabularies.end();
}

}  // namespace osmanthus::pack
