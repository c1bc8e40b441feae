// What a calibration found, as a run carries it along: what was fitted, how well, and which parameters the
// fit could tell anything about. It is written by whoever calibrates; here it is only kept and handed on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "results/words.hpp"

namespace osmanthus::results {

/// The 5 %, 50 % and 95 % quantiles of a figure over the draws.
struct Spread {
  double low = 0;
  double median = 0;
  double high = 0;
};

/// A published figure beside what the model and its rivals give for it.
struct CalibrationTarget {
  std::string id;
  std::string quantity;      // listed, air_refusals, rail_refusals, performed and so on
  std::string jurisdiction;  // cn: the nation
  base::Day from = 0;        // the first and last day that the figure counts; one day for a stock
  base::Day until = 0;
  double published = 0;
  double tolerance = 0;  // how far a good model may be from it, as a share
  std::string use;       // fit or forecast
  std::string aside;     // why no verdict may rest on it; "": one may
  Words remark;          // what would have to be invented to come to it; may be empty
  Spread model;
  Spread foretold;                         // where the figure should lie, tolerance and discrepancy included
  std::optional<Spread> constant_hazards;  // the same model with exits and demand that never change
  std::optional<Spread> caseload_alone;    // the same model in which only the cases vary
  std::optional<double> straight_line;     // through the figures published before
};

/// A rival's mean |log(its figure / published)| over the forecasts that it makes, beside the model's over the
/// same.
struct CalibrationRival {
  std::string name;  // straight_line, constant_hazards or caseload_alone
  std::uint64_t figures = 0;
  double error = 0;
  double model_error = 0;
};

/// How far the model is from a quantity's fitted figures beyond their tolerances.
struct CalibrationDiscrepancy {
  std::string quantity;
  Spread share;
};

/// What the fit made of a parameter's range.
struct CalibratedParameter {
  std::string name;
  double prior_low = 0;
  double prior_high = 0;
  Spread posterior;
  double overlap = 0;    // of prior and posterior, 0 to 1; near 1 the figures said nothing about it
  bool pressed = false;  // it lies at an end of its range
};

/// What the fit made of a figure that a run is read for; days as a target's.
struct CalibratedHeadline {
  std::string indicator;
  base::Day from = 0;
  base::Day until = 0;
  Spread prior;
  Spread posterior;
  double overlap = 0;
};

/// A mechanism, and the error of the fit and of the forecast with it and without it.
struct Mechanism {
  std::string name;
  double fitted_with = 0;
  double fitted_without = 0;
  double error_with = 0;
  double error_without = 0;
  double margin = 0;       // what the computation's own error could make of the difference
  bool supported = false;  // the forecast is better with it, by more than that
};

struct Calibration {
  std::string file;
  std::string digest;
  base::Day fitted_until = 0;  // figures of later days were not fitted but forecast
  std::uint64_t residents = 0;
  std::uint64_t runs = 0;
  double most_r_hat = 1;
  double surface_off = 1;
  std::vector<CalibrationTarget> targets;
  std::vector<CalibrationRival> rivals;
  std::vector<CalibrationDiscrepancy> discrepancies;
  std::vector<CalibratedParameter> parameters;
  std::vector<CalibratedHeadline> headlines;
  std::vector<Mechanism> mechanisms;
};

}  // namespace osmanthus::results
