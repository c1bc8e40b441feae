#include "cli/folder.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace osmanthus::cli {

namespace files = std::filesystem;

Folder::Folder(std::string path) : path_(std::move(path)) {
  std::error_code told_when_a_file_is_written;
  if (!path_.empty()) files::create_directories(path_, told_when_a_file_is_written);
}

void Folder::write(const std::string& name, const std::string& text) {
  if (failed_) return;
  const auto path = files::path(path_) / name;
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (file.flush()) return;
  fmt::print(stderr, "error: {} cannot be written. [write]\n", path.string());
  failed_ = true;
}

}  // namespace osmanthus::cli
