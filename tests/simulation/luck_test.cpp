// Two runs share their luck where their laws are alike: what a pack holds beside a provision must not change
// what is decided under it.
#include <gtest/gtest.h>

#include "../support/cn.hpp"
#include "../support/files.hpp"
#include "../support/small_world.hpp"
#include "pack/scenario.hpp"

namespace osmanthus::simulation {
namespace {

/// The same law after every fourth provision again, under another name and in force from 2030 on.
regime::Law with_a_later_law_before_it(regime::Law law) {
  std::vector<regime::Provision> all;
  for (std::size_t i = 0; i < law.provisions.size(); i += 4) {
    if (law.provisions[i].rule && law.provisions[i].rule->form == regime::Rule::Form::bar) continue;
    auto& later = all.emplace_back(law.provisions[i]);
    later.id += "_of_2030";
    later.force_by_reading.clear();
    later.force = regime::Force{small_world::day(2030, 1, 1), base::kNever};
  }
  EXPECT_GT(all.size(), 40U);
  all.insert(all.end(), law.provisions.begin(), law.provisions.end());
  law.provisions = std::move(all);
  return law;
}

/// Spells by the names of their registers and grounds.
auto named(const Spells& spells, const regime::Regime& regime) {
  std::map<std::tuple<std::string, std::string, int, int, End>, std::int64_t> named;
  for (const auto& [key, count] : spells)
    named[{regime.kinds[key.register_kind].id, regime.rules[key.ground].id, key.group, key.months,
           key.exit}] = count;
  return named;
}

/// Residents by the names of their scores.
auto named(const Scores& scores, const regime::Regime& regime) {
  std::map<std::tuple<std::string, int, int, int>, std::int64_t> named;
  for (const auto& [key, count] : scores)
    named[{regime.kinds[key.score].id, key.region, key.points, key.month}] = count;
  return named;
}

class Luck : public testing::TestWithParam<regime::Reading> {
 protected:
  Luck() {
    base::Diagnostics diagnostics;
    scenario = *pack::read_scenario(files::read("scenarios/article.yaml"), diagnostics);
    scenario.population.size = 100'000;
    scenario.replicates = 1;
    scenario.view.reading = GetParam();
    small_world::set(scenario, scenario::Parameter::obstruct_enforcement, 8);
  }

  Tally lived(const regime::Regime& regime) const {
    base::Diagnostics diagnostics;
    OnePairOfHands crew;
    const auto prepared = prepare(scenario, regime, crew, diagnostics);
    EXPECT_TRUE(prepared) << small_world::messages(diagnostics);
    Observer observer;
    return simulate(*prepared, {}, crew, observer).replicates.front().tally;
  }

  scenario::Scenario scenario;
};

TEST_P(Luck, OfOneProvisionDoesNotHangOnTheOthers) {
  const auto cn = tests::cn(GetParam());
  const auto alone = lived(cn->regime);
  const auto more = small_world::compiled(with_a_later_law_before_it(cn->pack.law), scenario.view);
  ASSERT_TRUE(more);
  ASSERT_FALSE(alone.spells.empty());
  ASSERT_GT(more->regime.numbers.size(), cn->regime.numbers.size());
  const auto beside = lived(more->regime);
  EXPECT_EQ(alone.counts(), beside.counts());
  EXPECT_EQ(alone.flows, beside.flows);
  EXPECT_EQ(named(alone.spells, cn->regime), named(beside.spells, more->regime));
  EXPECT_EQ(named(alone.scores, cn->regime), named(beside.scores, more->regime));
  EXPECT_EQ(alone.burden, beside.burden);
}

INSTANTIATE_TEST_SUITE_P(BothReadings, Luck, testing::Values(regime::Reading::article, regime::Reading::text),
                         [](const auto& of) { return std::string(to_string(of.param)); });

}  // namespace
}  // namespace osmanthus::simulation
