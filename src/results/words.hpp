// A text in both languages.
#pragma once

#include <string>

namespace osmanthus::results {

struct Words {
  std::string zh;
  std::string en;
};

}  // namespace osmanthus::results
