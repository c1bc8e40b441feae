#include "pack/protected_traits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace osmanthus::pack {
namespace {

constexpr std::array<std::string_view, 15> kWords = {
    "ethnic", "ethnicity", "race",      "racial",   "nationality", "religion", "religious", "belief",
    "creed",  "worship",   "political", "politics", "opinion",     "speech",   "dissident"};
constexpr std::array<std::string_view, 4> kVocabularies = {"acts", "groups", "flags", "attributes"};

bool is_protected(std::string_view part) { return std::ranges::find(kWords, part) != kWords.end(); }

}  // namespace

bool names_protected_trait(std::string_view word) {
  for (std::size_t start = 0; start <= word.size();) {
    const auto end = std::min(word.find_first_of("._", start), word.size());
    if (is_protected(word.substr(start, end - start))) return true;
    start = end + 1;
  }
  return false;
}

bool refuse_protected_trait(const Node& key, std::string_view vocabulary, base::Diagnostics& out) {
  if (std::ranges::find(kVocabularies, vocabulary) == kVocabularies.end()) return true;
  if (!names_protected_trait(key.text)) return true;
  out.error(
      "protected-trait", key.at,
      fmt::format("\"{}\" cannot be declared: no pack may ask about ethnicity, religion, opinion or speech.",
                  key.text),
      "this boundary is part of what the program is for; see docs/ethics.md");
  return false;
}

}  // namespace osmanthus::pack
