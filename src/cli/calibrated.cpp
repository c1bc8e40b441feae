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
base::Day first_day(base::Day from, base::Day until) { return from == until ? until : from + 1; }

results::CalibrationTarget told(const scenario::TargetFit& fit) {
  const auto& t = fit.target;
  return {t.id,
          t.quantity,
          t.jurisdiction,
          first_day(t.from, t.until),
          t.until,
          t.published,
          t.tolerance,
          t.use == scenario::Use::fit ? "fit" : "forecast",
          t.aside,
          {t.remark.zh, t.remark.en},
          spread(fit.model),
          spread(fit.foretold),
          spread(fit.constant_hazards),
          spread(fit.caseload_alone),
          fit.straight_line};
}

results::CalibratedParameter told(const scenario::Narrowed& one, const scenario::Scenario& scenario) {
  const auto& range = *scenario.estimate(one.parameter).range;
  const auto& meaning = scenario::parameters()[static_cast<std::size_t>(one.parameter)];
  return {std::string(meaning.name), range.low, range.high, spread(one.posterior), one.overlap, one.pressed};
}

results::CalibratedHeadline told(const scenario::Headline& one) {
  return {one.indicator,     first_day(one.from, one.until), one.until,
          spread(one.prior), spread(one.posterior),          one.overlap};
}

results::Mechanism told(const scenario::MechanismTest& one) {
  return {one.mechanism,     one.fitted_with, one.fitted_without, one.error_with,
          one.error_without, one.margin,      supported(one)};
}

}  // namespace

std::optional<results::Calibration> calibration_of(const scenario::Scenario& scenario) {
  const auto& posterior = scenario.posterior;
  if (posterior.draws.empty()) return std::nullopt;
  results::Calibration told_of;
  told_of.file = scenario.posterior_file;
  told_of.digest = results::digest(pack::write_posterior(posterior));
  told_of.fitted_until = posterior.fitted_until;
  told_of.residents = posterior.residents;
  told_of.runs = posterior.runs;
  told_of.most_r_hat = posterior.most_r_hat;
  told_of.surface_off = posterior.surface_off;
  for (const auto& fit : posterior.targets) told_of.targets.push_back(told(fit));
  for (const auto& one : posterior.narrowed) {
    if (scenario.estimate(one.parameter).range) told_of.parameters.push_back(told(one, scenario));
  }
  for (const auto& one : rivals(posterior))
    told_of.rivals.push_back({one.name, one.figures, one.error, one.model_error});
  for (const auto& one : posterior.discrepancies)
    told_of.discrepancies.push_back({one.quantity, spread(one.share)});
  for (const auto& one : posterior.headlines) told_of.headlines.push_back(told(one));
  for (const auto& one : posterior.mechanisms) told_of.mechanisms.push_back(told(one));
  return told_of;
}

}  // namespace osmanthus::cli
