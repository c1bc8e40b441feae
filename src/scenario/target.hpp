// Published figures that a run is held against: increments between two days, or stocks on one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "regime/law.hpp"

namespace osmanthus::scenario {

/// Whether a figure is fitted to, or only foretold.
enum class Use : std::uint8_t { fit, forecast };

/// What happened after the end of day `from`, up to the end of day `until`, in the nation or one
/// jurisdiction. If both are the same day, what there was at its end.
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
  std::string aside;  // why no verdict may rest on it: the source counts more, or it was put in; "": one may
  regime::Text
      remark;  // what would have to be invented to come to the figure, as far as sources tell; may be empty
  base::Span at;

  bool is_stock() const { return from == until; }
};

/// Targets must be dated in order and lie in the future of their beginning; what is not a verdict's matter is
/// not fitted to. One finding for each fault.
void validate(const std::vector<Target>& targets, base::Diagnostics& diagnostics);

}  // namespace osmanthus::scenario
