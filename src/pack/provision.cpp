// A provision: `law`, what the article says, over `rule`, what follows from it.
#include <fmt/format.h>

#include <algorithm>

#include "pack/effects.hpp"
#include "pack/guard.hpp"
#include "pack/instruments.hpp"
#include "pack/number.hpp"
#include "pack/watch.hpp"

namespace osmanthus::pack {
namespace {

using regime::Provision;
using regime::Rule;

/// A rule that is being read, and the numbers of its provision.
struct RuleReading {
  Rule rule;
  std::vector<regime::Number>& numbers;
  Stands stands = Stands::on_event;
};

void read_force(const Node& node, Provision& into, base::Diagnostics& out) {
  if (node.is_mapping()) {
    force_by_reading().read(node, into.force_by_reading, out);
    return;
  }
  regime::Force both;
  if (force().read(node, both, out)) into.force = both;
}

/// The id of a provision stands between two dots in full names.
Value<std::string> undotted_word() {
  return {word().shape, [](const Node& node, std::string& into, base::Diagnostics& out) {
            if (!word().read(node, into, out)) return false;
            if (into.find('.') == std::string::npos) return true;
            return expected(node, "a word without dots", out,
                            "the full name is instrument.provision; the instrument is not written here");
          }};
}

Table<Provision> law_table() {
  using P = Provision;
  return {
      "law",
      std::vector<Field<P>>{
          field<P>("id", &P::id, undotted_word(), kRequired, "its short name within the instrument"),
          field<P>("cite", &P::cite, citations(), kRequired,
                   "the article on which it rests, or an article for each version"),
          field<P>("rows", &P::rows, texts(), kOptional, "its rows in the inventory of the article"),
          field<P>("reading", &P::reading, reading_word(), kOptional,
                   "the reading that it serves, if not both"),
          field<P>("variant", &P::variant, word(), kOptional, "the account to which it belongs"),
          field<P>("rank", &P::rank, rank(), kOptional, "its status, if not the instrument's"),
          field_with<P>("force", force_by_reading().shape, kOptional,
                        "[from, until), if not the instrument's", read_force),
          field<P>("in", &P::in, names(), kOptional, "the place or places, if not the instrument's"),
          field<P>("nexus", &P::nexus, nexus(), kOptional, "act or home, if not the instrument's"),
          field<P>("source", &P::source, text(), kOptional, "where it was found, if not as the instrument"),
          field<P>("continues", &P::continues, name(), kOptional,
                   "the provision from whose first day it counts"),
          field<P>("instrument", &P::instrument, word(), kOptional,
                   "the instrument, if it is not the one above it in the file")} +
          bilingual<P>(&P::text)};
}

Field<RuleReading> guard_field(std::string key, regime::Guard Rule::* member, std::string about) {
  return field_with<RuleReading>(std::move(key), named("guard", guard_shape), kOptional, std::move(about),
                                 [member](const Node& node, RuleReading& into, base::Diagnostics& out) {
                                   into.rule.*member = read_guard(node, {into.stands, into.numbers}, out);
                                 });
}

Field<RuleReading> effects_field(std::string key, regime::Modality modality, std::string about) {
  return field_with<RuleReading>(std::move(key), named("effects", effects_shape), kOptional, std::move(about),
                                 [modality](const Node& node, RuleReading& into, base::Diagnostics& out) {
                                   auto effects = read_effects(node, modality, into.numbers, out);
                                   into.rule.effects.insert(into.rule.effects.end(), effects.begin(),
                                                            effects.end());
                                 });
}

Table<RuleReading> rule_table() {
  const auto when = [](const Node& node, RuleReading& into, base::Diagnostics& out) {
    into.rule.when = read_happenings(node, out);
  };
  const auto numbers = [](const Node& node, RuleReading& into, base::Diagnostics& out) {
    read_numbers(node, into.numbers, out);
  };
  const auto during = [](const Node& node, RuleReading& into, base::Diagnostics& out) {
    into.rule.during = read_guard(node, {Stands::during, into.numbers}, out);
  };
  return {
      "rule",
      {field_with<RuleReading>("numbers", numbers_shape(), kOptional, "numbers that do not stand in a line",
                               numbers),
       field_with<RuleReading>("when", happenings_shape(), kOptional, "what sets it off", when),
       field_with<RuleReading>("while", named("guard", guard_shape), kOptional, "the state on which it rests",
                               during),
       guard_field("if", &Rule::guard, "what must hold"),
       guard_field("unless", &Rule::unless, "what must not hold"),
       effects_field("must", regime::Modality::must, "what the authority has to do"),
       effects_field("may", regime::Modality::may, "what the authority may do"),
       effects_field("must_not", regime::Modality::must, "what must not be done, whatever else is said")}};
}

bool check_form(const Node& node, base::Diagnostics& out) {
  const auto has = [&](std::string_view key) { return node.find(key) != nullptr; };
  constexpr auto forms = "write when … if … must or may; or while … must or may; or if … must_not";
  const auto refuse = [&](std::string message) {
    out.error("sentence-form", node.at, std::move(message), forms);
    return false;
  };
  if (has("must_not")) {
    if (has("when") || has("while") || has("must") || has("may")) {
      return refuse("A rule that says must_not has no when, while, must or may.");
    }
    return has("if") || refuse("A rule that says must_not needs an if.");
  }
  if (has("when") == has("while")) return refuse("A rule has either a when or a while.");
  if (has("while") && (has("if") || has("unless"))) {
    return refuse("A rule with a while has no if and no unless: its conditions stand under while.");
  }
  return has("must") || has("may") || refuse("A rule says what must or may be done.");
}

Rule::Form form_of(const Node& node) {
  if (node.find("must_not") != nullptr) return Rule::Form::bar;
  return node.find("while") != nullptr ? Rule::Form::during : Rule::Form::when;
}

/// The numbers of `numbers:` first, so that a name given in a line to a second number is told at that line.
Node numbers_first(const Node& node) {
  Node sorted = node;
  for (std::size_t i = 1; i < sorted.keys.size(); ++i) {
    if (sorted.keys[i].text != "numbers") continue;
    std::swap(sorted.keys[0], sorted.keys[i]);
    std::swap(sorted.items[0], sorted.items[i]);
  }
  return sorted;
}

void read_rule(const Node& node, Provision& into, base::Diagnostics& out) {
  RuleReading reading{{}, into.numbers};
  reading.rule.at = node.at;
  static const auto table = rule_table();
  if (!read_mapping(numbers_first(node), table, reading, out) || !check_form(node, out)) return;
  reading.rule.form = form_of(node);
  into.rule = std::move(reading.rule);
}

/// The fields of `law` that an overlay may change, and `rule`.
Table<Provision> amendment_table() {
  using P = Provision;
  auto table = law_table();
  table.what = "amendment";
  std::erase_if(table.fields, [](const Field<P>& one) {
    const auto kept = {"cite", "rank", "force", "in", "nexus", "zh", "en"};
    return std::ranges::find(kept, one.key) == kept.end();
  });
  for (auto& one : table.fields) one.required = false;
  table.fields.push_back(field_with<P>("rule", named("rule", rule_shape), kOptional,
                                       "what follows from it now, in place of the old rule", read_rule));
  return table;
}

}  // namespace

std::optional<Provision> read_amendment(const Node& node, base::Diagnostics& out) {
  const Watch watch(out);
  Provision provision;
  provision.at = node.at;
  static const auto table = amendment_table();
  read_mapping(node, table, provision, out);
  return watch.clean() ? std::optional(std::move(provision)) : std::nullopt;
}

Shape amendment_shape() { return shape_of(amendment_table()); }

std::optional<Provision> read_provision(const Node& law, const Node* rule, const std::string& instrument,
                                        base::Diagnostics& out) {
  Provision provision;
  provision.at = law.at;
  static const auto table = law_table();
  const bool whole = read_mapping(law, table, provision, out);
  if (rule != nullptr) read_rule(*rule, provision, out);
  if (!whole) return std::nullopt;
  if (provision.instrument.empty()) provision.instrument = instrument;
  if (!provision.instrument.empty()) return provision;
  out.error("no-instrument", law.at, fmt::format("No instrument stands above the law \"{}\".", provision.id),
            "put an instrument before it in this file, or name one with \"instrument\"");
  return std::nullopt;
}

Shape law_shape() { return shape_of(law_table()); }
Shape rule_shape() { return shape_of(rule_table()); }

}  // namespace osmanthus::pack
