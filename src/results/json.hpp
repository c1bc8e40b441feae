// How dates, ranges and gaps stand in the files of a run. Reading throws where a field is missing or of
// another type; whoever reads a file catches it and says which file. Only sources of this room include this.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "results/calibration.hpp"

namespace osmanthus::results {

using Json = nlohmann::ordered_json;

inline Json or_null(const auto& value) { return value ? Json(*value) : Json(nullptr); }

inline Json day(base::Day value) { return base::format_date(value); }

inline base::Day day_of(const Json& json) {
  const auto day = base::parse_date(json.get<std::string>());
  if (!day) throw std::runtime_error("a date is not YYYY-MM-DD");
  return *day;
}

inline Json json_of(const Words& words) { return {{"zh", words.zh}, {"en", words.en}}; }

inline Words words_of(const Json& json) {
  return {json.at("zh").get<std::string>(), json.at("en").get<std::string>()};
}

template <class Value>
std::optional<Value> optional_of(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return json.get<Value>();
}

template <class Read>
auto list_of(const Json& json, Read read) {
  std::vector<decltype(read(json))> list;
  for (const Json& item : json) list.push_back(read(item));
  return list;
}

Json json_of(const std::optional<Calibration>& calibration);
std::optional<Calibration> calibration_of(const Json& json);

}  // namespace osmanthus::results
