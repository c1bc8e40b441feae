// What tests read of the repository: a law pack, a scenario.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "pack/source.hpp"

namespace osmanthus::files {

inline pack::SourceFile read(const std::string& path) {
  std::ifstream in(std::string(OSMANTHUS_ROOT) + "/" + path, std::ios::binary);
  return {path, {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}};
}

/// The files of a pack but for its worked cases, in pack order.
inline std::vector<pack::SourceFile> read_pack(const std::string& folder) {
  const std::filesystem::path root(OSMANTHUS_ROOT);
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
    const std::string path = std::filesystem::relative(entry.path(), root).string();
    if (entry.path().extension() == ".yaml" && path.find("/cases/") == std::string::npos)
      paths.push_back(path);
  }
  std::ranges::sort(paths);
  std::vector<pack::SourceFile> sources;
  for (const auto& path : paths) sources.push_back(read(path));
  return sources;
}

}  // namespace osmanthus::files
