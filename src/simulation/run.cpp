#include "simulation/run.hpp"

#include <algorithm>
#include <deque>

#include <fmt/format.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <utility>

#include "simulation/pair.hpp"
#include "simulation/unseen.hpp"

namespace osmanthus::simulation {
namespace {

constexpr std::size_t kBlocks = 32;  // of a section, about as many; fixed, so that threads change nothing

World world_of(const Prepared& prepared, const scenario::Scenario& scenario) {
  return {scenario,           *prepared.regime,    prepared.words,
          *prepared.measures, *prepared.prospects, *prepared.population,
          prepared.one_in};
}

/// What the section's regions have in common in the next month.
void follow(Fields& fields, const Section& section, const std::vector<const Block*>& blocks, int month) {
  for (std::size_t r = section.first_region; r < section.first_region + section.regions; ++r) {
    std::int64_t recorded = 0;
    std::int64_t unfinished = 0;
    for (const Block* block : blocks) {
      recorded += block->tally().at(Indicator::acts_detected, r, month);
      unfinished += block->unfinished()[r];
    }
    fields.follow(month, r, recorded, unfinished);
  }
}

void add(const std::vector<const Block*>& blocks, Tally& total) {
  for (const Block* block : blocks) total.add(block->tally());
}

/// What all sections came to, and what needs no lives.
Tally sum_up(const Prepared& prepared, const World& world, const Rates& rates, const Fields& fields,
             Tally total) {
  total.settle();
  total.add(prepared.census.residents);
  Unseen(world, rates, prepared.census).count(world, fields, total);
  return total;
}

/// A section of one replicate under one law, as it is lived through.
struct Lives {
  Lives(const World& its_world, const Rates& rates, Fields& its_fields, const Section& its_section)
      : world(its_world), section(its_section), fields(its_fields) {
    const auto all = stretches(world.population, section, kBlocks);
    memos.resize(all.size());
    for (const Stretch& stretch : all)
      blocks.emplace_back(world, rates, fields, stretch, nullptr, &memos[blocks.size()]);
  }
  Lives(const Lives&) = delete;
  Lives& operator=(const Lives&) = delete;

  const Stretch& stretch(std::size_t i) const { return blocks[i].stretch(); }
  void month(std::size_t i, int month, const std::vector<Offer>& offers) { blocks[i].month(month, offers); }
  void close(std::size_t i) { blocks[i].close(); }
  void reduce(int month) { follow(fields, section, all_blocks(), month); }
  std::vector<const Block*> all_blocks() const {
    std::vector<const Block*> all;
    for (const Block& block : blocks) all.push_back(&block);
    return all;
  }

  World world;
  Section section;
  Fields& fields;
  std::vector<FolkMemo> memos;
  std::deque<Block> blocks;
};

/// The same under two laws.
struct PairOfLives {
  PairOfLives(const World& of_a, const World& of_b, const regime::Difference& difference, const Rates& rates,
              Fields& its_fields_a, Fields& its_fields_b, const Section& its_section)
      : world(of_a), world_b(of_b), section(its_section), fields_a(its_fields_a), fields_b(its_fields_b) {
    for (const Stretch& stretch : stretches(of_a.population, section, kBlocks))
      blocks.push_back(
          std::make_unique<PairOfBlocks>(world, world_b, difference, rates, fields_a, fields_b, stretch));
  }
  PairOfLives(const PairOfLives&) = delete;
  PairOfLives& operator=(const PairOfLives&) = delete;

  const Stretch& stretch(std::size_t i) const { return blocks[i]->stretch(); }
  void month(std::size_t i, int month, const std::vector<Offer>& offers) { blocks[i]->month(month, offers); }
  void close(std::size_t i) { blocks[i]->close(); }
  void reduce(int month) {
    follow(fields_a, section, of_a(), month);
    follow(fields_b, section, of_b(), month);
  }
  std::vector<const Block*> of_a() const { return with_those_together(&PairOfBlocks::a); }
  std::vector<const Block*> of_b() const { return with_those_together(&PairOfBlocks::b); }
  std::vector<const Block*> with_those_together(const Block& (PairOfBlocks::*side)() const) const {
    std::vector<const Block*> all;
    for (const auto& pair : blocks) all.insert(all.end(), {&pair->together(), &((*pair).*side)()});
    return all;
  }

  World world, world_b;
  Section section;
  Fields& fields_a;
  Fields& fields_b;
  std::vector<std::unique_ptr<PairOfBlocks>> blocks;
};

/// How far a replicate has come: which section, of how many.
struct Part {
  int section = 0;
  int sections = 1;
};

/// All months, one after the other, and what is to be done after the last. False if it was cancelled.
template <class Lives>
bool live(Lives& lives, Part part, const Rates& rates, Crew& crew, Observer& observer) {
  const Offers offers(lives.world.scenario, lives.world.population, rates);
  const int months = scenario::months(lives.world.scenario.horizon);
  for (int month = 0; month < months; ++month) {
    crew.each(lives.blocks.size(),
              [&](std::size_t i) { lives.month(i, month, offers.draw(lives.stretch(i), month)); });
    lives.reduce(month);
    observer.month_done({rates.luck.replicate, (part.section * months + month + 1) / part.sections, months});
    if (observer.cancelled()) return false;
  }
  crew.each(lives.blocks.size(), [&](std::size_t i) { lives.close(i); });
  return true;
}

Rates rates_of(const Prepared& prepared, const scenario::Scenario& scenario, std::uint32_t index,
               const scenario::Values& values) {
  return Rates(scenario, {scenario.seed, index}, values, *prepared.population, prepared.census,
               prepared.words);
}

/// What the lives of a section took goes back to the system: else each section leaves the next a heap full of
/// holes, and a nation takes twice the memory.
void give_back_memory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

/// Section after section, so that no more lives are kept than one has. `make` makes a section's lives, `done`
/// takes what they came to. False if it was cancelled.
template <class Make, class Done>
bool live_by_sections(const Prepared& prepared, const Rates& rates, Crew& crew, Observer& observer, Make make,
                      Done done) {
  const auto all = sections(*prepared.population, prepared.at_once);
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto lives = make(all[i]);
    if (!live(*lives, {static_cast<int>(i), static_cast<int>(all.size())}, rates, crew, observer))
      return false;
    done(*lives);
    lives.reset();
    if (all.size() > 1) give_back_memory();
  }
  return true;
}

scenario::Values values_of(const Prepared& prepared, std::uint32_t index) {
  return behaviour::draw_values(*prepared.scenario, {prepared.scenario->seed, index});
}

/// The whole life of one replicate. Nothing if it was cancelled.
std::optional<Replicate> run_replicate(const Prepared& prepared, const scenario::Scenario& scenario,
                                       std::uint32_t index, const scenario::Values& values, Crew& crew,
                                       Observer& observer) {
  const Rates rates = rates_of(prepared, scenario, index, values);
  const World world = world_of(prepared, scenario);
  Fields fields(scenario, rates, prepared.census);
  Tally total(scenario.horizon);
  const bool lived = live_by_sections(
      prepared, rates, crew, observer,
      [&](const Section& section) { return std::make_unique<Lives>(world, rates, fields, section); },
      [&](const Lives& lives) { add(lives.all_blocks(), total); });
  if (!lived) return std::nullopt;
  return Replicate{index, rates.values, sum_up(prepared, world, rates, fields, std::move(total))};
}

/// The same under two laws. Nothing if it was cancelled.
std::optional<std::pair<Replicate, Replicate>> run_pair(const Prepared& baseline, const Prepared& reform,
                                                        const regime::Difference& difference,
                                                        std::uint32_t index, Crew& crew, Observer& observer) {
  const auto& scenario = *baseline.scenario;
  const Rates rates = rates_of(baseline, scenario, index, values_of(baseline, index));
  const World world_a = world_of(baseline, scenario);
  const World world_b = world_of(reform, scenario);
  Fields fields_a(scenario, rates, baseline.census);
  Fields fields_b(scenario, rates, baseline.census);
  Tally total_a(scenario.horizon);
  Tally total_b(scenario.horizon);
  const bool lived = live_by_sections(
      baseline, rates, crew, observer,
      [&](const Section& section) {
        return std::make_unique<PairOfLives>(world_a, world_b, difference, rates, fields_a, fields_b,
                                             section);
      },
      [&](const PairOfLives& lives) {
        add(lives.of_a(), total_a);
        add(lives.of_b(), total_b);
      });
  if (!lived) return std::nullopt;
  return std::pair(
      Replicate{index, rates.values, sum_up(baseline, world_a, rates, fields_a, std::move(total_a))},
      Replicate{index, rates.values, sum_up(baseline, world_b, rates, fields_b, std::move(total_b))});
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
  prepared.prospects = std::make_unique<const Prospects>(regime, prepared.words, scenario.horizon);
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
                                base::Diagnostics& diagnostics, std::uint64_t looked_at) {
  Prepared prepared;
  if (!find(scenario, regime, prepared, diagnostics)) return std::nullopt;
  prepared.population = std::make_shared<const population::Population>(scenario.population, scenario.seed);
  prepared.one_in = simulation::looked_at(*prepared.population, looked_at);
  prepared.census = count(*prepared.population, scenario.horizon, prepared.one_in, crew);
  return prepared;
}

std::optional<Prepared> prepare_again(const Prepared& first, const regime::Regime& regime,
                                      base::Diagnostics& diagnostics) {
  Prepared prepared;
  if (!find(*first.scenario, regime, prepared, diagnostics)) return std::nullopt;
  prepared.population = first.population;
  prepared.census = first.census;
  prepared.one_in = first.one_in;
  return prepared;
}

Fields fields_of(const Prepared& prepared, const Rates& rates, Crew& crew) {
  const World world = world_of(prepared, *prepared.scenario);
  Fields fields(*prepared.scenario, rates, prepared.census);
  Observer nobody;
  live_by_sections(
      prepared, rates, crew, nobody,
      [&](const Section& section) { return std::make_unique<Lives>(world, rates, fields, section); },
      [](const Lives&) {});
  return fields;
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
