// The text of a posterior, which read_posterior() reads back.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pack/calibration.hpp"

namespace osmanthus::pack {
namespace {

using scenario::Band;
using scenario::Posterior;
using scenario::TargetFit;

/// In double quotes.
std::string quoted(std::string_view text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') all += '\\';
    all += c == '\n' ? ' ' : c;
  }
  return all + '"';
}

std::string written(const Band& band) {
  return fmt::format("[{:.6f}, {:.6f}, {:.6f}]", band.low, band.median, band.high);
}

std::string written(const TargetFit& fit) {
  const scenario::Target& t = fit.target;
  std::string text = fmt::format(
      "  - id: {}\n    quantity: {}\n    counts: [{}]\n    jurisdiction: {}\n    from: {}\n    until: {}\n"
      "    published: {:.6f}\n    tolerance: {:.6f}\n    use: {}\n    source: {}\n",
      t.id, t.quantity, fmt::join(t.counts, ", "), t.jurisdiction, base::format_date(t.from),
      base::format_date(t.until), t.published, t.tolerance, t.use == scenario::Use::fit ? "fit" : "forecast",
      quoted(t.source));
  if (!t.aside.empty()) text += fmt::format("    aside: {}\n", quoted(t.aside));
  if (!t.remark.en.empty())
    text += fmt::format("    zh: {}\n    en: {}\n", quoted(t.remark.zh), quoted(t.remark.en));
  text += fmt::format("    model: {}\n    foretold: {}\n", written(fit.model), written(fit.foretold));
  if (fit.constant_hazards) text += fmt::format("    constant_hazards: {}\n", written(*fit.constant_hazards));
  if (fit.caseload_alone) text += fmt::format("    caseload_alone: {}\n", written(*fit.caseload_alone));
  if (fit.straight_line) text += fmt::format("    straight_line: {:.6f}\n", *fit.straight_line);
  return text;
}

std::string written(const scenario::Discrepancy& it) {
  return fmt::format("  - {{quantity: {}, share: {}}}\n", it.quantity, written(it.share));
}

std::string_view name(scenario::Parameter parameter) {
  return scenario::parameters()[static_cast<std::size_t>(parameter)].name;
}

std::string written(const scenario::Narrowed& it) {
  return fmt::format("  - {{parameter: {}, posterior: {}, overlap: {:.4f}, pressed: {}}}\n",
                     name(it.parameter), written(it.posterior), it.overlap, it.pressed);
}

std::string written(const scenario::Headline& it) {
  return fmt::format(
      "  - {{indicator: {}, from: {}, until: {}, prior: {}, posterior: {}, overlap: {:.4f}}}\n", it.indicator,
      base::format_date(it.from), base::format_date(it.until), written(it.prior), written(it.posterior),
      it.overlap);
}

std::string written(const scenario::MechanismTest& it) {
  return fmt::format(
      "  - {{mechanism: {}, fitted_with: {:.4f}, fitted_without: {:.4f}, error_with: {:.4f}, "
      "error_without: {:.4f}, margin: {:.4f}}}\n",
      it.mechanism, it.fitted_with, it.fitted_without, it.error_with, it.error_without, it.margin);
}

/// A list under `key`, one item after the other.
template <class Item>
std::string list(std::string_view key, const std::vector<Item>& items) {
  if (items.empty()) return fmt::format("{}: []\n", key);
  std::string text = fmt::format("{}:\n", key);
  for (const auto& item : items) text += written(item);
  return text;
}

}  // namespace

std::string write_posterior(const Posterior& posterior) {
  std::string text =
      fmt::format("posterior: {}\nfitted_until: {}\nresidents: {}\nruns: {}\n", posterior.scenario,
                  base::format_date(posterior.fitted_until), posterior.residents, posterior.runs);
  text += list("targets", posterior.targets);
  text += list("discrepancies", posterior.discrepancies);
  text += list("narrowed", posterior.narrowed);
  text += list("headlines", posterior.headlines);
  text += list("mechanisms", posterior.mechanisms);
  std::vector<std::string_view> columns;
  for (const auto parameter : posterior.drawn) columns.push_back(name(parameter));
  text +=
      fmt::format("most_r_hat: {:.4f}\nsurface_off: {:.4f}\n", posterior.most_r_hat, posterior.surface_off);
  text += fmt::format("drawn: [{}]\ndraws:\n", fmt::join(columns, ", "));
  for (const auto& row : posterior.draws) text += fmt::format("  - [{:.8f}]\n", fmt::join(row, ", "));
  return text;
}

}  // namespace osmanthus::pack
