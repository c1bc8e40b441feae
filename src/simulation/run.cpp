#include "simulation/run.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <utility>

#include "simulation/unseen.hpp"

namespace osmanthus::simulation {
namespace {

constexpr std::size_t kBlocks = 32;  // fixed, so that threads change nothing

std::vector<Block> make_blocks(const World& world, const Rates& rates, const Fields& fields) {
  std::vector<Block> blocks;
  for (const Stretch& stretch : stretches(world.population, kBlocks))
    blocks.emplace_back(world, rates, fields, stretch);
  return blocks;
}

/// What the regions have in common in the next month.
void reduce(const std::vector<Block>& blocks, int month, Fields& fields) {
  ByRegion recorded{};
  ByRegion unfinished{};
  for (const Block& block : blocks) {
    for (std::size_t r = 0; r < population::kRegions; ++r) {
      recorded[r] += block.tally().at(Indicator::acts_detected, r, month);
      unfinished[r] += block.unfinished()[r];
    }
  }
  fields.follow(recorded, unfinished);
}

Tally sum_up(const Prepared& prepared, const std::vector<Block>& blocks) {
  Tally total(prepared.scenario->horizon);
  for (const Block& block : blocks) total.add(block.tally());
  total.settle();
  total.add(prepared.census.residents);
  return total;
}

/// Nobody is recorded for one act more than once a month.
void check_rates(const scenario::Scenario& scenario, const Lexicon& words, base::Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < scenario.acts.size(); ++i) {
    const auto& act = scenario.acts[i];
    const double most = behaviour::most_recorded_a_month(scenario, act, words.acts[i].good);
    if (most < 1) continue;
    diagnostics.error(
        "out-of-range", act.act.at,
        fmt::format("Of some residents \"{}\" would be recorded {:.1f} times a month; the model "
                    "can record it once at most.",
                    act.act.id, most),
        "lower a_year, recorded, or the profile's rates");
  }
}

/// All months, one after the other. False if it was cancelled.
bool live(std::vector<Block>& blocks, Fields& fields, Progress progress, Crew& crew, Observer& observer) {
  for (int month = 0; month < progress.months; ++month) {
    crew.each(blocks.size(), [&](std::size_t b) { blocks[b].month(month); });
    reduce(blocks, month, fields);
    progress.months_done = month + 1;
    observer.month_done(progress);
    if (observer.cancelled()) return false;
  }
  return true;
}

/// The whole life of one replicate. Nothing if it was cancelled.
std::optional<Replicate> run_replicate(const Prepared& prepared, const scenario::Scenario& scenario,
                                       std::uint32_t index, const scenario::Values& values, Crew& crew,
                                       Observer& observer) {
  const World world{scenario, *prepared.regime, prepared.words, *prepared.measures, *prepared.population};
  const Rates rates(scenario, {scenario.seed, index}, values, *prepared.population, prepared.census,
                    prepared.words);
  Fields fields(scenario, rates, prepared.census);
  std::vector<Block> blocks = make_blocks(world, rates, fields);
  if (!live(blocks, fields, {index, 0, scenario::months(scenario.horizon)}, crew, observer))
    return std::nullopt;
  crew.each(blocks.size(), [&](std::size_t b) { blocks[b].close(); });
  Replicate replicate{index, rates.values, sum_up(prepared, blocks)};
  count_unseen(world, rates, fields, prepared.census, replicate.tally);
  return replicate;
}

}  // namespace

std::optional<Prepared> prepare(const scenario::Scenario& scenario, const regime::Regime& regime, Crew& crew,
                                base::Diagnostics& diagnostics) {
  base::Diagnostics found;
  scenario::validate(scenario, found);
  Prepared prepared;
  prepared.scenario = &scenario;
  prepared.regime = &regime;
  prepared.words = find_words(scenario, regime, found);
  if (!found.has_errors()) check_rates(scenario, prepared.words, found);
  for (const auto& d : found.all()) diagnostics.error(d.rule, d.at, d.message, d.hint);
  if (found.has_errors()) return std::nullopt;
  prepared.measures = std::make_unique<const Measures>(regime);
  prepared.population = std::make_unique<const population::Population>(scenario.population, scenario.seed);
  prepared.census = count(*prepared.population, scenario.horizon, crew);
  return prepared;
}

Fields fields_of(const Prepared& prepared, const Rates& rates, Crew& crew) {
  const auto& scenario = *prepared.scenario;
  const World world{scenario, *prepared.regime, prepared.words, *prepared.measures, *prepared.population};
  Fields fields(scenario, rates, prepared.census);
  auto blocks = make_blocks(world, rates, fields);
  Observer nobody;
  live(blocks, fields, {rates.luck.replicate, 0, scenario::months(scenario.horizon)}, crew, nobody);
  return fields;
}

Run simulate(const Prepared& prepared, std::vector<Replicate> done, Crew& crew, Observer& observer) {
  Run run;
  run.replicates = std::move(done);
  std::erase_if(run.replicates, [&](const Replicate& r) { return r.index >= prepared.scenario->replicates; });
  for (std::uint32_t index = 0; index < prepared.scenario->replicates; ++index) {
    if (std::ranges::find(run.replicates, index, &Replicate::index) != run.replicates.end()) continue;
    const auto values = behaviour::draw_values(*prepared.scenario, {prepared.scenario->seed, index});
    auto replicate = run_replicate(prepared, *prepared.scenario, index, values, crew, observer);
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

Tally simulate_once(const Prepared& prepared, const scenario::Scenario& scenario, std::uint32_t index,
                    const scenario::Values& values, Crew& crew) {
  Observer nobody;
  return run_replicate(prepared, scenario, index, values, crew, nobody)->tally;
}

}  // namespace osmanthus::simulation
