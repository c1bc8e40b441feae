#include "pack/yaml_syntax.hpp"

#include <fmt/format.h>

#include <array>

namespace osmanthus::pack {
namespace {

struct Known {
  std::string_view problem;  // a part of libyaml's text
  std::string_view context;
  std::string_view message;
  std::string_view hint;
  bool at_context;
};

constexpr std::array kKnown = {
    Known{"unexpected end of stream", "quoted scalar", "A quoted text begins here and never ends.",
          "close the quotation mark", true},
    Known{"unexpected document indicator", "quoted scalar", "A quoted text begins here and never ends.",
          "close the quotation mark", true},
    Known{"unknown escape character", "", "This escape is not known in a text in double quotes.",
          "write \\\\ for a backslash, or use single quotes", false},
    Known{"mapping values are not allowed", "", "A colon and a space stand in the middle of a plain text.",
          "put the text in quotes, or check the indentation of this line", false},
    Known{"block sequence entries are not allowed", "", "A list entry (\"- \") cannot stand here.",
          "begin the list on a line of its own, below its key", false},
    Known{"mapping keys are not allowed", "", "A key cannot stand here.",
          "check the indentation of this line", false},
    Known{"could not find expected ':'", "", "A key without a colon stands here, or just above.",
          "write \"key: value\", and put a text of several lines in quotes", false},
    Known{"cannot start any token", "", "A text that begins with this character must be quoted.",
          "put the text in quotes", false},
    Known{"tab character", "", "A tab stands where only spaces may.", "indent with spaces, two a level",
          false},
    Known{"',' or ']'", "", "The list in brackets is not closed, or a comma is missing before this.",
          "close it with ], or put a text that has brackets or a colon in quotes", false},
    Known{"',' or '}'", "", "The mapping in braces is not closed, or a comma is missing before this.",
          "close it with }, or put a text that has braces or a colon in quotes", false},
    Known{"did not find expected key", "", "This line does not fit the mapping that it stands in.",
          "check its indentation, and quote a text that begins or ends with a quotation mark or a bracket",
          false},
    Known{"'-' indicator", "", "This line does not fit the list that it stands in.",
          "check its indentation; every entry of the list begins with \"- \" in the same column", false},
    Known{"node content", "", "A value is missing here.", "write the value, or null", false},
    Known{"<document start>", "", "Something stands here after the end of the document.",
          "a file holds one document: one mapping or one list", false},
    Known{"incompatible YAML document", "", "This is not a YAML 1.2 file.", "write \"%YAML 1.2\"", false},
    Known{"duplicate %YAML", "", "The directive \"%YAML\" is written twice.", "delete one", false},
    Known{"undefined tag handle", "", "Tags such as \"!word\" are not read.", "quote the text", false},
    Known{"alphabetic or numeric", "", "A text that begins with & or * must be quoted.",
          "put the text in quotes", false},
};

bool fits(const Known& known, std::string_view problem, std::string_view context) {
  return problem.find(known.problem) != std::string_view::npos &&
         context.find(known.context) != std::string_view::npos;
}

}  // namespace

SyntaxAdvice advise(std::string_view problem, std::string_view context) {
  for (const auto& known : kKnown) {
    if (fits(known, problem, context)) {
      return {std::string(known.message), std::string(known.hint), known.at_context};
    }
  }
  return {fmt::format("This is not valid YAML: {}.", problem),
          "check the indentation and the quotation marks", false};
}

}  // namespace osmanthus::pack
