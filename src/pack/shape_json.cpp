// Shapes as a JSON Schema.
#include <fmt/format.h>

#include <map>
#include <string_view>

#include "pack/shape.hpp"

namespace osmanthus::pack {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

/// Prints shapes, and remembers those that are named until each has been printed once.
class Printer {
 public:
  std::string document(const Shape& root, const std::string& title) {
    std::string body = print(root);
    std::string definitions;
    while (!waiting_.empty()) {
      const auto [name, define] = *waiting_.begin();
      waiting_.erase(waiting_.begin());
      definitions +=
          fmt::format("{}\n    {}: {}", definitions.empty() ? "" : ",", quoted(name), print(define()));
    }
    return fmt::format(
        "{{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": {},\n"
        "  \"allOf\": [{}],\n  \"$defs\": {{{}\n  }}\n}}\n",
        quoted(title), body, definitions);
  }

 private:
  std::string print(const Shape& shape) {
    switch (shape.form) {
      case Shape::Form::anything:
        return "{}";
      case Shape::Form::text:
        return R"({"type": ["string", "number", "boolean"]})";
      case Shape::Form::word:
        return word(shape.pattern);
      case Shape::Form::one_of:
        return fmt::format("{{\"enum\": [{}]}}", words(shape.words));
      case Shape::Form::boolean:
        return R"({"type": "boolean"})";
      case Shape::Form::integer:
        return R"({"type": "integer"})";
      case Shape::Form::real:
        return R"({"type": "number"})";
      case Shape::Form::null:
        return R"({"type": "null"})";
      case Shape::Form::list:
        return fmt::format(R"({{"type": "array", "items": {}}})", print(shape.parts[0]));
      case Shape::Form::map:
        return fmt::format(R"({{"type": "object", "additionalProperties": {}}})", print(shape.parts[0]));
      case Shape::Form::record:
        return record(shape);
      case Shape::Form::either:
        return either_of(shape.parts);
      case Shape::Form::named:
        return reference(shape);
    }
    return "{}";
  }

  /// A word that looks like a number is one to a JSON Schema, which has no pattern for numbers.
  static std::string word(const std::string& pattern) {
    return fmt::format(R"({{"type": ["string", "number"], "pattern": {}}})", quoted(pattern));
  }

  static std::string words(const std::vector<std::string>& all) {
    std::vector<std::string> out;
    for (const auto& word : all) out.push_back(quoted(word));
    return joined(out);
  }

  std::string either_of(const std::vector<Shape>& shapes) {
    std::vector<std::string> out;
    for (const auto& shape : shapes) out.push_back(print(shape));
    return fmt::format("{{\"anyOf\": [{}]}}", joined(out));
  }

  /// A value with a description: a reference is kept apart from it, as older tools want it.
  std::string described(const Shape& shape, const std::string& about) {
    return fmt::format(R"({{"description": {}, "allOf": [{}]}})", quoted(about), print(shape));
  }

  std::string record(const Shape& shape) {
    std::vector<std::string> properties;
    std::vector<std::string> required;
    for (std::size_t i = 0; i < shape.keys.size(); ++i) {
      properties.push_back(
          fmt::format("\n      {}: {}", quoted(shape.keys[i]), described(shape.parts[i], shape.about[i])));
      if (shape.required[i]) required.push_back(quoted(shape.keys[i]));
    }
    return fmt::format(
        R"({{"type": "object", "properties": {{{}}}, "required": [{}], "additionalProperties": {}}})",
        joined(properties), joined(required), shape.open ? print(shape.parts.back()) : "false");
  }

  std::string reference(const Shape& shape) {
    const bool fresh = seen_.emplace(shape.name, true).second;
    if (fresh) waiting_.emplace(shape.name, shape.define);
    return fmt::format(R"({{"$ref": "#/$defs/{}"}})", shape.name);
  }

  std::map<std::string, bool> seen_;
  std::map<std::string, std::function<Shape()>> waiting_;
};

}  // namespace

std::string print_json_schema(const Shape& root, const std::string& title) {
  return Printer().document(root, title);
}

}  // namespace osmanthus::pack
