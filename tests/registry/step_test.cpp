// What the kernel promises whatever the law: rounds, order, windows, points; on small packs written for the
// purpose.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "pack/pack.hpp"
#include "regime/compile.hpp"
#include "registry/plain.hpp"
#include "registry/step.hpp"

namespace osmanthus::registry {
namespace {

constexpr const char* kWords = R"(
- pack: {id: made, zh: 试, en: made, readings: [article, text], default_reading: article}
- jurisdictions: {island: {zh: 岛, en: island}, village: {within: island, zh: 村, en: village}, abroad: {zh: 外, en: abroad}}
- domains: {d: {zh: 域, en: domain}}
- acts: {deed: {domain: d, zh: 行, en: does}, other: {domain: d, zh: 他, en: does other}, paid: {domain: d, good: true, anywhere: true, zh: 付, en: pays}}
- records: {r.a: {authority: a, domain: d, zh: 甲, en: a}, r.b: {authority: a, domain: d, zh: 乙, en: b}}
- instrument: {id: rule, rank: law, issuer: a, in: island, nexus: act, force: [2000-01-01, null], source: text (made), zh: 法, en: law}
- scores: {s: {cite: 1, for: natural_person, start: 10 points, floor: 0 points, ceiling: 12 points, zh: 分, en: score}}
)";

struct World {
  regime::Law law;
  regime::Regime regime;
  Circle<Plain> circle;
  std::int16_t events = 0;

  void happen(const char* act, const char* on, const char* place = "island") {
    Plain domain{&regime.calendar};
    KeepNothing nothing;
    TakeLeast least;
    const Alternative<Plain> alternative{regime.kind(act), 0, true};
    Event<Plain> event;
    event.index = events++;
    event.on = *base::parse_date(on);
    event.place = regime.place(place);
    event.alternatives = {&alternative, 1};
    step(regime, circle, event, domain, nothing, least);
  }
  int count(const char* kind) const {
    int n = 0;
    for (const auto& e : circle.entries) n += e.kind == regime.kind(kind) ? 1 : 0;
    return n;
  }
  int points() {
    Plain domain{&regime.calendar};
    KeepNothing nothing;
    TakeLeast least;
    Reading<Plain, KeepNothing, TakeLeast> reading(regime, circle, domain, nothing, least);
    reading.at(*base::parse_date("2030-01-01"), nullptr);
    return reading.points(*regime.score(regime.kind("s")), 0);
  }
};

std::unique_ptr<World> world(const std::string& provisions) {
  base::Diagnostics diagnostics;
  const pack::SourceFile file{"made.yaml", kWords + provisions};
  auto law = pack::read_pack({&file, 1}, nullptr, diagnostics);
  auto out = std::make_unique<World>();
  if (law) out->law = std::move(*law);
  auto regime = regime::compile(out->law, {}, diagnostics);
  for (const auto& d : diagnostics.all()) {
    if (d.severity == base::Severity::error) ADD_FAILURE() << base::format(d);
  }
  if (regime) out->regime = std::move(*regime);
  out->circle.subjects.resize(1);
  out->circle.last_day = base::kAlways;
  return out;
}

std::string rule(const std::string& id, const std::string& body) {
  return "- law: {id: " + id + ", cite: 1, zh: 条。, en: Article.}\n  rule: " + body + "\n";
}

TEST(Rounds, GuardsSeeTheStateAsTheRoundBegan) {
  const auto w = world(rule("one", "{when: deed, must: {record: r.a}}") +
                       rule("two", "{when: deed, if: recorded in r.a, must: {record: r.b}}"));
  w->happen("deed", "2020-01-01");
  EXPECT_EQ(w->count("r.b"), 0);
  w->happen("deed", "2020-01-01");
  EXPECT_EQ(w->count("r.b"), 1);
}

TEST(Rounds, WhatOpensSetsOffTheNext) {
  const auto w = world(rule("two", "{when: r.a opens, must: {record: r.b}}") +
                       rule("one", "{when: deed, must: {record: r.a}}"));
  w->happen("deed", "2020-01-01");
  EXPECT_EQ(w->count("r.b"), 1);
}

TEST(Rounds, ACircleDoesNotCompile) {
  base::Diagnostics diagnostics;
  const pack::SourceFile file{"made.yaml", kWords + rule("one", "{when: r.a opens, must: {record: r.b}}") +
                                               rule("two", "{when: r.b opens, must: {record: r.a}}")};
  const auto law = pack::read_pack({&file, 1}, nullptr, diagnostics);
  ASSERT_TRUE(law.has_value());
  EXPECT_FALSE(regime::compile(*law, {}, diagnostics).has_value());
  ASSERT_FALSE(diagnostics.empty());
  EXPECT_TRUE(std::ranges::any_of(diagnostics.all(), [](const auto& d) { return d.rule == "cycle"; }));
}

TEST(Windows, LookBackOverTheYearBefore) {
  const auto third = rule(
      "third",
      "{when: deed, if: count of deed within 1 year (window) at least 3 times (limit), must: {record: r.a}}");
  const auto inside = world(third);
  for (const auto* day : {"2019-01-02", "2019-06-01", "2020-01-01"}) inside->happen("deed", day);
  EXPECT_EQ(inside->count("r.a"), 1);
  const auto outside = world(third);
  for (const auto* day : {"2019-01-01", "2019-06-01", "2020-01-01"}) outside->happen("deed", day);
  EXPECT_EQ(outside->count("r.a"), 0);
}

TEST(Windows, AnActOfALeapDayStillCountsOnTheLastOfFebruary) {
  const auto w = world(rule("second",
                            "{when: deed, if: count of deed within 1 year (window) at least 2 times (limit), "
                            "must: {record: r.a}}"));
  w->happen("deed", "2016-02-29");
  w->happen("deed", "2017-02-28");
  EXPECT_EQ(w->count("r.a"), 1);
}

TEST(Counts, SinceThisUsesEachActOnce) {
  const auto w = world(rule(
      "second", "{when: deed, if: count of deed since this at least 2 times (limit), must: {record: r.a}}"));
  for (int i = 0; i < 5; ++i) w->happen("deed", "2020-01-01");
  EXPECT_EQ(w->count("r.a"), 2);
}

TEST(Places, CountOnlyWhatIsDoneInTheTerritory) {
  const auto w = world(rule("one", "{when: deed, must: {record: r.a}}"));
  w->happen("deed", "2020-01-01", "abroad");
  EXPECT_EQ(w->circle.entries.size(), 0U);
  w->happen("deed", "2020-01-01", "village");
  EXPECT_EQ(w->count("r.a"), 1);
}

TEST(Places, LetPerformanceCountAnywhere) {
  const auto w = world(rule("one", "{when: deed, must: {record: r.a}}") +
                       rule("end", "{when: paid, must: {end: r.a, by: repair}}"));
  w->happen("deed", "2020-01-01");
  w->happen("paid", "2020-02-01", "abroad");
  const auto& record = w->circle.entries[1];
  EXPECT_EQ(record.to, *base::parse_date("2020-02-01"));
}

TEST(Points, AreCutWhenMadeSoThatNoDebtBuildsUp) {
  const auto w = world(rule("take", "{when: deed, must: {points: s, add: -8 points (loss)}}") +
                       rule("give", "{when: other, must: {points: s, add: 3 points (gain)}}"));
  w->happen("deed", "2020-01-01");
  w->happen("deed", "2020-01-02");
  EXPECT_EQ(w->points(), 0);
  w->happen("other", "2020-01-03");
  EXPECT_EQ(w->points(), 3);
  for (int i = 0; i < 5; ++i) w->happen("other", "2020-01-04");
  EXPECT_EQ(w->points(), 12);
}

TEST(Force, MeetsOnlyEventsInsideIt) {
  const auto w = world(
      "- law: {id: dated, cite: 1, force: [2020-01-01, 2021-01-01], zh: 条。, en: Article.}\n"
      "  rule: {when: deed, must: {record: r.a}}\n");
  w->happen("deed", "2019-12-31");
  EXPECT_EQ(w->count("r.a"), 0);
  w->happen("deed", "2020-01-01");
  w->happen("deed", "2020-12-31");
  EXPECT_EQ(w->count("r.a"), 2);
  w->happen("deed", "2021-01-01");
  EXPECT_EQ(w->count("r.a"), 2);
}

TEST(Ends, LingerWhereTheLawSaysSo) {
  const auto w = world(rule("one", "{when: deed, must: {record: r.a}}") +
                       rule("end", "{when: paid, must: {end: r.a, by: repair, after: 1 month (linger)}}"));
  w->happen("deed", "2020-01-01");
  w->happen("paid", "2020-01-31");
  EXPECT_EQ(w->circle.entries[1].to, *base::parse_date("2020-02-29"));
}

}  // namespace
}  // namespace osmanthus::registry
