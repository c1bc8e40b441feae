// What a calibration found, as a run carries it along: what was fitted, how well, and which parameters the
// fit could tell anything about. It is written by whoever calibrates; here it is only kept and handed on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace osmanthus::results {

/// The 5 %, 50 % and 95 % quantiles of a figure over the weighted draws.
struct Spread {
  double low = 0;
  double median = 0;
  double high = 0;
};

/// A published figure beside what the model and its rivals give for it.
struct CalibrationTarget {
  std::string id;
  std::string quantity;  // listed, air_refusals, rail_refusals or performed
  base::Day from = 0;    // the first and last day that the figure counts
  base::Day until = 0;
  double published = 0;
  std::string use;  // fit or forecast
  Spread model;
  std::optional<Spread> constant_hazards;  // the same model with exits and demand that never change
  std::optional<Spread> caseload_alone;    // the same model in which only the cases vary
  std::optional<double> straight_line;     // through the figures published before
};

/// What the fit made of a parameter's range.
struct CalibratedParameter {
  std::string name;
  double prior_low = 0;
  double prior_high = 0;
  Spread posterior;
  double overlap = 0;  // of prior and posterior, 0 to 1; near 1 the figures said nothing about it
};

/// A mechanism, and the error of the forecast with it and without it.
struct Mechanism {
  std::string name;
  double error_with = 0;
  double error_without = 0;
};

struct Calibration {
  std::string file;
  std::string digest;
  base::Day fitted_until = 0;  // figures of later days were not fitted but forecast
  std::vector<CalibrationTarget> targets;
  std::vector<CalibratedParameter> parameters;
  std::vector<Mechanism> mechanisms;
};

}  // namespace osmanthus::results
