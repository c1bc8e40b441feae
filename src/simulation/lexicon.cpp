#include "simulation/lexicon.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "regime/compile.hpp"
#include "simulation/self_regarding.hpp"

namespace osmanthus::simulation {
namespace {

constexpr std::array<std::string_view, behaviour::kGrounds> kGroundActs{
    "refuse_judgment",         "obstruct_enforcement",      "evade_enforcement",
    "violate_property_report", "violate_consumption_order", "break_settlement"};

KindId needed(const regime::Regime& regime, std::string_view id, base::Diagnostics& diagnostics) {
  const KindId kind = regime.kind(id);
  if (kind == regime::kNone) {
    diagnostics.error("unknown-act", {},
                      fmt::format("The run's courts need \"{}\", which the pack does not declare.", id),
                      "declare it under acts or steps, or use a pack that has a court list");
  }
  return kind;
}

/// A word of the scenario, of one of those forms; kNone, and an error at its place, if there is none.
KindId named(const regime::Regime& regime, const regime::Name& name,
             std::initializer_list<regime::KindForm> forms, std::string_view what,
             base::Diagnostics& diagnostics) {
  const auto is_meant = [&](const regime::Kind& kind) {
    return std::ranges::find(forms, kind.form) != forms.end();
  };
  const KindId found = regime.kind(name.id);
  if (found != regime::kNone && is_meant(regime.kinds[found])) return found;
  std::vector<std::string> known;
  for (const auto& kind : regime.kinds) {
    if (is_meant(kind)) known.push_back(kind.id);
  }
  diagnostics.error("unknown-name", name.at, fmt::format("The pack has no {} \"{}\".", what, name.id),
                    base::suggest(name.id, known));
  return regime::kNone;
}

void check_place(const regime::Name& place, base::Diagnostics& diagnostics) {
  if (!population::regions_of(place.id).empty()) return;
  std::vector<std::string> known{"cn"};
  for (const auto& region : population::regions()) known.emplace_back(region.id);
  diagnostics.error("unknown-name", place.at,
                    fmt::format("The synthetic population has no jurisdiction \"{}\".", place.id),
                    base::suggest(place.id, known));
}

std::uint16_t role_of(const regime::Regime& regime, const regime::Name& role,
                      base::Diagnostics& diagnostics) {
  const auto& roles = regime::known_roles();
  if (std::ranges::find(roles, role.id) == roles.end()) {
    diagnostics.error("unknown-name", role.at, fmt::format("There is no role \"{}\".", role.id),
                      base::suggest(role.id, roles));
    return regime::kNone;
  }
  return regime.attribute(role.id);
}

void check_places(const scenario::Scenario& scenario, base::Diagnostics& diagnostics) {
  std::vector<const scenario::Profile*> profiles{&scenario.debt, &scenario.representatives,
                                                 &scenario.servants, &scenario.opinion};
  for (const auto& [name, profile] : scenario.profiles) profiles.push_back(&profile);
  for (const auto* profile : profiles) {
    for (const auto& place : profile->named) check_place(place, diagnostics);
  }
  for (const auto& act : scenario.acts) check_place(act.place, diagnostics);
}

std::uint64_t flag_bit(const regime::Regime& regime, std::string_view id) {
  const std::uint16_t flag = regime.flag(id);
  return flag == regime::kNone ? 0 : std::uint64_t{1} << flag;
}

std::vector<std::uint64_t> flags_of(const scenario::EverydayAct& act, const regime::Regime& regime,
                                    base::Diagnostics& diagnostics) {
  std::vector<std::uint64_t> bits;
  for (const auto& [flag, share] : act.flags) {
    bits.push_back(flag_bit(regime, flag.id));
    if (bits.back() != 0) continue;
    diagnostics.error("unknown-name", flag.at, fmt::format("The pack has no flag \"{}\".", flag.id),
                      base::suggest(flag.id, regime.flags));
  }
  return bits;
}

ActWords::Field field_of(const scenario::FieldShares& named, const regime::Regime& regime,
                         base::Diagnostics& diagnostics) {
  const std::uint16_t field = regime.field(named.field.id);
  ActWords::Field words{field, {}};
  if (field == regime::kNone) {
    diagnostics.error("unknown-name", named.field.at,
                      fmt::format("The pack's acts have no field \"{}\".", named.field.id),
                      base::suggest(named.field.id, regime.fields));
    return words;
  }
  const auto& known = regime.field_values[field];
  for (const auto& [value, share] : named.values) {
    const auto found = std::ranges::find(known, value.id);
    words.values.push_back(static_cast<std::int32_t>(found - known.begin()) + 1);
    if (found != known.end()) continue;
    diagnostics.error("unknown-name", value.at,
                      fmt::format("\"{}\" is no value of \"{}\".", value.id, named.field.id),
                      base::suggest(value.id, known));
  }
  return words;
}

void find_everyday_words(const scenario::Scenario& scenario, const regime::Regime& regime, Lexicon& words,
                         base::Diagnostics& diagnostics) {
  using regime::KindForm;
  std::vector<std::string> roles;
  for (const auto& role : scenario.roles) {
    words.roles.push_back(role_of(regime, role.role, diagnostics));
    roles.push_back(role.role.id);
  }
  std::vector<std::string> domains;
  for (const auto& act : scenario.acts) {
    if (!act.role.id.empty() && std::ranges::find(roles, act.role.id) == roles.end()) {
      diagnostics.error(
          "unknown-name", act.role.at,
          fmt::format("The scenario says of no share of the adults that it is \"{}\".", act.role.id),
          "give it under roles");
    }
    const KindId kind = named(regime, act.act, {KindForm::act}, "act", diagnostics);
    if (kind == regime::kNone) continue;
    auto domain = std::ranges::find(domains, regime.kinds[kind].domain);
    if (domain == domains.end()) domain = domains.insert(domain, regime.kinds[kind].domain);
    ActWords found{kind,
                   static_cast<std::uint16_t>(domain - domains.begin()),
                   regime.kinds[kind].good,
                   flags_of(act, regime, diagnostics),
                   {}};
    for (const auto& field : act.fields) found.fields.push_back(field_of(field, regime, diagnostics));
    words.acts.push_back(std::move(found));
  }
  words.answers_to.resize(regime.kinds.size());
  for (const auto& answer : scenario.answers) {
    AnswerWords found;
    found.to = named(regime, answer.to,
                     {KindForm::measure, KindForm::duty, KindForm::record, KindForm::register_list},
                     "measure, duty, record or register", diagnostics);
    found.act = named(regime, answer.act, {KindForm::act, KindForm::step}, "act or step", diagnostics);
    found.is_step = found.act != regime::kNone && regime.kinds[found.act].form == KindForm::step;
    if (found.to != regime::kNone)
      words.answers_to[found.to].push_back(static_cast<std::uint8_t>(words.answers.size()));
    words.answers.push_back(found);
  }
}

regime::PlaceId place_of(const regime::Regime& regime, std::size_t region) {
  for (const std::string_view id : {population::regions()[region].id, population::regions()[region].within}) {
    const regime::PlaceId place = id.empty() ? regime::kNowhere : regime.place(id);
    if (place != regime::kNowhere) return place;
  }
  return regime.place("cn");
}

}  // namespace

Lexicon find_words(const scenario::Scenario& scenario, const regime::Regime& regime,
                   base::Diagnostics& diagnostics) {
  Lexicon words;
  for (std::size_t i = 0; i < kGroundActs.size(); ++i)
    words.grounds[i] = needed(regime, kGroundActs[i], diagnostics);
  words.perform_judgment = needed(regime, "perform_judgment", diagnostics);
  words.enforcement_terminated = needed(regime, "enforcement_terminated", diagnostics);
  words.objection_upheld = needed(regime, "objection_upheld", diagnostics);
  words.no_flights = regime.kind("no_flights");
  words.no_high_speed_rail = regime.kind("no_high_speed_rail");
  words.no_private_school = regime.kind("no_private_school_for_child");
  for (KindId kind = 0; kind < regime.kinds.size(); ++kind) {
    const auto& k = regime.kinds[kind];
    if (k.form == regime::KindForm::register_list) (k.good ? words.red_lists : words.black_lists).add(kind);
    if (k.form == regime::KindForm::record) words.records.add(kind);
    if (k.form == regime::KindForm::measure) words.measures.add(kind);
    if (k.form == regime::KindForm::measure || k.form == regime::KindForm::score) words.imposed.add(kind);
  }
  words.violent_and_grave = flag_bit(regime, "violent") | flag_bit(regime, "grave");
  words.answering = flag_bit(regime, "answering");
  words.able_to_perform = regime.attribute("able_to_perform");
  for (std::size_t a = 0; a < regime.attribute_defaults.size(); ++a)
    words.presumed[a] = regime.attribute_defaults[a] ? 1 : 0;
  for (std::size_t r = 0; r < population::kRegions; ++r) words.places[r] = place_of(regime, r);
  words.heeded = heeded_by(regime, scenario.horizon);
  words.self_regarding = self_regarding(regime);
  check_places(scenario, diagnostics);
  find_everyday_words(scenario, regime, words, diagnostics);
  return words;
}

}  // namespace osmanthus::simulation
