// The part of manifest.json that tells of the calibration.
#include "results/calibration.hpp"

#include "results/json.hpp"

namespace osmanthus::results {
namespace {

Json json_of(const Spread& it) { return {{"low", it.low}, {"median", it.median}, {"high", it.high}}; }

Json json_of(const std::optional<Spread>& it) { return it ? json_of(*it) : Json(nullptr); }

Json json_of(const CalibrationTarget& it) {
  return {{"id", it.id},
          {"quantity", it.quantity},
          {"jurisdiction", it.jurisdiction},
          {"from", day(it.from)},
          {"until", day(it.until)},
          {"published", it.published},
          {"tolerance", it.tolerance},
          {"use", it.use},
          {"aside", it.aside},
          {"remark", json_of(it.remark)},
          {"model", json_of(it.model)},
          {"foretold", json_of(it.foretold)},
          {"constant_hazards", json_of(it.constant_hazards)},
          {"caseload_alone", json_of(it.caseload_alone)},
          {"straight_line", or_null(it.straight_line)}};
}

Json json_of(const CalibrationDiscrepancy& it) {
  return {{"quantity", it.quantity}, {"share", json_of(it.share)}};
}

Json json_of(const CalibrationRival& it) {
  return {{"name", it.name}, {"figures", it.figures}, {"error", it.error}, {"model_error", it.model_error}};
}

Json json_of(const CalibratedParameter& it) {
  return {{"name", it.name},
          {"prior", Json::array({it.prior_low, it.prior_high})},
          {"posterior", json_of(it.posterior)},
          {"overlap", it.overlap},
          {"pressed", it.pressed}};
}

Json json_of(const CalibratedHeadline& it) {
  return {{"indicator", it.indicator},
          {"from", day(it.from)},
          {"until", day(it.until)},
          {"prior", json_of(it.prior)},
          {"posterior", json_of(it.posterior)},
          {"overlap", it.overlap}};
}

Json json_of(const Mechanism& it) {
  return {{"name", it.name},
          {"fitted_with", it.fitted_with},
          {"fitted_without", it.fitted_without},
          {"error_with", it.error_with},
          {"error_without", it.error_without},
          {"margin", it.margin},
          {"supported", it.supported}};
}

template <class Item>
Json list(const std::vector<Item>& items) {
  Json all = Json::array();
  for (const Item& item : items) all.push_back(json_of(item));
  return all;
}

Spread spread_of(const Json& json) {
  return {json.at("low").get<double>(), json.at("median").get<double>(), json.at("high").get<double>()};
}

std::optional<Spread> optional_spread_of(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return spread_of(json);
}

CalibrationTarget target_of(const Json& json) {
  return {json.at("id").get<std::string>(),
          json.at("quantity").get<std::string>(),
          json.at("jurisdiction").get<std::string>(),
          day_of(json.at("from")),
          day_of(json.at("until")),
          json.at("published").get<double>(),
          json.at("tolerance").get<double>(),
          json.at("use").get<std::string>(),
          json.at("aside").get<std::string>(),
          words_of(json.at("remark")),
          spread_of(json.at("model")),
          spread_of(json.at("foretold")),
          optional_spread_of(json.at("constant_hazards")),
          optional_spread_of(json.at("caseload_alone")),
          optional_of<double>(json.at("straight_line"))};
}

CalibrationDiscrepancy discrepancy_of(const Json& json) {
  return {json.at("quantity").get<std::string>(), spread_of(json.at("share"))};
}

CalibrationRival rival_of(const Json& json) {
  return {json.at("name").get<std::string>(), json.at("figures").get<std::uint64_t>(),
          json.at("error").get<double>(), json.at("model_error").get<double>()};
}

CalibratedParameter parameter_of(const Json& json) {
  const Json& prior = json.at("prior");
  return {json.at("name").get<std::string>(), prior.at(0).get<double>(),
          prior.at(1).get<double>(),          spread_of(json.at("posterior")),
          json.at("overlap").get<double>(),   json.at("pressed").get<bool>()};
}

CalibratedHeadline headline_of(const Json& json) {
  return {json.at("indicator").get<std::string>(),
          day_of(json.at("from")),
          day_of(json.at("until")),
          spread_of(json.at("prior")),
          spread_of(json.at("posterior")),
          json.at("overlap").get<double>()};
}

Mechanism mechanism_of(const Json& json) {
  return {json.at("name").get<std::string>(),      json.at("fitted_with").get<double>(),
          json.at("fitted_without").get<double>(), json.at("error_with").get<double>(),
          json.at("error_without").get<double>(),  json.at("margin").get<double>(),
          json.at("supported").get<bool>()};
}

}  // namespace

Json json_of(const std::optional<Calibration>& it) {
  if (!it) return nullptr;
  return {{"file", it->file},
          {"digest", it->digest},
          {"fitted_until", day(it->fitted_until)},
          {"residents", it->residents},
          {"runs", it->runs},
          {"most_r_hat", it->most_r_hat},
          {"surface_off", it->surface_off},
          {"targets", list(it->targets)},
          {"rivals", list(it->rivals)},
          {"discrepancies", list(it->discrepancies)},
          {"parameters", list(it->parameters)},
          {"headlines", list(it->headlines)},
          {"mechanisms", list(it->mechanisms)}};
}

std::optional<Calibration> calibration_of(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return Calibration{json.at("file").get<std::string>(),
                     json.at("digest").get<std::string>(),
                     day_of(json.at("fitted_until")),
                     json.at("residents").get<std::uint64_t>(),
                     json.at("runs").get<std::uint64_t>(),
                     json.at("most_r_hat").get<double>(),
                     json.at("surface_off").get<double>(),
                     list_of(json.at("targets"), target_of),
                     list_of(json.at("rivals"), rival_of),
                     list_of(json.at("discrepancies"), discrepancy_of),
                     list_of(json.at("parameters"), parameter_of),
                     list_of(json.at("headlines"), headline_of),
                     list_of(json.at("mechanisms"), mechanism_of)};
}

}  // namespace osmanthus::results
