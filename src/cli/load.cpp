#include "cli/load.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "pack/overlay.hpp"

namespace osmanthus::cli {
namespace {

namespace files = std::filesystem;

/// --set PARAM=VALUE.
bool apply_settings(const std::vector<std::string>& settings, regime::Law& law,
                    base::Diagnostics& diagnostics) {
  for (const auto& setting : settings) {
    const auto equals = setting.find('=');
    if (equals == std::string::npos) {
      diagnostics.error("bad-option", {"--set", 0, 0, 0, 0},
                        fmt::format("\"{}\" is not PARAM=VALUE.", setting),
                        "e.g. --set spc_defaulter_list.grounds_2_to_6.term=\"1 year\"");
      return false;
    }
    if (!pack::set_number(law, setting.substr(0, equals), setting.substr(equals + 1), "--set", diagnostics))
      return false;
  }
  return true;
}

}  // namespace

std::string builtin_packs() {
  std::error_code failed;
  const auto program = files::read_symlink("/proc/self/exe", failed);
  for (auto folder = program.parent_path(); !failed && folder.has_relative_path();
       folder = folder.parent_path()) {
    if (files::exists(folder / "packs" / "cn" / "pack.yaml", failed)) return (folder / "packs").string();
  }
  return OSMANTHUS_PACKS;
}

std::optional<pack::LoadedPack> load_law(const Arguments& arguments, const std::string& name,
                                         base::Diagnostics& diagnostics) {
  const std::string wanted = name.empty() ? "cn" : name;
  auto loaded = pack::load_pack(wanted, builtin_packs(), diagnostics);
  if (!loaded || !apply_settings(arguments.set, loaded->law, diagnostics)) return std::nullopt;
  return loaded;
}

regime::ViewChoice view_of(const Arguments& arguments, regime::ViewChoice view,
                           base::Diagnostics& diagnostics) {
  if (arguments.reading == "article") view.reading = regime::Reading::article;
  if (arguments.reading == "text") view.reading = regime::Reading::text;
  for (const auto& word : arguments.include) {
    const auto rank = regime::parse_rank(word);
    if (rank && !regime::binding(*rank)) {
      view.include.push_back(*rank);
    } else {
      const std::vector<std::string> known = {"plan", "draft", "practice", "private_scheme"};
      diagnostics.error("bad-option", {"--include", 0, 0, 0, 0},
                        fmt::format("\"{}\" is no status that can be included.", word),
                        base::suggest(word, known));
    }
  }
  if (!arguments.variants.empty()) view.variants = arguments.variants;
  if (!arguments.law_of.empty()) view.law_of = date_option("--law-of", arguments.law_of, diagnostics);
  return view;
}

std::optional<base::Day> day_of_the_law(const Arguments& arguments, base::Diagnostics& diagnostics) {
  return date_option("--as-of", arguments.as_of.empty() ? "2019-11-30" : arguments.as_of, diagnostics);
}

std::optional<base::Day> date_option(const std::string& option, const std::string& text,
                                     base::Diagnostics& diagnostics) {
  const auto day = base::parse_date(text);
  if (!day) {
    diagnostics.error("bad-option", {option, 0, 0, 0, 0},
                      fmt::format("\"{}\" is not a day of the calendar.", text),
                      "write YYYY-MM-DD, e.g. 2019-11-30");
  }
  return day;
}

bool tell(base::Diagnostics& diagnostics) {
  diagnostics.sort();
  for (const auto& d : diagnostics.all()) {
    if (d.severity == base::Severity::error) fmt::print(stderr, "{}\n", base::format(d));
  }
  return diagnostics.has_errors();
}

}  // namespace osmanthus::cli
