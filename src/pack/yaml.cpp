#include "pack/yaml.hpp"

#include <fmt/format.h>
#include <yaml.h>

#include <unordered_map>

#include "base/utf8.hpp"
#include "pack/scalar.hpp"
#include "pack/text_checks.hpp"
#include "pack/yaml_syntax.hpp"

namespace osmanthus::pack {
namespace {

std::string_view as_text(const char* text) { return text == nullptr ? std::string_view() : text; }

struct Event {
  yaml_event_t raw{};
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&raw); }
  bool is(yaml_event_type_t type) const { return raw.type == type; }
};

/// The parser of one file: events in, spans in our own counting out.
class Events {
 public:
  Events(const SourceFile& file, std::string_view text, base::Diagnostics& out) : file_(file), out_(out) {
    alive_ = yaml_parser_initialize(&parser_) != 0;
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;
  ~Events() { yaml_parser_delete(&parser_); }

  /// False at a syntax error, which it reports.
  bool next(Event& event) {
    if (alive_ && yaml_parser_parse(&parser_, &event.raw) != 0) return true;
    report();
    return false;
  }

  base::Span span(const yaml_mark_t& from, const yaml_mark_t& to) const {
    return {file_.path, line(from), column(from), line(to), column(to)};
  }

  void error(std::string rule, const base::Span& at, std::string message, std::string hint) {
    out_.error(std::move(rule), at, std::move(message), std::move(hint));
  }

 private:
  static int line(const yaml_mark_t& mark) { return static_cast<int>(mark.line) + 1; }
  static int column(const yaml_mark_t& mark) { return static_cast<int>(mark.column) + 1; }

  void report() {
    const auto advice = advise(as_text(parser_.problem), as_text(parser_.context));
    const auto& mark = advice.at_context ? parser_.context_mark : parser_.problem_mark;
    error("yaml-syntax", span(mark, mark), advice.message, advice.hint);
  }

  const SourceFile& file_;
  base::Diagnostics& out_;
  yaml_parser_t parser_{};
  bool alive_ = false;
};

class Builder {
 public:
  Builder(const SourceFile& file, base::Diagnostics& out)
      : text_(without_mark(file.text)), events_(file, text_, out) {}

  std::optional<Node> document() {
    Node root;
    Event event;
    if (!expect_start(event)) return std::nullopt;
    if (event.is(YAML_STREAM_END_EVENT)) {
      root.at = events_.span(event.raw.start_mark, event.raw.start_mark);
      return root;
    }
    if (!child(0, root) || !expect_end()) return std::nullopt;
    return root;
  }

 private:
  /// Past the start of the stream, to the start of the document or the end of the stream.
  bool expect_start(Event& first) {
    Event stream;
    return events_.next(stream) && events_.next(first);
  }

  bool expect_end() {
    Event document_end;
    Event after;
    if (!events_.next(document_end) || !events_.next(after)) return false;
    if (after.is(YAML_STREAM_END_EVENT)) return true;
    events_.error("one-document", events_.span(after.raw.start_mark, after.raw.end_mark),
                  "A second document begins here; a file holds one.", "put it in a file of its own");
    return false;
  }

  bool child(int depth, Node& into) {
    Event event;
    return events_.next(event) && value(event, depth, into);
  }

  bool value(const Event& event, int depth, Node& into) {
    into.at = events_.span(event.raw.start_mark, event.raw.end_mark);
    if (depth >= kMaxDepth && !event.is(YAML_SCALAR_EVENT)) return too_deep(into);
    switch (event.raw.type) {
      case YAML_SCALAR_EVENT:
        return scalar(event.raw.data.scalar, into);
      case YAML_SEQUENCE_START_EVENT:
        return list(event.raw.data.sequence_start, depth, into);
      case YAML_MAPPING_START_EVENT:
        return mapping(event.raw.data.mapping_start, depth, into);
      default:
        return alias(into);
    }
  }

  bool too_deep(const Node& node) {
    events_.error("too-deep", node.at, fmt::format("The file nests deeper than {} levels.", kMaxDepth),
                  "no pack or case needs so many; look for a bracket that is not closed");
    return false;
  }

  bool alias(const Node& node) {
    events_.error("no-aliases", node.at,
                  "An alias (\"*name\") cannot be used: every text stands where it is read.",
                  "write the value out, or quote a text that begins with an asterisk");
    return true;
  }

  void refuse_properties(const yaml_char_t* anchor, const yaml_char_t* tag, const Node& node) {
    if (anchor != nullptr) {
      events_.error("no-anchors", node.at, "An anchor (\"&name\") cannot be used.",
                    "delete it, or quote a text that begins with an ampersand");
    }
    if (tag != nullptr) {
      events_.error("no-tags", node.at, "A tag (\"!name\") cannot be used.",
                    "delete it, or quote a text that begins with an exclamation mark");
    }
  }

  template <class Scalar>
  bool scalar(const Scalar& raw, Node& into) {
    refuse_properties(raw.anchor, raw.tag, into);
    into.text.assign(reinterpret_cast<const char*>(raw.value), raw.length);
    const bool plain = raw.style == YAML_PLAIN_SCALAR_STYLE;
    into.kind = plain ? core_schema_kind(into.text) : Node::Kind::text;
    if (!plain || into.at.end_line > into.at.line) into.stretches = stretches(into);
    return true;
  }

  template <class Start>
  bool list(const Start& raw, int depth, Node& into) {
    into.kind = Node::Kind::list;
    refuse_properties(raw.anchor, raw.tag, into);
    for (;;) {
      Event event;
      if (!events_.next(event)) return false;
      if (event.is(YAML_SEQUENCE_END_EVENT)) return close(event, raw.style == YAML_FLOW_SEQUENCE_STYLE, into);
      if (!value(event, depth + 1, into.items.emplace_back())) return false;
    }
  }

  template <class Start>
  bool mapping(const Start& raw, int depth, Node& into) {
    into.kind = Node::Kind::mapping;
    refuse_properties(raw.anchor, raw.tag, into);
    std::unordered_map<std::string, int> lines;
    for (;;) {
      Event event;
      if (!events_.next(event)) return false;
      if (event.is(YAML_MAPPING_END_EVENT)) return close(event, raw.style == YAML_FLOW_MAPPING_STYLE, into);
      Node key;
      Node item;
      if (!value(event, depth + 1, key) || !child(depth + 1, item)) return false;
      if (is_new(key, lines)) add(std::move(key), std::move(item), into);
    }
  }

  static void add(Node key, Node item, Node& into) {
    into.keys.push_back(std::move(key));
    into.items.push_back(std::move(item));
  }

  bool is_new(const Node& key, std::unordered_map<std::string, int>& lines) {
    if (!key.is_scalar()) {
      events_.error("key-not-a-word", key.at,
                    fmt::format("A key is a word or a number, not {}.", describe(key)),
                    "quote a text that begins with a bracket or a brace");
      return false;
    }
    const auto [found, fresh] = lines.emplace(key.text, key.at.line);
    if (!fresh) {
      events_.error("duplicate-key", key.at,
                    fmt::format("The key \"{}\" stands twice in one mapping.", key.text),
                    fmt::format("it stands first in line {}; delete or rename one", found->second));
    }
    return fresh;
  }

  /// A block collection "ends" at the next token, so its end is that of its last part.
  bool close(const Event& event, bool flow, Node& into) {
    const auto end = events_.span(event.raw.start_mark, event.raw.end_mark);
    const auto& last = into.items.empty() || flow ? end : into.items.back().at;
    into.at.end_line = last.end_line;
    into.at.end_column = last.end_column;
    return true;
  }

  /// The trimmed lines of the file that the scalar covers, each found again in its text.
  std::vector<Node::Stretch> stretches(const Node& node) {
    std::vector<Node::Stretch> found;
    std::size_t offset = 0;
    for (int line = node.at.line; line <= node.at.end_line; ++line) {
      auto [content, column] = content_of(node, line);
      if (content.empty()) continue;
      const auto at = node.text.find(content, offset);
      if (at == std::string::npos) continue;
      found.push_back({at, line, column});
      offset = at + content.size();
    }
    return found;
  }

  /// What stands of the scalar on one line of the file, without blanks and quotation marks, and its column.
  std::pair<std::string_view, int> content_of(const Node& node, int line) {
    const auto whole = source_line(line);
    const auto from = line == node.at.line ? byte_of(whole, node.at.column) : 0;
    const auto to = line == node.at.end_line ? byte_of(whole, node.at.end_column) : whole.size();
    auto content = whole.substr(from, to - from);
    const auto blanks = std::min(content.find_first_not_of(" \t\"'"), content.size());
    content.remove_prefix(blanks);
    content = content.substr(0, content.find_last_not_of(" \t\"'") + 1);
    return {content, 1 + static_cast<int>(base::count_code_points(whole.substr(0, from + blanks)))};
  }

  static std::size_t byte_of(std::string_view line, int column) {
    std::size_t at = 0;
    for (int i = 1; i < column && at < line.size(); ++i) at += base::code_point_length(line, at);
    return at;
  }

  std::string_view source_line(int line) {
    if (line_starts_.empty()) index_lines();
    const auto at = static_cast<std::size_t>(line) - 1;
    if (at >= line_starts_.size()) return {};
    const auto rest = text_.substr(line_starts_[at]);
    return rest.substr(0, rest.find_first_of("\r\n"));
  }

  void index_lines() {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const bool ends = text_[i] == '\n' || (text_[i] == '\r' && text_.substr(i + 1, 1) != "\n");
      if (ends) line_starts_.push_back(i + 1);
    }
  }

  std::string_view text_;
  Events events_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].text == key) return &items[i];
  }
  return nullptr;
}

base::Span Node::part(std::size_t from, std::size_t to) const {
  Stretch stretch{0, at.line, at.column};
  for (const auto& candidate : stretches) {
    if (candidate.offset <= from) stretch = candidate;
  }
  const std::string_view view = text;
  const auto before = view.substr(stretch.offset, from - stretch.offset);
  const int column = stretch.column + static_cast<int>(base::count_code_points(before));
  const int width = static_cast<int>(base::count_code_points(view.substr(from, to - from)));
  return {at.file, stretch.line, column, stretch.line, column + width};
}

std::string describe(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "nothing";
    case Node::Kind::list:
      return "a list";
    case Node::Kind::mapping:
      return "a mapping";
    default:
      return fmt::format("\"{}\"", node.text);
  }
}

std::optional<Node> parse_yaml(const SourceFile& file, base::Diagnostics& out) {
  if (!check_text(file, out)) return std::nullopt;
  return Builder(file, out).document();
}

}  // namespace osmanthus::pack
