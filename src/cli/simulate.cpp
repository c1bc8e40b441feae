// osmanthus simulate SCENARIO --out DIR: a run and, with --reform, the same run under another law, in
// DIR/reform.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <new>

#include "cli/estimate.hpp"
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
  for (const auto* table :
       {&run.indicators, &run.events, &run.flows, &run.spells, &run.burden, &run.population_fit}) {
    if (auto problem = results::write_both(*table, folder)) return problem;
  }
  if (manifest.reform) {
    if (auto problem = results::write_both(run.touched, folder)) return problem;
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

results::RunFacts facts_of(const Arguments& arguments, const simulation::Run& run, std::string started,
                           double seconds, bool resumed) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  results::RunFacts facts;
  facts.threads = arguments.threads;
  facts.started = std::move(started);
  facts.finished = now();
  facts.seconds = seconds;
  for (const auto& replicate : run.replicates) {
    for (const auto& [key, n] : replicate.tally.events) facts.events += n;
  }
  facts.peak_bytes = usage.ru_maxrss * 1024;
  facts.resumed = resumed;
  return facts;
}

std::optional<results::ReformFacts> reform_facts(const RunInputs& before, const RunInputs& inputs,
                                                 const Arguments& arguments) {
  results::ReformFacts facts;
  facts.changes = changes(before.pack.law, inputs.pack.law);
  const auto& title = inputs.pack.reforms.empty() ? inputs.pack.law.pack.text : inputs.pack.reforms.back();
  facts.title = {title.zh, title.en};
  facts.digest = pack_digest(inputs.pack, arguments);
  return facts;
}

/// One run on its way to its folder.
class RunInFolder {
 public:
  RunInFolder(const Arguments& arguments, const RunInputs& inputs, simulation::Prepared prepared,
              fs::path folder, std::optional<results::ReformFacts> reform)
      : arguments_(arguments),
        inputs_(inputs),
        prepared_(std::move(prepared)),
        folder_(std::move(folder)),
        checkpoint_(folder_ / "checkpoint" / "replicates.bin"),
        manifest_(manifest_of(arguments, inputs, prepared_)),
        identity_(identity_of(manifest_, inputs.scenario)) {
    manifest_.reform = std::move(reform);
  }

  const simulation::Prepared& prepared() const { return prepared_; }
  RunProgress& progress() { return *progress_; }
  std::vector<simulation::Replicate> done() const { return kept_; }

  /// Makes the folder, and takes up what an interrupted run had finished. The exit code.
  int begin(bool show) {
    std::error_code failed;
    fs::create_directories(folder_ / "checkpoint", failed);
    if (failed)
      return tell_problem(fmt::format("The folder \"{}\" cannot be made.", folder_.string()), kUnfinished);
    auto done = taken_up(arguments_, checkpoint_, identity_, inputs_.scenario);
    if (!done) return kInvalid;
    kept_ = std::move(*done);
    resumed_ = !kept_.empty();
    if (!resumed_) fs::remove(folder_ / "progress.jsonl", failed);
    progress_.emplace(folder_, inputs_.scenario, !show, [this](const auto& replicate) { keep(replicate); });
    return kDone;
  }

  /// Writes what came of it. The exit code.
  int end(const simulation::Run& run, simulation::Crew& crew) {
    progress_.reset();
    if (problem_) return tell_problem(problem_->message, kUnfinished);
    if (run.cancelled) {
      return tell_problem(fmt::format("Interrupted; {} of {} replicates are saved. Go on with --resume.",
                                      kept_.size(), inputs_.scenario.replicates),
                          kInterrupted);
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
    if (auto bad = write_results(tables(prepared_, run), manifest_,
                                 facts_of(arguments_, run, started_, seconds, resumed_), folder_))
      return tell_problem(bad->message, kUnfinished);
    if (auto bad = write_traces(arguments_, manifest_, inputs_, prepared_, crew, folder_))
      return tell_problem(bad->message, kUnfinished);
    if (!arguments_.quiet)
      fmt::print(stderr, "{} replicates of {} residents in {:.1f} s\n", run.replicates.size(),
                 manifest_.residents, seconds);
    fmt::print("{}\n", folder_.string());
    return kDone;
  }

 private:
  void keep(const simulation::Replicate& replicate) {
    kept_.push_back(replicate);
    if (auto bad = results::write_whole(checkpoint_, simulation::save(identity_, kept_))) problem_ = bad;
  }

  const Arguments& arguments_;
  const RunInputs& inputs_;
  simulation::Prepared prepared_;
  fs::path folder_;
  fs::path checkpoint_;
  results::Manifest manifest_;
  simulation::Identity identity_;
  std::string started_ = now();
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  bool resumed_ = false;
  std::vector<simulation::Replicate> kept_;
  std::optional<RunProgress> progress_;
  results::Outcome problem_;
};

double in_gigabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e9; }

/// Tells what a large run will take, and refuses one that does not fit. The exit code.
int tell_beforehand(const Arguments& arguments, const RunInputs& inputs, const simulation::Prepared& prepared,
                    int laws) {
  const std::uint64_t residents = prepared.population->residents();
  if (residents < kWorthEstimating && !arguments.memory) return kDone;
  const Estimate needed = estimate(inputs, prepared, laws);
  if (!arguments.quiet) {
    fmt::print(stderr, "About {:.0f} s on {} threads, and {:.1f} GB of memory.\n",
               needed.seconds / arguments.threads, arguments.threads, in_gigabytes(needed.bytes));
  }
  const std::uint64_t left =
      arguments.memory ? static_cast<std::uint64_t>(*arguments.memory * 1e9) : memory_left();
  if (needed.bytes <= left) return kDone;
  const double fits = left <= needed.fixed_bytes ? 0
                                                 : static_cast<double>(left - needed.fixed_bytes) /
                                                       static_cast<double>(needed.bytes - needed.fixed_bytes);
  const double round = 0.9 * fits * static_cast<double>(residents) / 1000;
  return tell_problem(
      fmt::format("This run needs about {:.1f} GB of memory, and there are {:.1f}; --size {} would fit.",
                  in_gigabytes(needed.bytes), in_gigabytes(left), 1000 * static_cast<std::uint64_t>(round)),
      kUnfinished);
}

int run_one(const Arguments& arguments, const RunInputs& inputs) {
  simulation::parallel::Threads crew(static_cast<unsigned>(arguments.threads));
  base::Diagnostics diagnostics;
  auto prepared = simulation::prepare(inputs.scenario, inputs.regime, crew, diagnostics);
  if (tell(diagnostics) || !prepared) return kInvalid;
  if (const int exit = tell_beforehand(arguments, inputs, *prepared, 1); exit != kDone) return exit;
  RunInFolder run(arguments, inputs, std::move(*prepared), arguments.out, std::nullopt);
  if (const int exit = run.begin(!arguments.quiet); exit != kDone) return exit;
  return run.end(simulation::simulate(run.prepared(), run.done(), crew, run.progress()), crew);
}

int run_pair(const Arguments& arguments, const RunInputs& old_law, const RunInputs& new_law) {
  simulation::parallel::Threads crew(static_cast<unsigned>(arguments.threads));
  base::Diagnostics diagnostics;
  auto first = simulation::prepare(old_law.scenario, old_law.regime, crew, diagnostics);
  auto second = first ? simulation::prepare_again(*first, new_law.regime, diagnostics) : std::nullopt;
  if (tell(diagnostics) || !second) return kInvalid;
  if (const int exit = tell_beforehand(arguments, old_law, *first, 2); exit != kDone) return exit;
  RunInFolder before(arguments, old_law, std::move(*first), arguments.out, std::nullopt);
  RunInFolder after(arguments, new_law, std::move(*second), fs::path(arguments.out) / "reform",
                    reform_facts(old_law, new_law, arguments));
  for (const auto& [run, show] : {std::pair(&before, !arguments.quiet), std::pair(&after, false)}) {
    if (const int exit = run->begin(show); exit != kDone) return exit;
  }
  const auto pair = simulation::simulate_pair(before.prepared(), after.prepared(), before.done(),
                                              after.done(), crew, before.progress(), after.progress());
  if (const int exit = before.end(pair.baseline, crew); exit != kDone) return exit;
  return after.end(pair.reform, crew);
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
    return reform ? run_pair(arguments, *baseline, *reform) : run_one(arguments, *baseline);
  } catch (const std::bad_alloc&) {
    return tell_problem("There is not enough memory for this run; choose a smaller --size.", kUnfinished);
  }
}

}  // namespace osmanthus::cli
