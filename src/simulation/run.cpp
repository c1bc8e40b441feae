#include "simulation/run.hpp"

#include <algorithm>
#include <utility>

namespace osmanthus::simulation {
namespace {

constexpr std::size_t kBlocks = 32;  // fixed, so that threads change nothing

std::vector<Block> make_blocks(const World& world, const Rates& rates) {
  std::vector<Block> blocks;
  for (const Stretch& stretch : stretches(world.population, kBlocks))
    blocks.emplace_back(world, rates, stretch);
  return blocks;
}

Tally sum_up(const Prepared& prepared, const std::vector<Block>& blocks) {
  Tally total(prepared.scenario->horizon);
  for (const Block& block : blocks) total.add(block.tally());
  total.settle();
  total.add(prepared.census.residents);
  return total;
}

/// The whole life of one replicate. Nothing if it was cancelled.
std::optional<Replicate> run_replicate(const Prepared& prepared, std::uint32_t index, Crew& crew,
                                       Observer& observer) {
  const scenario::Scenario& scenario = *prepared.scenario;
  const World world{scenario, *prepared.regime, prepared.words, *prepared.measures, *prepared.population};
  const Rates rates(scenario, {scenario.seed, index}, *prepared.population, prepared.census);
  std::vector<Block> blocks = make_blocks(world, rates);
  const int months = scenario::months(scenario.horizon);

  for (int month = 0; month < months; ++month) {
    crew.each(blocks.size(), [&](std::size_t b) { blocks[b].month(month); });
    observer.month_done({index, month + 1, months});
    if (observer.cancelled()) return std::nullopt;
  }

  crew.each(blocks.size(), [&](std::size_t b) { blocks[b].close(); });
  return Replicate{index, rates.values, sum_up(prepared, blocks)};
}

}  // namespace

std::optional<Prepared> prepare(const scenario::Scenario& scenario, const regime::Regime& regime, Crew& crew,
                                base::Diagnostics& diagnostics) {
  base::Diagnostics found;
  scenario::validate(scenario, found);
  Prepared prepared;
  prepared.scenario = &scenario;
  prepared.regime = &regime;
  prepared.words = find_words(regime, found);
  for (const auto& d : found.all()) diagnostics.error(d.rule, d.at, d.message, d.hint);
  if (found.has_errors()) return std::nullopt;
  prepared.measures = std::make_unique<const Measures>(regime);
  prepared.population = std::make_unique<const population::Population>(scenario.population, scenario.seed);
  prepared.census = count(*prepared.population, scenario.horizon, crew);
  return prepared;
}

Run simulate(const Prepared& prepared, std::vector<Replicate> done, Crew& crew, Observer& observer) {
  Run run;
  run.replicates = std::move(done);
  std::erase_if(run.replicates, [&](const Replicate& r) { return r.index >= prepared.scenario->replicates; });
  for (std::uint32_t index = 0; index < prepared.scenario->replicates; ++index) {
    if (std::ranges::find(run.replicates, index, &Replicate::index) != run.replicates.end()) continue;
    auto replicate = run_replicate(prepared, index, crew, observer);
    if (!replicate) {
      run.cancelled = true;
      break;
    }
    observer.replicate_done(*replicate);
    run.replicates.push_back(std::move(*replicate));
  }
  std::ranges::sort(run.replicates, {}, &Replicate::index);
  return run;
}

}  // namespace osmanthus::simulation
