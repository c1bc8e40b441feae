// Writing a file so that it is there whole or not at all.
#pragma once

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

#include "results/result.hpp"

namespace osmanthus::results {

/// Bytes on their way into `path`: they gather in a neighbour of it that takes its name once all is written,
/// so that an interrupted run leaves no half file. One that is not finished is removed.
class WholeFile {
 public:
  explicit WholeFile(std::filesystem::path path);
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  void write(std::string_view bytes);

  /// Gives the file its name; a problem if any byte could not be written.
  Outcome finish();

 private:
  std::filesystem::path path_;
  std::filesystem::path gathering_;
  std::FILE* file_ = nullptr;
  bool failed_ = false;
};

/// Writes `bytes` as the whole content of `path`.
Outcome write_whole(const std::filesystem::path& path, std::string_view bytes);

/// The whole content of `path`.
Result<std::string> read_whole(const std::filesystem::path& path);

}  // namespace osmanthus::results
