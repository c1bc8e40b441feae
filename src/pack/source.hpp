// A file as the readers take it: its path, for messages, and its text. Only pack/files.hpp opens files.
#pragma once

#include <string>

namespace osmanthus::pack {

struct SourceFile {
  std::string path;
  std::string text;  // UTF-8
};

}  // namespace osmanthus::pack
