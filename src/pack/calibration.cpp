#include "pack/calibration.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pack/scenario_parts.hpp"
#include "pack/watch.hpp"

namespace osmanthus::pack {
namespace {

using scenario::Band;
using scenario::MechanismTest;
using scenario::Narrowed;
using scenario::Posterior;
using scenario::Target;
using scenario::TargetFit;

constexpr double kMost = 1e12;

Table<Target> target_table() {
  const auto use = choice<scenario::Use>(
      "fit or forecast", {{"fit", scenario::Use::fit}, {"forecast", scenario::Use::forecast}});
  return {
      "target",
      {field<Target>("id", &Target::id, word(), kRequired, "its name"),
       field<Target>("quantity", &Target::quantity, word(), kRequired, "what the source counts"),
       field<Target>("counts", &Target::counts, one_or_list(word()), kRequired,
                     "the indicators of a run whose sum it is"),
       field<Target>("jurisdiction", &Target::jurisdiction, word(), kOptional, "where; cn by default"),
       field<Target>("from", &Target::from, date(), kRequired, "the day at whose end the counting begins"),
       field<Target>("until", &Target::until, date(), kRequired, "the day at whose end it ends"),
       field<Target>("published", &Target::published, number(0, kMost), kRequired, "the figure"),
       field<Target>("tolerance", &Target::tolerance, number(0.001, 10), kRequired,
                     "how far a good model may be from it, as a share of it"),
       field<Target>("use", &Target::use, use, kRequired, "fit, or forecast: never fitted to"),
       field<Target>("source", &Target::source, text(), kRequired, "where the figure was found")}};
}

/// A target that knows where it stands.
Value<Target> target() {
  return {shape_of(target_table()), [](const Node& node, Target& into, base::Diagnostics& out) {
            into.at = node.at;
            return read_mapping(node, target_table(), into, out);
          }};
}

struct TargetsReading {
  std::string title;
  std::vector<Target> lines;
};

Table<TargetsReading> targets_table() {
  return {"set of targets",
          {field<TargetsReading>("targets", &TargetsReading::title, text(), kRequired,
                                 "what they are, in a few words"),
           field<TargetsReading>("lines", &TargetsReading::lines, several(target()), kRequired,
                                 "the published figures")}};
}

/// [5 % quantile, median, 95 % quantile].
Value<Band> band() {
  const auto three = numbers<3>("5 % quantile, median, 95 % quantile");
  return {three.shape, [three](const Node& node, Band& into, base::Diagnostics& out) {
            std::array<double, 3> found{};
            if (!three.read(node, found, out)) return false;
            into = {found[0], found[1], found[2]};
            return true;
          }};
}

Value<scenario::Parameter> parameter_name() {
  std::vector<std::string> names;
  for (const auto& meaning : scenario::parameters()) names.emplace_back(meaning.name);
  const auto one = choice_of_words("a number of the model", names);
  return {one.shape, [one](const Node& node, scenario::Parameter& into, base::Diagnostics& out) {
            std::string name;
            if (!one.read(node, name, out)) return false;
            into = *scenario::parameter(name);
            return true;
          }};
}

Table<TargetFit> fit_table() {
  const auto null_model = [](std::string key, std::optional<Band> TargetFit::* member, std::string about) {
    return field_with<TargetFit>(std::move(key), band().shape, kOptional, std::move(about),
                                 [member](const Node& node, TargetFit& into, base::Diagnostics& out) {
                                   Band found;
                                   if (band().read(node, found, out)) into.*member = found;
                                 });
  };
  std::vector<Field<TargetFit>> fields;
  for (const auto& of_target : target_table().fields) {
    fields.push_back(field_with<TargetFit>(
        of_target.key, of_target.shape, of_target.required, of_target.about,
        [read = of_target.read](const Node& node, TargetFit& into, base::Diagnostics& out) {
          read(node, into.target, out);
        }));
  }
  fields.push_back(field<TargetFit>("model", &TargetFit::model, band(), kRequired, "of runs at the draws"));
  fields.push_back(
      null_model("constant_hazards", &TargetFit::constant_hazards, "of the null model with constant rates"));
  fields.push_back(
      null_model("caseload_alone", &TargetFit::caseload_alone, "of the null model driven by the caseload"));
  fields.push_back(field_with<TargetFit>("straight_line", plain(Shape::Form::real), kOptional,
                                         "of a straight line through the last fitted figures",
                                         [](const Node& node, TargetFit& into, base::Diagnostics& out) {
                                           double found = 0;
                                           if (number(0, kMost).read(node, found, out))
                                             into.straight_line = found;
                                         }));
  return {"fitted target", std::move(fields)};
}

Table<Narrowed> narrowed_table() {
  return {"narrowed number",
          {field<Narrowed>("parameter", &Narrowed::parameter, parameter_name(), kRequired, "which"),
           field<Narrowed>("posterior", &Narrowed::posterior, band(), kRequired, "its band after the fit"),
           field<Narrowed>("overlap", &Narrowed::overlap, number(0, 1), kRequired,
                           "how much of the prior's band the posterior's covers")}};
}

Table<MechanismTest> mechanism_table() {
  return {"tested mechanism",
          {field<MechanismTest>("mechanism", &MechanismTest::mechanism, word(), kRequired, "which"),
           field<MechanismTest>("error_with", &MechanismTest::error_with, number(0, kMost), kRequired,
                                "mean error of the forecasts with it"),
           field<MechanismTest>("error_without", &MechanismTest::error_without, number(0, kMost), kRequired,
                                "and refitted without it")}};
}

Table<Posterior> posterior_table() {
  return {
      "posterior",
      {field<Posterior>("posterior", &Posterior::scenario, word(), kRequired, "of which scenario"),
       field<Posterior>("fitted_until", &Posterior::fitted_until, date(), kRequired,
                        "the last day that was fitted to"),
       field<Posterior>("targets", &Posterior::targets, list_of_parts<TargetFit>(fit_table), kRequired,
                        "how the models stand to the published figures"),
       field<Posterior>("narrowed", &Posterior::narrowed, list_of_parts<Narrowed>(narrowed_table), kRequired,
                        "what the fit says of each number"),
       field<Posterior>("mechanisms", &Posterior::mechanisms, list_of_parts<MechanismTest>(mechanism_table),
                        kRequired, "what each mechanism is worth"),
       field<Posterior>("most_r_hat", &Posterior::most_r_hat, number(0, kMost), kRequired,
                        "the largest R-hat of the sampler's chains"),
       field<Posterior>("drawn", &Posterior::drawn, several(parameter_name()), kRequired,
                        "the columns of the draws"),
       field<Posterior>("draws", &Posterior::draws, several(several(number(0, kMost))), kRequired,
                        "one row a replicate")}};
}

void check_rows(const Posterior& posterior, const SourceFile& file, base::Diagnostics& out) {
  for (std::size_t i = 0; i < posterior.draws.size(); ++i) {
    if (posterior.draws[i].size() == posterior.drawn.size()) continue;
    out.error("row-length", {file.path, 0, 0, 0, 0},
              fmt::format("Row {} of the draws has {} numbers; there are {} columns.", i + 1,
                          posterior.draws[i].size(), posterior.drawn.size()));
    return;
  }
  if (posterior.draws.empty())
    out.error("no-draws", {file.path, 0, 0, 0, 0}, "The file holds no draws.",
              "make it anew with `osmanthus calibrate`");
}

std::string written(const Band& band) {
  return fmt::format("[{:.6f}, {:.6f}, {:.6f}]", band.low, band.median, band.high);
}

std::string written(const TargetFit& fit) {
  const Target& t = fit.target;
  std::string text = fmt::format(
      "  - id: {}\n    quantity: {}\n    counts: [{}]\n    jurisdiction: {}\n    from: {}\n    until: {}\n"
      "    published: {:.6f}\n    tolerance: {:.6f}\n    use: {}\n    source: \"{}\"\n    model: {}\n",
      t.id, t.quantity, fmt::join(t.counts, ", "), t.jurisdiction, base::format_date(t.from),
      base::format_date(t.until), t.published, t.tolerance, t.use == scenario::Use::fit ? "fit" : "forecast",
      t.source, written(fit.model));
  if (fit.constant_hazards) text += fmt::format("    constant_hazards: {}\n", written(*fit.constant_hazards));
  if (fit.caseload_alone) text += fmt::format("    caseload_alone: {}\n", written(*fit.caseload_alone));
  if (fit.straight_line) text += fmt::format("    straight_line: {:.6f}\n", *fit.straight_line);
  return text;
}

std::string_view name(scenario::Parameter parameter) {
  return scenario::parameters()[static_cast<std::size_t>(parameter)].name;
}

}  // namespace

std::optional<std::vector<Target>> read_targets(const SourceFile& file, base::Diagnostics& out) {
  const Watch watch(out);
  const auto root = parse_yaml(file, out);
  if (!root) return std::nullopt;
  TargetsReading reading;
  if (read_mapping(*root, targets_table(), reading, out)) scenario::validate(reading.lines, out);
  if (!watch.clean()) return std::nullopt;
  return std::move(reading.lines);
}

std::optional<Posterior> read_posterior(const SourceFile& file, base::Diagnostics& out) {
  const Watch watch(out);
  const auto root = parse_yaml(file, out);
  if (!root) return std::nullopt;
  Posterior posterior;
  if (read_mapping(*root, posterior_table(), posterior, out)) check_rows(posterior, file, out);
  if (!watch.clean()) return std::nullopt;
  return posterior;
}

std::string write_posterior(const Posterior& posterior) {
  std::string text = fmt::format("posterior: {}\nfitted_until: {}\ntargets:\n", posterior.scenario,
                                 base::format_date(posterior.fitted_until));
  for (const auto& fit : posterior.targets) text += written(fit);
  text += "narrowed:\n";
  for (const auto& one : posterior.narrowed) {
    text += fmt::format("  - {{parameter: {}, posterior: {}, overlap: {:.4f}}}\n", name(one.parameter),
                        written(one.posterior), one.overlap);
  }
  text += posterior.mechanisms.empty() ? "mechanisms: []\n" : "mechanisms:\n";
  for (const auto& one : posterior.mechanisms) {
    text += fmt::format("  - {{mechanism: {}, error_with: {:.4f}, error_without: {:.4f}}}\n", one.mechanism,
                        one.error_with, one.error_without);
  }
  std::vector<std::string_view> columns;
  for (const auto parameter : posterior.drawn) columns.push_back(name(parameter));
  text += fmt::format("most_r_hat: {:.4f}\n", posterior.most_r_hat);
  text += fmt::format("drawn: [{}]\ndraws:\n", fmt::join(columns, ", "));
  for (const auto& row : posterior.draws) text += fmt::format("  - [{:.8f}]\n", fmt::join(row, ", "));
  return text;
}

Shape targets_shape() { return shape_of(targets_table()); }

}  // namespace osmanthus::pack
