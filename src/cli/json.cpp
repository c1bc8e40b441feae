#include "cli/json.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <set>

namespace osmanthus::cli {
namespace {

Json day(base::Day day) { return day >= base::kNever ? Json(nullptr) : Json(base::format_date(day)); }
Json or_null(const std::string& word) { return word.empty() ? Json(nullptr) : Json(word); }

Json to_json(const explain::Record& r) {
  return {{"id", r.id},
          {"matter", or_null(r.matter)},
          {"since", day(r.since)},
          {"until", day(r.until)},
          {"because", r.because}};
}
Json to_json(const explain::Listing& l) {
  return {{"register", l.register_id}, {"matter", or_null(l.matter)},
          {"since", day(l.since)},     {"until", day(l.until)},
          {"state", l.state},          {"because", l.because}};
}
Json to_json(const explain::MeasureInEffect& m) {
  return {{"id", m.id},
          {"modality", m.modality},
          {"since", day(m.since)},
          {"until", day(m.until)},
          {"grounds", m.grounds},
          {"borne_for", or_null(m.borne_for)},
          {"because", m.because}};
}

Json scores(const std::vector<explain::ScoreValue>& values) {
  Json all = Json::object();
  for (const auto& s : values) {
    all[s.id] = {
        {"value", s.value}, {"low", s.low}, {"high", s.high}, {"grade", s.assumed ? "assumed" : "cited"}};
  }
  return all;
}

Json to_json(const explain::Because& b) {
  Json parameters = Json::object();
  for (const auto& [name, value] : b.parameters) parameters[name] = value;
  Json out = {{"provision", or_null(b.provision)},
              {"citation", b.citation},
              {"facts", b.facts},
              {"parameters", parameters}};
  if (b.may) out["modality"] = "may";
  if (!b.source.empty()) out["source"] = b.source;
  if (!b.assumed.empty()) out["assumed"] = b.assumed;
  return out;
}

Json to_json(const explain::Change& c) {
  Json out = {{"on", day(c.on)}, {"subject", c.subject}, {"change", c.change}, {"what", c.what}};
  if (!c.matter.empty()) out["matter"] = c.matter;
  if (!c.by.empty()) out["by"] = c.by;
  if (c.amount) out["amount"] = *c.amount;
  if (c.until) out["until"] = day(*c.until);
  out["because"] = to_json(c.because);
  return out;
}

Json to_json(const explain::WayOut& w) {
  return {{"subject", w.subject},
          {"what", w.what},
          {"by", w.by},
          {"act", or_null(w.act)},
          {"actor", or_null(w.actor)},
          {"modality", w.modality},
          {"earliest", day(w.earliest)},
          {"provision", w.provision}};
}

Json to_json(const explain::WhyNot& w) {
  Json failed = Json::array();
  for (const auto& f : w.failed)
    failed.push_back({{"condition", f.condition}, {"needed", f.needed}, {"found", f.found}});
  return {{"subject", w.subject},
          {"provision", w.provision},
          {"citation", w.citation},
          {"on", day(w.on)},
          {"failed", failed}};
}

template <class T>
Json list(const std::vector<T>& items) {
  Json all = Json::array();
  for (const auto& item : items) all.push_back(to_json(item));
  return all;
}

const char* word(base::Severity severity) { return severity == base::Severity::error ? "error" : "warning"; }

}  // namespace

Json subjects_json(const std::vector<explain::SubjectState>& subjects) {
  Json all = Json::object();
  for (const auto& s : subjects) {
    all[s.label] = {{"records", list(s.records)},
                    {"listings", list(s.listings)},
                    {"measures", list(s.measures)},
                    {"scores", scores(s.scores)}};
  }
  return all;
}

Json to_json(const std::vector<explain::Mismatch>& mismatches) {
  Json all = Json::array();
  for (const auto& m : mismatches) {
    all.push_back({{"subject", m.subject}, {"field", m.field}, {"expected", m.expected}, {"found", m.found}});
  }
  return all;
}

Json to_json(const explain::Explanation& e) {
  return {{"case", e.title},
          {"as_of", day(e.as_of)},
          {"reading", e.reading},
          {"synthetic", true},
          {"subjects", subjects_json(e.subjects)},
          {"timeline", list(e.timeline)},
          {"ways_out", list(e.ways_out)},
          {"why_not", list(e.why_not)},
          {"expectations", to_json(e.expectations)}};
}

Json to_json(const std::vector<base::Diagnostic>& diagnostics) {
  Json all = Json::array();
  for (const auto& d : diagnostics) {
    all.push_back({{"severity", word(d.severity)},
                   {"rule", d.rule},
                   {"file", d.at.file},
                   {"line", d.at.line},
                   {"column", d.at.column},
                   {"end_line", d.at.end_line},
                   {"end_column", d.at.end_column},
                   {"message", d.message},
                   {"hint", d.hint}});
  }
  return {{"diagnostics", all}};
}

Json to_sarif(const std::vector<base::Diagnostic>& diagnostics) {
  std::set<std::string> ids;
  Json results = Json::array();
  for (const auto& d : diagnostics) {
    ids.insert(d.rule);
    Json result = {
        {"ruleId", d.rule},
        {"level", word(d.severity)},
        {"message", {{"text", d.hint.empty() ? d.message : fmt::format("{} Hint: {}", d.message, d.hint)}}}};
    Json place = {{"artifactLocation", {{"uri", d.at.file}}}};
    if (d.at.line > 0) {
      place["region"] = {{"startLine", d.at.line}, {"startColumn", d.at.column}};
      if (d.at.end_line > 0) {
        place["region"]["endLine"] = d.at.end_line;
        place["region"]["endColumn"] = d.at.end_column;
      }
    }
    result["locations"] = Json::array({{{"physicalLocation", place}}});
    results.push_back(std::move(result));
  }
  Json rules = Json::array();
  for (const auto& id : ids) rules.push_back({{"id", id}});
  const Json driver = {{"name", "osmanthus"}, {"version", OSMANTHUS_VERSION}, {"rules", rules}};
  return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
          {"version", "2.1.0"},
          {"runs", Json::array({{{"tool", {{"driver", driver}}}, {"results", results}}})}};
}

void print(const Json& json) {
  const auto text = json.dump(2, ' ', false, Json::error_handler_t::replace);
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fputc('\n', stdout);
}

}  // namespace osmanthus::cli
