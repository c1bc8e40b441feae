// Each file in bad/ holds a mistake that somebody may make; NAME.expected is what he should be told.
#include <algorithm>
#include <filesystem>

#include "fixtures.hpp"
#include "pack/cases.hpp"
#include "pack/overlay.hpp"

namespace osmanthus::pack {
namespace {

std::vector<std::string> bad_names() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(OSMANTHUS_ROOT) + "/tests/pack/bad")) {
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

void read_bad_pack(const SourceFile& file, base::Diagnostics& out) {
  const std::vector<SourceFile> files = {{"a.yaml", "pack: {id: small, zh: 小, en: small}"}, file};
  EXPECT_FALSE(read_pack(files, nullptr, out).has_value());
}

void read_bad_reform(const SourceFile& file, base::Diagnostics& out) {
  auto law = town();
  const auto overlay = read_overlay(file, out);
  if (overlay) {
    EXPECT_FALSE(apply_overlay(*overlay, law, out));
  }
}

class BadFile : public testing::TestWithParam<std::string> {};

TEST_P(BadFile, IsToldAsExpected) {
  const SourceFile file{GetParam() + ".yaml", fixture_text("bad/" + GetParam() + ".yaml")};
  base::Diagnostics out;
  if (GetParam().starts_with("case_")) {
    EXPECT_TRUE(read_cases(file, out).empty());
  } else if (GetParam().starts_with("reform_")) {
    read_bad_reform(file, out);
  } else {
    read_bad_pack(file, out);
  }
  EXPECT_EQ(all_of(out), fixture_text("bad/" + GetParam() + ".expected"));
}

INSTANTIATE_TEST_SUITE_P(Pack, BadFile, testing::ValuesIn(bad_names()),
                         [](const auto& one) { return one.param; });

TEST(BadFiles, AreManyAndEachHasItsExpectation) { EXPECT_GE(bad_names().size(), 50U); }

}  // namespace
}  // namespace osmanthus::pack
