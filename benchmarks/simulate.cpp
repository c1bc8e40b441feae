// A replicate of 1.4 million residents, and what a pair of laws costs beside one of them, in turn in the same
// process, the least of several rounds each:
//     build/osmanthus_simulate_benchmark
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <memory>
#include <vector>

#include "law.hpp"
#include "pack/scenario.hpp"
#include "simulation/run.hpp"

namespace {

using namespace osmanthus;

constexpr std::uint32_t kReplicates = 2;
constexpr int kRounds = 5;
constexpr double kLong = 1e9;  // seconds

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

  struct Reform {
    Law law;
    simulation::Prepared prepared;
    double pair = kLong;
  };
  std::vector<std::unique_ptr<Reform>> reforms;
  for (const char* overlay :
       {OSMANTHUS_ROOT "/examples/school_bar_repealed.yaml", OSMANTHUS_ROOT "/examples/one_year_term.yaml"}) {
    auto reform = std::make_unique<Reform>(Reform{law(overlay, scenario), {}});
    auto prepared = simulation::prepare_again(*baseline, reform->law.regime, diagnostics);
    if (!prepared) return 1;
    reform->prepared = std::move(*prepared);
    reforms.push_back(std::move(reform));
  }

  double one = kLong;
  for (int round = 0; round < kRounds; ++round) {
    const Stopwatch alone;
    simulation::simulate(*baseline, {}, crew, nobody);
    one = std::min(one, alone.seconds() / kReplicates);
    for (auto& reform : reforms) {
      const Stopwatch together;
      simulation::simulate_pair(*baseline, reform->prepared, {}, {}, crew, nobody, nobody);
      reform->pair = std::min(reform->pair, together.seconds() / kReplicates);
    }
  }
  std::printf("one law: %.2f s a replicate of %u residents, one thread\n", one,
              baseline->population->residents());
  for (const auto& reform : reforms)
    std::printf("%s: a pair costs %.2f times one\n", reform->law.pack.reforms.back().c_str(),
                reform->pair / one);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("at most %.0f MiB\n", static_cast<double>(usage.ru_maxrss) / 1024);
  return 0;
}
