// osmanthus show ID: one thing of the law, read aloud.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "cli/json.hpp"
#include "cli/load.hpp"
#include "cli/verbs.hpp"
#include "cli/words.hpp"
#include "explain/explain.hpp"
#include "explain/words.hpp"

namespace osmanthus::cli {
namespace {

/// Label and value, in order; as text one line each, as JSON one object.
using Lines = std::vector<std::pair<std::string, Json>>;

class Shower {
 public:
  Shower(const pack::LoadedPack& loaded, const regime::Regime& regime)
      : loaded_(loaded), law_(loaded.law), regime_(regime) {}

  /// What `id` is; empty if the pack does not know it.
  Lines lines(const std::string& id) {
    if (const auto* p = find(law_.provisions, [&](const auto& x) { return x.full_id() == id; }))
      return provision(*p);
    if (const auto* i = by_id(law_.instruments, id)) return instrument(*i);
    if (auto number = parameter(id); !number.empty()) return number;
    if (auto known = word(id); !known.empty()) return known;
    const auto* p = provision_of_own_name(id);
    return p == nullptr ? Lines{} : provision(*p);
  }

  std::vector<std::string> known() const {
    std::vector<std::string> all;
    for (const auto& p : law_.provisions) all.push_back(p.full_id());
    for (const auto& i : law_.instruments) all.push_back(i.id);
    for (const auto& kind : regime_.kinds) all.push_back(kind.id);
    for (const auto& place : law_.jurisdictions) all.push_back(place.id);
    return all;
  }

 private:
  template <class T, class Is>
  static const T* find(const std::vector<T>& all, Is is) {
    const auto found = std::ranges::find_if(all, is);
    return found == all.end() ? nullptr : &*found;
  }
  /// The one provision of this name within its instrument; null if several have it.
  const regime::Provision* provision_of_own_name(const std::string& id) const {
    const auto own = [&](const auto& x) { return x.id == id; };
    return std::ranges::count_if(law_.provisions, own) == 1 ? find(law_.provisions, own) : nullptr;
  }

  template <class T>
  static const T* by_id(const std::vector<T>& all, const std::string& id) {
    return find(all, [&](const auto& x) { return x.id == id; });
  }

  const regime::Instrument& instrument_of(const regime::Provision& p) const {
    return *by_id(law_.instruments, p.instrument);
  }

  Lines provision(const regime::Provision& p) {
    const auto& instrument = instrument_of(p);
    Lines lines = {{"provision", p.full_id()}, {"zh", p.text.zh}, {"en", p.text.en}};
    lines.emplace_back("instrument", fmt::format("{} · {}", instrument.text.en, instrument.text.zh));
    lines.emplace_back("citation", explain::citation(p));
    lines.emplace_back("rank", std::string(to_string(p.rank.value_or(instrument.rank))));
    lines.emplace_back("binds", regime::binding(p.rank.value_or(instrument.rank)));
    lines.emplace_back("source", p.source.empty() ? instrument.source : p.source);
    lines.emplace_back("text_had", instrument.text_had == regime::TextHad::whole  ? "whole"
                                   : instrument.text_had == regime::TextHad::part ? "part"
                                                                                  : "none");
    if (p.repealed) lines.emplace_back("repealed", true);
    if (!p.reading.empty()) lines.emplace_back("reading", p.reading);
    if (!p.variant.empty()) lines.emplace_back("variant", p.variant);
    if (!p.rows.empty()) lines.emplace_back("inventory", p.rows);
    add_rule(lines, p);
    if (!p.numbers.empty()) lines.emplace_back("parameters", numbers(p.numbers));
    lines.emplace_back("cases", cases_of(p));
    return lines;
  }

  static Json numbers(const std::vector<regime::Number>& all) {
    Json words = Json::object();
    for (const auto& n : all) words[n.name] = fmt::format("{} [{}]", in_words(n), graded(n));
    return words;
  }

  void add_rule(Lines& lines, const regime::Provision& p) const {
    const auto rule = std::ranges::find_if(regime_.rules, [&](const auto& r) { return r.provision == &p; });
    if (rule == regime_.rules.end()) {
      lines.emplace_back("effect", p.rule ? "a bar on other provisions" : "none: it stands for completeness");
      return;
    }
    Json force = Json::array();
    for (const auto& f : rule->force) force.push_back(in_words(f));
    lines.emplace_back("force", force);
    lines.emplace_back("where", places(p.in.empty() ? instrument_of(p).in : p.in));
    std::set<std::string> effects;
    for (const auto e : rule->effects) {
      const auto& effect = regime_.effects[e];
      if (effect.kind != regime::kNone && regime_.kinds[effect.kind].form != regime::KindForm::mark)
        effects.insert(regime_.kinds[effect.kind].id);
    }
    for (const auto& c : rule->conclusions) effects.insert(regime_.kinds[c.kind].id);
    if (!effects.empty()) lines.emplace_back("brings", effects);
  }

  std::vector<std::string> places(const std::vector<regime::Name>& names) const {
    std::vector<std::string> all;
    for (const auto& name : names) all.push_back(name.id);
    return all.empty() ? std::vector<std::string>{law_.jurisdictions.front().id} : all;
  }

  /// The worked cases in whose timeline or state the provision appears.
  std::vector<std::string> cases_of(const regime::Provision& p) {
    std::vector<std::string> titles;
    const std::string id = p.full_id();
    for (const auto& worked : loaded_.cases) {
      const bool expects = std::ranges::any_of(worked.expect, [&](const auto& subject) {
        return std::ranges::any_of(subject.second, [&](const auto& field) {
          return std::ranges::any_of(field.items, [&](const auto& item) {
            return std::ranges::find(item.because, id) != item.because.end();
          });
        });
      });
      if (expects) titles.push_back(worked.title);
    }
    return titles;
  }

  Lines instrument(const regime::Instrument& i) const {
    Lines lines = {{"instrument", i.id}, {"zh", i.text.zh},
                   {"en", i.text.en},    {"rank", std::string(to_string(i.rank))},
                   {"issuer", i.issuer}, {"source", i.source}};
    Json force = Json::object();
    for (const auto& v : i.versions) force[v.id] = in_words(v.force);
    for (const auto& [reading, f] : i.force) force[reading.empty() ? "both readings" : reading] = in_words(f);
    lines.emplace_back("force", force);
    Json provisions = Json::array();
    for (const auto& p : law_.provisions) {
      if (p.instrument == i.id) provisions.push_back(fmt::format("{}: {}", p.full_id(), title_of(p.text).en));
    }
    lines.emplace_back("provisions", provisions);
    return lines;
  }

  Lines parameter(const std::string& id) const {
    const auto in = [&](const std::string& owner,
                        const std::vector<regime::Number>& numbers) -> const regime::Number* {
      return find(numbers, [&](const auto& n) { return owner + "." + n.name == id; });
    };
    const regime::Number* number = nullptr;
    for (const auto& p : law_.provisions) number = number != nullptr ? number : in(p.full_id(), p.numbers);
    for (const auto& i : law_.instruments) number = number != nullptr ? number : in(i.id, i.numbers);
    for (const auto& s : law_.scores)
      number = number != nullptr ? number : in(s.instrument + "." + s.id, s.numbers);
    if (number == nullptr) return {};
    return {{"parameter", id},
            {"value", in_words(*number)},
            {"grade", graded(*number)},
            {"stands_at", fmt::format("{}:{}:{}", number->at.file, number->at.line, number->at.column)}};
  }

  /// An act, a standing, a measure, a score or a place, and the provisions that speak of it.
  Lines word(const std::string& id) const {
    const auto kind = regime_.kind(id);
    const auto* place = by_id(law_.jurisdictions, id);
    if (const auto* group = by_id(law_.groups, id)) {
      return {{"group", id}, {"zh", group->text.zh}, {"en", group->text.en}, {"acts", places(group->acts)}};
    }
    if (kind == regime::kNone && place == nullptr) return {};
    if (place != nullptr)
      return {
          {"jurisdiction", id}, {"zh", place->text.zh}, {"en", place->text.en}, {"within", place->within}};
    const auto& entry = regime_.kinds[kind];
    Lines lines = {{std::string(to_string(entry.form)), id}, {"zh", entry.text.zh}, {"en", entry.text.en}};
    if (!entry.domain.empty()) lines.emplace_back("domain", entry.domain);
    if (const auto* score = by_id(law_.scores, id)) add_score(lines, *score);
    std::set<std::string> sets_off;
    std::set<std::string> brought_by;
    std::set<std::string> ended_by;
    for (const auto& rule : regime_.rules) {
      if (rule.upon.has(kind)) sets_off.insert(rule.id);
      for (const auto& c : rule.conclusions) {
        if (c.kind == kind) brought_by.insert(rule.id);
      }
      for (const auto e : rule.effects) {
        if (regime_.effects[e].kind == kind) brought_by.insert(rule.id);
        if (regime_.effects[e].form == regime::EffectForm::end && regime_.effects[e].kinds.has(kind))
          ended_by.insert(rule.id);
      }
    }
    for (const auto& [label, ids] : {std::pair("sets_off", sets_off), std::pair("brought_by", brought_by),
                                     std::pair("ended_by", ended_by)}) {
      if (!ids.empty()) lines.emplace_back(label, ids);
    }
    return lines;
  }

  void add_score(Lines& lines, const regime::Score& score) const {
    lines.emplace_back("instrument", score.instrument);
    lines.emplace_back("citation", score.cite);
    if (const auto* compiled = regime_.score(regime_.kind(score.id))) {
      lines.emplace_back("start", compiled->start);
      lines.emplace_back("range", fmt::format("{} to {}", compiled->floor, compiled->ceiling));
    }
    lines.emplace_back("parameters", numbers(score.numbers));
  }

  const pack::LoadedPack& loaded_;
  const regime::Law& law_;
  const regime::Regime& regime_;
};

std::string as_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  if (value.is_number()) return value.dump();
  std::string text;
  for (const auto& [key, item] : value.items()) {
    text += "\n    " + (value.is_object() ? key + ": " : "") + as_text(item);
  }
  return text.empty() ? "none" : text;
}

}  // namespace

int show(const Arguments& arguments) {
  base::Diagnostics diagnostics;
  const auto loaded = load_law(arguments, arguments.pack, diagnostics);
  const auto view = view_of(arguments, {}, diagnostics);
  const auto regime = loaded ? regime::compile(loaded->law, view, diagnostics) : std::nullopt;
  if (tell(diagnostics)) return kInvalid;
  Shower shower(*loaded, *regime);
  const auto& id = arguments.operands.front();
  const auto lines = shower.lines(id);
  if (lines.empty()) {
    const auto hint = base::suggest(id, shower.known());
    fmt::print(stderr, "error: The pack knows nothing named \"{}\". [unknown-name]\n  hint: {}\n", id,
               hint.empty() ? "`osmanthus list provisions` prints all of one kind" : hint);
    return kUsage;
  }
  Json json = Json::object();
  for (const auto& [label, value] : lines) {
    json[label] = value;
    const bool other =
        (label == "zh" && arguments.language == "en") || (label == "en" && arguments.language == "zh");
    if (arguments.format == "text" && !other) fmt::print("{}: {}\n", label, as_text(value));
  }
  if (arguments.format == "json") print(json);
  return kDone;
}

}  // namespace osmanthus::cli
