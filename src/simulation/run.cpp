#include "simulation/run.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <utility>

#include "simulation/unseen.hpp"

namespace osmanthus::simulation {
namespace {

constexpr std::size_t kBlocks = 32;  // about as many; fixed, so that threads change nothing

World world_of(const Prepared& prepared, const scenario::Scenario& scenario) {
  return {scenario, *prepared.regime, prepared.words, *prepared.measures, *prepared.population};
}

/// One replicate under one law, as it is lived through.
struct Lives {
  /// `memos`: one a block, if there are any.
  Lives(const World& its_world, const Rates& rates, const Census& census, std::vector<FolkMemo>& memos)
      : world(its_world), fields(its_world.scenario, rates, census) {
    for (const Stretch& stretch : stretches(world.population, kBlocks)) {
      FolkMemo* memo = memos.empty() ? nullptr : &memos[blocks.size()];
      blocks.emplace_back(world, rates, fields, stretch, nullptr, memo);
    }
  }
  Lives(const Lives&) = delete;
  Lives& operator=(const Lives&) = delete;

  /// What the regions have in common in the next month.
  void reduce(int month) {
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

  Tally sum_up(const Unseen& unseen, const Census& census, const std::vector<Tally>& common) const {
    Tally total(world.scenario.horizon);
    for (const Block& block : blocks) total.add(block.tally());
    for (const Tally& tally : common) total.add(tally);
    total.settle();
    total.add(census.residents);
    unseen.count(world, fields, total);
    return total;
  }

  World world;
  Fields fields;
  std::vector<Block> blocks;
};

/// All months, one after the other, under one law or two. False if it was cancelled.
bool live(const std::vector<Lives*>& all, std::vector<FolkMemo>& memos, const Rates& rates, Crew& crew,
          Observer& observer) {
  const World& world = all.front()->world;
  const Offers offers(world.scenario, world.population, rates);
  const int months = scenario::months(world.scenario.horizon);
  for (int month = 0; month < months; ++month) {
    crew.each(all.front()->blocks.size(), [&](std::size_t b) {
      const auto offered = offers.draw(all.front()->blocks[b].stretch(), month);
      for (Lives* lives : all) lives->blocks[b].month(month, offered);
      if (!memos.empty()) memos[b].forget();
    });
    for (Lives* lives : all) lives->reduce(month);
    observer.month_done({rates.luck.replicate, month + 1, months});
    if (observer.cancelled()) return false;
  }
  return true;
}

Rates rates_of(const Prepared& prepared, const scenario::Scenario& scenario, std::uint32_t index,
               const scenario::Values& values) {
  return Rates(scenario, {scenario.seed, index}, values, *prepared.population, prepared.census,
               prepared.words);
}

scenario::Values values_of(const Prepared& prepared, std::uint32_t index) {
  return behaviour::draw_values(*prepared.scenario, {prepared.scenario->seed, index});
}

/// The whole life of one replicate. Nothing if it was cancelled.
std::optional<Replicate> run_replicate(const Prepared& prepared, const scenario::Scenario& scenario,
                                       std::uint32_t index, const scenario::Values& values, Crew& crew,
                                       Observer& observer) {
  const Rates rates = rates_of(prepared, scenario, index, values);
  std::vector<FolkMemo> none;
  Lives lives(world_of(prepared, scenario), rates, prepared.census, none);
  if (!live({&lives}, none, rates, crew, observer)) return std::nullopt;
  crew.each(lives.blocks.size(), [&](std::size_t b) { lives.blocks[b].close(); });
  const Unseen unseen(lives.world, rates, prepared.census);
  return Replicate{index, rates.values, lives.sum_up(unseen, prepared.census, {})};
}

/// The same under two laws. Nothing if it was cancelled.
std::optional<std::pair<Replicate, Replicate>> run_pair(const Prepared& baseline, const Prepared& reform,
                                                        const regime::Difference& difference,
                                                        std::uint32_t index, Crew& crew, Observer& observer) {
  const auto& scenario = *baseline.scenario;
  const Rates rates = rates_of(baseline, scenario, index, values_of(baseline, index));
  std::vector<FolkMemo> memos(stretches(*baseline.population, kBlocks).size());
  Lives a(world_of(baseline, scenario), rates, baseline.census, memos);
  Lives b(world_of(reform, scenario), rates, baseline.census, memos);
  if (!live({&a, &b}, memos, rates, crew, observer)) return std::nullopt;
  std::vector<Tally> common(a.blocks.size(), Tally(scenario.horizon));
  crew.each(a.blocks.size(),
            [&](std::size_t i) { Block::close_pair(a.blocks[i], b.blocks[i], difference, common[i]); });
  const Unseen unseen(a.world, rates, baseline.census);
  return std::pair(Replicate{index, rates.values, a.sum_up(unseen, baseline.census, common)},
                   Replicate{index, rates.values, b.sum_up(unseen, baseline.census, common)});
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

/// Finds the words that the run needs. False, with diagnostics, if the scenario or the regime will not do.
bool find(const scenario::Scenario& scenario, const regime::Regime& regime, Prepared& prepared,
          base::Diagnostics& diagnostics) {
  base::Diagnostics found;
  scenario::validate(scenario, found);
  prepared.scenario = &scenario;
  prepared.regime = &regime;
  prepared.words = find_words(scenario, regime, found);
  if (!found.has_errors()) check_rates(scenario, prepared.words, found);
  for (const auto& d : found.all()) diagnostics.error(d.rule, d.at, d.message, d.hint);
  if (found.has_errors()) return false;
  prepared.measures = std::make_unique<const Measures>(regime);
  return true;
}

bool is_done(const std::vector<Replicate>& replicates, std::uint32_t index) {
  return std::ranges::find(replicates, index, &Replicate::index) != replicates.end();
}

/// Those of the scenario's that were done before.
Run begun(const Prepared& prepared, std::vector<Replicate> done) {
  Run run;
  run.replicates = std::move(done);
  std::erase_if(run.replicates, [&](const Replicate& r) { return r.index >= prepared.scenario->replicates; });
  return run;
}

void keep(Run& run, Replicate replicate, Observer& observer) {
  observer.replicate_done(replicate);
  run.replicates.push_back(std::move(replicate));
}

/// Whether the two laws call the same acts good, so that their offers are the same.
bool same_offers(const Prepared& a, const Prepared& b) {
  return std::ranges::equal(a.words.acts, b.words.acts,
                            [](const auto& x, const auto& y) { return x.good == y.good; });
}

}  // namespace

std::optional<Prepared> prepare(const scenario::Scenario& scenario, const regime::Regime& regime, Crew& crew,
                                base::Diagnostics& diagnostics) {
  Prepared prepared;
  if (!find(scenario, regime, prepared, diagnostics)) return std::nullopt;
  prepared.population = std::make_shared<const population::Population>(scenario.population, scenario.seed);
  prepared.census = count(*prepared.population, scenario.horizon, crew);
  return prepared;
}

std::optional<Prepared> prepare_again(const Prepared& first, const regime::Regime& regime,
                                      base::Diagnostics& diagnostics) {
  Prepared prepared;
  if (!find(*first.scenario, regime, prepared, diagnostics)) return std::nullopt;
  prepared.population = first.population;
  prepared.census = first.census;
  return prepared;
}

Fields fields_of(const Prepared& prepared, const Rates& rates, Crew& crew) {
  std::vector<FolkMemo> none;
  Lives lives(world_of(prepared, *prepared.scenario), rates, prepared.census, none);
  Observer nobody;
  live({&lives}, none, rates, crew, nobody);
  return lives.fields;
}

Run simulate(const Prepared& prepared, std::vector<Replicate> done, Crew& crew, Observer& observer) {
  Run run = begun(prepared, std::move(done));
  for (std::uint32_t index = 0; index < prepared.scenario->replicates; ++index) {
    if (is_done(run.replicates, index)) continue;
    auto replicate =
        run_replicate(prepared, *prepared.scenario, index, values_of(prepared, index), crew, observer);
    if (!replicate) {
      run.cancelled = true;
      break;
    }
    keep(run, std::move(*replicate), observer);
  }
  std::ranges::sort(run.replicates, {}, &Replicate::index);
  return run;
}

Pair simulate_pair(const Prepared& baseline, const Prepared& reform, std::vector<Replicate> baseline_done,
                   std::vector<Replicate> reform_done, Crew& crew, Observer& baseline_observer,
                   Observer& reform_observer) {
  Pair pair{begun(baseline, std::move(baseline_done)), begun(reform, std::move(reform_done))};
  const auto difference = regime::difference(*baseline.regime, *reform.regime);
  // Laws of other words have no lives in common; every life is then read twice.
  const bool comparable = difference.has_value() && same_offers(baseline, reform);
  for (std::uint32_t index = 0; comparable && index < baseline.scenario->replicates; ++index) {
    if (is_done(pair.reform.replicates, index)) continue;
    auto both = run_pair(baseline, reform, *difference, index, crew, baseline_observer);
    if (!both) {
      pair.baseline.cancelled = pair.reform.cancelled = true;
      return pair;
    }
    if (!is_done(pair.baseline.replicates, index))
      keep(pair.baseline, std::move(both->first), baseline_observer);
    keep(pair.reform, std::move(both->second), reform_observer);
  }
  // What is left: nothing, or all that two laws of different words have.
  pair.baseline = simulate(baseline, std::move(pair.baseline.replicates), crew, baseline_observer);
  if (pair.baseline.cancelled) return pair;
  pair.reform = simulate(reform, std::move(pair.reform.replicates), crew, reform_observer);
  return pair;
}

Tally simulate_once(const Prepared& prepared, const scenario::Scenario& scenario, std::uint32_t index,
                    const scenario::Values& values, Crew& crew) {
  Observer nobody;
  return run_replicate(prepared, scenario, index, values, crew, nobody)->tally;
}

}  // namespace osmanthus::simulation
