#include "pack/guard.hpp"

#include <fmt/format.h>

#include "pack/values.hpp"

namespace osmanthus::pack {
namespace {

using regime::Guard;
using regime::Happening;

Guard read_part(const Node& node, const GuardReading& reading, base::Diagnostics& out);

void read_parts(const Node& node, const GuardReading& reading, Guard& into, base::Diagnostics& out) {
  if (!node.is_list()) {
    into.parts.push_back(read_part(node, reading, out));
    return;
  }
  if (node.items.empty()) out.error("empty-guard", node.at, "A list of conditions must not be empty.");
  for (const auto& item : node.items) into.parts.push_back(read_part(item, reading, out));
}

Table<Guard> joined_table(const GuardReading& reading) {
  const auto form = [&reading](Guard::Form wanted) {
    return [&reading, wanted](const Node& node, Guard& into, base::Diagnostics& out) {
      into.form = wanted;
      read_parts(node, reading, into, out);
    };
  };
  const Shape shape = named("guard", guard_shape);
  return {
      "group of conditions",
      {field_with<Guard>("any", shape, kOptional, "conditions of which one must hold",
                         form(Guard::Form::any)),
       field_with<Guard>("all", shape, kOptional, "conditions that must all hold", form(Guard::Form::all))}};
}

Guard read_joined(const Node& node, const GuardReading& reading, base::Diagnostics& out) {
  Guard guard;
  guard.at = node.at;
  if (node.keys.size() == 1) {
    read_mapping(node, joined_table(reading), guard, out);
  } else {
    out.error("one-key", node.at, "A group of conditions has one key: any or all.",
              "write {any: […]}, or a list of such groups; quote a line that has a colon");
  }
  return guard;
}

Guard read_part(const Node& node, const GuardReading& reading, base::Diagnostics& out) {
  if (node.is_mapping()) return read_joined(node, reading, out);
  Guard guard;
  guard.at = node.at;
  if (!node.is_scalar() || node.kind == Node::Kind::null) {
    expected(node, "a condition", out, "write e.g. \"age at least 14 years (record_age)\"");
    return guard;
  }
  if (auto condition = read_condition(node, reading, out)) {
    guard.form = Guard::Form::condition;
    guard.condition = std::move(*condition);
  }
  return guard;
}

std::optional<Happening> read_happening(const Node& node, base::Diagnostics& out) {
  constexpr auto hint =
      "write an act, a group, \"STEP of STANDING\", \"STANDING opens\", \"SCORE changes\" or "
      "\"commencement\"";
  Happening happening;
  happening.at = node.at;
  Line line(node);
  happening.name.at = line.here();
  const auto word = line.take();
  if (!node.is_scalar() || !is_word(word)) {
    expected(node, "a happening", out, hint);
    return std::nullopt;
  }
  happening.name.id = word;
  if (word == "commencement" && line.at_end()) {
    happening.form = Happening::Form::commencement;
  } else if (line.accept({"opens"})) {
    happening.form = Happening::Form::opens;
  } else if (line.accept({"changes"})) {
    happening.form = Happening::Form::changes;
  } else if (line.accept({"of"})) {
    happening.form = Happening::Form::step_of;
    happening.of.at = line.here();
    happening.of.id = line.take();
  }
  const bool whole = happening.form != Happening::Form::step_of || is_word(happening.of.id);
  if (whole && line.at_end()) return happening;
  out.error("bad-happening", line.here(), fmt::format("\"{}\" is no happening.", node.text), hint);
  return std::nullopt;
}

}  // namespace

Guard read_guard(const Node& node, const GuardReading& reading, base::Diagnostics& out) {
  Guard guard;
  guard.at = node.at;
  read_parts(node, reading, guard, out);
  return guard;
}

Shape guard_shape() {
  std::vector<regime::Number> unused;
  const GuardReading reading{Stands::on_event, unused};
  return one_or_list_of(either({scalar_text(), shape_of(joined_table(reading))}));
}

std::vector<Happening> read_happenings(const Node& node, base::Diagnostics& out) {
  std::vector<Happening> happenings;
  const auto add = [&](const Node& item) {
    if (auto happening = read_happening(item, out)) happenings.push_back(std::move(*happening));
  };
  if (!node.is_list()) {
    add(node);
    return happenings;
  }
  if (node.items.empty()) out.error("empty-when", node.at, "A list of happenings must not be empty.");
  for (const auto& item : node.items) add(item);
  return happenings;
}

Shape happenings_shape() { return one_or_list_of(scalar_text()); }

}  // namespace osmanthus::pack
