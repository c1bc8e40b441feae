#include "results/files.hpp"

#include <array>
#include <system_error>
#include <utility>

namespace osmanthus::results {

WholeFile::WholeFile(std::filesystem::path path) : path_(std::move(path)), gathering_(path_) {
  gathering_ += ".part";
  // A device or a socket of that name must not be replaced by a file.
  std::error_code unknown;
  const bool free =
      !std::filesystem::exists(path_, unknown) || std::filesystem::is_regular_file(path_, unknown);
  if (free) file_ = std::fopen(gathering_.c_str(), "wb");
  failed_ = file_ == nullptr;
}

WholeFile::~WholeFile() {
  if (file_ == nullptr) return;
  std::fclose(file_);
  std::error_code ignored;
  std::filesystem::remove(gathering_, ignored);
}

void WholeFile::write(std::string_view bytes) {
  if (failed_) return;
  failed_ = std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size();
}

Outcome WholeFile::finish() {
  const Problem problem{path_.string() +
                        " cannot be written. Is the folder there, and is there room on the disk?"};
  if (failed_) return problem;
  failed_ = true;
  if (std::fclose(std::exchange(file_, nullptr)) != 0) return problem;
  std::error_code error;
  std::filesystem::rename(gathering_, path_, error);
  if (error) return problem;
  return std::nullopt;
}

Outcome write_whole(const std::filesystem::path& path, std::string_view bytes) {
  WholeFile file(path);
  file.write(bytes);
  return file.finish();
}

Result<std::string> read_whole(const std::filesystem::path& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr)
    return Problem{path.string() + " cannot be opened. Is it the folder of a finished run?"};
  std::string content;
  std::array<char, 65536> block;
  std::size_t length = 0;
  while ((length = std::fread(block.data(), 1, block.size(), file)) > 0) content.append(block.data(), length);
  const bool failed = std::ferror(file) != 0;
  std::fclose(file);
  if (failed) return Problem{path.string() + " cannot be read to its end."};
  return content;
}

}  // namespace osmanthus::results
