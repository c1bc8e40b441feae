// Nanoseconds an event in the kernel, with plain integers: 10 and 100 provisions of a generated pack, and the
// built-in one.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <string>

#include "law.hpp"
#include "pack/pack.hpp"
#include "registry/plain.hpp"
#include "registry/step.hpp"

namespace {

using namespace osmanthus;

/// A regime of `provisions` threshold rules: each counts one of ten acts within a year and opens a record of
/// a year.
std::string generated(int provisions) {
  std::string text =
      "- pack: {id: made, zh: 生成, en: generated, readings: [article, text], default_reading: article}\n"
      "- jurisdictions: {island: {zh: 岛, en: island}}\n- domains: {d: {zh: 域, en: domain}}\n- acts:\n";
  for (int act = 0; act < 10; ++act)
    text += fmt::format("    act_{0}: {{domain: d, zh: 行为{0}, en: does {0}}}\n", act);
  text += "- records:\n";
  for (int p = 0; p < provisions; ++p)
    text += fmt::format("    r.r{0}: {{authority: a, domain: d, zh: 记录{0}, en: record {0}}}\n", p);
  text +=
      "- instrument: {id: made_rule, rank: law, issuer: a, in: island, nexus: act, force: [2000-01-01, "
      "null], source: text (made), zh: 法, en: "
      "law}\n";
  for (int p = 0; p < provisions; ++p) {
    text += fmt::format(
        "- law: {{id: p{0}, cite: {0}, zh: 规则。, en: Rule.}}\n  rule:\n    when: act_{1}\n    if: count of "
        "act_{1} within 1 year (window) "
        "at least 3 times (limit)\n    must: {{record: r.r{0}, for: 1 year (term)}}\n",
        p, p % 10);
  }
  return text;
}

struct Made {
  regime::Law law;
  regime::Regime regime;
};

const Made& made(int provisions) {
  static std::map<int, const Made*> all;
  auto& known = all[provisions];
  if (known == nullptr) {
    base::Diagnostics diagnostics;
    const pack::SourceFile file{"made.yaml", generated(provisions)};
    auto law = pack::read_pack({&file, 1}, nullptr, diagnostics);
    auto* out = law ? new Made{std::move(*law), {}} : nullptr;
    auto regime = out ? regime::compile(out->law, {}, diagnostics) : std::nullopt;
    if (!regime) {
      for (const auto& d : diagnostics.all()) fmt::print(stderr, "{}\n", base::format(d));
      std::abort();
    }
    out->regime = std::move(*regime);
    known = out;
  }
  return *known;
}

/// One person, who forgets everything after every eighth event, as the population does with what is long
/// past.
void run(benchmark::State& state, const regime::Regime& regime, const std::vector<registry::KindId>& acts,
         base::Day first) {
  registry::Plain domain{&regime.calendar};
  registry::KeepNothing nothing;
  registry::TakeLeast least;
  registry::Circle<registry::Plain> circle;
  circle.subjects.resize(1);
  circle.last_day = base::kAlways;
  registry::Step<registry::Plain, registry::KeepNothing, registry::TakeLeast> step(regime, circle, domain,
                                                                                   nothing, least);
  registry::Alternative<registry::Plain> act{0, 0, true};
  registry::Event<registry::Plain> event;
  event.alternatives = {&act, 1};
  std::size_t n = 0;
  for (auto _ : state) {
    if (n % 8 == 0) circle.entries.clear();
    act.kind = acts[n % acts.size()];
    event.index = static_cast<std::int16_t>(n % 8);
    event.on = first + static_cast<base::Day>(n % 8);
    step.run(event);
    benchmark::DoNotOptimize(circle.entries.data());
    ++n;
  }
  state.SetItemsProcessed(state.iterations());
}

void KernelEvent(benchmark::State& state) {
  const auto& regime = made(static_cast<int>(state.range(0))).regime;
  run(state, regime, {regime.kind("act_3")}, *base::parse_date("2019-01-01"));
}
BENCHMARK(KernelEvent)->Arg(10)->Arg(100);

void KernelEventCourtList(benchmark::State& state) {
  const auto& regime = benchmarks::cn().regime;
  run(state, regime, {regime.kind("break_settlement"), regime.kind("perform_judgment")},
      *base::parse_date("2019-01-01"));
}
BENCHMARK(KernelEventCourtList);

}  // namespace
