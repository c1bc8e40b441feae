#include "pack/calibration.hpp"

#include <fmt/format.h>

#include "pack/scenario_parts.hpp"
#include "pack/watch.hpp"

namespace osmanthus::pack {
namespace {

using scenario::Band;
using scenario::Discrepancy;
using scenario::Headline;
using scenario::MechanismTest;
using scenario::Narrowed;
using scenario::Posterior;
using scenario::Target;
using scenario::TargetFit;

constexpr double kMost = 1e12;

Table<Target> target_table() {
  const auto use = choice<scenario::Use>(
      "fit or forecast", {{"fit", scenario::Use::fit}, {"forecast", scenario::Use::forecast}});
  std::vector<Field<Target>> fields{
      field<Target>("id", &Target::id, word(), kRequired, "its name"),
      field<Target>("quantity", &Target::quantity, word(), kRequired, "what the source counts"),
      field<Target>("counts", &Target::counts, one_or_list(word()), kRequired,
                    "the indicators of a run whose sum it is"),
      field<Target>("jurisdiction", &Target::jurisdiction, word(), kOptional, "where; cn by default"),
      field<Target>("from", &Target::from, date(), kOptional,
                    "the day at whose end the counting begins; without it the figure is a stock"),
      field<Target>("until", &Target::until, date(), kRequired, "the day at whose end it ends"),
      field<Target>("published", &Target::published, number(0, kMost), kRequired, "the figure"),
      field<Target>("tolerance", &Target::tolerance, number(0.001, 10), kRequired,
                    "how far a good model may be from it, as a share of it"),
      field<Target>("use", &Target::use, use, kRequired, "fit, or forecast: never fitted to"),
      field<Target>("source", &Target::source, text(), kRequired, "where the figure was found"),
      field<Target>("aside", &Target::aside, text(), kOptional,
                    "why no verdict may rest on it: it counts something else, or it was put in")};
  return {"target", std::move(fields) + bilingual<Target>(&Target::remark, kOptional)};
}

/// A target that knows where it stands. Without a day on which it begins it is the stock of its one day.
Value<Target> target() {
  return {shape_of(target_table()), [](const Node& node, Target& into, base::Diagnostics& out) {
            into.at = node.at;
            const bool whole = read_mapping(node, target_table(), into, out);
            if (node.find("from") == nullptr) into.from = into.until;
            return whole;
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
  fields.push_back(field<TargetFit>("model", &TargetFit::model, band(), kRequired, "what the model expects"));
  fields.push_back(field<TargetFit>("foretold", &TargetFit::foretold, band(), kRequired,
                                    "where the figure should lie, tolerance and discrepancy included"));
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

Table<Discrepancy> discrepancy_table() {
  return {"discrepancy",
          {field<Discrepancy>("quantity", &Discrepancy::quantity, word(), kRequired, "of which figures"),
           field<Discrepancy>("share", &Discrepancy::share, band(), kRequired,
                              "how far the model is off beyond tolerance, as a share")}};
}

Table<Narrowed> narrowed_table() {
  return {"narrowed number",
          {field<Narrowed>("parameter", &Narrowed::parameter, parameter_name(), kRequired, "which"),
           field<Narrowed>("posterior", &Narrowed::posterior, band(), kRequired, "its band after the fit"),
           field<Narrowed>("overlap", &Narrowed::overlap, number(0, 1), kRequired,
                           "how much of the prior's band the posterior's covers"),
           field<Narrowed>("pressed", &Narrowed::pressed, yes_no(), kOptional,
                           "whether it lies at an end of its range")}};
}

Table<Headline> headline_table() {
  return {"headline",
          {field<Headline>("indicator", &Headline::indicator, word(), kRequired, "which"),
           field<Headline>("from", &Headline::from, date(), kRequired, "the day at whose end it begins"),
           field<Headline>("until", &Headline::until, date(), kRequired, "the day at whose end it ends"),
           field<Headline>("prior", &Headline::prior, band(), kRequired, "with what was assumed alone"),
           field<Headline>("posterior", &Headline::posterior, band(), kRequired, "and with what was fitted"),
           field<Headline>("overlap", &Headline::overlap, number(0, 1), kRequired,
                           "how much of the prior's band the posterior's covers")}};
}

Table<MechanismTest> mechanism_table() {
  const auto error = [](std::string key, double MechanismTest::* member, std::string about) {
    return field<MechanismTest>(std::move(key), member, number(0, kMost), kRequired, std::move(about));
  };
  return {
      "tested mechanism",
      {field<MechanismTest>("mechanism", &MechanismTest::mechanism, word(), kRequired, "which"),
       error("fitted_with", &MechanismTest::fitted_with, "mean error of the fitted figures with it"),
       error("fitted_without", &MechanismTest::fitted_without, "and refitted without it"),
       error("error_with", &MechanismTest::error_with, "mean error of the forecasts with it"),
       error("error_without", &MechanismTest::error_without, "and refitted without it"),
       error("margin", &MechanismTest::margin, "what the surfaces' errors could make of the difference")}};
}

/// A whole number that may be large.
template <class T>
Field<Posterior> whole(std::string key, T Posterior::* member, std::string about) {
  return field_with<Posterior>(std::move(key), plain(Shape::Form::integer), kRequired, std::move(about),
                               [member](const Node& node, Posterior& into, base::Diagnostics& out) {
                                 double found = 0;
                                 if (number(0, kMost).read(node, found, out))
                                   into.*member = static_cast<T>(found);
                               });
}

Table<Posterior> posterior_table() {
  return {
      "posterior",
      {field<Posterior>("posterior", &Posterior::scenario, word(), kRequired, "of which scenario"),
       field<Posterior>("fitted_until", &Posterior::fitted_until, date(), kRequired,
                        "the last day that was fitted to"),
       whole("residents", &Posterior::residents, "of each run"), whole("runs", &Posterior::runs, "in all"),
       field<Posterior>("targets", &Posterior::targets, list_of_parts<TargetFit>(fit_table), kRequired,
                        "how the models stand to the published figures"),
       field<Posterior>("discrepancies", &Posterior::discrepancies,
                        list_of_parts<Discrepancy>(discrepancy_table), kRequired,
                        "how far the model is from each quantity beyond tolerance"),
       field<Posterior>("narrowed", &Posterior::narrowed, list_of_parts<Narrowed>(narrowed_table), kRequired,
                        "what the fit says of each number"),
       field<Posterior>("headlines", &Posterior::headlines, list_of_parts<Headline>(headline_table),
                        kRequired, "what the fit says of the figures a run is read for"),
       field<Posterior>("mechanisms", &Posterior::mechanisms, list_of_parts<MechanismTest>(mechanism_table),
                        kRequired, "what each mechanism is worth"),
       field<Posterior>("most_r_hat", &Posterior::most_r_hat, number(0, kMost), kRequired,
                        "the largest R-hat of the sampler's chains"),
       field<Posterior>("surface_off", &Posterior::surface_off, number(0, kMost), kRequired,
                        "how far the last runs were off the surfaces, in standard errors"),
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

Shape targets_shape() { return shape_of(targets_table()); }

}  // namespace osmanthus::pack
