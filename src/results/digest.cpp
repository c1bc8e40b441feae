#include "results/digest.hpp"

#include <sha2.h>
#include <sys/types.h>

#include <array>

#include "results/files.hpp"

namespace osmanthus::results {

std::string digest(std::string_view bytes) {
  std::array<char, SHA256_DIGEST_STRING_LENGTH> hexadecimal{};
  SHA256Data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), hexadecimal.data());
  return std::string("sha256:") + hexadecimal.data();
}

std::string digest(const std::map<std::string, std::string>& texts) {
  std::string all;
  for (const auto& [name, text] : texts) {
    all += name + '\0' + std::to_string(text.size()) + '\0' + text;
  }
  return digest(all);
}

Result<std::string> digest_file(const std::filesystem::path& path) {
  const Result<std::string> content = read_whole(path);
  if (!content) return content.problem();
  return digest(content.value());
}

}  // namespace osmanthus::results
