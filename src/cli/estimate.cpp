#include "cli/estimate.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <limits>
#include <string>

#include "behaviour/values.hpp"

namespace osmanthus::cli {
namespace {

constexpr std::uint64_t kUnknown = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t kKilo = 1024;

/// Beside the lives themselves: what is on their agenda, and the room in which they grow.
constexpr double kRoom = 2.4;
/// A pair lives through what the laws do not tell apart once.
constexpr double kSecondLaw = 0.3;

double cpu_seconds() {
  std::timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

struct Probe {
  double residents = 0;
  double seconds = 0;
  double bytes = 0;
};

Probe probe(const RunInputs& inputs, std::uint64_t size) {
  auto scenario = inputs.scenario;
  scenario.population.size = size;
  simulation::OnePairOfHands alone;
  base::Diagnostics unheard;
  const auto prepared = simulation::prepare(scenario, inputs.regime, alone, unheard);
  if (!prepared) return {};
  const auto values = behaviour::draw_values(scenario, {scenario.seed, 0});
  const double began = cpu_seconds();
  const auto tally = simulation::simulate_once(*prepared, scenario, 0, values, alone);
  return {static_cast<double>(prepared->population->residents()), cpu_seconds() - began,
          static_cast<double>(tally.bytes)};
}

std::uint64_t residents_of_the_largest_section(const simulation::Prepared& prepared) {
  std::uint64_t most = 0;
  const auto strata = prepared.population->strata();
  for (const auto& section : simulation::sections(*prepared.population, prepared.at_once)) {
    std::uint64_t there = 0;
    for (const auto& stratum : strata.subspan(section.strata.first_stratum, section.strata.strata))
      there += stratum.persons;
    most = std::max(most, there);
  }
  return most;
}

/// A number of kilobytes behind a word of /proc/meminfo.
std::uint64_t of_meminfo(const std::string& word) {
  std::ifstream file("/proc/meminfo");
  for (std::string name; file >> name;) {
    std::uint64_t kilobytes = 0;
    if (name == word && file >> kilobytes) return kilobytes * kKilo;
  }
  return kUnknown;
}

std::uint64_t number_in(const char* path) {
  std::ifstream file(path);
  std::uint64_t number = 0;
  return file >> number ? number : kUnknown;
}

}  // namespace

Estimate estimate(const RunInputs& inputs, const simulation::Prepared& prepared, int laws) {
  const Probe small = probe(inputs, 50'000);
  const Probe large = probe(inputs, 200'000);
  const double more = std::max(1.0, large.residents - small.residents);
  const double both = 1 + kSecondLaw * (laws - 1);
  const double seconds = std::max(0.0, large.seconds - small.seconds) / more * both;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  Estimate found;
  found.seconds =
      seconds * static_cast<double>(prepared.population->residents()) * inputs.scenario.replicates;
  found.fixed_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * kKilo;
  const double per_resident = std::max(0.0, large.bytes - small.bytes) / more * kRoom * both;
  found.bytes =
      found.fixed_bytes + static_cast<std::uint64_t>(
                              per_resident * static_cast<double>(residents_of_the_largest_section(prepared)));
  return found;
}

std::uint64_t memory_left() {
  const std::uint64_t allowed = number_in("/sys/fs/cgroup/memory.max");
  const std::uint64_t used = number_in("/sys/fs/cgroup/memory.current");
  const std::uint64_t of_group =
      allowed == kUnknown || used == kUnknown || used > allowed ? allowed : allowed - used;
  return std::min(of_meminfo("MemAvailable:"), of_group);
}

}  // namespace osmanthus::cli
