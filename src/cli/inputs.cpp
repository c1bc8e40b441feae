#include "cli/inputs.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "cli/load.hpp"
#include "pack/calibration.hpp"
#include "pack/contents.hpp"
#include "pack/scenario.hpp"

namespace osmanthus::cli {
namespace {

void switch_off(const std::string& word, scenario::Scenario& scenario, base::Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const auto& meaning : scenario::mechanisms()) {
    known.emplace_back(meaning.name);
    if (meaning.name == word)
      return static_cast<void>(scenario.off.set(static_cast<std::size_t>(meaning.mechanism)));
  }
  diagnostics.error("bad-option", {"--off", 0, 0, 0, 0},
                    fmt::format("The model has no part \"{}\" that can be switched off.", word),
                    base::suggest(word, known));
}

void change_scenario(const Arguments& arguments, scenario::Scenario& scenario,
                     base::Diagnostics& diagnostics) {
  scenario.view = view_of(arguments, scenario.view, diagnostics);
  if (arguments.size) scenario.population.size = *arguments.size;
  if (arguments.seed) scenario.seed = *arguments.seed;
  for (const auto& word : arguments.off) switch_off(word, scenario, diagnostics);
  if (arguments.replicates) scenario.replicates = static_cast<std::uint32_t>(*arguments.replicates);
}

/// The draws lie in a file in the scenario's folder. Gives its text.
std::string read_posterior(const std::string& scenario_path, scenario::Scenario& scenario,
                           base::Diagnostics& diagnostics) {
  const auto path = std::filesystem::path(scenario_path).parent_path() / scenario.posterior_file;
  if (!std::filesystem::exists(path)) {
    diagnostics.error("no-posterior", base::Span{scenario_path, 0, 0, 0, 0},
                      fmt::format("There is no {} beside this scenario.", scenario.posterior_file),
                      "copy it along; or leave out \"posterior\", and numbers are drawn from their ranges");
    return "";
  }
  const auto file = pack::read_file(path.generic_string(), diagnostics);
  if (!file) return "";
  if (auto posterior = pack::read_posterior(*file, diagnostics)) scenario.posterior = std::move(*posterior);
  return file->text;
}

}  // namespace

std::optional<RunInputs> read_inputs(const Arguments& arguments, const std::string& pack_name,
                                     base::Diagnostics& diagnostics) {
  const auto file = pack::read_file(arguments.operands.front(), diagnostics);
  const bool readable = file && pack::expect_contents(*file, pack::Contents::scenario, diagnostics);
  auto scenario = readable ? pack::read_scenario(*file, diagnostics) : std::nullopt;
  if (!scenario) return std::nullopt;
  change_scenario(arguments, *scenario, diagnostics);
  auto text = file->text;
  if (!scenario->posterior_file.empty()) text += read_posterior(file->path, *scenario, diagnostics);
  scenario::validate(*scenario, diagnostics);
  auto loaded = load_law(arguments, pack_name.empty() ? scenario->pack : pack_name, diagnostics);
  if (!loaded) return std::nullopt;
  auto regime = regime::compile(loaded->law, scenario->view, diagnostics);
  if (!regime || diagnostics.has_errors()) return std::nullopt;
  // The regime points into the law; moving the vectors that hold it leaves them where they are.
  return RunInputs{std::move(*scenario), std::move(text), std::move(*loaded), std::move(*regime)};
}

}  // namespace osmanthus::cli
