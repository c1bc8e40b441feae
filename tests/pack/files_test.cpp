#include "pack/files.hpp"

#include <filesystem>

#include "fixtures.hpp"

namespace osmanthus::pack {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test.
class Files : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / (std::string("osmanthus_files_") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "built_in");
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) {
    const auto path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.generic_string();
  }

  std::optional<LoadedPack> load(const std::string& name) {
    return load_pack(name, (folder_ / "built_in").generic_string(), out_);
  }

  fs::path folder_;
  base::Diagnostics out_;
};

const std::string kSmall = "pack: {id: small, zh: 小, en: small}\n";

TEST_F(Files, OfAFolderAreReadSortedByPathAndDown) {
  write("p/b.yaml", "domains: {second: {zh: 二, en: second}}");
  write("p/a/z.yaml", "domains: {first: {zh: 一, en: first}}");
  write("p/pack.yaml", kSmall);
  write("p/note.txt", "not read: [");
  write("p/.hidden/x.yaml", "not read: [");
  const auto loaded = load((folder_ / "p").generic_string());
  ASSERT_TRUE(loaded.has_value()) << all_of(out_);
  ASSERT_EQ(loaded->law.domains.size(), 2U);
  EXPECT_EQ(loaded->law.domains[0].id, "first");
  EXPECT_EQ(loaded->files.size(), 3U);
}

TEST_F(Files, AreFoundByABuiltInName) {
  write("built_in/small/pack.yaml", kSmall);
  write("built_in/single.yaml", "pack: {id: single, zh: 单, en: single}\n");
  ASSERT_TRUE(load("small").has_value()) << all_of(out_);
  EXPECT_EQ(load("single")->law.pack.id, "single");
}

TEST_F(Files, ThatAreMissingAreToldWithTheNearestName) {
  write("built_in/small/pack.yaml", kSmall);
  EXPECT_FALSE(load("smal").has_value());
  EXPECT_EQ(all_of(out_),
            "smal: error: There is no pack \"smal\". [no-such-pack]\n  hint: did you mean \"small\"?\n");
}

TEST_F(Files, OfReformsMayStandOneUponTheOther) {
  write("built_in/town.yaml", fixture_text("good/town.yaml"));
  write("one.yaml", "reform: First\nextends: town\nset: {list_rules.listing.term: 1 year}\n");
  const auto path =
      write("sub/two.yaml", "reform: Second\nextends: ../one.yaml\nrepeal: [list_rules.extension]\n");
  const auto loaded = load(path);
  ASSERT_TRUE(loaded.has_value()) << all_of(out_);
  ASSERT_EQ(loaded->reforms.size(), 2U);
  EXPECT_EQ(loaded->reforms[0].en, "First");
  EXPECT_EQ(loaded->reforms[1].en, "Second");
  EXPECT_EQ(number(provision(loaded->law, "list_rules.listing").numbers, "term").cases.size(), 1U);
  EXPECT_TRUE(provision(loaded->law, "list_rules.extension").repealed);
  EXPECT_EQ(loaded->files.size(), 3U);
  EXPECT_EQ(loaded->cases.size(), 1U);
}

TEST_F(Files, ThatExtendEachOtherAreRefused) {
  write("a.yaml", "reform: A\nextends: b.yaml\n");
  const auto path = write("b.yaml", "reform: B\nextends: a.yaml\n");
  EXPECT_FALSE(load(path).has_value());
  ASSERT_EQ(out_.all().size(), 1U);
  EXPECT_EQ(out_.all()[0].rule, "extends-circle");
  EXPECT_EQ(out_.all()[0].at.line, 2);
}

TEST_F(Files, ThatExtendNothingAreToldWhereTheySayIt) {
  const auto path = write("a.yaml", "reform: A\nextends: nowhere\n");
  EXPECT_FALSE(load(path).has_value());
  EXPECT_EQ(all_of(out_), path +
                              ":2:10: error: There is no pack \"nowhere\". [no-such-pack]\n"
                              "  hint: a pack is a folder, a file or a built-in name\n");
}

TEST_F(Files, OfAnEmptyFolderAreNoPack) {
  fs::create_directories(folder_ / "empty");
  EXPECT_FALSE(load((folder_ / "empty").generic_string()).has_value());
  EXPECT_EQ(out_.all()[0].rule, "empty-pack");
}

TEST_F(Files, ThatAreTooLargeAreNotRead) {
  const auto path = write("big.yaml", std::string(kMaxBytes + 1, '#'));
  EXPECT_FALSE(read_file(path, out_).has_value());
  EXPECT_FALSE(read_file((folder_ / "none.yaml").generic_string(), out_).has_value());
  ASSERT_EQ(out_.all().size(), 2U);
  EXPECT_EQ(out_.all()[0].rule, "file-too-large");
  EXPECT_EQ(out_.all()[1].rule, "cannot-read");
}

}  // namespace
}  // namespace osmanthus::pack
