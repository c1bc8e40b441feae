#include "results/manifest.hpp"

#include <stdexcept>
#include <utility>

#include "results/files.hpp"
#include "results/json.hpp"

namespace osmanthus::results {
namespace {

Json json_of(const Parameter& it) {
  return {
      {"name", it.name},        {"meaning", json_of(it.meaning)}, {"unit", it.unit},   {"value", it.value},
      {"low", or_null(it.low)}, {"high", or_null(it.high)},       {"grade", it.grade}, {"source", it.source}};
}

Json json_of(const LawLine& it) {
  return {{"provision", it.provision},
          {"instrument", json_of(it.instrument)},
          {"citation", it.citation},
          {"rank", it.rank},
          {"words", json_of(it.words)}};
}

Json json_of(const PackFacts& it) {
  return {{"id", it.id},
          {"title", json_of(it.title)},
          {"digest", it.digest},
          {"reading", it.reading},
          {"include", it.include},
          {"variants", it.variants},
          {"law_of", it.law_of ? day(*it.law_of) : Json(nullptr)}};
}

template <class Item>
Json json_of(const std::vector<Item>& items) {
  Json list = Json::array();
  for (const Item& item : items) list.push_back(json_of(item));
  return list;
}

Json json_of(const std::optional<ReformFacts>& it) {
  if (!it) return nullptr;
  return {{"title", json_of(it->title)}, {"digest", it->digest}, {"changes", json_of(it->changes)}};
}

Json json_of(const std::map<std::string, Words>& names) {
  Json all = Json::object();
  for (const auto& [id, words] : names) all[id] = json_of(words);
  return all;
}

Json json_of(const Manifest& it) {
  return {{"synthetic", true},
          {"calibrated", it.calibrated},
          {"scenario",
           {{"id", it.scenario}, {"title", json_of(it.scenario_title)}, {"digest", it.scenario_digest}}},
          {"pack", json_of(it.pack)},
          {"reform", json_of(it.reform)},
          {"build", {{"version", it.version}, {"digest", it.build_digest}}},
          {"seed", it.seed},
          {"replicates", it.replicates},
          {"residents", it.residents},
          {"national_per_resident", it.national_per_resident},
          {"first_month", day(it.first_month)},
          {"last_month", day(it.last_month)},
          {"command", it.command},
          {"law", json_of(it.law)},
          {"parameters", json_of(it.parameters)},
          {"names", json_of(it.names)},
          {"calibration", results::json_of(it.calibration)}};
}

// ---- reading: `at` and `get` throw where a field is missing or of another type, and read_manifest says so
// --------

Parameter parameter_of(const Json& json) {
  return {json.at("name").get<std::string>(),  words_of(json.at("meaning")),
          json.at("unit").get<std::string>(),  json.at("value").get<double>(),
          optional_of<double>(json.at("low")), optional_of<double>(json.at("high")),
          json.at("grade").get<std::string>(), json.at("source").get<std::string>()};
}

LawLine law_line_of(const Json& json) {
  return {json.at("provision").get<std::string>(), words_of(json.at("instrument")),
          json.at("citation").get<std::string>(), json.at("rank").get<std::string>(),
          words_of(json.at("words"))};
}

PackFacts pack_of(const Json& json) {
  PackFacts pack;
  pack.id = json.at("id").get<std::string>();
  pack.title = words_of(json.at("title"));
  pack.digest = json.at("digest").get<std::string>();
  pack.reading = json.at("reading").get<std::string>();
  pack.include = json.at("include").get<std::vector<std::string>>();
  pack.variants = json.at("variants").get<std::vector<std::string>>();
  if (!json.at("law_of").is_null()) pack.law_of = day_of(json.at("law_of"));
  return pack;
}

std::optional<ReformFacts> reform_of(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return ReformFacts{words_of(json.at("title")), json.at("digest").get<std::string>(),
                     list_of(json.at("changes"), words_of)};
}

void read_identity(const Json& json, Manifest& manifest) {
  manifest.scenario = json.at("scenario").at("id").get<std::string>();
  manifest.scenario_title = words_of(json.at("scenario").at("title"));
  manifest.scenario_digest = json.at("scenario").at("digest").get<std::string>();
  manifest.pack = pack_of(json.at("pack"));
  manifest.reform = reform_of(json.at("reform"));
  manifest.version = json.at("build").at("version").get<std::string>();
  manifest.build_digest = json.at("build").at("digest").get<std::string>();
}

Manifest manifest_of(const Json& json) {
  Manifest manifest;
  read_identity(json, manifest);
  manifest.seed = json.at("seed").get<std::uint64_t>();
  manifest.replicates = json.at("replicates").get<std::int64_t>();
  manifest.residents = json.at("residents").get<std::int64_t>();
  manifest.national_per_resident = json.at("national_per_resident").get<double>();
  manifest.first_month = day_of(json.at("first_month"));
  manifest.last_month = day_of(json.at("last_month"));
  manifest.calibrated = json.at("calibrated").get<bool>();
  manifest.command = json.at("command").get<std::string>();
  manifest.law = list_of(json.at("law"), law_line_of);
  manifest.parameters = list_of(json.at("parameters"), parameter_of);
  for (const auto& [id, words] : json.at("names").items()) manifest.names[id] = words_of(words);
  manifest.calibration = calibration_of(json.at("calibration"));
  return manifest;
}

}  // namespace

std::string manifest_text(const Manifest& manifest) {
  return json_of(manifest).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Outcome write_manifest(const Manifest& manifest, const std::filesystem::path& folder) {
  return write_whole(folder / "manifest.json", manifest_text(manifest));
}

Result<Manifest> read_manifest(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "manifest.json";
  const Result<std::string> text = read_whole(path);
  if (!text) return text.problem();
  try {
    const Json json = Json::parse(text.value());
    if (json.at("synthetic") != true)
      return Problem{path.string() + " does not say that the run is synthetic."};
    return manifest_of(json);
  } catch (const std::exception& exception) {
    return Problem{path.string() + " is not the manifest of a run: " + exception.what() + "."};
  }
}

}  // namespace osmanthus::results
