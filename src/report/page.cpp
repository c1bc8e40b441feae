#include "report/page.hpp"

#include <nlohmann/json.hpp>

#include "report/summary.hpp"

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

Json json_of(const Run& run) {
  Json months = Json::array();
  for (const base::Day month : run.months) months.push_back(base::format_date(month));
  return {{"manifest", Json::parse(results::manifest_text(run.manifest))},
          {"months", months},
          {"series", json_of(series_of(run))},
          {"headlines", json_of(headlines_of(run))},
          {"places", json_of(density_by_place(run))},
          {"groups", json_of(share_by_group(run))}};
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

}  // namespace

std::string page_json(const std::vector<Run>& runs, std::string_view language) {
  Json json{{"language", language}, {"runs", Json::array()}, {"differences", Json::array()}};
  for (const Run& run : runs) json["runs"].push_back(json_of(run));
  if (runs.size() == 2) json["differences"] = json_of(differences_of(runs[0], runs[1]));
  return replaced(json.dump(-1, ' ', false, Json::error_handler_t::replace), "<", "\\u003c");
}

std::string page_html(const std::vector<Run>& runs, std::string_view language) {
  const results::Words& title = runs.back().manifest.scenario_title;
  std::string page(kPageFrame);
  page = replaced(std::move(page), "{{language}}", language == "zh" ? "zh-CN" : "en");
  page = replaced(std::move(page), "{{title}}", as_html(language == "zh" ? title.zh : title.en));
  return replaced(std::move(page), "{{data}}", page_json(runs, language));
}

}  // namespace osmanthus::report
