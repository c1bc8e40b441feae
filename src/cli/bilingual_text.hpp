// What the verbs that print text share: lines, in one language or the other.
#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>

namespace osmanthus::cli {

class BilingualText {
 public:
  explicit BilingualText(bool chinese) : chinese_(chinese) {}

 protected:
  template <class... T>
  void line(fmt::format_string<T...> format, T&&... values) {
    out_ += fmt::format(format, std::forward<T>(values)...);
    out_ += '\n';
  }
  std::string say(std::string en, std::string zh) const { return chinese_ ? zh : en; }

  bool chinese_;
  std::string out_;
};

}  // namespace osmanthus::cli
