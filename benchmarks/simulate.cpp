// A replicate of 1.4 million residents, and what a pair of laws costs beside one of them, in the same
// process:
//     build/osmanthus_simulate_benchmark
#include <sys/resource.h>

#include <cstdio>
#include <ctime>

#include "law.hpp"
#include "pack/scenario.hpp"
#include "simulation/run.hpp"

namespace {

using namespace osmanthus;

constexpr std::uint32_t kReplicates = 4;

/// Of this process: what other processes do at the time counts little.
class Stopwatch {
 public:
  double seconds() const { return static_cast<double>(std::clock() - began_) / CLOCKS_PER_SEC; }

 private:
  std::clock_t began_ = std::clock();
};

struct Law {
  pack::LoadedPack pack;
  regime::Regime regime;
};

/// Aborts if the files of the project cannot be read.
Law law(const char* name, const scenario::Scenario& scenario) {
  base::Diagnostics diagnostics;
  auto loaded = pack::load_pack(name, OSMANTHUS_ROOT "/packs", diagnostics);
  if (!loaded) std::abort();
  Law law{std::move(*loaded), {}};
  auto compiled = regime::compile(law.pack.law, scenario.view, diagnostics);
  if (!compiled) std::abort();
  law.regime = std::move(*compiled);
  return law;
}

scenario::Scenario article() {
  base::Diagnostics diagnostics;
  const auto file = pack::read_file(OSMANTHUS_ROOT "/scenarios/article.yaml", diagnostics);
  auto scenario = file ? pack::read_scenario(*file, diagnostics) : std::nullopt;
  if (!scenario) std::abort();
  scenario->replicates = kReplicates;
  return *scenario;
}

}  // namespace

int main() {
  const auto scenario = article();
  const Law cn = law("cn", scenario);
  simulation::OnePairOfHands crew;
  simulation::Observer nobody;
  base::Diagnostics diagnostics;

  const Stopwatch preparing;
  const auto baseline = simulation::prepare(scenario, cn.regime, crew, diagnostics);
  if (!baseline) return 1;
  std::printf("prepared in %.2f s\n", preparing.seconds());

  const Stopwatch alone;
  simulation::simulate(*baseline, {}, crew, nobody);
  const double one = alone.seconds() / kReplicates;
  std::printf("one law: %.2f s a replicate of %u residents, one thread\n", one,
              baseline->population->residents());

  for (const char* overlay :
       {OSMANTHUS_ROOT "/examples/school_bar_repealed.yaml", OSMANTHUS_ROOT "/examples/one_year_term.yaml"}) {
    const Law reformed = law(overlay, scenario);
    const auto reform = simulation::prepare_again(*baseline, reformed.regime, diagnostics);
    if (!reform) return 1;
    const Stopwatch together;
    simulation::simulate_pair(*baseline, *reform, {}, {}, crew, nobody, nobody);
    std::printf("%s: a pair costs %.2f times one\n", reformed.pack.reforms.back().c_str(),
                together.seconds() / kReplicates / one);
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("at most %.0f MiB\n", static_cast<double>(usage.ru_maxrss) / 1024);
  return 0;
}
