#include "cli/shell_words.hpp"

namespace osmanthus::cli {

std::string quoted(const std::string& word) {
  const bool plain = word.find_first_of(" \t\n'\"\\$&;|<>()*?[]{}~#!`") == std::string::npos;
  if (plain && !word.empty()) return word;
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::vector<std::string> shell_words(std::string_view command) {
  std::vector<std::string> words;
  bool inside = false;  // quotes
  bool begun = false;   // a word
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (c == ' ' && !inside) {
      begun = false;
      continue;
    }
    if (!begun) words.emplace_back();
    begun = true;
    if (c == '\'') {
      inside = !inside;
    } else if (c == '\\' && !inside && i + 1 < command.size()) {
      words.back() += command[++i];
    } else {
      words.back() += c;
    }
  }
  return words;
}

}  // namespace osmanthus::cli
