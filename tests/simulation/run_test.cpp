#include "simulation/run.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <map>

#include "../support/cn.hpp"
#include "../support/files.hpp"
#include "../support/small_world.hpp"
#include "pack/scenario.hpp"
#include "simulation/checkpoint.hpp"
#include "simulation/parallel/threads.hpp"

namespace osmanthus::simulation {
namespace {

TEST(Stretches, HoldEveryStratumOnce) {
  const population::Population population(small_world::scenario().population, 1);
  for (const std::size_t parts : {1, 7, 32, 5000}) {
    std::uint32_t next = 0;
    for (const Stretch& s : stretches(population, parts)) {
      EXPECT_EQ(s.first_stratum, next);
      EXPECT_GT(s.strata, 0U);
      next += s.strata;
    }
    EXPECT_EQ(next, population.strata().size());
  }
}

TEST(Sections, HoldWholeRegionsAndNoMoreThanIsAllowed) {
  const population::Population population(small_world::scenario().population, 1);
  const auto strata = population.strata();
  const std::uint64_t residents = population.residents();
  for (const std::uint64_t most : {std::uint64_t{1}, residents / 7, residents / 2, residents}) {
    std::size_t region = 0;
    std::uint32_t stratum = 0;
    for (const Section& section : sections(population, most)) {
      EXPECT_EQ(section.first_region, region);
      EXPECT_EQ(section.strata.first_stratum, stratum);
      region += section.regions;
      std::uint64_t there = 0;
      for (std::uint32_t i = 0; i < section.strata.strata; ++i, ++stratum) {
        EXPECT_GE(strata[stratum].region, section.first_region);
        EXPECT_LT(strata[stratum].region, region);
        there += strata[stratum].persons;
      }
      EXPECT_TRUE(there <= most || section.regions == 1) << there;
      std::uint32_t next = section.strata.first_stratum;
      for (const Stretch& s : stretches(population, section, 5)) {
        EXPECT_EQ(s.first_stratum, next);
        next += s.strata;
      }
      EXPECT_EQ(next, stratum);
    }
    EXPECT_EQ(region, population::kRegions);
    EXPECT_EQ(stratum, strata.size());
  }
  EXPECT_EQ(sections(population, residents).size(), 1U);
}

TEST(Threads, DoEveryJobOnceInEveryRound) {
  for (const unsigned count : {1U, 2U, 5U}) {
    parallel::Threads crew(count);
    for (int round = 0; round < 50; ++round) {
      std::vector<std::atomic<int>> done(37);
      crew.each(done.size(), [&](std::size_t i) { ++done[i]; });
      for (const auto& n : done) EXPECT_EQ(n, 1);
    }
    crew.each(0, [](std::size_t) { FAIL(); });
  }
}

TEST(Prepare, TellsWhichWordsThePackLacks) {
  auto text = small_world::law_text("");
  const std::string step = "objection_upheld";
  for (auto at = text.find(step); at != std::string::npos; at = text.find(step))
    text.replace(at, step.size(), "appeal");
  const auto law = small_world::compiled(*small_world::read_law({{"small.yaml", text}}));
  base::Diagnostics diagnostics;
  OnePairOfHands crew;
  const auto scenario = small_world::scenario();
  EXPECT_FALSE(prepare(scenario, law->regime, crew, diagnostics));
  EXPECT_NE(small_world::messages(diagnostics).find("\"objection_upheld\", which the pack does not declare."),
            std::string::npos);
}

/// What a scenario names must be in the pack, the population or the scenario itself; each slip is told at its
/// place.
TEST(Prepare, TellsWhichEverydayWordIsUnknown) {
  auto scenario = small_world::scenario();
  scenario.profiles["all"] = scenario.debt;
  scenario.debt.named.push_back({"zhejang", {"run.yaml", 3, 1, 3, 8}});
  scenario::EverydayAct act;
  act.act = {"littering", {"run.yaml", 7, 1, 7, 9}};
  act.place = {"shenzen", {"run.yaml", 8, 1, 8, 7}};
  act.role = {"driver", {"run.yaml", 9, 1, 9, 6}};
  act.who = {"all", {}};
  act.a_year = act.recorded = act.wrongly = {0, regime::Grade::cited, "test", std::nullopt, {}};
  scenario.acts.push_back(act);
  act.act.id = "obstruct_enforcement";
  act.place = {"cn", {}};
  act.role = {};
  act.flags.push_back({{"violnt", {"run.yaml", 13, 1, 13, 7}}, act.a_year});
  act.fields.push_back({{"size", {"run.yaml", 14, 1, 14, 5}}, {{{"large", {}}, 1}}, {}, "test"});
  scenario.acts.push_back(act);
  scenario::Answer answer;
  answer.to = {"the_course", {"run.yaml", 11, 1, 11, 10}};
  answer.act = {"perform_judgement", {"run.yaml", 12, 1, 12, 17}};
  answer.a_month = act.a_year;
  scenario.answers.push_back(answer);
  const auto law = small_world::law("");
  base::Diagnostics diagnostics;
  OnePairOfHands crew;
  EXPECT_FALSE(prepare(scenario, law->regime, crew, diagnostics));
  const auto said = small_world::messages(diagnostics);
  for (const char* expected :
       {"run.yaml:3:1: error: The synthetic population has no jurisdiction \"zhejang\".", "\"zhejiang\"?",
        "run.yaml:7:1: error: The pack has no act \"littering\".",
        "run.yaml:8:1: error: The synthetic population has no jurisdiction \"shenzen\".", "\"shenzhen\"?",
        "run.yaml:9:1: error: The scenario says of no share of the adults that it is \"driver\".",
        "run.yaml:11:1: error: The pack has no measure, duty, record or register \"the_course\".",
        "run.yaml:12:1: error: The pack has no act or step \"perform_judgement\".", "\"perform_judgment\"?",
        "run.yaml:13:1: error: The pack has no flag \"violnt\".", "\"violent\"?",
        "run.yaml:14:1: error: The pack's acts have no field \"size\"."})
    EXPECT_NE(said.find(expected), std::string::npos) << expected << "\nin\n" << said;
}

TEST(Prepare, RefusesWhatWouldBeRecordedOftenerThanOnceAMonth) {
  auto scenario = small_world::scenario();
  scenario.profiles["all"] = scenario.debt;
  scenario::EverydayAct act;
  act.act = {"refuse_judgment", {"run.yaml", 7, 1, 7, 9}};
  act.who = {"all", {}};
  act.a_year = {13'000, regime::Grade::cited, "test", std::nullopt, {}};
  act.recorded = {1, regime::Grade::cited, "test", std::nullopt, {}};
  act.wrongly = {0, regime::Grade::cited, "test", std::nullopt, {}};
  scenario.acts.push_back(act);
  const auto law = small_world::law("");
  base::Diagnostics diagnostics;
  OnePairOfHands crew;
  EXPECT_FALSE(prepare(scenario, law->regime, crew, diagnostics));
  EXPECT_NE(small_world::messages(diagnostics).find("run.yaml:7:1: error: Of some residents"),
            std::string::npos)
      << small_world::messages(diagnostics);
}

TEST(Prepare, TellsWhatIsWrongWithTheScenario) {
  auto scenario = small_world::scenario();
  scenario.population.size = 3;
  const auto law = small_world::law("");
  base::Diagnostics diagnostics;
  OnePairOfHands crew;
  EXPECT_FALSE(prepare(scenario, law->regime, crew, diagnostics));
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(Census, CountsEveryResidentOnceAndInEachGrouping) {
  const population::Population population(small_world::scenario().population, 1);
  OnePairOfHands crew;
  const Census census = count(population, small_world::scenario().horizon, 1, crew);
  const int last = census.residents.months() - 1;
  std::int64_t regions = 0;
  std::int64_t groups[3] = {0, 0, 0};
  for (std::size_t s = 0; s < kSeries; ++s) {
    const std::int64_t n = census.residents.at(Indicator::population, s, last);
    if (s < kFirstAge) regions += n;
    if (s >= kFirstAge) groups[s < kFirstSex ? 0 : s < kFirstIncome ? 1 : 2] += n;
  }
  EXPECT_EQ(regions, population.residents());
  for (const std::int64_t n : groups) EXPECT_EQ(n, regions);
}

/// A household that stands for those behind it: nobody is lost, places and incomes are exact, and ages and
/// sexes are those of a sample.
TEST(Census, OfALargePopulationIsASampleOfItsRows) {
  auto spec = small_world::scenario().population;
  spec.size = 400'000;
  const population::Population population(spec, 1);
  OnePairOfHands crew;
  const auto horizon = small_world::scenario().horizon;
  const std::uint32_t one_in = looked_at(population, 50'000);
  EXPECT_EQ(one_in, (population.residents() + 49'999) / 50'000);
  const Census all = count(population, horizon, 1, crew);
  const Census sampled = count(population, horizon, one_in, crew);
  const int last = all.residents.months() - 1;
  for (std::size_t s = 0; s < kSeries; ++s) {
    const auto exact = static_cast<double>(all.residents.at(Indicator::population, s, last));
    const auto found = static_cast<double>(sampled.residents.at(Indicator::population, s, last));
    const bool of_a_person = kFirstAge <= s && s < kFirstIncome;
    // Members of a household are of an age, so that a sample of persons is worth fewer.
    const double deviation = std::sqrt(exact * one_in * population::kMostMembers);
    EXPECT_NEAR(found, exact, of_a_person ? 5 * deviation : 0) << s;
  }
  EXPECT_EQ(sampled.margins.households, all.margins.households);
  EXPECT_EQ(sampled.margins.urban, all.margins.urban);
}

/// Whoever has not met the law has the points that everybody starts with, whoever is looked at for him.
TEST(Scores, AreTheSameWhenRowsAreLookedAtByOne) {
  const auto cn = tests::cn(regime::Reading::article);
  base::Diagnostics diagnostics;
  auto scenario = pack::read_scenario(files::read("scenarios/article.yaml"), diagnostics);
  ASSERT_TRUE(scenario) << small_world::messages(diagnostics);
  scenario->population.size = 200'000;
  scenario->replicates = 1;
  OnePairOfHands crew;
  Observer observer;
  std::vector<std::map<ScoreKey, std::int64_t>> scores;
  for (const std::uint64_t most : {std::uint64_t{1'000'000}, std::uint64_t{60'000}}) {
    auto prepared = prepare(*scenario, cn->regime, crew, diagnostics, 1'000'000);
    ASSERT_TRUE(prepared) << small_world::messages(diagnostics);
    prepared->one_in = looked_at(*prepared->population, most);
    scores.push_back(simulate(*prepared, {}, crew, observer).replicates.front().tally.scores);
  }
  const auto suzhou = cn->regime.kind("suzhou_osmanthus");
  std::erase_if(scores[0], [&](const auto& one) { return one.first.score != suzhou; });
  std::erase_if(scores[1], [&](const auto& one) { return one.first.score != suzhou; });
  // All natural persons of Suzhou are covered from birth; only whose first month it is hangs on the sample.
  for (auto& all : scores) std::erase_if(all, [](const auto& one) { return one.first.month < 60; });
  EXPECT_EQ(scores[0], scores[1]);
  EXPECT_FALSE(scores[0].empty());
}

// ---- cancelling and taking up

class StopsAfter : public Observer {
 public:
  explicit StopsAfter(int months) : left_(months) {}
  void month_done(const Progress& progress) override {
    --left_;
    EXPECT_LE(progress.months_done, progress.months);
  }
  void replicate_done(const Replicate&) override { ++replicates; }
  bool cancelled() override { return left_ <= 0; }

  int replicates = 0;

 private:
  int left_;
};

class ThreeReplicates : public testing::Test {
 protected:
  ThreeReplicates() : law(small_world::law("for: 12 months (term)")), scenario(small_world::scenario()) {
    scenario.population.size = 20'000;
    scenario.replicates = 3;
    scenario::Estimate& e = scenario.parameters[static_cast<std::size_t>(scenario::Parameter::performance)];
    e = {0.05, regime::Grade::assumed, "test", scenario::Range{0.01, 0.2, scenario::Drawn::log_uniform}, {}};
    base::Diagnostics diagnostics;
    prepared = prepare(scenario, law->regime, crew, diagnostics);
  }

  void expect_same(const simulation::Run& a, const simulation::Run& b) const {
    ASSERT_EQ(a.replicates.size(), b.replicates.size());
    for (std::size_t r = 0; r < a.replicates.size(); ++r) {
      EXPECT_EQ(a.replicates[r].index, b.replicates[r].index);
      EXPECT_EQ(a.replicates[r].values, b.replicates[r].values);
      EXPECT_EQ(a.replicates[r].tally.counts(), b.replicates[r].tally.counts());
      EXPECT_EQ(a.replicates[r].tally.flows, b.replicates[r].tally.flows);
      EXPECT_EQ(a.replicates[r].tally.spells, b.replicates[r].tally.spells);
      EXPECT_EQ(a.replicates[r].tally.burden, b.replicates[r].tally.burden);
    }
  }

  std::unique_ptr<small_world::Law> law;
  scenario::Scenario scenario;
  OnePairOfHands crew;
  std::optional<Prepared> prepared;
  Identity identity{"s", "p", "n"};
};

TEST_F(ThreeReplicates, DrawValuesOfTheirOwn) {
  Observer observer;
  const simulation::Run run = simulate(*prepared, {}, crew, observer);
  ASSERT_EQ(run.replicates.size(), 3U);
  EXPECT_NE(run.replicates[0].values, run.replicates[1].values);
  EXPECT_NE(run.replicates[0].tally.counts(), run.replicates[1].tally.counts());
}

class CountsMonths : public Observer {
 public:
  void month_done(const Progress& progress) override {
    EXPECT_LE(last, progress.months_done);
    last = progress.months_done == progress.months ? 0 : progress.months_done;
    ++calls;
  }
  int last = 0;
  int calls = 0;
};

TEST_F(ThreeReplicates, AreTheSameBitsRegionByRegion) {
  Observer observer;
  const simulation::Run at_once = simulate(*prepared, {}, crew, observer);
  prepared->at_once = 1;
  CountsMonths counts;
  expect_same(at_once, simulate(*prepared, {}, crew, counts));
  EXPECT_EQ(counts.last, 0);
  EXPECT_EQ(counts.calls, 3 * 120 * static_cast<int>(population::kRegions));
}

/// Nobody performs and nothing is mistaken: an event is an act that the court found.
TEST(Events, AreCountedAsTheRegistryIsToldOfThem) {
  const auto law = small_world::law("for: 12 months (term)");
  auto scenario = small_world::scenario();
  scenario.population.size = 20'000;
  const auto run = small_world::run(scenario, *law);
  const Tally& tally = run.replicates.front().tally;
  std::int64_t found = 0;
  for (int month = 0; month < tally.months(); ++month)
    found += small_world::nation(tally, Indicator::acts_detected, month);
  EXPECT_GT(found, 100);
  std::int64_t events = 0;
  for (const auto& [key, n] : tally.events) {
    EXPECT_EQ(key.group, 0);
    EXPECT_EQ(law->regime.kinds[key.kind].form, regime::KindForm::act);
    events += n;
  }
  EXPECT_EQ(events, found);
}

TEST_F(ThreeReplicates, AreGivenUpWithinAMonthWhenCancelled) {
  StopsAfter observer(150);  // in the second replicate
  const simulation::Run run = simulate(*prepared, {}, crew, observer);
  EXPECT_TRUE(run.cancelled);
  EXPECT_EQ(run.replicates.size(), 1U);
  EXPECT_EQ(observer.replicates, 1);
}

TEST_F(ThreeReplicates, GoOnFromACheckpointToTheSameBits) {
  Observer observer;
  const simulation::Run whole = simulate(*prepared, {}, crew, observer);
  StopsAfter stops(250);
  const simulation::Run part = simulate(*prepared, {}, crew, stops);
  ASSERT_EQ(part.replicates.size(), 2U);
  auto resumed = resume(save(identity, part.replicates), identity, scenario.horizon);
  ASSERT_EQ(resumed.problem, "");
  const simulation::Run taken_up = simulate(*prepared, std::move(resumed.done), crew, observer);
  EXPECT_FALSE(taken_up.cancelled);
  expect_same(whole, taken_up);
}

TEST_F(ThreeReplicates, RefuseACheckpointOfAnotherPopulationScenarioOrPack) {
  const std::string bytes = save(identity, {});
  EXPECT_NE(resume(bytes, {"s", "p", "other"}, scenario.horizon).problem.find("another population"),
            std::string::npos);
  EXPECT_NE(resume(bytes, {"other", "p", "n"}, scenario.horizon).problem.find("another scenario"),
            std::string::npos);
  EXPECT_NE(resume(bytes, {"s", "other", "n"}, scenario.horizon).problem.find("another law pack"),
            std::string::npos);
  EXPECT_EQ(resume(bytes, identity, scenario.horizon).problem, "");
}

TEST_F(ThreeReplicates, RefuseACheckpointThatIsCutOrIsNone) {
  Observer observer;
  const std::string bytes = save(identity, simulate(*prepared, {}, crew, observer).replicates);
  EXPECT_NE(resume("", identity, scenario.horizon).problem, "");
  EXPECT_NE(resume("a letter", identity, scenario.horizon).problem, "");
  for (std::size_t cut = 1; cut < bytes.size(); cut = cut * 3 + 1) {
    EXPECT_NE(
        resume(std::string_view(bytes).substr(0, bytes.size() - cut), identity, scenario.horizon).problem,
        "");
  }
  EXPECT_NE(resume(bytes + "x", identity, scenario.horizon).problem, "");
}

}  // namespace
}  // namespace osmanthus::simulation
