#include "cli/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "explain/words.hpp"

namespace osmanthus::cli {
namespace {

std::string first_sentence(const std::string& text, std::string_view stop) {
  const auto end = text.find(stop);
  return end == std::string::npos ? text : text.substr(0, end);
}

std::string in_words(const regime::NumberCase& value) {
  std::string words = explain::in_words(value.amount);
  if (!value.key.id.empty()) words = fmt::format("{} for {}", words, value.key.id);
  if (value.key_low <= value.key_high && value.key.id.empty() && value.key_high != 0) {
    words = fmt::format("{} at {} to {}", words, value.key_low, value.key_high);
  }
  if (value.from != base::kAlways) words = fmt::format("{} from {}", words, base::format_date(value.from));
  for (const auto& choice : {value.reading, value.variant}) {
    if (!choice.empty()) words = fmt::format("{} ({})", words, choice);
  }
  return words;
}

}  // namespace

regime::Text title_of(const regime::Text& paraphrase) {
  return {first_sentence(paraphrase.zh, "。"), first_sentence(paraphrase.en, ". ")};
}

std::string in_words(const regime::Number& number) {
  std::vector<std::string> parts;
  for (const auto& value : number.cases) parts.push_back(in_words(value));
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string graded(const regime::Number& number) {
  for (const auto& value : number.cases) {
    if (!value.grade) continue;
    const auto range = value.range ? fmt::format(", {}", explain::in_words(*value.range)) : "";
    const auto why = value.why.empty() ? "" : fmt::format(": {}", value.why);
    return fmt::format("{}{}{}", to_string(*value.grade), range, why);
  }
  return "cited";
}

std::string in_words(const regime::Force& force) {
  const auto from = force.from == base::kAlways ? "always" : base::format_date(force.from);
  if (force.until >= base::kNever) return fmt::format("from {}", from);
  return fmt::format("{} to {}", from, base::format_date(force.until - 1));
}

}  // namespace osmanthus::cli
