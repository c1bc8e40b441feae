#include "cli/traces.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/case_text.hpp"
#include "cli/history.hpp"
#include "cli/shell_words.hpp"
#include "results/files.hpp"

namespace osmanthus::cli {
namespace {

constexpr std::uint32_t kReplicate = 0;

/// What it is and where it comes from; the same for equal runs, wherever they lie.
std::string head(const results::Manifest& manifest, const Arguments& arguments, std::uint32_t person) {
  std::string text = fmt::format(
      "# A synthetic resident: number {} of a population drawn by chance. Nobody real is meant, and nobody "
      "chose whom.\n"
      "# Scenario {}, seed {}, replicate {}; run by\n"
      "#   {}\n"
      "# The run has kept nothing of this: it was found by running it again, as this does:\n"
      "#   osmanthus explain --run DIR --subject {} --replicate {}\n",
      person, manifest.scenario, manifest.seed, kReplicate, manifest.command, person, kReplicate);
  if (arguments.set.empty()) return text;
  text += "# The run changed numbers of the law; explain this file with\n#  ";
  for (const auto& setting : arguments.set) text += fmt::format(" --set {}", quoted(setting));
  return text + "\n";
}

}  // namespace

results::Outcome write_traces(const Arguments& arguments, const results::Manifest& manifest,
                              const RunInputs& inputs, const simulation::Prepared& prepared,
                              simulation::Crew& crew, const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::remove_all(folder / "trace", failed);
  if (arguments.trace == 0) return std::nullopt;
  std::filesystem::create_directories(folder / "trace", failed);
  const auto& named = manifest.reform ? arguments.reform : arguments.pack;
  const simulation::Tracer tracer(prepared, kReplicate, crew);
  for (const auto person : tracer.drawn(arguments.trace, crew)) {
    const auto the_case = history_of(tracer, person, named.empty() ? inputs.scenario.pack : named);
    const auto path = folder / "trace" / fmt::format("{}.yaml", person);
    if (auto problem = results::write_whole(path, head(manifest, arguments, person) + case_text(the_case)))
      return problem;
  }
  return std::nullopt;
}

}  // namespace osmanthus::cli
