// A progress line on a terminal, and the run's progress.jsonl.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>

#include "simulation/run.hpp"

namespace osmanthus::cli {

/// Shows how far a run is, appends to `folder`/progress.jsonl, and asks to stop once the user has pressed
/// Ctrl-C.
class RunProgress final : public simulation::Observer {
 public:
  RunProgress(std::filesystem::path folder, const scenario::Scenario& scenario, bool quiet,
              std::function<void(const simulation::Replicate&)> keep);
  ~RunProgress() override;

  void month_done(const simulation::Progress& progress) override;
  void replicate_done(const simulation::Replicate& replicate) override;
  bool cancelled() override;

 private:
  double seconds() const;

  std::filesystem::path folder_;
  const scenario::Scenario& scenario_;
  bool show_;
  std::function<void(const simulation::Replicate&)> keep_;
  std::chrono::steady_clock::time_point began_;
};

}  // namespace osmanthus::cli
