#include "pack/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pack/properties.hpp"
#include "pack/protected_traits.hpp"
#include "pack/values.hpp"

namespace osmanthus::pack {
namespace {

using regime::Law;

Table<regime::Pack> pack_table() {
  using regime::Pack;
  return {"pack",
          std::vector<Field<Pack>>{field<Pack>("id", &Pack::id, word(), kRequired, "the name of the pack"),
                                   field<Pack>("readings", &Pack::readings, one_or_list(reading_word()),
                                               kOptional, "the readings that the pack keeps apart"),
                                   field<Pack>("default_reading", &Pack::default_reading, reading_word(),
                                               kOptional, "the reading where none is asked for")} +
              bilingual<Pack>(&Pack::text)};
}

Table<regime::Variant> variant_table() {
  using regime::Variant;
  return {"variant",
          std::vector<Field<Variant>>{field<Variant>("choices", &Variant::choices, words(), kRequired,
                                                     "the accounts that differ; the first is the default")} +
              bilingual<Variant>(&Variant::text)};
}

Table<regime::Jurisdiction> jurisdiction_table() {
  using regime::Jurisdiction;
  return {"jurisdiction",
          std::vector<Field<Jurisdiction>>{field<Jurisdiction>("within", &Jurisdiction::within, word(),
                                                               kOptional, "the place that it lies in")} +
              bilingual<Jurisdiction>(&Jurisdiction::text)};
}

Table<regime::Domain> domain_table() { return {"domain", bilingual<regime::Domain>(&regime::Domain::text)}; }

void read_act_fields(const Node& node, regime::Act& into, base::Diagnostics& out) {
  if (!expect_mapping(node, "mapping of fields to their values", out)) return;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    regime::Field one;
    const bool named = word().read(node.keys[i], one.id, out) && refuse_protected_trait(node.keys[i], out);
    if (words().read(node.items[i], one.values, out) && named) into.fields.push_back(std::move(one));
  }
}

Table<regime::Act> act_table() {
  using regime::Act;
  const auto by =
      choice_of_words("who does it (subject, authority or other)", {"subject", "authority", "other"});
  const auto unit = choice_of_words("a unit (CNY, EUR or points)", {"CNY", "EUR", "points"});
  return {"act",
          std::vector<Field<Act>>{
              field<Act>("domain", &Act::domain, word(), kRequired, "the part of life that it belongs to"),
              field<Act>("good", &Act::good, yes_no(), kOptional, "true of a deed that speaks for its doer"),
              field<Act>("anywhere", &Act::anywhere, yes_no(), kOptional,
                         "true of what counts wherever it is done, as performance does"),
              field<Act>("by", &Act::by, by, kOptional, "who does it, if not the subject"),
              field<Act>("amount", &Act::amount, unit, kOptional, "the unit of its amount"),
              field<Act>("flags", &Act::flags, words(), kOptional, "what may be true of it"),
              field_with<Act>("fields", map_of(words().shape), kOptional,
                              "what it may be of, each with its values", read_act_fields)} +
              bilingual<Act>(&Act::text)};
}

Table<regime::Group> group_table() {
  using regime::Group;
  return {"group", std::vector<Field<Group>>{field<Group>("acts", &Group::acts, names(), kRequired,
                                                          "its acts and groups")} +
                       bilingual<Group>(&Group::text)};
}

Table<regime::Step> step_table() {
  using regime::Step;
  const auto standing = choice<bool>("the word \"standing\"", {{"standing", true}});
  return {"step", std::vector<Field<Step>>{field<Step>("of", &Step::of_standing, standing, kOptional,
                                                       "standing: it concerns one that the event names")} +
                      bilingual<Step>(&Step::text)};
}

Table<regime::Flag> flag_table() { return {"flag", bilingual<regime::Flag>(&regime::Flag::text)}; }

Table<regime::Attribute> attribute_table() {
  using regime::Attribute;
  return {"attribute", std::vector<Field<Attribute>>{field<Attribute>(
                           "default", &Attribute::default_value, yes_no(), kOptional,
                           "whether it holds of those of whom nothing is said")} +
                           bilingual<Attribute>(&Attribute::text)};
}

Table<regime::Standing> standing_table(std::string what) {
  using regime::Standing;
  return {
      std::move(what),
      std::vector<Field<Standing>>{
          field<Standing>("authority", &Standing::authority, word(), kOptional, "the office that keeps it"),
          field<Standing>("domain", &Standing::domain, word(), kRequired,
                          "the part of life that it belongs to"),
          field<Standing>("public", &Standing::is_public, yes_no(), kOptional,
                          "true if everybody may read it"),
          field<Standing>("good", &Standing::good, yes_no(), kOptional, "true of a red list"),
          field<Standing>("refused_by", &Standing::refused_by, word(), kOptional,
                          "the act that breaks the duty"),
          field<Standing>("done_by", &Standing::done_by, word(), kOptional,
                          "the act that fulfils the duty")} +
          bilingual<Standing>(&Standing::text)};
}

Table<regime::Measure> measure_table() {
  using regime::Measure;
  using regime::MeasureForm;
  const auto form = choice<MeasureForm>("a kind of measure", {{"restriction", MeasureForm::restriction},
                                                              {"publicity", MeasureForm::publicity},
                                                              {"seizure", MeasureForm::seizure},
                                                              {"reward", MeasureForm::reward},
                                                              {"supervision", MeasureForm::supervision}});
  return {
      "measure",
      std::vector<Field<Measure>>{
          field<Measure>("domain", &Measure::domain, word(), kRequired, "the part of life that it touches"),
          field<Measure>("kind", &Measure::form, form, kRequired,
                         "restriction, publicity, seizure, supervision or reward")} +
          bilingual<Measure>(&Measure::text)};
}

Table<regime::Calendar> calendar_table() {
  using regime::Calendar;
  const auto days = [](std::vector<base::Day> base::WorkingCalendar::* member) {
    return [member](const Node& node, Calendar& into, base::Diagnostics& out) {
      auto& list = into.days.*member;
      if (dates().read(node, list, out)) std::ranges::sort(list);
    };
  };
  const auto known = grade();
  const auto check_grade = [known](const Node& node, Calendar&, base::Diagnostics& out) {
    regime::Grade unused{};
    known.read(node, unused, out);
  };
  return {"calendar",
          std::vector<Field<Calendar>>{
              field<Calendar>("source", &Calendar::source, text(), kRequired, "where the days were found"),
              field_with<Calendar>("grade", known.shape, kOptional, "how well they are known", check_grade),
              field_with<Calendar>("holidays", dates().shape, kRequired, "weekdays off",
                                   days(&base::WorkingCalendar::holidays)),
              field_with<Calendar>("worked", dates().shape, kRequired, "weekend days on which people work",
                                   days(&base::WorkingCalendar::worked))} +
              bilingual<Calendar>(&Calendar::text, kOptional)};
}

/// A mapping of words to entries, all by one table.
template <class T>
Field<Law> entries(std::string key, Table<T> table, std::vector<T> Law::* member, std::string about,
                   std::function<void(T&)> finish = nullptr) {
  Shape shape = map_of(named(table.what, [table] { return shape_of(table); }));
  auto read = [table, member, finish, key](const Node& node, Law& into, base::Diagnostics& out) {
    if (!expect_mapping(node, fmt::format("mapping of {}", key), out)) return;
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      T entry;
      entry.at = node.keys[i].at;
      const bool guarded = says_what_subjects_are(key);
      const bool good =
          word().read(node.keys[i], entry.id, out) && (!guarded || refuse_protected_trait(node.keys[i], out));
      if (!read_mapping(node.items[i], table, entry, out) || !good) continue;
      if (guarded && !refuse_protected_title(node.keys[i], entry.text, out)) continue;
      if (finish) finish(entry);
      (into.*member).push_back(std::move(entry));
    }
  };
  return field_with<Law>(std::move(key), std::move(shape), kOptional, std::move(about), std::move(read));
}

Field<Law> standings(std::string key, std::string what, regime::StandingForm form, std::string about) {
  return entries<regime::Standing>(std::move(key), standing_table(std::move(what)), &Law::standings,
                                   std::move(about),
                                   [form](regime::Standing& standing) { standing.form = form; });
}

void read_pack_item(const Node& node, Law& into, base::Diagnostics& out) {
  if (!into.pack.id.empty()) {
    out.error("defined-twice", node.at, "The pack is described twice.",
              fmt::format("it is first described in {}:{}", into.pack.at.file, into.pack.at.line));
    return;
  }
  into.pack.at = node.at;
  read_mapping(node, pack_table(), into.pack, out);
}

/// `{include: {article: [practice], text: []}}`
void read_default_include(const Node& node, Law& into, base::Diagnostics& out) {
  if (!expect_mapping(node, "mapping of readings to ranks", out)) return;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    std::string which;
    std::vector<regime::Rank> read_ranks;
    const bool known = reading_word().read(node.keys[i], which, out);
    if (!ranks().read(node.items[i], read_ranks, out) || !known) continue;
    auto& list = into.default_include[which];
    words().read(node.items[i], list, out);
  }
}

Table<Law> defaults_table() {
  return {"set of defaults",
          {field_with<Law>("include", map_of(ranks().shape), kRequired,
                           "for each reading, the statuses that apply unasked", read_default_include)}};
}

void read_defaults(const Node& node, Law& into, base::Diagnostics& out) {
  read_mapping(node, defaults_table(), into, out);
}

}  // namespace

std::vector<Field<Law>> vocabulary_fields() {
  using regime::StandingForm;
  return std::vector<Field<Law>>{
             field_with<Law>("pack", shape_of(pack_table()), kOptional,
                             "what the pack is called, and its readings", read_pack_item),
             entries<regime::Variant>("variants", variant_table(), &Law::variants, "accounts that differ"),
             field_with<Law>("defaults", shape_of(defaults_table()), kOptional, "what applies unasked",
                             read_defaults),
             entries<regime::Jurisdiction>("jurisdictions", jurisdiction_table(), &Law::jurisdictions,
                                           "places"),
             entries<regime::Domain>("domains", domain_table(), &Law::domains, "parts of life"),
             entries<regime::Act>("acts", act_table(), &Law::acts, "what can be done"),
             entries<regime::Group>("groups", group_table(), &Law::groups, "acts under one name"),
             entries<regime::Step>("steps", step_table(), &Law::steps, "steps of procedure"),
             entries<regime::Flag>("flags", flag_table(), &Law::flags, "what may be true of an act"),
             entries<regime::Attribute>("attributes", attribute_table(), &Law::attributes,
                                        "what may be true of a subject"),
             standings("registers", "register", StandingForm::register_list, "lists of persons and firms"),
             standings("records", "record", StandingForm::record, "entries on file"),
             standings("duties", "duty", StandingForm::duty, "what somebody may be bound to do"),
             entries<regime::Measure>("measures", measure_table(), &Law::measures,
                                      "what is done to those concerned"),
             entries<regime::Calendar>("calendars", calendar_table(), &Law::calendars, "working days")} +
         property_fields();
}

}  // namespace osmanthus::pack
