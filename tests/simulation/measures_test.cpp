// What a whole run reads off the dates of a household's entries, against asking the registry day by day.
#include "simulation/measures.hpp"

#include <gtest/gtest.h>

#include <set>

#include "../support/files.hpp"
#include "../support/small_world.hpp"
#include "pack/files.hpp"
#include "pack/scenario.hpp"
#include "simulation/trace.hpp"

namespace osmanthus::simulation {
namespace {

using Days = std::set<std::pair<regime::KindId, base::Day>>;

class MeasuresOfTheArticle : public testing::TestWithParam<regime::Reading> {
 protected:
  void SetUp() override {
    base::Diagnostics diagnostics;
    auto read = pack::read_scenario(files::read("scenarios/article.yaml"), diagnostics);
    auto loaded = pack::load_pack("cn", OSMANTHUS_ROOT "/packs", diagnostics);
    ASSERT_TRUE(read && loaded) << small_world::messages(diagnostics);
    scenario = std::move(*read);
    scenario.population.size = 60'000;
    scenario.view.reading = GetParam();
    loaded_pack = std::move(*loaded);
    regime = regime::compile(loaded_pack.law, scenario.view, diagnostics);
    prepared = prepare(scenario, *regime, crew, diagnostics);
    ASSERT_TRUE(prepared) << small_world::messages(diagnostics);
  }

  OnePairOfHands crew;
  scenario::Scenario scenario;
  pack::LoadedPack loaded_pack;
  std::optional<regime::Regime> regime;
  std::optional<Prepared> prepared;
};

TEST_P(MeasuresOfTheArticle, AreBorneOnTheDaysOnWhichTheRegistrySaysSo) {
  const Tracer tracer(*prepared, 0, crew);
  const auto& population = *prepared->population;
  const auto& measures = *prepared->measures;
  const Stretch whole{0, static_cast<std::uint32_t>(population.strata().size())};
  Block run(tracer.world(), tracer.rates(), tracer.fields(), whole);
  const Offers offers(scenario, population, tracer.rates());
  for (int month = 0; month < scenario::months(scenario.horizon); ++month)
    run.month(month, offers.draw(whole, month));

  const Span horizon{scenario.horizon.start, scenario.horizon.until};
  Decisions decisions(*regime, tracer.rates().values, tracer.rates().luck);
  std::size_t borne = 0;
  Measures::Rules rules;
  for (const Life& life : run.lives()) {
    const Folk folk = folk_of(population, tracer.rates().posts, tracer.rates().legal_roles, life.household);
    Circle circle;
    gather_circle(prepared->words, population, folk, circle);
    circle.entries = life.entries;
    decisions.of_circle(numbers(folk), life.household.first_person);
    const auto there = kinds_there(life.entries);
    regime::KindSet any;
    for (const auto& kinds : there) any.add(kinds);
    measures.find_rules(any, prepared->words.places[population.stratum(life.household).region], rules);
    const auto edges = measures.edges(circle, horizon);
    for (std::uint8_t q = 0; q < life.household.size(); ++q) {
      Days read;
      for (const auto& [kind, span] : measures.borne(circle, decisions, q, there, rules, horizon)) {
        if (regime->kinds[kind].form != regime::KindForm::measure) continue;
        for (const base::Day day : edges) {
          if (span.from <= day && day < span.until) read.insert({kind, day});
        }
      }
      Days asked;
      for (const regime::KindId kind : measures.kinds()) {
        for (const base::Day day : edges) {
          if (measures.bears(circle, decisions, kind, q, day)) asked.insert({kind, day});
        }
      }
      ASSERT_EQ(read, asked) << "household " << life.household.index << ", member " << int{q};
      borne += read.size();
    }
  }
  EXPECT_GT(borne, 2000U);
}

INSTANTIATE_TEST_SUITE_P(InBothReadings, MeasuresOfTheArticle,
                         testing::Values(regime::Reading::article, regime::Reading::text));

}  // namespace
}  // namespace osmanthus::simulation
