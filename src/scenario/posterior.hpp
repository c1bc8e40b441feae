// What a calibration left: draws of the uncertain numbers, and how the fitted model, the null models and
// straight lines stand to each published figure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenario/parameter.hpp"
#include "scenario/target.hpp"

namespace osmanthus::scenario {

/// The 5 % quantile, the median and the 95 % quantile.
struct Band {
  double low = 0;
  double median = 0;
  double high = 0;
};

struct TargetFit {
  Target target;
  Band model;
  std::optional<Band> constant_hazards;
  std::optional<Band> caseload_alone;
  std::optional<double> straight_line;  // through the last two fitted figures of the quantity
};

struct Narrowed {
  Parameter parameter{};
  Band posterior;
  double overlap = 0;  // of the prior's and the posterior's 5–95 % bands, as a share of the prior's
};

/// How far the model is from the figures that it was not fitted to, with a mechanism and refitted without it:
/// the mean over them of |log(model / published)|.
struct MechanismTest {
  std::string mechanism;
  double error_with = 0;
  double error_without = 0;
};

/// A number whose posterior covers more of its prior than this is set by assumption, not by the figures.
inline constexpr double kSetByAssumption = 0.8;

struct Posterior {
  std::string scenario;
  base::Day fitted_until = 0;
  std::vector<TargetFit> targets;
  std::vector<Narrowed> narrowed;
  std::vector<MechanismTest> mechanisms;
  double most_r_hat = 1;                   // near 1 if the chains of the sampler agree
  std::vector<Parameter> drawn;            // the columns of the draws
  std::vector<std::vector<double>> draws;  // replicate r takes row r, and begins anew after the last
};

}  // namespace osmanthus::scenario
