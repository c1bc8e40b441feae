#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "results/progress.hpp"

namespace osmanthus::cli {
namespace {

// The one thing that a signal handler may touch.
volatile std::sig_atomic_t interrupted = 0;
void on_interrupt(int) { interrupted = 1; }

}  // namespace

RunProgress::RunProgress(std::filesystem::path folder, const scenario::Scenario& scenario, bool quiet,
                         std::function<void(const simulation::Replicate&)> keep)
    : folder_(std::move(folder)),
      scenario_(scenario),
      show_(!quiet && isatty(STDERR_FILENO) != 0),
      keep_(std::move(keep)),
      began_(std::chrono::steady_clock::now()) {
  interrupted = 0;
  std::signal(SIGINT, on_interrupt);
}

RunProgress::~RunProgress() {
  std::signal(SIGINT, SIG_DFL);
  if (show_) fmt::print(stderr, "\r\033[K");
}

void RunProgress::month_done(const simulation::Progress& progress) {
  if (!show_) return;
  const double all = static_cast<double>(scenario_.replicates) * progress.months;
  const double done =
      (static_cast<double>(progress.replicate) * progress.months + progress.months_done) / all;
  constexpr int width = 30;
  const int filled = static_cast<int>(done * width);
  fmt::print(stderr, "\r[{:#<{}}{:.<{}}] {:3.0f} %  {:.0f} s", "", filled, "", width - filled, 100 * done,
             seconds());
}

void RunProgress::replicate_done(const simulation::Replicate& replicate) {
  const double done = (replicate.index + 1.0) / scenario_.replicates;
  results::append_progress({replicate.index, scenario_.horizon.until - 1, done, seconds()}, folder_);
  keep_(replicate);
}

bool RunProgress::cancelled() { return interrupted != 0; }

double RunProgress::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
}

}  // namespace osmanthus::cli
