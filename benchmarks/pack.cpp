// Milliseconds to read the built-in pack with its worked cases, and to compile it.
#include <benchmark/benchmark.h>

#include "law.hpp"

namespace {

using namespace osmanthus;

void ReadPack(benchmark::State& state) {
  for (auto _ : state) {
    base::Diagnostics diagnostics;
    benchmark::DoNotOptimize(pack::load_pack(OSMANTHUS_ROOT "/packs/cn", "", diagnostics));
  }
}
BENCHMARK(ReadPack)->Unit(benchmark::kMillisecond);

void CompilePack(benchmark::State& state) {
  const auto& law = benchmarks::cn().pack.law;
  for (auto _ : state) {
    base::Diagnostics diagnostics;
    benchmark::DoNotOptimize(regime::compile(law, {}, diagnostics));
  }
}
BENCHMARK(CompilePack)->Unit(benchmark::kMillisecond);

}  // namespace
