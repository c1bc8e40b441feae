// Of which acts the law takes notice, after which it looks at nobody else, and that a run which makes no
// circle where none is needed comes out as one that makes all of them.
#include "simulation/heeded.hpp"

#include <gtest/gtest.h>

#include "../support/cn.hpp"
#include "../support/files.hpp"
#include "../support/small_world.hpp"
#include "pack/scenario.hpp"
#include "simulation/self_regarding.hpp"
#include "simulation/trace.hpp"

namespace osmanthus::simulation {
namespace {

constexpr const char* kLaw = R"(
- pack: {id: made, zh: 试, en: made, readings: [article, text], default_reading: article}
- jurisdictions: {cn: {zh: 陆, en: the mainland}, village: {within: cn, zh: 村, en: village}, town: {within: cn, zh: 镇, en: town}}
- domains: {d: {zh: 域, en: domain}}
- acts:
    litter: {domain: d, zh: 一, en: litters}
    shout: {domain: d, zh: 二, en: shouts}
    counted: {domain: d, zh: 三, en: is counted}
    asked_by_a_state: {domain: d, zh: 四, en: is asked for}
    by_the_text: {domain: d, zh: 五, en: does it}
    too_late: {domain: d, zh: 六, en: is late}
    ignored: {domain: d, zh: 七, en: is ignored}
    of_a_ward: {domain: d, zh: 八, en: runs}
    of_a_child: {domain: d, zh: 九, en: jumps}
    leads_on: {domain: d, zh: 十, en: leads on}
    objected: {domain: d, zh: 十一, en: objects}
- registers: {black: {authority: a, domain: d, zh: 黑, en: black list}}
- records: {r.a: {authority: a, domain: d, zh: 甲, en: a}}
- duties: {course: {domain: d, zh: 课, en: course}}
- measures: {ban: {domain: d, kind: restriction, zh: 禁, en: ban}}
- instrument: {id: i, rank: law, issuer: a, in: village, nexus: act, force: [2010-01-01, null], source: text (made), zh: 例, en: instrument}
- law: {id: litters, cite: 1, zh: 一。, en: One.}
  rule: {when: litter, must: {record: r.a, for: 1 year (term)}}
- law: {id: shouts, cite: 2, zh: 二。, en: Two.}
  rule: {when: shout, if: count of counted within 1 year (window) at least 2 times (limit), must: {record: r.a, for: 1 year (longer)}}
- law: {id: states, cite: 3, zh: 三。, en: Three.}
  rule: {while: done asked_by_a_state, must: {measure: ban}}
- law: {id: text_only, cite: 4, reading: text, zh: 四。, en: Four.}
  rule: {when: by_the_text, must: {record: r.a, for: 1 year (again)}}
- law: {id: later, cite: 5, force: [2030-01-01, null], zh: 五。, en: Five.}
  rule: {when: too_late, must: {record: r.a, for: 1 year (then)}}
- law: {id: guardians, cite: 6, zh: 六。, en: Six.}
  rule: {when: of_a_ward, must: {duty: course, to: guardian}}
- law: {id: of_parents, cite: 7, zh: 七。, en: Seven.}
  rule: {when: of_a_child, if: parent listed on black, must: {record: r.a, for: 1 year (there)}}
- law: {id: leading, cite: 8, zh: 八。, en: Eight.}
  rule: {when: leads_on, must: {list: black, for: 1 year (list)}}
- law: {id: led, cite: 9, zh: 九。, en: Nine.}
  rule: {when: black opens, must: {duty: course, to: guardian}}
- law: {id: corrects, cite: 10, zh: 十。, en: Ten.}
  rule: {when: objected, must: {end: black, by: correction}}
)";

struct Acts : testing::Test {
  Acts() : law(small_world::compiled(*small_world::read_law({{"made.yaml", kLaw}}))) {}

  const regime::Regime& regime() const { return law->regime; }
  std::uint64_t heeded(const char* act) const {
    return heeded_by(regime(),
                     {small_world::day(2014, 1, 1), 0, small_world::day(2021, 1, 1)})[regime().kind(act)];
  }
  bool regards_self(const char* act) const { return self_regarding(regime()).has(regime().kind(act)); }

  std::unique_ptr<small_world::Law> law;
};

constexpr std::uint64_t kEverywhere = ~std::uint64_t{0};

TEST_F(Acts, AreHeededWhereSomeRuleIsSetOffByThem) {
  EXPECT_EQ(heeded("litter"), regime().place_within[regime().place("village")]);
  EXPECT_NE(heeded("litter") & std::uint64_t{1} << regime().place("village"), 0U);
  EXPECT_EQ(heeded("litter") & std::uint64_t{1} << regime().place("town"), 0U);
}

TEST_F(Acts, AreHeededEverywhereIfTheyAreCountedOrAskedFor) {
  EXPECT_EQ(heeded("counted"), kEverywhere);
  EXPECT_EQ(heeded("asked_by_a_state"), kEverywhere);
}

TEST_F(Acts, AreNotHeededByAnotherReadingNorByALawThatBeginsLaterNorByNone) {
  EXPECT_EQ(heeded("by_the_text"), 0U);
  EXPECT_EQ(heeded("too_late"), 0U);
  EXPECT_EQ(heeded("ignored"), 0U);
}

TEST_F(Acts, RegardTheActorAloneUnlessSomebodyRelatedIsAskedOfOrReached) {
  EXPECT_TRUE(regards_self("litter"));
  EXPECT_TRUE(regards_self("shout"));
  EXPECT_TRUE(regards_self("ignored"));
  EXPECT_FALSE(regards_self("of_a_ward"));
  EXPECT_FALSE(regards_self("of_a_child"));
  EXPECT_FALSE(regards_self("leads_on")) << "what it opens sets off a duty of the guardian's";
  EXPECT_FALSE(regards_self("objected")) << "a correction reaches what others bore because of the act";
}

class Idle : public Witness {
 public:
  void happened(const Happening& happening) override { seen += happening.wrong ? 0 : 1; }
  std::int64_t seen = 0;
};

class CirclesLeftOut : public testing::TestWithParam<regime::Reading> {};

/// A block that has a witness hands every event to the registry.
TEST_P(CirclesLeftOut, ChangeNothing) {
  base::Diagnostics diagnostics;
  auto scenario = *pack::read_scenario(files::read("scenarios/article.yaml"), diagnostics);
  scenario.population.size = 150'000;
  scenario.view.reading = GetParam();
  const auto cn = tests::cn(GetParam());
  OnePairOfHands crew;
  const auto prepared = prepare(scenario, cn->regime, crew, diagnostics);
  ASSERT_TRUE(prepared) << small_world::messages(diagnostics);
  const Tracer tracer(*prepared, 0, crew);
  const Stretch whole{0, static_cast<std::uint32_t>(prepared->population->strata().size())};
  const Offers offers(scenario, *prepared->population, tracer.rates());
  Idle witness;
  Block some(tracer.world(), tracer.rates(), tracer.fields(), whole);
  Block all(tracer.world(), tracer.rates(), tracer.fields(), whole, &witness);
  for (int month = 0; month < scenario::months(scenario.horizon); ++month) {
    const auto offered = offers.draw(whole, month);
    some.month(month, offered);
    all.month(month, offered);
  }
  some.close();
  all.close();
  const auto settled = [](const Block& block) {
    Tally tally = block.tally();
    tally.settle();
    return tally;
  };
  const Tally of_some = settled(some);
  const Tally of_all = settled(all);
  EXPECT_GT(witness.seen, 10'000);
  EXPECT_LT(some.tally().bytes, all.tally().bytes);
  EXPECT_EQ(of_some.counts(), of_all.counts());
  EXPECT_EQ(of_some.events, of_all.events);
  EXPECT_EQ(of_some.flows, of_all.flows);
  EXPECT_EQ(of_some.spells, of_all.spells);
  EXPECT_EQ(of_some.scores, of_all.scores);
  EXPECT_EQ(of_some.burden, of_all.burden);
}

INSTANTIATE_TEST_SUITE_P(InBothReadings, CirclesLeftOut,
                         testing::Values(regime::Reading::article, regime::Reading::text));

}  // namespace
}  // namespace osmanthus::simulation
