// osmanthus simulate SCENARIO --out DIR: a run and, with --reform, the same run under another law, in
// DIR/reform.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <new>

#include "cli/inputs.hpp"
#include "cli/load.hpp"
#include "cli/manifest.hpp"
#include "cli/progress.hpp"
#include "cli/tables.hpp"
#include "cli/traces.hpp"
#include "cli/verbs.hpp"
#include "results/files.hpp"
#include "results/parquet.hpp"
#include "results/progress.hpp"
#include "simulation/parallel/threads.hpp"

namespace osmanthus::cli {
namespace {

namespace fs = std::filesystem;

int tell_problem(std::string_view message, int exit) {
  fmt::print(stderr, "error: {} [simulate]\n", message);
  return exit;
}

/// The replicates that an interrupted run had finished, if --resume asks for them.
std::optional<std::vector<simulation::Replicate>> taken_up(const Arguments& arguments,
                                                           const fs::path& checkpoint,
                                                           const simulation::Identity& identity,
                                                           const scenario::Scenario& scenario) {
  if (!arguments.resume || !fs::exists(checkpoint)) return std::vector<simulation::Replicate>{};
  const auto bytes = results::read_whole(checkpoint);
  if (!bytes) {
    tell_problem(bytes.problem().message, kInvalid);
    return std::nullopt;
  }
  auto resumed = simulation::resume(bytes.value(), identity, scenario.horizon);
  if (!resumed.problem.empty()) {
    tell_problem(resumed.problem, kInvalid);
    return std::nullopt;
  }
  return std::move(resumed.done);
}

results::Outcome write_results(const RunTables& run, const results::Manifest& manifest,
                               const results::RunFacts& facts, const fs::path& folder) {
  for (const auto* table : {&run.indicators, &run.flows, &run.spells, &run.burden, &run.population_fit}) {
    if (auto problem = results::write_both(*table, folder)) return problem;
  }
  if (auto problem = results::write_run_facts(facts, folder)) return problem;
  return results::write_manifest(manifest, folder);
}

std::string now() {
  const auto clock = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&clock, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text.data();
}

results::RunFacts facts_of(const Arguments& arguments, std::string started, double seconds, bool resumed) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  results::RunFacts facts;
  facts.threads = arguments.threads;
  facts.started = std::move(started);
  facts.finished = now();
  facts.seconds = seconds;
  facts.peak_bytes = usage.ru_maxrss * 1024;
  facts.resumed = resumed;
  return facts;
}

int run_one(const Arguments& arguments, const RunInputs& inputs, const fs::path& folder,
            const std::optional<results::ReformFacts>& reform) {
  const auto began = std::chrono::steady_clock::now();
  const auto started = now();
  simulation::parallel::Threads crew(static_cast<unsigned>(arguments.threads));
  base::Diagnostics diagnostics;
  const auto prepared = simulation::prepare(inputs.scenario, inputs.regime, crew, diagnostics);
  if (tell(diagnostics) || !prepared) return kInvalid;
  auto manifest = manifest_of(arguments, inputs, *prepared);
  manifest.reform = reform;
  const auto identity = identity_of(manifest, inputs.scenario);
  std::error_code failed;
  fs::create_directories(folder / "checkpoint", failed);
  if (failed)
    return tell_problem(fmt::format("The folder \"{}\" cannot be made.", folder.string()), kUnfinished);
  const auto checkpoint = folder / "checkpoint" / "replicates.bin";
  auto done = taken_up(arguments, checkpoint, identity, inputs.scenario);
  if (!done) return kInvalid;
  const bool resumed = !done->empty();
  std::vector<simulation::Replicate> kept = *done;
  results::Outcome problem;
  const auto keep = [&](const simulation::Replicate& replicate) {
    kept.push_back(replicate);
    if (auto bad = results::write_whole(checkpoint, simulation::save(identity, kept))) problem = bad;
  };
  if (!resumed) fs::remove(folder / "progress.jsonl", failed);
  RunProgress progress(folder, inputs.scenario, arguments.quiet, keep);
  const auto run = simulation::simulate(*prepared, std::move(*done), crew, progress);
  if (problem) return tell_problem(problem->message, kUnfinished);
  if (run.cancelled) {
    tell_problem(fmt::format("Interrupted; {} of {} replicates are saved. Go on with --resume.", kept.size(),
                             inputs.scenario.replicates),
                 kInterrupted);
    return kInterrupted;
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  if (auto bad = write_results(tables(*prepared, run), manifest,
                               facts_of(arguments, started, seconds, resumed), folder)) {
    return tell_problem(bad->message, kUnfinished);
  }
  if (auto bad = write_traces(arguments, manifest, inputs, *prepared, crew, folder))
    return tell_problem(bad->message, kUnfinished);
  if (!arguments.quiet)
    fmt::print(stderr, "{} replicates of {} residents in {:.1f} s\n", run.replicates.size(),
               manifest.residents, seconds);
  fmt::print("{}\n", folder.string());
  return kDone;
}

std::optional<results::ReformFacts> reform_facts(const RunInputs& before, const RunInputs& inputs,
                                                 const Arguments& arguments) {
  results::ReformFacts facts;
  facts.changes = changes(before.pack.law, inputs.pack.law);
  const auto title = inputs.pack.reforms.empty() ? inputs.pack.law.pack.text.en : inputs.pack.reforms.back();
  facts.title = {title, title};
  facts.digest = pack_digest(inputs.pack, arguments);
  return facts;
}

}  // namespace

int simulate(const Arguments& arguments) {
  base::Diagnostics diagnostics;
  const auto baseline = read_inputs(arguments, arguments.pack, diagnostics);
  const auto reform = arguments.reform.empty() || !baseline
                          ? std::nullopt
                          : read_inputs(arguments, arguments.reform, diagnostics);
  if (tell(diagnostics) || !baseline || (!arguments.reform.empty() && !reform)) return kInvalid;
  try {
    const int first = run_one(arguments, *baseline, arguments.out, std::nullopt);
    if (first != kDone || !reform) return first;
    return run_one(arguments, *reform, fs::path(arguments.out) / "reform",
                   reform_facts(*baseline, *reform, arguments));
  } catch (const std::bad_alloc&) {
    return tell_problem("There is not enough memory for this run; choose a smaller --size.", kUnfinished);
  }
}

}  // namespace osmanthus::cli
