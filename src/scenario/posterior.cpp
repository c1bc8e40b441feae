#include "scenario/posterior.hpp"

#include <cmath>
#include <functional>

namespace osmanthus::scenario {
namespace {

std::optional<double> median(const std::optional<Band>& band) {
  return band ? std::optional(band->median) : std::nullopt;
}

Rival rival(const Posterior& posterior, std::string name,
            const std::function<std::optional<double>(const TargetFit&)>& figure) {
  Rival found{std::move(name), 0, 0, 0};
  for (const auto& fit : posterior.targets) {
    const auto its = figure(fit);
    if (!its || fit.target.use == Use::fit || !fit.target.aside.empty()) continue;
    ++found.figures;
    found.error += std::abs(std::log(*its / fit.target.published));
    found.model_error += std::abs(std::log(fit.model.median / fit.target.published));
  }
  if (found.figures == 0) return found;
  found.error /= static_cast<double>(found.figures);
  found.model_error /= static_cast<double>(found.figures);
  return found;
}

}  // namespace

double miss(const TargetFit& fit) { return fit.model.median / fit.target.published - 1; }

bool inside(const Band& band, double figure) { return band.low <= figure && figure <= band.high; }

std::vector<Rival> rivals(const Posterior& posterior) {
  return {
      rival(posterior, "straight_line", [](const TargetFit& fit) { return fit.straight_line; }),
      rival(posterior, "constant_hazards", [](const TargetFit& fit) { return median(fit.constant_hazards); }),
      rival(posterior, "caseload_alone", [](const TargetFit& fit) { return median(fit.caseload_alone); })};
}

bool supported(const MechanismTest& test) { return test.error_without - test.error_with > test.margin; }

}  // namespace osmanthus::scenario
