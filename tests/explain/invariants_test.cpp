// Random cases over the whole pack never break what must hold of every life; the seed is printed with what
// fails.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "../support/cn.hpp"
#include "explain/explain.hpp"
#include "explain/life.hpp"

namespace osmanthus::explain {
namespace {

class RandomCases {
 public:
  RandomCases(const regime::Regime& regime, std::uint32_t seed) : regime_(regime), random_(seed) {
    for (const auto& kind : regime.kinds) {
      if (kind.form == regime::KindForm::act || kind.form == regime::KindForm::step) acts_.push_back(kind.id);
    }
  }

  regime::Case next() {
    regime::Case made;
    made.title = "random";
    for (const auto* label : {"debtor", "child", "firm"}) made.subjects.push_back(subject(label));
    made.subjects[1].relations["parent"] = {"debtor"};
    made.subjects[1].relations["guardian"] = {"debtor"};
    made.subjects[2].relations["representative"] = {"debtor"};
    const int events = below(9);
    for (int i = 0; i < events; ++i) made.events.push_back(event(i));
    made.as_of = day();
    return made;
  }

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  base::Day day() { return tests::date("2013-06-01") + below(3500); }
  const std::string& any(const std::vector<std::string>& of) {
    return of[static_cast<std::size_t>(below(static_cast<int>(of.size())))];
  }

  regime::CaseSubject subject(const char* label) {
    static const std::vector<std::string> homes = {"",         "foshan",    "jinan", "nanjing",
                                                   "shenzhen", "hong_kong", "henan", "suzhou"};
    regime::CaseSubject made;
    made.label = label;
    if (std::string_view(label) == "firm") made.kind = "legal_person";
    if (below(5) == 0 && made.kind == "natural_person") made.kind = "public_servant";
    if (below(3) != 0)
      made.born = tests::date(std::string_view(label) == "child" ? "2003-02-28" : "1980-02-29") + below(400);
    made.residence = any(homes);
    if (below(2) == 0) made.roles = {"driver", "dog_owner"};
    return made;
  }

  regime::CaseEvent event(int i) {
    static const std::vector<std::string> likely = {
        "refuse_judgment",  "break_settlement", "perform_judgment", "red_light_pedestrian",
        "objection_upheld", "dog_off_leash",    "traffic_fine",     "consumption_order_issued"};
    regime::CaseEvent made;
    made.on = day();
    made.act = below(2) == 0 ? any(likely) : any(acts_);
    made.by = any({"debtor", "debtor", "child", "firm"});
    if (below(3) == 0) made.matter = below(2) == 0 ? "a" : "b";
    if (below(4) == 0) made.count = 1 + below(6);
    if (below(5) == 0) made.granted = false;
    for (const auto& flag : regime_.flags) {
      if (flag != "answering" && below(6) == 0) made.flags.push_back(flag);
    }
    made.id = "e" + std::to_string(i);
    if (i > 0 && below(5) == 0) made.of = "e" + std::to_string(below(i));
    return made;
  }

  const regime::Regime& regime_;
  std::mt19937 random_;
  std::vector<std::string> acts_;
};

class Invariants : public testing::TestWithParam<regime::Reading> {
 protected:
  static constexpr int kCases = 1500;
};

void expect_now(Day since, Day until, Day now, const std::string& what) {
  EXPECT_LE(since, now) << what;
  EXPECT_LT(now, until) << what;
}

TEST_P(Invariants, StandingsAndMeasuresAreOfTheDayAndHaveGrounds) {
  const auto law = tests::cn(GetParam());
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  RandomCases cases(law->regime, seed);
  for (int i = 0; i < kCases; ++i) {
    const auto made = cases.next();
    const auto found = explain(law->regime, made);
    for (const auto& s : found.subjects) {
      for (const auto& r : s.records) {
        expect_now(r.since, r.until, made.as_of, r.id);
        EXPECT_FALSE(r.because.empty()) << r.id;
      }
      for (const auto& l : s.listings) {
        expect_now(l.since, l.until, made.as_of, l.register_id);
        EXPECT_FALSE(l.because.empty()) << l.register_id;
      }
      for (const auto& m : s.measures) {
        expect_now(m.since, m.until, made.as_of, m.id);
        EXPECT_FALSE(m.grounds.empty()) << m.id;
        EXPECT_FALSE(m.because.empty()) << m.id;
      }
      for (const auto& score : s.scores) {
        const auto* compiled = law->regime.score(law->regime.kind(score.id));
        EXPECT_GE(score.value, compiled->floor);
        EXPECT_LE(score.value, compiled->ceiling);
        EXPECT_LE(score.low, score.value);
        EXPECT_LE(score.value, score.high);
      }
    }
    if (HasFailure()) FAIL() << "case " << i;
  }
}

TEST_P(Invariants, EveryChangeHasAReasonAndEveryExitIsOfAKnownKind) {
  const auto law = tests::cn(GetParam());
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  RandomCases cases(law->regime, seed);
  const std::set<std::string> ends = {"expiry", "repair", "correction", "release"};
  for (int i = 0; i < kCases; ++i) {
    const auto made = cases.next();
    for (const auto& change : explain(law->regime, made).timeline) {
      EXPECT_FALSE(change.because.provision.empty()) << change.change << " " << change.what;
      EXPECT_LE(change.on, made.as_of);
      const bool exit = change.change == "delisted" || change.change == "duty_done";
      EXPECT_TRUE(!exit || ends.contains(change.by)) << change.change << " by " << change.by;
    }
    if (HasFailure()) FAIL() << "case " << i;
  }
}

TEST_P(Invariants, WhatComesAfterTheDayOneLooksChangesNothing) {
  const auto law = tests::cn(GetParam());
  RandomCases cases(law->regime, 7);
  for (int i = 0; i < kCases / 3; ++i) {
    auto made = cases.next();
    const auto before = state_of(law->regime, made);
    std::erase_if(made.events, [&](const auto& e) { return e.on > made.as_of; });
    ASSERT_EQ(before, state_of(law->regime, made)) << "case " << i;
  }
}

/// How many entries of `way.what` its subject has in effect on `day`. Duties are no part of a state: of them
/// the timeline tells.
int in_effect(const regime::Regime& regime, regime::Case the_case, const WayOut& way, base::Day day) {
  the_case.as_of = day;
  const auto found = explain(regime, the_case);
  const auto& state = *std::ranges::find(found.subjects, way.subject, &SubjectState::label);
  const auto count = [&](const auto& entries, auto id) {
    return static_cast<int>(std::ranges::count(entries, way.what, id));
  };
  int duties = 0;
  for (const auto& change : found.timeline) {
    if (change.subject != way.subject || change.what != way.what) continue;
    duties += change.change == "duty_imposed" ? 1 : change.change == "duty_done" ? -1 : 0;
  }
  return count(state.records, &Record::id) + count(state.listings, &Listing::register_id) +
         count(state.measures, &MeasureInEffect::id) + duties;
}

/// Each way out is walked: with its act done on its day less is in effect than without it; what only time
/// ends was in effect on the day before.
TEST_P(Invariants, WaysOutLeadOut) {
  const auto law = tests::cn(GetParam());
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  RandomCases cases(law->regime, seed);
  int walked = 0;
  for (int i = 0; i < kCases / 3; ++i) {
    const auto made = cases.next();
    auto until_now = made;
    std::erase_if(until_now.events, [&](const auto& e) { return e.on > made.as_of; });
    for (const auto& way : explain(law->regime, made).ways_out) {
      if (way.act.empty()) {
        EXPECT_LT(in_effect(law->regime, until_now, way, way.earliest),
                  in_effect(law->regime, until_now, way, way.earliest - 1))
            << way.subject << " " << way.what << " by " << way.by << ", case " << i;
      } else {
        auto with_act = until_now;
        regime::CaseEvent act;
        act.on = way.earliest;
        act.act = way.act;
        act.by = way.actor;
        with_act.events.push_back(act);
        EXPECT_LT(in_effect(law->regime, with_act, way, way.earliest),
                  in_effect(law->regime, until_now, way, way.earliest))
            << way.subject << " " << way.what << " by " << way.act << ", case " << i;
      }
      ++walked;
    }
    if (HasFailure()) FAIL() << "case " << i;
  }
  EXPECT_GT(walked, 100);
}

INSTANTIATE_TEST_SUITE_P(BothReadings, Invariants,
                         testing::Values(regime::Reading::article, regime::Reading::text),
                         [](const auto& of) { return std::string(to_string(of.param)); });

}  // namespace
}  // namespace osmanthus::explain
