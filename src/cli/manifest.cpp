#include "cli/manifest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "cli/words.hpp"
#include "results/digest.hpp"

namespace osmanthus::cli {
namespace {

results::Words words(const regime::Text& text) { return {text.zh, text.en}; }

/// The provisions through which the run's law acts, so that a reader sees what the figures rest on: those that open, end or
/// rest on a register, in pack order.
std::vector<results::LawLine> law_lines(const RunInputs& inputs) {
  std::vector<results::LawLine> lines;
  const regime::Provision* last = nullptr;
  for (const auto& rule : inputs.regime.rules) {
    if (!rule.active || rule.provision == last) continue;
    const bool of_register = std::ranges::any_of(inputs.regime.kinds, [&](const auto& kind) {
      if (kind.form != regime::KindForm::register_list) return false;
      const auto id = inputs.regime.kind(kind.id);
      const bool read = std::ranges::any_of(inputs.regime.nodes, [&](const auto& node) {
        return rule.guard != regime::kNone && &node == &inputs.regime.nodes[rule.guard] && node.kinds.has(id);
      });
      return read || std::ranges::any_of(rule.effects, [&](auto e) {
               const auto& effect = inputs.regime.effects[e];
               return effect.kind == id || effect.kinds.has(id);
             });
    });
    if (!of_register) continue;
    last = rule.provision;
    const auto instrument = std::ranges::find(inputs.pack.law.instruments, last->instrument, &regime::Instrument::id);
    lines.push_back({rule.id, words(instrument->text), cited(*last), std::string(to_string(rule.rank)), words(last->text)});
  }
  return lines;
}

std::vector<results::Parameter> parameters(const scenario::Scenario& scenario) {
  std::vector<results::Parameter> all;
  for (const auto& meaning : scenario::parameters()) {
    const auto& estimate = scenario.estimate(meaning.parameter);
    results::Parameter parameter;
    parameter.name = meaning.name;
    parameter.meaning = {std::string(meaning.zh), std::string(meaning.en)};
    parameter.unit = meaning.unit;
    parameter.value = estimate.value;
    if (estimate.range) {
      parameter.low = estimate.range->low;
      parameter.high = estimate.range->high;
    }
    parameter.grade = to_string(estimate.grade);
    parameter.source = estimate.source;
    all.push_back(std::move(parameter));
  }
  return all;
}

}  // namespace

std::string pack_digest(const pack::LoadedPack& pack, const Arguments& arguments) {
  std::map<std::string, std::string> texts;
  for (std::size_t i = 0; i < pack.files.size(); ++i) {
    const auto name = std::filesystem::path(pack.files[i].path).filename().string();
    texts[fmt::format("{:04} {}", i, name)] = pack.files[i].text;
  }
  for (const auto& setting : arguments.set) texts["set " + setting] = setting;
  return results::digest(texts);
}

results::Manifest manifest_of(const Arguments& arguments, const RunInputs& inputs, const simulation::Prepared& prepared) {
  const auto& scenario = inputs.scenario;
  results::Manifest manifest;
  manifest.scenario = scenario.id;
  manifest.scenario_title = words(scenario.text);
  manifest.scenario_digest = results::digest(inputs.scenario_text);
  manifest.pack.id = inputs.pack.law.pack.id;
  manifest.pack.title = words(inputs.pack.law.pack.text);
  manifest.pack.digest = pack_digest(inputs.pack, arguments);
  manifest.pack.reading = inputs.regime.reading_name;
  for (const auto rank : scenario.view.include) manifest.pack.include.emplace_back(to_string(rank));
  manifest.pack.variants = scenario.view.variants;
  manifest.pack.law_of = scenario.view.law_of;
  manifest.version = OSMANTHUS_VERSION;
  if (const auto program = results::digest_file("/proc/self/exe")) manifest.build_digest = program.value();
  manifest.seed = scenario.seed;
  manifest.replicates = scenario.replicates;
  manifest.residents = prepared.population->residents();
  manifest.national_per_resident = prepared.population->national_scale();
  manifest.first_month = base::last_day_of_month(base::month_of(scenario.horizon.report));
  manifest.last_month = scenario.horizon.until - 1;
  manifest.calibrated = scenario.calibrated;
  manifest.command = arguments.command;
  manifest.law = law_lines(inputs);
  manifest.parameters = parameters(scenario);
  return manifest;
}

simulation::Identity identity_of(const results::Manifest& manifest, const scenario::Scenario& scenario) {
  const auto view = fmt::format("{} {} {} {}", manifest.pack.reading, fmt::join(manifest.pack.include, ","),
                                fmt::join(manifest.pack.variants, ","), manifest.pack.law_of.value_or(0));
  return {fmt::format("{} seed {}", manifest.scenario_digest, scenario.seed), manifest.pack.digest + " " + view,
          results::digest(population::describe(scenario.population, scenario.seed))};
}

}  // namespace osmanthus::cli
