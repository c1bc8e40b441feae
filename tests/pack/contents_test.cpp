// What a file holds is told by its keys, and what to do with it instead.
#include "pack/contents.hpp"

#include <gtest/gtest.h>

#include "fixtures.hpp"

namespace osmanthus::pack {
namespace {

Contents contents(const std::string& text) { return contents_of({"a.yaml", text}); }

TEST(Contents, AreToldByTheKeys) {
  EXPECT_EQ(contents("reform: x"), Contents::reform);
  EXPECT_EQ(contents("extends: cn"), Contents::reform);
  EXPECT_EQ(contents("pack: {id: cn}"), Contents::law);
  EXPECT_EQ(contents("- pack: {id: cn}\n- case: x"), Contents::law);
  EXPECT_EQ(contents("case: x\npack: town"), Contents::cases);
  EXPECT_EQ(contents("- case: x"), Contents::cases);
  EXPECT_EQ(contents("scenario: x\npack: cn"), Contents::scenario);
  EXPECT_EQ(contents("id,name"), Contents::text);
  EXPECT_EQ(contents("- reform: x"), Contents::unknown);
  EXPECT_EQ(contents("reform: ["), Contents::unknown);
}

TEST(Contents, OfAnotherKindAreRefusedWithTheCommandThatTakesThem) {
  const auto told = [](const std::string& text, Contents wanted) {
    base::Diagnostics out;
    const bool fits = expect_contents({"a.yaml", text}, wanted, out);
    EXPECT_EQ(fits, !out.has_errors());
    return all_of(out);
  };
  EXPECT_EQ(told("case: x", Contents::law),
            "a.yaml: error: This file holds a case, not a law pack. [wrong-file]\n"
            "  hint: explain it: osmanthus explain a.yaml\n");
  EXPECT_EQ(told("reform: x", Contents::cases),
            "a.yaml: error: This file holds a reform of a law pack, not a case. [wrong-file]\n"
            "  hint: explain a case under it: osmanthus explain CASE --pack a.yaml\n");
  EXPECT_EQ(told("scenario: x", Contents::cases),
            "a.yaml: error: This file holds a scenario, not a case. [wrong-file]\n"
            "  hint: run it: osmanthus simulate a.yaml --out DIR\n");
  EXPECT_EQ(told("id,name", Contents::law),
            "a.yaml: error: This file holds plain text, not a law pack. [wrong-file]\n"
            "  hint: `osmanthus schema` prints what belongs into one\n");
  EXPECT_EQ(told("reform: x", Contents::law), "");
  EXPECT_EQ(told("reform: [", Contents::cases), "");
}

}  // namespace
}  // namespace osmanthus::pack
