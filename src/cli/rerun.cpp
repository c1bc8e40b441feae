#include "cli/rerun.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "cli/shell_words.hpp"
#include "results/digest.hpp"

namespace osmanthus::cli {
namespace {

namespace fs = std::filesystem;

base::Span at(const std::string& place) { return {place, 0, 0, 0, 0}; }

std::optional<results::Manifest> read_manifest(const fs::path& folder, base::Diagnostics& diagnostics) {
  std::error_code unknown;
  if (!fs::exists(folder / "manifest.json", unknown)) {
    if (fs::exists(folder / "checkpoint", unknown)) {
      diagnostics.error("unfinished-run", at(folder.string()), "This run is not finished.",
                        "give its command again, with --resume");
    } else {
      diagnostics.error("no-run", at(folder.string()), "This is no folder of a run: it has no manifest.json.",
                        "name the folder that `osmanthus simulate --out` has written, or DIR/reform in it");
    }
    return std::nullopt;
  }
  auto manifest = results::read_manifest(folder);
  if (manifest) return std::move(manifest).value();
  diagnostics.error("no-run", at(folder.string()), manifest.problem().message);
  return std::nullopt;
}

/// The run's own command line, as its manifest has it.
std::optional<Arguments> arguments_of(const results::Manifest& manifest, const std::string& folder,
                                      base::Diagnostics& diagnostics) {
  auto words = shell_words(manifest.command);
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  int exit = kDone;
  auto arguments = words.empty() ? std::nullopt : parse(static_cast<int>(argv.size()), argv.data(), exit);
  if (arguments && arguments->verb == "simulate") return arguments;
  diagnostics.error("no-run", at(folder), "The command in manifest.json is none that simulates.",
                    "it is the line \"command\"; run the scenario again");
  return std::nullopt;
}

void expect_same(const std::string& what, const std::string& name, const std::string& was,
                 const std::string& is, base::Diagnostics& diagnostics) {
  if (was == is) return;
  diagnostics.error(fmt::format("other-{}", what), at(name),
                    fmt::format("The {} is not the one that was run: its digest is {}, in the run's manifest "
                                "it is {}.",
                                what, is, was),
                    fmt::format("bring back the {} as it was, or run the scenario again", what));
}

}  // namespace

std::unique_ptr<Rerun> run_again(const std::string& folder, const std::string& reading,
                                 simulation::Crew& crew, base::Diagnostics& diagnostics) {
  auto manifest = read_manifest(folder, diagnostics);
  auto arguments = manifest ? arguments_of(*manifest, folder, diagnostics) : std::nullopt;
  if (!arguments) return nullptr;
  if (!reading.empty()) arguments->reading = reading;
  const std::string named = manifest->reform ? arguments->reform : arguments->pack;
  auto inputs = read_inputs(*arguments, named, diagnostics);
  if (!inputs) {
    diagnostics.error("no-inputs", at(folder), "What this run was made from cannot be read.",
                      fmt::format("go to where it was started, so that its command finds its files: {}",
                                  manifest->command));
    return nullptr;
  }
  expect_same("scenario", arguments->operands.front(), manifest->scenario_digest,
              results::digest(inputs->scenario_text), diagnostics);
  const std::string pack = named.empty() ? inputs->scenario.pack : named;
  expect_same("pack", pack.empty() ? "cn" : pack, manifest->pack.digest,
              pack_digest(inputs->pack, *arguments), diagnostics);
  if (diagnostics.has_errors()) return nullptr;
  auto rerun = std::make_unique<Rerun>(
      Rerun{std::move(*manifest), std::move(*arguments), std::move(*inputs), {}, pack});
  auto prepared = simulation::prepare(rerun->inputs.scenario, rerun->inputs.regime, crew, diagnostics);
  if (!prepared) return nullptr;
  rerun->prepared = std::move(*prepared);
  return rerun;
}

}  // namespace osmanthus::cli
