// What a run assumes about people and courts: a closed list of numbers, each with its grade and its source.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "regime/law.hpp"

namespace osmanthus::scenario {

using regime::Grade;

/// One number each; `parameters()` tells its name, its unit and what it means.
enum class Parameter : std::uint8_t {
  natural_person_debtors,
  ground_able,
  ground_unable,
  unable_debtors,
  refuse_judgment,
  obstruct_enforcement,
  evade_enforcement,
  violate_property_report,
  violate_consumption_order,
  break_settlement,
  violent_and_grave,
  court_take_up,
  performance,
  performance_unable,
  performance_unlisted,
  termination,
  wrong_listings,
  correction,
  may_end,
  may_extend,
  may_measure,
  may_other,
  air_demand,
  air_attempts,
  rail_demand,
  rail_attempts,
  own_news,
  own_news_lasting,
  own_news_fast,
  own_news_slow,
  firms,
  public_bodies,
  public_servants,
  public_bodies_listed,
  public_body_performance,
  aware,
  hearsay,
  hearsay_half,
  hearsay_fades,
  stigma,
  stigma_women,
  crowding_out,
  rewards,
  congestion,
  approval,
  approval_sanctioned,
};
inline constexpr std::size_t kParameters = static_cast<std::size_t>(Parameter::approval_sanctioned) + 1;

/// How an uncertain number is drawn from its range, once a replicate.
enum class Drawn : std::uint8_t { uniform, log_uniform };

struct Range {
  double low = 0;
  double high = 0;
  Drawn drawn = Drawn::uniform;
};

/// A number and how we know it. One that is `assumed` has a range; without a range every replicate takes the
/// value.
struct Estimate {
  double value = 0;
  Grade grade = Grade::assumed;
  std::string source;
  std::optional<Range> range;
  base::Span at;
};

struct ParameterMeaning {
  Parameter parameter;
  std::string_view name;
  std::string_view unit;
  double least;  // what the model can take
  double most;
  std::string_view en;
  std::string_view zh;
};

/// By Parameter, in order.
const std::array<ParameterMeaning, kParameters>& parameters();

/// Nothing if no parameter has this name.
std::optional<Parameter> parameter(std::string_view name);

/// The numbers of one replicate, each drawn or as given.
using Values = std::array<double, kParameters>;

inline double get(const Values& values, Parameter p) { return values[static_cast<std::size_t>(p)]; }

}  // namespace osmanthus::scenario
