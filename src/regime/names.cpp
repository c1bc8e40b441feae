// Names become numbers.
#include <fmt/format.h>

#include <algorithm>

#include "regime/compiler.hpp"

namespace osmanthus::regime {

void Compiler::number_places() {
  for (const auto& place : law_.jurisdictions) {
    if (out_.places.size() >= kNowhere) {
      diagnostics_.error("too-many-places", place.at,
                         fmt::format("A pack can hold {} jurisdictions at most.", kNowhere));
      return;
    }
    if (!out_.place_index.emplace(place.id, static_cast<PlaceId>(out_.places.size())).second) {
      diagnostics_.error("defined-twice", place.at,
                         fmt::format("The jurisdiction \"{}\" is defined twice.", place.id));
      continue;
    }
    out_.places.push_back(place.id);
  }
  out_.place_within.resize(out_.places.size());
  for (const auto& place : law_.jurisdictions) {
    const std::uint64_t bit = std::uint64_t{1} << out_.place(place.id);
    const Jurisdiction* outer = &place;
    for (std::size_t depth = 0; outer != nullptr && depth < law_.jurisdictions.size(); ++depth) {
      out_.place_within[out_.place(outer->id)] |= bit;
      if (outer->within.empty()) break;
      const PlaceId within = resolve_place({outer->within, outer->at});
      outer = within == kNowhere ? nullptr : &law_.jurisdictions[within];
    }
  }
  if (!out_.places.empty()) out_.territory = out_.place_within.front();
}

void Compiler::number_attributes() {
  out_.attributes = {"home", "kind", "sex"};
  out_.attribute_defaults = {false, false, false};
  for (const auto& role : known_roles()) {
    out_.attributes.push_back(role);
    out_.attribute_defaults.push_back(false);
  }
  for (const auto& attribute : law_.attributes) {
    out_.attributes.push_back(attribute.id);
    out_.attribute_defaults.push_back(attribute.default_value);
  }
  for (const auto& attribute : out_.attributes) {
    Entry word;
    word.id = "change:" + attribute;
    out_.attribute_kinds.push_back(add_kind(word, KindForm::attribute));
  }
  for (const auto& flag : law_.flags) out_.flags.push_back(flag.id);
  for (const auto& act : law_.acts) {
    for (const auto& field : act.fields) {
      if (out_.field(field.id) != kNone) continue;
      out_.fields.push_back(field.id);
      out_.field_values.push_back(field.values);
    }
    for (const auto& flag : act.flags) {
      if (out_.flag(flag) == kNone) unknown({flag, act.at}, "flag", out_.flags);
    }
  }
}

void Compiler::number_kinds() {
  for (const auto& act : law_.acts) {
    const KindId kind = add_kind(act, KindForm::act);
    out_.kinds[kind].good = act.good;
    out_.kinds[kind].anywhere = act.anywhere;
    out_.kinds[kind].domain = act.domain;
  }
  for (const auto& step : law_.steps) out_.kinds[add_kind(step, KindForm::step)].anywhere = true;
  for (const auto& standing : law_.standings) {
    const auto form = standing.form == StandingForm::register_list ? KindForm::register_list
                      : standing.form == StandingForm::record      ? KindForm::record
                                                                   : KindForm::duty;
    const KindId kind = add_kind(standing, form);
    out_.kinds[kind].good = standing.good;
    out_.kinds[kind].is_public = standing.is_public;
    out_.kinds[kind].domain = standing.domain;
  }
  for (const auto& measure : law_.measures) {
    const KindId kind = add_kind(measure, KindForm::measure);
    out_.kinds[kind].good = measure.form == MeasureForm::reward;
    out_.kinds[kind].domain = measure.domain;
  }
  for (const auto& score : law_.scores) add_kind(score, KindForm::score);
  for (const auto& group : law_.groups) {
    KindSet kinds;
    for (const auto& act : group.acts) kinds.add(resolve_happening(act));
    if (!groups_.emplace(group.id, kinds).second || out_.kind(group.id) != kNone) {
      diagnostics_.error("defined-twice", group.at,
                         fmt::format("The name \"{}\" is defined twice.", group.id));
    }
  }
}

KindId Compiler::add_kind(const Entry& word, KindForm form) {
  if (out_.kinds.size() >= kMostKinds) {
    diagnostics_.error("too-many-names", word.at,
                       fmt::format("A pack can hold {} names at most.", kMostKinds));
    return 0;
  }
  const auto id = static_cast<KindId>(out_.kinds.size());
  if (!out_.kind_index.emplace(word.id, id).second) {
    diagnostics_.error("defined-twice", word.at, fmt::format("The name \"{}\" is defined twice.", word.id),
                       "acts, steps, standings, measures and scores share one set of names");
    return out_.kind(word.id);
  }
  Kind kind;
  kind.id = word.id;
  kind.text = word.text;
  kind.form = form;
  out_.kinds.push_back(std::move(kind));
  words_[form].push_back(word.id);
  return id;
}

/// The kind of the mark that a rule leaves which opens nothing else, so that a count can begin again after
/// it.
KindId Compiler::mark(RuleId rule) {
  Entry word;
  word.id = fmt::format("mark:{}:{}", out_.rules[rule].id, rule);
  const KindId known = out_.kind(word.id);
  return known != kNone ? known : add_kind(word, KindForm::mark);
}

const std::vector<std::string>& Compiler::words(KindForm form) const {
  static const std::vector<std::string> none;
  const auto found = words_.find(form);
  return found == words_.end() ? none : found->second;
}

KindId Compiler::resolve(const Name& name, std::initializer_list<KindForm> forms, std::string_view wanted) {
  const KindId kind = out_.kind(name.id);
  if (kind != kNone && std::ranges::find(forms, out_.kinds[kind].form) != forms.end()) return kind;
  std::vector<std::string> known;
  for (const auto form : forms) known.insert(known.end(), words(form).begin(), words(form).end());
  if (kind == kNone) {
    unknown(name, wanted, known);
    return kNone;
  }
  diagnostics_.error(
      "wrong-kind", name.at,
      fmt::format("\"{}\" is a {}, not a {}.", name.id, to_string(out_.kinds[kind].form), wanted),
      base::suggest(name.id, known));
  return kNone;
}

/// An act, a step, a standing or a measure, or all acts of a group.
KindSet Compiler::resolve_happening(const Name& name) {
  if (const auto group = groups_.find(name.id); group != groups_.end()) return group->second;
  KindSet kinds;
  const KindId kind = out_.kind(name.id);
  if (kind != kNone && out_.kinds[kind].form != KindForm::attribute) {
    kinds.add(kind);
    return kinds;
  }
  std::vector<std::string> known = words(KindForm::act);
  for (const auto form : {KindForm::step, KindForm::register_list, KindForm::record, KindForm::duty}) {
    known.insert(known.end(), words(form).begin(), words(form).end());
  }
  for (const auto& group : law_.groups) known.push_back(group.id);
  unknown(name, "act, group, step or standing", known);
  return kinds;
}

PlaceId Compiler::resolve_place(const Name& name) {
  const PlaceId place = out_.place(name.id);
  if (place == kNowhere) unknown(name, "jurisdiction", out_.places);
  return place;
}

std::uint64_t Compiler::resolve_places(const std::vector<Name>& names, bool& everywhere) {
  std::uint64_t where = 0;
  everywhere = names.empty();
  for (const auto& name : names) {
    const PlaceId place = resolve_place(name);
    if (place == kNowhere) continue;
    if (place == 0) everywhere = true;
    where |= out_.place_within[place];
  }
  return everywhere ? ~std::uint64_t{0} : where;
}

const Provision* Compiler::resolve_provision(const Name& name, const Scope& scope) {
  const std::string local = scope.instrument == nullptr ? name.id : scope.instrument->id + "." + name.id;
  for (const auto& id : {local, name.id}) {
    if (const auto found = provisions_.find(id); found != provisions_.end()) return found->second;
  }
  std::vector<std::string> known;
  for (const auto& [id, provision] : provisions_) {
    known.push_back(provision->instrument == (scope.instrument ? scope.instrument->id : "") ? provision->id
                                                                                            : id);
  }
  unknown(name, "provision", known);
  return nullptr;
}

/// A word that is looked up twice is told once.
void Compiler::unknown(const Name& name, std::string_view wanted, std::span<const std::string> known) {
  if (!told_.emplace(name.at.file, name.at.line, name.at.column, name.id).second) return;
  diagnostics_.error("unknown-name", name.at, fmt::format("There is no {} named \"{}\".", wanted, name.id),
                     base::suggest(name.id, known));
}

}  // namespace osmanthus::regime
