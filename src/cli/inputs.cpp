#include "cli/inputs.hpp"

#include <utility>

#include "cli/load.hpp"
#include "pack/contents.hpp"
#include "pack/scenario.hpp"

namespace osmanthus::cli {
namespace {

void change_scenario(const Arguments& arguments, scenario::Scenario& scenario,
                     base::Diagnostics& diagnostics) {
  scenario.view = view_of(arguments, scenario.view, diagnostics);
  if (arguments.size) scenario.population.size = *arguments.size;
  if (arguments.seed) scenario.seed = *arguments.seed;
  if (arguments.replicates) scenario.replicates = static_cast<std::uint32_t>(*arguments.replicates);
}

}  // namespace

std::optional<RunInputs> read_inputs(const Arguments& arguments, const std::string& pack_name,
                                     base::Diagnostics& diagnostics) {
  const auto file = pack::read_file(arguments.operands.front(), diagnostics);
  const bool readable = file && pack::expect_contents(*file, pack::Contents::scenario, diagnostics);
  auto scenario = readable ? pack::read_scenario(*file, diagnostics) : std::nullopt;
  if (!scenario) return std::nullopt;
  change_scenario(arguments, *scenario, diagnostics);
  scenario::validate(*scenario, diagnostics);
  auto loaded = load_law(arguments, pack_name.empty() ? scenario->pack : pack_name, diagnostics);
  if (!loaded) return std::nullopt;
  auto regime = regime::compile(loaded->law, scenario->view, diagnostics);
  if (!regime || diagnostics.has_errors()) return std::nullopt;
  // The regime points into the law; moving the vectors that hold it leaves them where they are.
  return RunInputs{std::move(*scenario), file->text, std::move(*loaded), std::move(*regime)};
}

}  // namespace osmanthus::cli
