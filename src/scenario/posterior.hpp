// What a calibration left: draws of the uncertain numbers, and how the fitted model, the null models and
// straight lines stand to each published figure.
#pragma once

#include <cstdint>
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
  Band model;     // what the model expects; a run's own chance is not in it
  Band foretold;  // where the figure should lie: also with its tolerance and the quantity's discrepancy
  std::optional<Band> constant_hazards;
  std::optional<Band> caseload_alone;
  std::optional<double> straight_line;  // through the last two fitted figures of the quantity
};

/// How far the model is from a quantity's fitted figures beyond their tolerances and the surfaces' errors, as
/// a share.
struct Discrepancy {
  std::string quantity;
  Band share;
};

struct Narrowed {
  Parameter parameter{};
  Band posterior;
  double overlap = 0;    // of the prior's and the posterior's 5–95 % bands, as a share of the prior's
  bool pressed = false;  // the posterior's median lies in the outermost tenth of the range on one side
};

/// A figure that a run is read for, with only what was assumed and with what was fitted.
struct Headline {
  std::string indicator;
  base::Day from = 0;  // as a target's days: the same day twice for a stock
  base::Day until = 0;
  Band prior;
  Band posterior;
  double overlap = 0;
};

/// How far the model is from published figures, with a mechanism and refitted without it: the mean over them
/// of |log(model / published)|. `margin` is what the errors of the surfaces alone could make of the
/// difference.
struct MechanismTest {
  std::string mechanism;
  double fitted_with = 0;
  double fitted_without = 0;
  double error_with = 0;  // of the figures that were not fitted to
  double error_without = 0;
  double margin = 0;
};

/// A number whose posterior covers more of its prior than this is set by assumption, not by the figures.
inline constexpr double kSetByAssumption = 0.8;
/// A fitted figure should lie within this share of what was published.
inline constexpr double kWellFitted = 0.15;

struct Posterior {
  std::string scenario;
  base::Day fitted_until = 0;
  std::uint64_t residents = 0;  // of each run
  std::size_t runs = 0;
  std::vector<TargetFit> targets;
  std::vector<Discrepancy> discrepancies;
  std::vector<Narrowed> narrowed;
  std::vector<Headline> headlines;
  std::vector<MechanismTest> mechanisms;
  double most_r_hat = 1;  // near 1 if the chains of the sampler agree
  double surface_off =
      1;  // how far the last runs were off the surfaces, in standard errors; near 1 if their errors are right
  std::vector<Parameter> drawn;            // the columns of the draws
  std::vector<std::vector<double>> draws;  // replicate r takes row r, and begins anew after the last
};

/// By how much the model's median is above the published figure, as a share of it.
double miss(const TargetFit& fit);
bool inside(const Band& band, double figure);
/// What stands beside the model on the figures that were not fitted to.
struct Rival {
  std::string name;
  std::size_t figures = 0;  // forecasts that it makes and that are not set aside
  double error = 0;         // mean |log(its figure / published)| over them
  double model_error = 0;   // the model's over the same
};
/// The straight lines, constant hazards and the caseload alone.
std::vector<Rival> rivals(const Posterior& posterior);

/// Whether the figures that were not fitted to are met better with the mechanism, by more than the margin.
bool supported(const MechanismTest& test);

}  // namespace osmanthus::scenario
