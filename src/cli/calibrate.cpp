// osmanthus calibrate SCENARIO --targets FILE --out POSTERIOR: which numbers agree with the published
// figures.
#include "calibration/calibrate.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <mutex>
#include <string>

#include "cli/calibration_text.hpp"
#include "cli/inputs.hpp"
#include "cli/load.hpp"
#include "cli/verbs.hpp"
#include "pack/calibration.hpp"
#include "results/files.hpp"
#include "simulation/parallel/threads.hpp"

namespace osmanthus::cli {
namespace {

/// A line on a terminal with the runs done; elsewhere a line for each twentieth of them.
class Counting {
 public:
  explicit Counting(bool quiet)
      : show_(!quiet), terminal_(isatty(STDERR_FILENO) != 0), began_(std::chrono::steady_clock::now()) {}
  ~Counting() {
    if (show_ && terminal_) fmt::print(stderr, "\r\033[K");
  }
  Counting(const Counting&) = delete;
  Counting& operator=(const Counting&) = delete;

  void operator()(const calibration::Progress& progress) {
    if (!show_) return;
    const std::scoped_lock lock(mutex_);
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - began_;
    const auto line = fmt::format("{} of {} runs ({}), {:.0f} s", progress.done, progress.of, progress.model,
                                  passed.count());
    if (terminal_) {
      fmt::print(stderr, "\r{}\033[K", line);
    } else if (20 * progress.done / progress.of > told_) {
      told_ = 20 * progress.done / progress.of;
      fmt::print(stderr, "{}\n", line);
    }
  }

 private:
  bool show_;
  bool terminal_;
  std::size_t told_ = 0;  // twentieths
  std::chrono::steady_clock::time_point began_;
  std::mutex mutex_;
};

}  // namespace

int calibrate(const Arguments& arguments) {
  base::Diagnostics diagnostics;
  const auto inputs = read_inputs(arguments, arguments.pack, diagnostics);
  const auto file = pack::read_file(arguments.targets, diagnostics);
  const auto targets = file ? pack::read_targets(*file, diagnostics) : std::nullopt;
  if (inputs && targets) calibration::check(*targets, inputs->scenario.horizon, diagnostics);
  if (tell(diagnostics) || !inputs || !targets) return kInvalid;
  auto scenario = inputs->scenario;
  scenario.posterior = {};
  simulation::parallel::Threads crew(static_cast<unsigned>(arguments.threads));
  const auto prepared = simulation::prepare(scenario, inputs->regime, crew, diagnostics);
  if (tell(diagnostics) || !prepared) return kInvalid;
  scenario::Posterior posterior;
  {
    Counting counting(arguments.quiet);
    posterior = calibration::calibrate(*prepared, *targets, {}, crew, std::ref(counting));
  }
  if (auto bad = results::write_whole(arguments.out, pack::write_posterior(posterior))) {
    fmt::print(stderr, "error: {} [calibrate]\n", bad->message);
    return kUnfinished;
  }
  fmt::print("{}\n{}\n", calibration_text(posterior), arguments.out);
  return kDone;
}

}  // namespace osmanthus::cli
