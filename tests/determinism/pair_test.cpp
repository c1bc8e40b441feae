// A baseline and a reform as a pair: each is what it would be alone, what the reform does not touch stays as
// it was, and neither side is preferred.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <tuple>

#include "../support/files.hpp"
#include "../support/small_world.hpp"
#include "pack/files.hpp"
#include "pack/scenario.hpp"
#include "simulation/parallel/threads.hpp"
#include "simulation/trace.hpp"

namespace osmanthus::simulation {
namespace {

constexpr const char* kOneYear = OSMANTHUS_ROOT "/examples/one_year_term.yaml";
constexpr const char* kSchoolBar = OSMANTHUS_ROOT "/examples/school_bar_repealed.yaml";

scenario::Scenario article() {
  base::Diagnostics diagnostics;
  auto s = pack::read_scenario(files::read("scenarios/article.yaml"), diagnostics);
  EXPECT_TRUE(s) << small_world::messages(diagnostics);
  s->population.size = 60'000;
  s->replicates = 2;
  return *s;
}

/// Everybody is aware, and minds much what he hears.
scenario::Scenario attentive() {
  auto s = article();
  for (const auto& [parameter, value] :
       {std::pair(scenario::Parameter::aware, 0.9), std::pair(scenario::Parameter::hearsay, 0.1),
        std::pair(scenario::Parameter::hearsay_half, 0.1)}) {
    small_world::set(s, parameter, value);
    auto& estimate = s.parameters[static_cast<std::size_t>(parameter)];
    estimate.range.reset();
    estimate.grade = regime::Grade::cited;
  }
  return s;
}

std::unique_ptr<small_world::Law> law(const std::string& pack, const scenario::Scenario& s) {
  base::Diagnostics diagnostics;
  auto loaded = pack::load_pack(pack, OSMANTHUS_ROOT "/packs", diagnostics);
  EXPECT_TRUE(loaded) << small_world::messages(diagnostics);
  return loaded ? small_world::compiled(std::move(loaded->law), s.view) : nullptr;
}

constexpr std::uint64_t kEverybody = 1'000'000'000;

Pair pair_of(const scenario::Scenario& s, const small_world::Law& baseline, const small_world::Law& reform,
             std::vector<Replicate> baseline_done = {}, std::vector<Replicate> reform_done = {},
             std::uint64_t at_once = kEverybody) {
  parallel::Threads crew(2);
  base::Diagnostics diagnostics;
  auto first = prepare(s, baseline.regime, crew, diagnostics);
  EXPECT_TRUE(first) << small_world::messages(diagnostics);
  first->at_once = at_once;
  const auto second = prepare_again(*first, reform.regime, diagnostics);
  EXPECT_TRUE(second) << small_world::messages(diagnostics);
  Observer nobody;
  return simulate_pair(*first, *second, std::move(baseline_done), std::move(reform_done), crew, nobody,
                       nobody);
}

/// In everything but who was touched, of which a run alone knows nothing.
void expect_same(const Run& a, const Run& b) {
  ASSERT_EQ(a.replicates.size(), b.replicates.size());
  for (std::size_t r = 0; r < a.replicates.size(); ++r) {
    const Tally& x = a.replicates[r].tally;
    const Tally& y = b.replicates[r].tally;
    EXPECT_EQ(a.replicates[r].values, b.replicates[r].values);
    EXPECT_EQ(x.flows, y.flows);
    EXPECT_EQ(x.spells, y.spells);
    EXPECT_EQ(x.burden, y.burden);
    EXPECT_EQ(x.scores, y.scores);
    for (std::size_t i = 0; i < kIndicators; ++i) {
      const auto indicator = static_cast<Indicator>(i);
      if (indicator == Indicator::residents_touched) continue;
      for (std::size_t series = 0; series < kSeries; ++series) {
        for (int month = 0; month < x.months(); ++month)
          ASSERT_EQ(x.at(indicator, series, month), y.at(indicator, series, month)) << name(indicator);
      }
    }
  }
}

std::int64_t touched(const Run& run) {
  const Tally& tally = run.replicates.front().tally;
  return small_world::nation(tally, Indicator::residents_touched, tally.months() - 1);
}

TEST(APair, IsTheBitsOfTwoRunsAlone) {
  const auto s = article();
  const auto cn = law("cn", s);
  const auto alone = small_world::run(s, *cn);
  for (const char* overlay : {kOneYear, kSchoolBar}) {
    const auto reform = law(overlay, s);
    const auto pair = pair_of(s, *cn, *reform);
    expect_same(pair.baseline, alone);
    expect_same(pair.reform, small_world::run(s, *reform));
    EXPECT_GT(touched(pair.reform), 0);
  }
}

/// A region's residents hear of each other and wait for the same courts, but not of or for another's.
TEST(APair, IsTheSameBitsRegionByRegion) {
  const auto s = attentive();
  const auto cn = law("cn", s);
  const auto reform = law(kOneYear, s);
  const auto at_once = pair_of(s, *cn, *reform);
  for (const std::uint64_t most : {std::uint64_t{1}, s.population.size / 3}) {
    const auto by_sections = pair_of(s, *cn, *reform, {}, {}, most);
    expect_same(at_once.baseline, by_sections.baseline);
    expect_same(at_once.reform, by_sections.reform);
    EXPECT_EQ(touched(at_once.reform), touched(by_sections.reform));
  }
  EXPECT_GT(touched(at_once.reform), 0);
}

/// Whatever a reform repeals: what is lived through once must be what either law would have made of it.
TEST(APair, IsTheBitsOfTwoRunsAloneWhicheverProvisionIsRepealed) {
  auto s = attentive();
  s.population.size = 8'000;
  s.replicates = 1;
  const auto cn = law("cn", s);
  const auto alone = small_world::run(s, *cn);
  const std::filesystem::path overlay = std::filesystem::path(testing::TempDir()) / "osmanthus_repeal.yaml";
  int told_apart = 0;
  for (std::size_t i = 0; i < cn->law.provisions.size(); i += 3) {
    const auto& provision = cn->law.provisions[i];
    const std::string id = provision.instrument + "." + provision.id;
    std::ofstream(overlay) << "reform: Without one\nextends: cn\nrepeal: [" << id << "]\n";
    const auto reform = law(overlay.string(), s);
    ASSERT_TRUE(reform) << id;
    const auto pair = pair_of(s, *cn, *reform);
    SCOPED_TRACE(id);
    expect_same(pair.baseline, alone);
    expect_same(pair.reform, small_world::run(s, *reform));
    told_apart += touched(pair.reform) > 0 ? 1 : 0;
  }
  EXPECT_GT(told_apart, 3);
}

TEST(APair, PrefersNeitherSide) {
  const auto s = attentive();
  const auto cn = law("cn", s);
  const auto reform = law(kOneYear, s);
  const auto forth = pair_of(s, *cn, *reform);
  const auto back = pair_of(s, *reform, *cn);
  expect_same(forth.baseline, back.reform);
  expect_same(forth.reform, back.baseline);
  EXPECT_EQ(touched(forth.reform), touched(back.reform));
}

TEST(APair, OfALawWithItselfTouchesNobody) {
  const auto s = attentive();
  const auto pair = pair_of(s, *law("cn", s), *law("cn", s));
  expect_same(pair.baseline, pair.reform);
  EXPECT_EQ(touched(pair.reform), 0);
}

TEST(APair, ThatWasInterruptedBetweenItsSidesEndsTheSame) {
  const auto s = article();
  const auto cn = law("cn", s);
  const auto reform = law(kOneYear, s);
  const auto whole = pair_of(s, *cn, *reform);
  const auto taken_up = pair_of(s, *cn, *reform, {whole.baseline.replicates[0]}, {});
  expect_same(whole.baseline, taken_up.baseline);
  expect_same(whole.reform, taken_up.reform);
  EXPECT_EQ(touched(whole.reform), touched(taken_up.reform));
}

/// What is known of a household: its events, and what the law made of them.
struct Seen {
  std::vector<std::tuple<base::Day, regime::KindId, std::uint32_t>> events;
  std::vector<Entry> entries;
};

class Watching final : public Witness {
 public:
  void happened(const Happening& h) override {
    seen[h.household].events.emplace_back(h.event.on, h.kind, h.person);
  }
  std::map<std::uint32_t, Seen> seen;
};

std::map<std::uint32_t, Seen> lives_under(const scenario::Scenario& s, const small_world::Law& law) {
  OnePairOfHands crew;
  base::Diagnostics diagnostics;
  const auto prepared = prepare(s, law.regime, crew, diagnostics);
  const Tracer tracer(*prepared, 0, crew);
  const Stretch whole{0, static_cast<std::uint32_t>(prepared->population->strata().size())};
  const Offers offers(s, *prepared->population, tracer.rates());
  Watching watching;
  Block block(tracer.world(), tracer.rates(), tracer.fields(), whole, &watching);
  for (int month = 0; month < scenario::months(s.horizon); ++month)
    block.month(month, offers.draw(whole, month));
  block.close();
  for (const Life& life : block.lives()) watching.seen[life.household.index].entries = life.entries;
  return std::move(watching.seen);
}

bool same_life(const Seen& a, const Seen& b) {
  const auto same_entry = [](const Entry& x, const Entry& y) {
    return std::tie(x.kind, x.effect, x.event, x.subject, x.opened, x.from, x.to, x.weight, x.matter) ==
           std::tie(y.kind, y.effect, y.event, y.subject, y.opened, y.from, y.to, y.weight, y.matter);
  };
  return a.events == b.events && std::ranges::equal(a.entries, b.entries, same_entry);
}

/// Households whose lives differ though no provision that the reform changes has ever listed one of them.
struct Compared {
  int untouched = 0;
  int differ = 0;
};
Compared compare(const scenario::Scenario& s) {
  const auto cn = law("cn", s);
  const auto before = lives_under(s, *cn);
  const auto after = lives_under(s, *law(kOneYear, s));
  const auto is_touched = [&](const Seen& seen) {
    return std::ranges::any_of(seen.entries, [&](const Entry& e) {
      if (e.effect == regime::kNone) return false;
      const auto& id = cn->regime.rules[cn->regime.effects[e.effect].rule].id;
      return id == "spc_defaulter_list.grounds_article" || id == "spc_defaulter_list.grounds_2_to_6";
    });
  };
  Compared compared;
  for (const auto& [household, seen] : before) {
    const auto twin = after.find(household);
    if (is_touched(seen) || (twin != after.end() && is_touched(twin->second))) continue;
    ++compared.untouched;
    if (twin == after.end() || !same_life(seen, twin->second)) ++compared.differ;
  }
  for (const auto& [household, seen] : after) {
    if (!before.contains(household) && !is_touched(seen)) ++compared.differ;
  }
  return compared;
}

TEST(AReform, LeavesThoseWhomItDoesNotTouchAsTheyWereWhereCouplingIsFrozen) {
  auto s = attentive();
  s.off.set(static_cast<std::size_t>(scenario::Mechanism::coupling));
  const auto compared = compare(s);
  EXPECT_GT(compared.untouched, 400);
  EXPECT_EQ(compared.differ, 0);
}

}  // namespace
}  // namespace osmanthus::simulation
