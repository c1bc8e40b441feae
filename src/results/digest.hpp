// SHA-256 digests, for files that people compare.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "results/result.hpp"

namespace osmanthus::results {

/// `sha256:` and 64 hexadecimal digits of the digest of `bytes`.
std::string digest(std::string_view bytes);

/// The digest of several texts under their names: of each name and each text's length before the text, in the
/// order of the names, so that no two sets of files share one by being cut differently.
std::string digest(const std::map<std::string, std::string>& texts);

/// The digest of a file's content.
Result<std::string> digest_file(const std::filesystem::path& path);

}  // namespace osmanthus::results
