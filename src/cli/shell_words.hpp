// A command as a shell takes it, written and read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace osmanthus::cli {

/// The word, in single quotes where a shell would not take it as it is.
std::string quoted(const std::string& word);

/// The words of a command that `quoted` has written.
std::vector<std::string> shell_words(std::string_view command);

}  // namespace osmanthus::cli
