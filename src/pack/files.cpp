#include "pack/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "pack/contents.hpp"
#include "pack/overlay.hpp"
#include "pack/pack.hpp"
#include "pack/values.hpp"
#include "pack/yaml.hpp"

namespace osmanthus::pack {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 2000;
constexpr std::size_t kMostReforms = 8;  // one upon the other

base::Span whole(const std::string& path) { return {path, 0, 0, 0, 0}; }

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

/// The paths of a folder's pack files; false if it cannot be walked to its end.
bool list_files(const std::string& folder, std::vector<std::string>& paths) {
  std::error_code problem;
  fs::recursive_directory_iterator it(folder, problem);
  const fs::recursive_directory_iterator end;
  while (!problem && it != end) {
    const bool hidden = is_hidden(it->path());
    std::error_code unknown;
    if (hidden && it->is_directory(unknown)) it.disable_recursion_pending();
    if (!hidden && it->path().extension() == ".yaml" && it->is_regular_file(unknown)) {
      paths.push_back(it->path().generic_string());
    }
    it.increment(problem);
  }
  return !problem;
}

std::vector<std::string> builtin_names(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code problem;
  for (fs::directory_iterator it(folder, problem), end; !problem && it != end; it.increment(problem)) {
    std::error_code unknown;
    const bool pack = it->is_directory(unknown) || it->path().extension() == ".yaml";
    if (pack && !is_hidden(it->path())) names.push_back(it->path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

/// Where the pack called `name` lies: built in, or on the disk, from `folder`. Nothing if nowhere.
std::optional<std::string> find_pack(const std::string& name, const fs::path& folder,
                                     const std::string& builtin) {
  std::error_code problem;
  if (is_word(name) && !builtin.empty()) {
    for (const auto& ending : {"", ".yaml"}) {
      const fs::path candidate = fs::path(builtin) / (name + ending);
      if (fs::exists(candidate, problem)) return candidate.generic_string();
    }
  }
  const fs::path path = folder / name;
  if (!fs::exists(path, problem)) return std::nullopt;
  return path.generic_string();
}

class Loader {
 public:
  Loader(const std::string& builtin, base::Diagnostics& out) : builtin_(builtin), out_(out) {}

  /// `named` says where the name stands, if it stands in an overlay.
  std::optional<LoadedPack> load(const std::string& name, const fs::path& folder, const base::Span& named) {
    const auto path = find_pack(name, folder, builtin_);
    if (!path) return not_found(name, named);
    std::error_code problem;
    if (fs::is_directory(*path, problem)) return load_folder(*path);
    auto file = read_file(*path, out_);
    if (!file) return std::nullopt;
    if (!expect_contents(*file, Contents::law, out_)) return std::nullopt;
    if (contents_of(*file) == Contents::reform) return load_overlay(std::move(*file), named);
    std::vector<SourceFile> files;
    files.push_back(std::move(*file));
    return load_files(std::move(files));
  }

 private:
  std::nullopt_t not_found(const std::string& name, const base::Span& named) {
    auto at = named;
    if (at.file.empty()) at = whole(name);
    const auto hint = base::suggest(name, builtin_names(builtin_));
    out_.error("no-such-pack", at, fmt::format("There is no pack \"{}\".", name),
               hint.empty() ? "a pack is a folder, a file or a built-in name" : hint);
    return std::nullopt;
  }

  std::optional<LoadedPack> load_folder(const std::string& folder) {
    auto files = read_folder(folder, out_);
    if (!files) return std::nullopt;
    if (files->empty()) {
      out_.error("empty-pack", whole(folder), "The folder holds no pack: there is no .yaml file in it.");
      return std::nullopt;
    }
    return load_files(std::move(*files));
  }

  std::optional<LoadedPack> load_files(std::vector<SourceFile> files) {
    LoadedPack loaded;
    auto law = read_pack(files, &loaded.cases, out_);
    if (!law) return std::nullopt;
    loaded.law = std::move(*law);
    loaded.files = std::move(files);
    return loaded;
  }

  std::optional<LoadedPack> load_overlay(SourceFile file, const base::Span& named) {
    if (std::ranges::find(open_, file.path) != open_.end() || open_.size() == kMostReforms) {
      out_.error("extends-circle", named.file.empty() ? whole(file.path) : named,
                 "The reforms extend each other in a circle, or too many stand one upon the other.",
                 fmt::format("at most {} may", kMostReforms));
      return std::nullopt;
    }
    open_.push_back(file.path);
    const auto overlay = read_overlay(file, out_);
    if (!overlay) return std::nullopt;
    auto loaded = load(overlay->extends.id, fs::path(file.path).parent_path(), overlay->extends.at);
    if (!loaded || !apply_overlay(*overlay, loaded->law, out_)) return std::nullopt;
    loaded->cases.insert(loaded->cases.end(), overlay->cases.begin(), overlay->cases.end());
    loaded->reforms.push_back(overlay->title);
    loaded->files.push_back(std::move(file));
    return loaded;
  }

  const std::string& builtin_;
  base::Diagnostics& out_;
  std::vector<std::string> open_;  // the overlays that are being loaded
};

}  // namespace

std::optional<SourceFile> read_file(const std::string& path, base::Diagnostics& out) {
  std::error_code problem;
  const auto size = fs::file_size(path, problem);
  std::ifstream stream(path, std::ios::binary);
  if (problem || !stream) {
    out.error("cannot-read", whole(path), "The file cannot be read.",
              "look whether it is there and may be read");
    return std::nullopt;
  }
  if (size > kMaxBytes) {
    out.error("file-too-large", whole(path),
              fmt::format("The file has {} bytes; at most {} are read.", size, kMaxBytes));
    return std::nullopt;
  }
  std::ostringstream text;
  text << stream.rdbuf();
  return SourceFile{path, text.str()};
}

std::optional<std::vector<SourceFile>> read_folder(const std::string& folder, base::Diagnostics& out) {
  std::vector<std::string> paths;
  if (!list_files(folder, paths)) {
    out.error("cannot-read", whole(folder), "The folder cannot be read.",
              "look whether it is there and may be read");
    return std::nullopt;
  }
  if (paths.size() > kMostFiles) {
    out.error("too-many-files", whole(folder),
              fmt::format("The folder holds more than {} .yaml files.", kMostFiles));
    return std::nullopt;
  }
  std::ranges::sort(paths);
  std::vector<SourceFile> files;
  for (const auto& path : paths) {
    auto file = read_file(path, out);
    if (!file) return std::nullopt;
    files.push_back(std::move(*file));
  }
  return files;
}

std::optional<LoadedPack> load_pack(const std::string& name_or_path, const std::string& builtin_folder,
                                    base::Diagnostics& out) {
  return Loader(builtin_folder, out).load(name_or_path, {}, {});
}

}  // namespace osmanthus::pack
