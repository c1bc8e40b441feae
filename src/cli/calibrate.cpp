// osmanthus calibrate SCENARIO --targets FILE --out POSTERIOR: which numbers agree with the published
// figures.
#include "calibration/calibrate.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <mutex>
#include <string_view>

#include "cli/load.hpp"
#include "cli/manifest.hpp"
#include "cli/verbs.hpp"
#include "pack/calibration.hpp"
#include "results/files.hpp"
#include "simulation/parallel/threads.hpp"

namespace osmanthus::cli {
namespace {

/// A line on a terminal with the runs done.
class Counting {
 public:
  explicit Counting(bool quiet) : show_(!quiet && isatty(STDERR_FILENO) != 0) {}
  ~Counting() {
    if (show_) fmt::print(stderr, "\r\033[K");
  }
  Counting(const Counting&) = delete;
  Counting& operator=(const Counting&) = delete;

  void operator()(std::size_t done, std::size_t of) {
    if (!show_) return;
    const std::scoped_lock lock(mutex_);
    fmt::print(stderr, "\r{} of {} runs", done, of);
  }

 private:
  bool show_;
  std::mutex mutex_;
};

std::string banded(const scenario::Band& band) {
  return fmt::format("{:.0f} ({:.0f} to {:.0f})", band.median, band.low, band.high);
}

std::string miss(double value, double published) {
  return fmt::format("{:+.0f} %", 100 * (value / published - 1));
}

void tell_targets(const scenario::Posterior& posterior) {
  for (const auto use : {scenario::Use::fit, scenario::Use::forecast}) {
    fmt::print("{}\n", use == scenario::Use::fit ? "Fitted:" : "Foretold, not fitted to:");
    for (const auto& fit : posterior.targets) {
      const auto& t = fit.target;
      if (t.use != use) continue;
      fmt::print("  {}: published {:.0f}, model {}, {}\n", t.id, t.published, banded(fit.model),
                 miss(fit.model.median, t.published));
      if (use == scenario::Use::fit) continue;
      fmt::print("    constant hazards {}, caseload alone {}, straight line {}\n",
                 fit.constant_hazards ? miss(fit.constant_hazards->median, t.published) : "-",
                 fit.caseload_alone ? miss(fit.caseload_alone->median, t.published) : "-",
                 fit.straight_line ? miss(*fit.straight_line, t.published) : "-");
    }
  }
}

void tell_rest(const scenario::Posterior& posterior) {
  fmt::print("Numbers (posterior median and band; overlap with the prior):\n");
  for (const auto& one : posterior.narrowed) {
    const auto& meaning = scenario::parameters()[static_cast<std::size_t>(one.parameter)];
    fmt::print("  {}: {:.4g} ({:.4g} to {:.4g}), {:.0f} %{}\n", meaning.name, one.posterior.median,
               one.posterior.low, one.posterior.high, 100 * one.overlap,
               one.overlap > scenario::kSetByAssumption ? ", set by assumption" : "");
  }
  fmt::print("Mechanisms (mean error of what is foretold, as a log ratio):\n");
  for (const auto& one : posterior.mechanisms) {
    fmt::print("  {}: {:.3f} with, {:.3f} without{}\n", one.mechanism, one.error_with, one.error_without,
               one.error_with < one.error_without ? "" : ": not supported");
  }
}

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
  tell_targets(posterior);
  tell_rest(posterior);
  fmt::print("{}\n", arguments.out);
  return kDone;
}

}  // namespace osmanthus::cli
