// What the tests of this room share.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "base/diagnostic.hpp"
#include "pack/pack.hpp"
#include "pack/source.hpp"
#include "pack/yaml.hpp"

namespace osmanthus::pack {

inline std::string fixture_text(const std::string& name) {
  std::ifstream stream(std::string(OSMANTHUS_ROOT) + "/tests/pack/" + name, std::ios::binary);
  EXPECT_TRUE(stream.is_open()) << name;
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

inline std::string all_of(base::Diagnostics diagnostics) {
  diagnostics.sort();
  std::string text;
  for (const auto& one : diagnostics.all()) text += base::format(one) + "\n";
  return text;
}

/// The tree of a text that is expected to be in order.
inline Node tree(const std::string& text) {
  base::Diagnostics out;
  const auto root = parse_yaml({"test.yaml", text}, out);
  EXPECT_EQ(all_of(out), "");
  return root.value_or(Node());
}

/// tests/pack/good/town.yaml, read.
inline regime::Law town(std::vector<regime::Case>* cases = nullptr) {
  base::Diagnostics out;
  const SourceFile file{"town.yaml", fixture_text("good/town.yaml")};
  auto law = read_pack({&file, 1}, cases, out);
  EXPECT_EQ(all_of(out), "");
  return law.value_or(regime::Law());
}

inline const regime::Provision& provision(const regime::Law& law, const std::string& id) {
  for (const auto& one : law.provisions) {
    if (one.full_id() == id) return one;
  }
  ADD_FAILURE() << "no provision " << id;
  return law.provisions.front();
}

inline const regime::Number& number(const std::vector<regime::Number>& numbers, const std::string& name) {
  for (const auto& one : numbers) {
    if (one.name == name) return one;
  }
  ADD_FAILURE() << "no number " << name;
  return numbers.front();
}

}  // namespace osmanthus::pack
