// The figures as JSON, and the page around them.
#include "report/page.hpp"

#include <nlohmann/json.hpp>

#include "report/concentration.hpp"
#include "report/summary.hpp"
#include "report/survival.hpp"

namespace osmanthus::report {
namespace {

using Json = nlohmann::ordered_json;

const char* word(Measured measured) { return measured == Measured::at_the_end ? "end" : "total"; }

Json json_of(const Band& band) { return {band.low, band.middle, band.high, band.mean}; }

Json json_of(const std::vector<Series>& all) {
  Json json = Json::object();
  for (const Series& series : all) {
    Json& months = json[series.indicator] = Json::array();
    for (const Band& band : series.months) months.push_back(json_of(band));
  }
  return json;
}

Json json_of(const std::vector<Headline>& all) {
  Json json = Json::array();
  for (const Headline& it : all) {
    json.push_back(
        {{"indicator", it.indicator}, {"measured", word(it.measured)}, {"band", json_of(it.band)}});
  }
  return json;
}

Json json_of(const std::vector<Difference>& all) {
  Json json = Json::array();
  for (const Difference& it : all) {
    json.push_back({{"indicator", it.indicator},
                    {"measured", word(it.measured)},
                    {"band", json_of(it.band)},
                    {"relative", json_of(it.relative)},
                    {"share", it.share},
                    {"replicates", it.replicates}});
  }
  return json;
}

Json json_of(const std::vector<Portion>& all) {
  Json json = Json::object();
  for (const Portion& it : all) json[it.id] = json_of(it.band);
  return json;
}

Json json_of(const std::vector<Band>& bands) {
  Json json = Json::array();
  for (const Band& band : bands) json.push_back(json_of(band));
  return json;
}

Json json_of(const std::vector<Way>& all) {
  Json json = Json::array();
  for (const auto& [passage, band] : all) {
    json.push_back({{"from", passage.from},
                    {"from_id", passage.from_id},
                    {"to", passage.to},
                    {"to_id", passage.to_id},
                    {"band", json_of(band)}});
  }
  return json;
}

Json json_of(const std::vector<Survival>& all) {
  Json json = Json::array();
  for (const Survival& it : all) {
    Json ended = Json::object();
    for (const auto& [way, bands] : it.ended) ended[way] = json_of(bands);
    json.push_back(
        {{"ground", it.ground}, {"listings", it.listings}, {"listed", json_of(it.listed)}, {"ended", ended}});
  }
  return json;
}

Json json_of(const std::vector<BorneBy>& curve) {
  Json json = Json::array();
  for (const auto& [share, borne] : curve) json.push_back({{"share", share}, {"borne", json_of(borne)}});
  return json;
}

Json json_of(const Concentration& it) {
  return {{"residents", json_of(it.residents)},
          {"reached", json_of(it.reached)},
          {"gini", json_of(it.gini)},
          {"share_reached", json_of(it.share_reached)},
          {"most", json_of(it.most)}};
}

Json json_of(const Survey& survey) {
  Json months = Json::array();
  for (const base::Day month : survey.months) months.push_back(base::format_date(month));
  Json approval = Json::object();
  for (const auto& [group, bands] : survey.approval) approval[group] = json_of(bands);
  return {{"months", months}, {"approval", approval}};
}

Json json_of(const std::vector<Touched>& all) {
  Json json = Json::array();
  for (const auto& [who, residents, share] : all) {
    json.push_back({{"jurisdiction", who.jurisdiction},
                    {"group", who.group},
                    {"residents", json_of(residents)},
                    {"share", json_of(share)}});
  }
  return json;
}

Json json_of(const Run& run) {
  Json months = Json::array();
  for (const base::Day month : run.months) months.push_back(base::format_date(month));
  return {{"manifest", Json::parse(results::manifest_text(run.manifest))},
          {"months", months},
          {"series", json_of(series_of(run))},
          {"headlines", json_of(headlines_of(run))},
          {"places", json_of(rate_by_place(run, "listed_stock"))},
          {"groups", json_of(rate_by_group(run, "listed_stock"))},
          {"shares", json_of(share_by_group(run))},
          {"children_by_place", json_of(rate_by_place(run, "children_affected"))},
          {"children_by_group", json_of(rate_by_group(run, "children_affected"))},
          {"ways", json_of(ways_of(run))},
          {"survival", json_of(survival_of(run))},
          {"concentration", json_of(concentration_of(run))},
          {"survey", json_of(survey_of(run))},
          {"touched", json_of(touched_of(run))}};
}

std::string replaced(std::string text, std::string_view mark, std::string_view by) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size())) {
    text.replace(at, mark.size(), by);
  }
  return text;
}

std::string as_html(std::string text) {
  text = replaced(std::move(text), "&", "&amp;");
  text = replaced(std::move(text), "<", "&lt;");
  return replaced(std::move(text), ">", "&gt;");
}

/// JSON in which nothing can end the element that holds it.
std::string safe(std::string json) { return replaced(std::move(json), "<", "\\u003c"); }

std::string framed(std::string_view frame, const results::Words& title, std::string_view data,
                   std::string_view language) {
  std::string page(frame);
  page = replaced(std::move(page), "{{language}}", language == "zh" ? "zh-CN" : "en");
  page = replaced(std::move(page), "{{title}}", as_html(language == "zh" ? title.zh : title.en));
  return replaced(std::move(page), "{{data}}", data);
}

}  // namespace

std::string page_json(const std::vector<Run>& runs, std::string_view language) {
  Json json{{"language", language}, {"runs", Json::array()}, {"differences", Json::array()}};
  for (const Run& run : runs) json["runs"].push_back(json_of(run));
  if (runs.size() == 2) json["differences"] = json_of(differences_of(runs[0], runs[1]));
  return safe(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string law_html(std::string data, const results::Words& title, std::string_view language) {
  return framed(kLawFrame, title, safe(std::move(data)), language);
}

std::string page_html(const std::vector<Run>& runs, std::string_view language) {
  return framed(kPageFrame, runs.back().manifest.scenario_title, page_json(runs, language), language);
}

}  // namespace osmanthus::report
