// The form that a value may take, as data: the JSON Schema is printed from it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace osmanthus::pack {

struct Shape {
  enum class Form : std::uint8_t {
    anything,
    text,    // any scalar but null
    word,    // a scalar that matches `pattern`
    one_of,  // one of `words`
    boolean,
    integer,
    real,  // any number
    null,
    list,    // of parts[0]
    map,     // any keys, values of parts[0]
    record,  // keys[i] with value parts[i]; with `open`, other keys with values of the last part
    either,  // any of parts
    named    // the shape that `define` gives, printed once under `name`; recursion goes through it
  };

  Form form = Form::anything;
  std::string name;  // of a named shape; of a record, what it is
  std::string pattern;
  std::vector<std::string> words;
  std::vector<std::string> keys;
  std::vector<std::string> about;  // beside keys
  std::vector<bool> required;      // beside keys
  bool open = false;
  std::vector<Shape> parts;
  std::function<Shape()> define;
};

Shape anything();
Shape scalar_text();
Shape word_of(std::string pattern);
Shape one_of(std::vector<std::string> words);
Shape list_of(Shape item);
Shape one_or_list_of(Shape item);
Shape map_of(Shape value);
Shape either(std::vector<Shape> shapes);
Shape named(std::string name, std::function<Shape()> define);
Shape plain(Shape::Form form);

/// A JSON Schema (draft 2020-12) of `root`, with a title; named shapes become its definitions.
std::string print_json_schema(const Shape& root, const std::string& title);

}  // namespace osmanthus::pack
