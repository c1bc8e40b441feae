// Published figures that a run is held against: increments between two days.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostic.hpp"

namespace osmanthus::scenario {

/// Whether a figure is fitted to, or only foretold.
enum class Use : std::uint8_t { fit, forecast };

/// What happened after the end of day `from`, up to the end of day `until`, in the nation or one
/// jurisdiction.
struct Target {
  std::string id;
  std::string quantity;  // what the sources count, e.g. air_refusals; lines of one quantity follow in time
  std::vector<std::string> counts;  // the indicators whose sum it is
  std::string jurisdiction = "cn";
  base::Day from = 0;
  base::Day until = 0;
  double published = 0;
  double tolerance = 0;  // how far a good model may be from it, as a share of it
  Use use = Use::fit;
  std::string source;
  base::Span at;
};

/// Targets must be dated in order and lie in the future of their beginning; one finding for each fault.
void validate(const std::vector<Target>& targets, base::Diagnostics& diagnostics);

}  // namespace osmanthus::scenario
