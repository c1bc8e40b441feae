// Two small laws side by side, compared; and the cases by which they are told apart, read by `explain`.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <utility>

#include "audit/differences.hpp"
#include "explain/explain.hpp"
#include "laws.hpp"
#include "regime/difference.hpp"

namespace osmanthus::audit::tests {

struct TwoLaws {
  TwoLaws(const std::string& first, const std::string& second) : laws{read(first), read(second)} {
    regime::ViewChoice view;
    view.reading = regime::Reading::article;
    view.law_of = today();
    for (std::size_t i = 0; i < 2; ++i) {
      base::Diagnostics diagnostics;
      regimes[i] = regime::compile(*laws[i], view, diagnostics);
      EXPECT_TRUE(regimes[i].has_value());
      compared[i] = {&*regimes[i], view, "", today()};
    }
  }
  TwoLaws(const TwoLaws&) = delete;
  TwoLaws& operator=(const TwoLaws&) = delete;

  Comparison result(const CompareRequest& request = {}) const {
    EXPECT_TRUE(regime::same_words(*regimes[0], *regimes[1]));
    auto found = compare(compared[0], compared[1], *laws[0], request);
    EXPECT_TRUE(found.failures.empty());
    return found;
  }

  std::array<std::optional<regime::Law>, 2> laws;
  std::array<std::optional<regime::Regime>, 2> regimes;
  std::array<Compared, 2> compared;
};

/// What weighs on whom at the case's end, as `explain` tells it: "who thing", fines and warnings included.
inline std::set<std::string> weighs(const regime::Regime& regime, const regime::Case& life) {
  std::set<std::string> all;
  const auto told = explain::explain(regime, life);
  for (const auto& subject : told.subjects) {
    for (const auto& measure : subject.measures) all.insert(subject.label + " " + measure.id);
    for (const auto& listing : subject.listings) all.insert(subject.label + " " + listing.register_id);
    for (const auto& record : subject.records) all.insert(subject.label + " " + record.id);
  }
  for (const auto& change : told.timeline) {
    if (change.change == "fine" || change.change == "warning")
      all.insert(change.subject + " " + change.change);
  }
  return all;
}

/// Whether the cases show it: under the one law it weighs on him, under the other it does not.
inline bool shows(const TwoLaws& two, const Difference& difference, const Telling& telling) {
  const auto one = telling.more == Side::a ? 0U : 1U;
  const auto what = telling.who + " " + difference.thing.id;
  return weighs(*two.regimes[one], telling.cases[one]).contains(what) &&
         !weighs(*two.regimes[1 - one], telling.cases[1 - one]).contains(what);
}

}  // namespace osmanthus::audit::tests
