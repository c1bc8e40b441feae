#include "cli/law_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>

#include "audit/audit.hpp"
#include "cli/audited.hpp"
#include "cli/folder.hpp"
#include "cli/json.hpp"
#include "cli/load.hpp"
#include "cli/words.hpp"
#include "explain/explain.hpp"
#include "explain/words.hpp"
#include "pack/change_text.hpp"
#include "regime/compile.hpp"
#include "report/page.hpp"

namespace osmanthus::cli {
namespace {

using regime::Instrument;
using regime::Provision;

Json both(const regime::Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

Json ids(const std::vector<regime::Name>& names) {
  Json all = Json::array();
  for (const auto& name : names) all.push_back(name.id);
  return all;
}

const char* had(regime::TextHad had) {
  return had == regime::TextHad::whole ? "whole" : had == regime::TextHad::part ? "part" : "none";
}

/// A part of a rule as its file has it: texts, lists and mappings.
Json json_of(const pack::Node& node) {
  if (node.is_scalar()) return node.text;
  Json all = node.is_mapping() ? Json::object() : Json::array();
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (node.is_mapping()) {
      all[node.keys[i].text] = json_of(node.items[i]);
    } else {
      all.push_back(json_of(node.items[i]));
    }
  }
  return all;
}

/// A worked case, and the provisions that it exercises: those that take effect, and those that one condition
/// alone keeps from it.
struct Exercise {
  const regime::Case* worked;
  std::set<std::string> provisions;
};

std::vector<Exercise> exercises(const pack::LoadedPack& loaded) {
  std::vector<Exercise> all;
  for (const auto& worked : loaded.cases) {
    base::Diagnostics unheard;
    auto view = worked.view;
    const auto regime = regime::compile(loaded.law, view, unheard);
    if (!regime) continue;
    const auto found = explain::explain(*regime, worked, explain::kMostWhyNot);
    Exercise one{&worked, {}};
    for (const auto& change : found.timeline) one.provisions.insert(change.because.provision);
    for (const auto& not_so : found.why_not) {
      if (not_so.failed.size() == 1) one.provisions.insert(not_so.provision);
    }
    all.push_back(std::move(one));
  }
  return all;
}

class Site {
 public:
  Site(const pack::LoadedPack& loaded, base::Day day)
      : loaded_(loaded), law_(loaded.law), day_(day), rules_(pack::rules_in(loaded.files)) {}

  Json json(const std::vector<Json>& audits, const std::string& language) {
    return {{"language", language},
            {"pack", {{"id", law_.pack.id}, {"title", both(law_.pack.text)}}},
            {"as_of", base::format_date(day_)},
            {"names", names()},
            {"properties", properties()},
            {"instruments", instruments()},
            {"provisions", provisions()},
            {"audits", audits}};
  }

 private:
  /// Every id that a rule or a case may speak of, with its title.
  Json names() const {
    Json all = Json::object();
    const auto add = [&](const auto& some) {
      for (const auto& one : some) all[one.id] = both(one.text);
    };
    add(law_.jurisdictions);
    add(law_.domains);
    add(law_.acts);
    add(law_.groups);
    add(law_.steps);
    add(law_.flags);
    add(law_.attributes);
    add(law_.standings);
    add(law_.measures);
    add(law_.scores);
    return all;
  }

  static Json properties() {
    Json all = Json::array();
    for (const auto& property : audit::properties())
      all.push_back(
          {{"id", property.id}, {"sentence", both(property.sentence)}, {"source", both(property.source)}});
    return all;
  }

  Json instruments() const {
    Json all = Json::array();
    for (const auto& i : law_.instruments) {
      Json force = Json::array();
      for (const auto& v : i.versions) force.push_back(fmt::format("{}: {}", v.id, in_words(v.force)));
      for (const auto& [reading, f] : i.force)
        force.push_back(reading.empty() ? in_words(f) : fmt::format("{}: {}", reading, in_words(f)));
      all.push_back({{"id", i.id},
                     {"title", both(i.text)},
                     {"rank", to_string(i.rank)},
                     {"binds", regime::binding(i.rank)},
                     {"issuer", i.issuer},
                     {"places", ids(i.in)},
                     {"force", force},
                     {"source", i.source},
                     {"text_had", had(i.text_had)}});
    }
    return all;
  }

  Json provisions() {
    const auto worked = exercises(loaded_);
    Json all = Json::array();
    for (const auto& p : law_.provisions) all.push_back(provision(p, worked));
    return all;
  }

  const Instrument& instrument_of(const Provision& p) const {
    return *std::ranges::find(law_.instruments, p.instrument, &Instrument::id);
  }

  Json provision(const Provision& p, const std::vector<Exercise>& worked) const {
    const auto& instrument = instrument_of(p);
    const auto rank = p.rank.value_or(instrument.rank);
    const auto id = p.full_id();
    Json out = {{"id", id},
                {"instrument", p.instrument},
                {"text", both(p.text)},
                {"citation", explain::citation(p)},
                {"rank", to_string(rank)},
                {"binds", regime::binding(rank)},
                {"reading", p.reading},
                {"variant", p.variant},
                {"rows", p.rows},
                {"repealed", p.repealed},
                {"places", ids(p.in.empty() ? instrument.in : p.in)},
                {"source", p.source.empty() ? instrument.source : p.source}};
    out["force"] = p.force ? Json::array({in_words(*p.force)}) : Json::array();
    Json rule = Json::object();
    if (const auto found = rules_.find(id); found != rules_.end()) {
      rule = json_of(found->second);
    }
    out["rule"] = rule;
    Json numbers = Json::array();
    for (const auto& n : p.numbers)
      numbers.push_back({{"name", n.name}, {"value", in_words(n)}, {"grade", graded(n)}});
    out["numbers"] = numbers;
    Json cases = Json::array();
    for (const auto& one : worked) {
      if (one.provisions.contains(id))
        cases.push_back({{"title", one.worked->title}, {"why", one.worked->why}});
    }
    out["cases"] = cases;
    return out;
  }

  const pack::LoadedPack& loaded_;
  const regime::Law& law_;
  base::Day day_;
  const std::map<std::string, pack::Node> rules_;
};

/// What happened in a case and what followed, line by line, each with its citation.
Json timeline(const explain::Explanation& found) {
  Json all = Json::array();
  for (const auto& change : found.timeline) {
    Json line = {{"on", base::format_date(change.on)},
                 {"who", change.subject},
                 {"change", change.change},
                 {"what", change.what},
                 {"provision", change.because.provision},
                 {"citation", change.because.citation}};
    if (change.amount) line["amount"] = *change.amount;
    all.push_back(std::move(line));
  }
  return all;
}

/// The verdicts of one reading, each case with its timeline.
std::optional<Json> audited(const pack::LoadedPack& loaded, const Arguments& arguments, base::Day day,
                            regime::Reading reading, base::Diagnostics& diagnostics) {
  audit::Request request;
  request.view = view_of(arguments, {}, diagnostics);
  request.view.reading = reading;
  request.as_of = day;
  request.threads = arguments.threads;
  request.lives = loaded.cases;
  auto found = audit::audit(loaded.law, request, diagnostics);
  if (!found) return std::nullopt;
  auto view = request.view;
  view.law_of = day;
  const auto regime = regime::compile(loaded.law, view, diagnostics);
  if (!regime) return std::nullopt;
  const Audited told{
      std::move(*found), &loaded.law, loaded.law.pack.id, std::string(to_string(reading)), day, {}};
  Json json = to_json(told);
  for (std::size_t i = 0; i < told.audit.verdicts.size(); ++i) {
    const auto& life = told.audit.verdicts[i].counterexample;
    if (life)
      json["verdicts"][i]["timeline"] = timeline(explain::explain(*regime, *life, explain::kMostWhyNot));
  }
  return json;
}

}  // namespace

int law_site(const Arguments& arguments) {
  base::Diagnostics diagnostics;
  const auto day = day_of_the_law(arguments, diagnostics);
  const auto view = view_of(arguments, {}, diagnostics);
  if (tell(diagnostics)) return kUsage;
  const auto loaded = load_law(arguments, arguments.law, diagnostics);
  if (tell(diagnostics)) return kInvalid;
  std::vector<Json> audits;
  for (const auto reading : {regime::Reading::article, regime::Reading::text}) {
    auto one = audited(*loaded, arguments, *day, reading, diagnostics);
    if (tell(diagnostics)) return kInvalid;
    audits.push_back(std::move(*one));
  }
  const auto& title = loaded->law.pack.text;
  const auto data = Site(*loaded, *day).json(audits, arguments.language);
  Folder folder(arguments.out);
  folder.write("index.html", report::law_html(data.dump(-1, ' ', false, Json::error_handler_t::replace),
                                              {title.zh, title.en}, arguments.language));
  if (folder.failed()) return kUnfinished;
  fmt::print("{}\n", (std::filesystem::absolute(arguments.out) / "index.html").string());
  return kDone;
}

}  // namespace osmanthus::cli
