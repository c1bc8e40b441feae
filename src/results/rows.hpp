// The rows of a run's tables by name, so that nobody counts columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.hpp"
#include "results/table.hpp"

namespace osmanthus::results {

struct Indicator {
  std::int64_t replicate = 0;
  base::Day month = 0;  // its last day
  std::string_view jurisdiction = "cn";
  std::string_view group = "all";
  std::string_view indicator;
  std::optional<double> value;           // nothing: a gap
  std::optional<double> value_national;  // nothing: a gap
};

enum class Stage : std::uint8_t { act, record, listing, measure, end };

struct Flow {
  std::int64_t replicate = 0;
  base::Day month = 0;  // its last day
  std::string_view jurisdiction = "cn";
  std::string_view group = "all";
  Stage from = Stage::act;
  std::string_view from_id;  // an act, record, register or measure
  Stage to = Stage::record;  // a later stage than `from`
  std::string_view to_id;  // a record, register or measure; of an end: expiry, repair, correction or release
  std::int64_t count = 0;
  std::optional<double> count_national;
};

struct Spell {
  std::int64_t replicate = 0;
  std::string_view register_id;
  std::string_view ground;
  std::string_view group = "all";
  std::int64_t months = 0;
  std::optional<std::string_view> exit;  // nothing: it had not ended
  std::int64_t count = 0;
};

struct Burden {
  std::int64_t replicate = 0;
  std::string_view group = "all";
  std::int64_t sanctions = 0;
  std::int64_t persons = 0;
};

struct Event {
  std::int64_t replicate = 0;
  std::string_view event;  // an act or step
  std::string_view group = "all";
  std::int64_t count = 0;
  std::optional<double> count_national;
  std::string_view rate_grade;
};

struct Touched {
  std::int64_t replicate = 0;
  std::string_view jurisdiction = "cn";
  std::string_view group = "all";
  std::int64_t residents = 0;
  std::int64_t of = 0;
};

struct PopulationFit {
  std::string_view margin;
  std::string_view jurisdiction = "cn";
  std::string_view group = "all";
  double target = 0;
  double achieved = 0;
  double relative_error = 0;
};

/// Each appends to a table of the schema of its name.
void add(Table& indicators, const Indicator& row);
void add(Table& flows, const Flow& row);
void add(Table& spells, const Spell& row);
void add(Table& burden, const Burden& row);
void add(Table& events, const Event& row);
void add(Table& touched, const Touched& row);
void add(Table& population_fit, const PopulationFit& row);

}  // namespace osmanthus::results
