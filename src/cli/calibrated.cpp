#include "cli/calibrated.hpp"

#include "pack/calibration.hpp"
#include "results/digest.hpp"

namespace osmanthus::cli {
namespace {

results::Spread spread(const scenario::Band& band) { return {band.low, band.median, band.high}; }

std::optional<results::Spread> spread(const std::optional<scenario::Band>& band) {
  return band ? std::optional(spread(*band)) : std::nullopt;
}

/// A manifest names the first day that a figure counts; a target the day at whose end the counting begins.
results::CalibrationTarget told(const scenario::TargetFit& fit) {
  const auto& t = fit.target;
  return {t.id,
          t.quantity,
          t.from + 1,
          t.until,
          t.published,
          t.use == scenario::Use::fit ? "fit" : "forecast",
          spread(fit.model),
          spread(fit.constant_hazards),
          spread(fit.caseload_alone),
          fit.straight_line};
}

results::CalibratedParameter told(const scenario::Narrowed& one, const scenario::Scenario& scenario) {
  const auto& range = *scenario.estimate(one.parameter).range;
  const auto& meaning = scenario::parameters()[static_cast<std::size_t>(one.parameter)];
  return {std::string(meaning.name), range.low, range.high, spread(one.posterior), one.overlap};
}

}  // namespace

std::optional<results::Calibration> calibration_of(const scenario::Scenario& scenario) {
  const auto& posterior = scenario.posterior;
  if (posterior.draws.empty()) return std::nullopt;
  results::Calibration told_of;
  told_of.file = scenario.posterior_file;
  told_of.digest = results::digest(pack::write_posterior(posterior));
  told_of.fitted_until = posterior.fitted_until;
  for (const auto& fit : posterior.targets) told_of.targets.push_back(told(fit));
  for (const auto& one : posterior.narrowed) {
    if (scenario.estimate(one.parameter).range) told_of.parameters.push_back(told(one, scenario));
  }
  for (const auto& one : posterior.mechanisms)
    told_of.mechanisms.push_back({one.mechanism, one.error_with, one.error_without});
  return told_of;
}

}  // namespace osmanthus::cli
