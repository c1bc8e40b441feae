// One self-contained HTML page from one run, or from two that are compared.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "results/result.hpp"

namespace osmanthus::report {

/// Writes the page for one run's folder, or for two (then also the second minus the first), to `out`. It
/// opens in `language`, zh or en, and can be switched. A problem if a folder is no finished run, the language
/// is another, or `out` cannot be written.
results::Outcome write_report(std::span<const std::filesystem::path> run_folders,
                              const std::filesystem::path& out, std::string_view language);

}  // namespace osmanthus::report
