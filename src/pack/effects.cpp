#include "pack/effects.hpp"

#include <fmt/format.h>

#include "pack/number.hpp"

namespace osmanthus::pack {
namespace {

using regime::Effect;
using regime::Entries;
using regime::Verb;

/// An effect, and where the numbers go that are named in it.
struct Reading {
  Effect effect;
  std::vector<regime::Number>* numbers = nullptr;
};
using Fields = std::vector<Field<Reading>>;

Field<Reading> number(std::string key, std::optional<regime::NumberUse> Effect::* member, bool required,
                      std::string about) {
  return field_with<Reading>(std::move(key), number_use_shape(), required, std::move(about),
                             [member](const Node& node, Reading& into, base::Diagnostics& out) {
                               into.effect.*member = read_number_use(node, *into.numbers, out);
                             });
}

/// A member of the effect itself.
template <class V>
Field<Reading> of_effect(std::string key, V Effect::* member, Value<V> value, bool required,
                         std::string about) {
  return field_with<Reading>(std::move(key), value.shape, required, std::move(about),
                             [member, value](const Node& node, Reading& into, base::Diagnostics& out) {
                               value.read(node, into.effect.*member, out);
                             });
}

/// A key that takes one fixed word, kept as true: `again: keep`.
Field<Reading> fixed(std::string key, std::string word, bool Effect::* member, std::string about) {
  const auto value = choice<bool>(fmt::format("the word \"{}\"", word), {{word, true}});
  return of_effect(std::move(key), member, value, kOptional, std::move(about));
}

Field<Reading> verb(std::string key, std::string about) {
  return of_effect(std::move(key), &Effect::targets, names(), kRequired, std::move(about));
}

Field<Reading> to_role() {
  return of_effect("to", &Effect::to,
                   choice_of_words("a relation", {"guardian", "parent", "child", "representative", "unit"}),
                   kOptional, "the one who bears it, if not the actor");
}

void read_of(const Node& node, Reading& into, base::Diagnostics& out) {
  if (node.is_scalar() && node.text == "new") {
    into.effect.entries = Entries::fresh;
  } else if (node.is_scalar() && node.text == "older") {
    into.effect.entries = Entries::older;
  } else {
    names().read(node, into.effect.of, out);
  }
}

Field<Reading> of_entries() {
  return field_with<Reading>("of", names().shape, kOptional,
                             "new, older, or the provisions whose entries are meant", read_of);
}

Fields entry_fields() {
  return {number("notice", &Effect::notice, kOptional, "the day of notice, e.g. same_day"),
          number("after", &Effect::after, kOptional, "the wait before it starts"),
          number("for", &Effect::lasts, kOptional, "how long it lasts"),
          number("until", &Effect::until, kOptional, "the day on which it ends"),
          number("at_least", &Effect::at_least, kOptional, "how long it cannot be repaired"),
          fixed("from", "act", &Effect::from_act, "act: the term runs from the act, not from the start"),
          fixed("again", "keep", &Effect::keep, "keep: a live entry is kept, and no other opened"),
          of_entries(),
          to_role()};
}

Fields points_fields() {
  return {number("add", &Effect::amount, kOptional, "the points to add, or if negative to take"),
          number("lower_to", &Effect::lower_to, kOptional, "the points to which a higher score falls"),
          fixed("set", "start", &Effect::set_start, "start: the score begins anew"),
          number("for", &Effect::lasts, kOptional, "how long the points count"),
          number("until", &Effect::until, kOptional, "the day on which the points lapse"),
          to_role()};
}

Fields end_fields() {
  using regime::EndBy;
  const auto by = choice<EndBy>(
      "repair, release or correction",
      {{"repair", EndBy::repair}, {"release", EndBy::release}, {"correction", EndBy::correction}});
  const auto read_by = [by](const Node& node, Reading& into, base::Diagnostics& out) {
    EndBy how{};
    if (by.read(node, how, out)) into.effect.end_by = how;
  };
  return {field_with<Reading>("by", by.shape, kRequired, "repair, release or correction", read_by),
          of_entries(), number("after", &Effect::after, kOptional, "how long it still lingers"),
          number("within", &Effect::within, kOptional, "the days that the office has; they prolong nothing"),
          to_role()};
}

Fields telling_fields() {
  return {of_effect("channel", &Effect::channel, word(), kOptional, "by what it is told"),
          of_effect("audience", &Effect::audience, word(), kOptional, "who is told"),
          number("for", &Effect::lasts, kOptional, "how long it is shown"), to_role()};
}

struct VerbTable {
  std::string_view key;
  Verb verb;
  Table<Reading> table;
};

VerbTable verb_table(std::string_view key, Verb which, std::string about, Fields more) {
  Fields fields = Fields{verb(std::string(key), std::move(about))} + std::move(more);
  return {key, which, {fmt::format("{} effect", key), std::move(fields)}};
}

std::vector<VerbTable> verb_tables() {
  std::vector<VerbTable> all;
  all.push_back(verb_table("list", Verb::list, "the register on which to list", entry_fields()));
  all.push_back(verb_table("record", Verb::record, "the record to open", entry_fields()));
  all.push_back(verb_table("duty", Verb::duty, "the duty to impose", entry_fields()));
  all.push_back(verb_table("measure", Verb::measure, "the measure, or a list of measures", entry_fields()));
  all.push_back(verb_table("points", Verb::points, "the score", points_fields()));
  all.push_back(verb_table(
      "extend", Verb::extend, "the standing whose term grows",
      {number("by", &Effect::by, kRequired, "what is added to the term"), of_entries(), to_role()}));
  all.push_back(verb_table("end", Verb::end, "the standings or measures that end", end_fields()));
  all.push_back(verb_table("disclose", Verb::disclose, "what is shown", telling_fields()));
  all.push_back(verb_table(
      "refer", Verb::refer, "what is passed on",
      {of_effect("recipient", &Effect::recipient, word(), kRequired, "to whom it is passed on"), to_role()}));
  Fields fine = {number("fine", &Effect::amount, kRequired, "the money, e.g. 200 to 500 CNY (fine)"),
                 to_role()};
  all.push_back({"fine", Verb::fine, {"fine effect", std::move(fine)}});
  return all;
}

const std::vector<VerbTable>& verbs() {
  static const std::vector<VerbTable> all = verb_tables();
  return all;
}

std::vector<std::string> verb_words() {
  std::vector<std::string> all;
  for (const auto& known : verbs()) all.emplace_back(known.key);
  all.emplace_back("warn");
  return all;
}

const VerbTable* verb_of(const Node& mapping) {
  for (const auto& known : verbs()) {
    if (mapping.find(known.key) != nullptr) return &known;
  }
  return nullptr;
}

/// The key that was meant as the verb: the first, as effects are written with their verb in front.
std::optional<Effect> unknown_verb(const Node& node, base::Diagnostics& out) {
  const auto& at = node.keys.empty() ? node.at : node.keys.front().at;
  const auto found =
      node.keys.empty() ? std::string("nothing") : fmt::format("\"{}\"", node.keys.front().text);
  const auto known = verb_words();
  const auto near = node.keys.empty() ? "" : base::nearest(node.keys.front().text, known);
  out.error(
      "unknown-effect", at, fmt::format("An effect begins with what it does; {} is no effect.", found),
      near.empty()
          ? "effects are list, record, duty, measure, points, fine, warn, disclose, refer, extend and end"
          : fmt::format("did you mean \"{}\"?", near));
  return std::nullopt;
}

std::optional<Effect> warning(const Node& node, base::Diagnostics& out) {
  if (node.is_scalar() && node.text == "warn") {
    Effect effect;
    effect.verb = Verb::warn;
    return effect;
  }
  const auto known = verb_words();
  const auto near = node.is_scalar() ? base::nearest(node.text, known) : "";
  expected(node, "an effect", out,
           near.empty() || near == "warn" ? "write warn, or e.g. {record: …} or {points: …, add: …}"
                                          : fmt::format("write {{{}: …}}", near));
  return std::nullopt;
}

/// `points` does one of three things.
bool check_points(const Effect& effect, const Node& node, base::Diagnostics& out) {
  const int ways = (node.find("add") != nullptr ? 1 : 0) + (node.find("lower_to") != nullptr ? 1 : 0) +
                   (node.find("set") != nullptr ? 1 : 0);
  if (effect.verb != Verb::points || ways == 1) return true;
  out.error("one-way-of-points", node.at, "Points are changed in one way: add, set or lower_to.",
            "write e.g. {points: SCORE, add: -3 points (deduction)}");
  return false;
}

std::optional<Effect> read_effect(const Node& node, std::vector<regime::Number>& numbers,
                                  base::Diagnostics& out) {
  if (!node.is_mapping()) return warning(node, out);
  const auto* known = verb_of(node);
  if (known == nullptr) return unknown_verb(node, out);
  Reading reading;
  reading.effect.verb = known->verb;
  reading.numbers = &numbers;
  if (!read_mapping(node, known->table, reading, out)) return std::nullopt;
  if (!check_points(reading.effect, node, out)) return std::nullopt;
  return std::move(reading.effect);
}

}  // namespace

std::vector<Effect> read_effects(const Node& node, regime::Modality modality,
                                 std::vector<regime::Number>& numbers, base::Diagnostics& out) {
  std::vector<Effect> effects;
  const auto add = [&](const Node& item) {
    auto effect = read_effect(item, numbers, out);
    if (!effect) return;
    effect->modality = modality;
    effect->at = item.at;
    effects.push_back(std::move(*effect));
  };
  if (!node.is_list()) {
    add(node);
    return effects;
  }
  if (node.items.empty()) out.error("empty-effects", node.at, "A list of effects must not be empty.");
  for (const auto& item : node.items) add(item);
  return effects;
}

Shape effects_shape() {
  std::vector<Shape> forms = {one_of({"warn"})};
  for (const auto& known : verbs()) forms.push_back(shape_of(known.table));
  return one_or_list_of(either(std::move(forms)));
}

}  // namespace osmanthus::pack
