#include "pack/pack.hpp"

#include <fmt/format.h>

#include "pack/case_words.hpp"
#include "pack/cases.hpp"
#include "pack/items.hpp"
#include "pack/watch.hpp"
#include "pack/yaml.hpp"

namespace osmanthus::pack {
namespace {

void check_pack_item(const regime::Law& law, std::span<const SourceFile> files, base::Diagnostics& out) {
  if (!law.pack.id.empty()) return;
  const std::string path = files.empty() ? "" : files.front().path;
  out.error("no-pack", {path, 0, 0, 0, 0}, "No file of this pack says what the pack is.",
            "write \"pack: {id: …, zh: …, en: …}\" in one of them");
}

void check_cases(const std::vector<regime::Case>& cases, const regime::Law& law, base::Diagnostics& out) {
  if (cases.size() > kMostCases) {
    out.error("too-many-cases", cases[kMostCases].at,
              fmt::format("A pack may hold {} cases at most.", kMostCases));
  }
  for (const auto& one : cases) check_case_words(one, law, out);
}

}  // namespace

std::optional<regime::Law> read_pack(std::span<const SourceFile> files, std::vector<regime::Case>* cases,
                                     base::Diagnostics& out) {
  const Watch watch(out);
  ItemReading reading;
  for (const auto& file : files) {
    reading.file_stem = stem_of(file.path);
    if (const auto root = parse_yaml(file, out)) read_items(*root, reading, out);
  }
  if (watch.clean()) check_pack_item(reading.law, files, out);
  check_cases(reading.cases, reading.law, out);
  if (!watch.clean()) return std::nullopt;
  if (cases != nullptr) *cases = std::move(reading.cases);
  return std::move(reading.law);
}

}  // namespace osmanthus::pack
