#include "pack/schema.hpp"

#include "fixtures.hpp"

namespace osmanthus::pack {
namespace {

/// Whether brackets and braces close in order outside of strings.
bool balanced(const std::string& json) {
  std::string open;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '\\') ++i;
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '{' || c == '[') open += c;
    if (c != '}' && c != ']') continue;
    if (open.empty() || open.back() != (c == '}' ? '{' : '[')) return false;
    open.pop_back();
  }
  return open.empty() && !quoted;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(Schema, IsThereForWhateverIsRead) {
  for (const auto& name : schema_names()) EXPECT_TRUE(balanced(json_schema(name))) << name;
  EXPECT_EQ(json_schema("person"), "");
}

TEST(Schema, IsItselfInOrderAsYaml) {
  for (const auto& name : schema_names()) {
    base::Diagnostics out;
    EXPECT_TRUE(parse_yaml({name + ".json", json_schema(name)}, out).has_value());
    EXPECT_EQ(all_of(out), "");
  }
}

TEST(Schema, HasTheKeysOfTheFieldTables) {
  const auto pack = json_schema("pack");
  for (const auto* key : {"\"instrument\": {", "\"must_not\": {", "\"legal_basis\": {", "\"repeal\": {",
                          "\"text_had\": {", "\"expect\": {", "\"cite\": {"}) {
    EXPECT_TRUE(holds(pack, key)) << key;
  }
  EXPECT_TRUE(holds(json_schema("case"), "\"required\": [\"case\", \"as_of\", \"subjects\"]"));
}

TEST(Schema, DefinesWhateverItRefersTo) {
  for (const auto& name : schema_names()) {
    const auto schema = json_schema(name);
    const std::string mark = "#/$defs/";
    for (auto at = schema.find(mark); at != std::string::npos; at = schema.find(mark, at + 1)) {
      const auto start = at + mark.size();
      const auto definition = schema.substr(start, schema.find('"', start) - start);
      EXPECT_TRUE(holds(schema, "\n    \"" + definition + "\": ")) << name << " " << definition;
    }
  }
}

}  // namespace
}  // namespace osmanthus::pack
