#include "pack/yaml.hpp"

#include "fixtures.hpp"

namespace osmanthus::pack {
namespace {

std::string place(const base::Span& at) {
  return std::to_string(at.line) + ":" + std::to_string(at.column) + "-" + std::to_string(at.end_line) + ":" +
         std::to_string(at.end_column);
}

TEST(Yaml, GivesEveryNodeItsPlaceInCodePoints) {
  const auto root = tree("zh: 垃圾\nlist: [甲, 乙]\nnested:\n  a: 1\n  b: 2\n\n");
  EXPECT_EQ(place(root.items[0].at), "1:5-1:7");
  EXPECT_EQ(place(root.items[1].items[1].at), "2:11-2:12");
  EXPECT_EQ(place(root.items[1].at), "2:7-2:13");
}

TEST(Yaml, EndsABlockCollectionWhereItsLastPartEnds) {
  const auto root = tree("nested:\n  a: 1\n  b: 2\n\n# a comment\nlast: 3\n");
  EXPECT_EQ(place(root.find("nested")->at), "2:3-3:7");
}

TEST(Yaml, TypesPlainScalarsByTheCoreSchema) {
  using Kind = Node::Kind;
  const auto root = tree(
      "[null, ~, true, False, 12, -3, 0x1F, 0o17, 1.5, .5e3, .inf, yes, no, on, 2019-01-01, 1_000, 0b1, "
      "\"12\", '']");
  const std::vector<Kind> expected = {
      Kind::null,    Kind::null, Kind::boolean, Kind::boolean, Kind::integer, Kind::integer, Kind::integer,
      Kind::integer, Kind::real, Kind::real,    Kind::real,    Kind::text,    Kind::text,    Kind::text,
      Kind::text,    Kind::text, Kind::text,    Kind::text,    Kind::text};
  ASSERT_EQ(root.items.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(root.items[i].kind, expected[i]) << root.items[i].text;
}

TEST(Yaml, KeepsKeysThatLookLikeNumbersAsWritten) {
  const auto root = tree("{2010: a, 2013-10-01: b, 1 to 3: c}");
  EXPECT_EQ(root.keys[0].text, "2010");
  EXPECT_EQ(root.keys[1].text, "2013-10-01");
  EXPECT_EQ(root.find("1 to 3")->text, "c");
  EXPECT_EQ(root.find("missing"), nullptr);
}

TEST(Yaml, TakesAByteOrderMarkAndAVersionDirective) {
  const auto root = tree("\xEF\xBB\xBF%YAML 1.2\n---\na: 1\n");
  EXPECT_EQ(place(root.keys[0].at), "3:1-3:2");
}

TEST(Yaml, CallsAnEmptyFileNothing) {
  EXPECT_EQ(tree("").kind, Node::Kind::null);
  EXPECT_EQ(tree("# only a comment\n").kind, Node::Kind::null);
}

TEST(Yaml, FindsAPartOfAScalarInTheLineThatItStandsIn) {
  const auto root =
      tree("plain: one two\nquoted: \"one two\"\nfolded: one\n  two\n  three\nblock: |\n  一 two\n  three\n");
  EXPECT_EQ(place(root.items[0].part(4, 7)), "1:12-1:15");
  EXPECT_EQ(place(root.items[1].part(4, 7)), "2:14-2:17");
  EXPECT_EQ(place(root.items[2].part(4, 7)), "4:3-4:6");
  EXPECT_EQ(place(root.items[2].part(8, 13)), "5:3-5:8");
  EXPECT_EQ(place(root.items[3].part(4, 7)), "7:5-7:8");
}

TEST(Yaml, ReadsWindowsLineEnds) {
  const auto root = tree("a: 1\r\nb: one\r\n  two\r\n");
  EXPECT_EQ(root.items[1].text, "one two");
  EXPECT_EQ(place(root.items[1].part(4, 7)), "3:3-3:6");
}

TEST(Yaml, RefusesAFileThatIsTooLarge) {
  base::Diagnostics out;
  EXPECT_FALSE(parse_yaml({"big.yaml", "# " + std::string(kMaxBytes, 'a')}, out).has_value());
  ASSERT_EQ(out.all().size(), 1U);
  EXPECT_EQ(out.all()[0].rule, "file-too-large");
}

TEST(Yaml, StopsAtOnceInAFileOfBrackets) {
  base::Diagnostics out;
  EXPECT_FALSE(parse_yaml({"deep.yaml", std::string(100'000, '[')}, out).has_value());
  ASSERT_EQ(out.all().size(), 1U);
  EXPECT_EQ(out.all()[0].rule, "too-deep");
}

TEST(Yaml, GivesTheRestWhereAKeyStandsTwice) {
  base::Diagnostics out;
  const auto root = parse_yaml({"twice.yaml", "a: 1\na: 2\nb: 3\n"}, out);
  ASSERT_TRUE(root.has_value());
  EXPECT_TRUE(out.has_errors());
  EXPECT_EQ(root->find("a")->text, "1");
  EXPECT_EQ(root->find("b")->text, "3");
}

}  // namespace
}  // namespace osmanthus::pack
