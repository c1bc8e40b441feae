// Reading what a verb needs, and telling what is wrong with it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "cli/arguments.hpp"
#include "pack/files.hpp"
#include "regime/case.hpp"
#include "regime/compile.hpp"

namespace osmanthus::cli {

/// The pack that the command line names, changed by --set; its diagnostics are added to `diagnostics`.
std::optional<pack::LoadedPack> load_law(const Arguments& arguments, const std::string& name,
                                         base::Diagnostics& diagnostics);

/// The folder of the built-in packs: beside the program's own, or where it was built.
std::string builtin_packs();

/// The view of the command line over that of a case or a default; mistakes go to `diagnostics`.
regime::ViewChoice view_of(const Arguments& arguments, regime::ViewChoice view,
                           base::Diagnostics& diagnostics);

/// Reads YYYY-MM-DD of an option; a mistake goes to `diagnostics`.
std::optional<base::Day> date_option(const std::string& option, const std::string& text,
                                     base::Diagnostics& diagnostics);

/// The day whose law is looked at: --as-of, else the one that the article describes.
std::optional<base::Day> day_of_the_law(const Arguments& arguments, base::Diagnostics& diagnostics);

/// Prints diagnostics to standard error as text; returns whether there was an error.
bool tell(base::Diagnostics& diagnostics);

}  // namespace osmanthus::cli
