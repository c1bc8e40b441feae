// One model of a calibration: the scenario with some mechanisms switched off, fitted to the targets.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "calibration/fit.hpp"
#include "calibration/measure.hpp"
#include "scenario/target.hpp"
#include "simulation/run.hpp"

namespace osmanthus::calibration {

/// What stands beside the targets in a report: stocks at the horizon's end, flows over what is reported.
struct Headed {
  std::string indicator;
  base::Day from = 0;
  base::Day until = 0;
};
std::vector<Headed> headed(const scenario::Horizon& horizon);

class Model {
 public:
  /// `ran` is called after each run, from any thread. What is given must outlive the model.
  Model(const simulation::Prepared& prepared, const std::vector<scenario::Target>& targets,
        const scenario::Mechanisms& off, simulation::Crew& crew, std::function<void()> ran);
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  void fit(const Waves& waves);

  const scenario::Horizon& horizon() const { return scenario_.horizon; }
  const Cube& cube() const { return cube_; }
  const Fit& found() const { return fit_; }

  /// In the nation; of targets.
  scenario::Band expected(std::size_t target) const { return national(fit_.expected(target)); }
  scenario::Band foretold(std::size_t target) const { return national(fit_.foretold(target)); }
  /// Of headed() figures.
  scenario::Headline headline(std::size_t which) const;

  /// Mean |log(median / published)| over the targets of one use that are not set aside, and its standard
  /// error, which the surfaces' errors make.
  struct Miss {
    double mean = 0;
    double error = 0;
  };
  Miss miss(const Fit& fit, scenario::Use use) const;

 private:
  Counts run(const std::vector<Point>& points);
  scenario::Band national(const scenario::Band& band) const;

  const simulation::Prepared& prepared_;
  scenario::Scenario scenario_;
  Cube cube_;
  const std::vector<scenario::Target>& targets_;
  simulation::Crew& crew_;
  std::function<void()> ran_;
  std::vector<Headed> headed_;
  std::vector<Measure> measures_;  // of the targets, then of what is headed
  double scale_;
  std::uint32_t next_run_ = 0;
  Fit fit_;
};

/// The names of the targets' quantities, each once.
std::vector<std::string> quantities_of(const std::vector<scenario::Target>& targets);

/// How much of the prior's 5–95 % band the posterior's covers, as a share of it.
double overlap(const scenario::Band& prior, const scenario::Band& posterior);

}  // namespace osmanthus::calibration
