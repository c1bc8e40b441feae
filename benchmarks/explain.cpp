// Microseconds an explanation, with timeline, ways out and why-not, without starting a process.
#include <benchmark/benchmark.h>

#include "explain/explain.hpp"
#include "law.hpp"

namespace {

using namespace osmanthus;

/// All worked cases of the built-in pack's default reading, one after another.
void ExplainWorkedCases(benchmark::State& state) {
  const auto& cn = benchmarks::cn();
  std::vector<const regime::Case*> cases;
  for (const auto& worked : cn.pack.cases) {
    const bool plain = !worked.view.reading && worked.view.include.empty() && worked.view.variants.empty() &&
                       !worked.view.law_of;
    if (plain) cases.push_back(&worked);
  }
  std::size_t n = 0;
  for (auto _ : state) benchmark::DoNotOptimize(explain::explain(cn.regime, *cases[n++ % cases.size()]));
}
BENCHMARK(ExplainWorkedCases)->Unit(benchmark::kMicrosecond);

/// The worked case of CONTRACT: a child crosses on red, the guardian refuses the course.
void ExplainGuardian(benchmark::State& state) {
  const auto& cn = benchmarks::cn();
  regime::Case the_case;
  the_case.as_of = *base::parse_date("2020-01-01");
  regime::CaseSubject child;
  child.label = "child";
  child.born = base::parse_date("2006-05-01");
  child.residence = "shenzhen";
  child.relations["guardian"] = {"parent"};
  regime::CaseSubject parent;
  parent.label = "parent";
  parent.born = base::parse_date("1980-01-01");
  parent.residence = "shenzhen";
  the_case.subjects = {child, parent};
  regime::CaseEvent crossing;
  crossing.on = *base::parse_date("2019-12-01");
  crossing.act = "red_light_pedestrian";
  crossing.by = "child";
  regime::CaseEvent refusal = crossing;
  refusal.on = *base::parse_date("2019-12-08");
  refusal.act = "refuse_guardian_duty";
  refusal.by = "parent";
  the_case.events = {crossing, refusal};
  for (auto _ : state) benchmark::DoNotOptimize(explain::explain(cn.regime, the_case));
}
BENCHMARK(ExplainGuardian)->Unit(benchmark::kMicrosecond);

}  // namespace
