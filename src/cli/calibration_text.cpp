#include "cli/calibration_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace osmanthus::cli {
namespace {

using scenario::Band;
using scenario::Posterior;
using scenario::TargetFit;
using scenario::Use;

/// 1234567 as 1,234,567.
std::string grouped(double value) {
  std::string digits = fmt::format("{:.0f}", value);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string banded(const Band& band) {
  return fmt::format("{} ({} to {})", grouped(band.median), grouped(band.low), grouped(band.high));
}

std::string off(double value, double published) {
  return fmt::format("{:+.0f} %", 100 * (value / published - 1));
}

std::string off(const std::optional<double>& value, double published) {
  return value ? off(*value, published) : "-";
}

std::string off(const std::optional<Band>& band, double published) {
  return band ? off(band->median, published) : "-";
}

bool of_use(const TargetFit& fit, Use use) { return fit.target.use == use && fit.target.aside.empty(); }

std::string heading() {
  return fmt::format("  {:<24} {:>12} {:>38} {:>8} {:>9} {:>9} {:>9}\n", "", "published", "model (5 to 95 %)",
                     "off", "line", "constant", "caseload");
}

std::string row(const TargetFit& fit) {
  const auto& t = fit.target;
  return fmt::format("  {:<24} {:>12} {:>38} {:>8} {:>9} {:>9} {:>9}\n", t.id, grouped(t.published),
                     banded(fit.model), off(fit.model.median, t.published),
                     off(fit.straight_line, t.published), off(fit.constant_hazards, t.published),
                     off(fit.caseload_alone, t.published));
}

std::string why(const TargetFit& fit) {
  return fit.target.remark.en.empty() ? "The sources say nothing of a cause." : fit.target.remark.en;
}

/// How many of a use there are, and of how many something holds.
template <class Holds>
std::pair<std::size_t, std::size_t> counted(const Posterior& posterior, Use use, Holds holds) {
  std::size_t all = 0;
  std::size_t held = 0;
  for (const auto& fit : posterior.targets) {
    if (!of_use(fit, use)) continue;
    ++all;
    if (holds(fit)) ++held;
  }
  return {held, all};
}

std::string fitted(const Posterior& posterior) {
  const auto good = [](const TargetFit& fit) { return std::abs(miss(fit)) <= scenario::kWellFitted; };
  const auto [held, all] = counted(posterior, Use::fit, good);
  std::string text =
      fmt::format("Fitted, up to {}: {} of {} within {:.0f} % of what was published\n",
                  base::format_date(posterior.fitted_until), held, all, 100 * scenario::kWellFitted);
  text += heading();
  for (const auto& fit : posterior.targets) {
    if (of_use(fit, Use::fit)) text += row(fit);
  }
  for (const auto& fit : posterior.targets) {
    if (of_use(fit, Use::fit) && !good(fit))
      text +=
          fmt::format("  {}: {} {}\n", fit.target.id, off(fit.model.median, fit.target.published), why(fit));
  }
  for (const auto& one : posterior.discrepancies) {
    text += fmt::format("  {}: beyond tolerance the model is off by some {:.0f} % ({:.0f} to {:.0f})\n",
                        one.quantity, 100 * one.share.median, 100 * one.share.low, 100 * one.share.high);
  }
  return text;
}

std::string foretold(const Posterior& posterior) {
  const auto in_model = [](const TargetFit& fit) { return inside(fit.model, fit.target.published); };
  const auto in_wide = [](const TargetFit& fit) { return inside(fit.foretold, fit.target.published); };
  const auto [held, all] = counted(posterior, Use::forecast, in_model);
  const auto wide = counted(posterior, Use::forecast, in_wide).first;
  std::string text = fmt::format(
      "Foretold, never fitted to: {} of {} inside the model's band, {} with tolerance and discrepancy\n",
      held, all, wide);
  text += heading();
  for (const auto& fit : posterior.targets) {
    if (of_use(fit, Use::forecast)) text += row(fit);
  }
  for (const auto& fit : posterior.targets) {
    if (!of_use(fit, Use::forecast) || in_model(fit)) continue;
    text += fmt::format("  {}: {}, {} {}\n", fit.target.id, off(fit.model.median, fit.target.published),
                        in_wide(fit) ? "inside with tolerance and discrepancy." : "outside.", why(fit));
  }
  for (const auto& rival : rivals(posterior)) {
    if (rival.figures == 0) continue;
    text += fmt::format("  mean error on the {} forecasts of {}: {:.2f}, of the model: {:.2f}\n",
                        rival.figures, rival.name, rival.error, rival.model_error);
  }
  return text;
}

std::string set_aside(const Posterior& posterior) {
  std::string text;
  for (const auto& fit : posterior.targets) {
    if (!fit.target.aside.empty()) text += row(fit) + fmt::format("    {}\n", fit.target.aside);
  }
  return text.empty() ? "" : "Set aside, no verdict rests on them\n" + heading() + text;
}

std::string numbers(const Posterior& posterior) {
  const auto moved = std::ranges::count_if(
      posterior.narrowed, [](const auto& one) { return one.overlap <= scenario::kSetByAssumption; });
  std::string text =
      fmt::format("Numbers that the figures moved: {} of {}\n", moved, posterior.narrowed.size());
  for (const auto& one : posterior.narrowed) {
    const auto& meaning = scenario::parameters()[static_cast<std::size_t>(one.parameter)];
    text += fmt::format("  {:<26} {:.4g} ({:.4g} to {:.4g}), {:.0f} % of its prior{}{}\n", meaning.name,
                        one.posterior.median, one.posterior.low, one.posterior.high, 100 * one.overlap,
                        one.overlap > scenario::kSetByAssumption ? ": set by assumption" : "",
                        one.pressed ? ", at an end of its range" : "");
  }
  text += "Headlines: with what was assumed alone, and with the fit\n";
  for (const auto& one : posterior.headlines) {
    text +=
        fmt::format("  {:<26} {}; {}; {:.0f} %{}\n", one.indicator, banded(one.prior), banded(one.posterior),
                    100 * one.overlap, one.overlap > scenario::kSetByAssumption ? ": set by assumption" : "");
  }
  return text;
}

std::string mechanisms(const Posterior& posterior) {
  std::string text = "Mechanisms: mean error of the forecasts (of the fitted figures), with and without\n";
  for (const auto& one : posterior.mechanisms) {
    text += fmt::format("  {:<20} {:.3f} ({:.3f}) with, {:.3f} ({:.3f}) without, margin {:.3f}: {}\n",
                        one.mechanism, one.error_with, one.fitted_with, one.error_without, one.fitted_without,
                        one.margin, supported(one) ? "supported" : "not supported");
  }
  return text;
}

std::string workings(const Posterior& posterior) {
  return fmt::format(
      "{} runs of {} residents; chains' largest R-hat {:.2f}; last runs off the surfaces by {:.2f} "
      "standard errors",
      posterior.runs, grouped(static_cast<double>(posterior.residents)), posterior.most_r_hat,
      posterior.surface_off);
}

}  // namespace

std::string calibration_text(const Posterior& posterior) {
  return fitted(posterior) + foretold(posterior) + set_aside(posterior) + numbers(posterior) +
         mechanisms(posterior) + workings(posterior);
}

}  // namespace osmanthus::cli
