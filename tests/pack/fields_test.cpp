#include "pack/fields.hpp"

#include "fixtures.hpp"
#include "pack/values.hpp"

namespace osmanthus::pack {
namespace {

struct Wage {
  int rate = 0;
  std::optional<base::Day> from;
  std::vector<std::string> rest;
};

Table<Wage> wage_table() {
  return {"wage",
          {field<Wage>("rate", &Wage::rate, whole_number(0, 100), kRequired, "per cent of the mean"),
           field<Wage>("from", &Wage::from, date(), kOptional, "its first day")}};
}

TEST(Fields, FillTheMembersOfATable) {
  Wage wage;
  base::Diagnostics out;
  EXPECT_TRUE(read_mapping(tree("{rate: 40, from: 2019-01-01}"), wage_table(), wage, out));
  EXPECT_EQ(wage.rate, 40);
  EXPECT_EQ(wage.from, base::parse_date("2019-01-01"));
}

TEST(Fields, TellAllThatIsWrongAtOnce) {
  Wage wage;
  base::Diagnostics out;
  EXPECT_FALSE(read_mapping(tree("{rte: 40, from: soon}"), wage_table(), wage, out));
  EXPECT_EQ(all_of(out),
            "test.yaml:1:1: error: The key \"rate\" is missing from this wage. [missing-key]\n"
            "  hint: \"rate\" is per cent of the mean\n"
            "test.yaml:1:2: error: \"rte\" is not a key of a wage. [unknown-key]\n"
            "  hint: did you mean \"rate\"?\n"
            "test.yaml:1:17: error: A day of the calendar as YYYY-MM-DD is expected here, not \"soon\". "
            "[wrong-type]\n");
}

TEST(Fields, HandOtherKeysToWhoeverTakesThem) {
  auto table = wage_table();
  table.others = Others<Wage>{anything(), [](const Node& key, const Node&, Wage& into, base::Diagnostics&) {
                                into.rest.push_back(key.text);
                                return key.text != "nobody";
                              }};
  Wage wage;
  base::Diagnostics out;
  EXPECT_TRUE(read_mapping(tree("{rate: 1, somebody: 2}"), table, wage, out));
  EXPECT_EQ(wage.rest, std::vector<std::string>{"somebody"});
  EXPECT_FALSE(out.has_errors());
  read_mapping(tree("{rate: 1, nobody: 2}"), table, wage, out);
  EXPECT_TRUE(out.has_errors());
}

TEST(Fields, TellTheirShape) {
  const auto shape = shape_of(wage_table());
  EXPECT_EQ(
      print_json_schema(shape, "Wage"),
      "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"Wage\",\n"
      "  \"allOf\": [{\"type\": \"object\", \"properties\": {\n"
      "      \"rate\": {\"description\": \"per cent of the mean\", \"allOf\": [{\"type\": \"integer\"}]}, \n"
      "      \"from\": {\"description\": \"its first day\", \"allOf\": [{\"type\": [\"string\", \"number\"], "
      "\"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"}]}}, \"required\": [\"rate\"], "
      "\"additionalProperties\": "
      "false}],\n  \"$defs\": {\n  }\n}\n");
}

TEST(Values, KnowWhatAWordIs) {
  for (const auto* good : {"a", "no_flights", "shenzhen.traffic_credit", "2017", "e1"})
    EXPECT_TRUE(is_word(good)) << good;
  for (const auto* bad : {"", ".", "a.", ".a", "a..b", "A", "a b", "a-b", "名单"})
    EXPECT_FALSE(is_word(bad)) << bad;
}

}  // namespace
}  // namespace osmanthus::pack
