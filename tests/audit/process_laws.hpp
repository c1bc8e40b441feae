// Words for laws on notice, remedy, publication and repair, beside those of laws.hpp, and how such laws are
// judged.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "laws.hpp"

namespace osmanthus::audit::tests::inline due_process {

/// Steps of procedure, a public list and a public record, a poster, what paying takes, and what is asked.
inline const std::string kProcess = kWords + R"(
- steps:
    notice_served: {of: standing, zh: 告知, en: is told}
    objection_filed: {of: standing, zh: 提出异议, en: objects}
    objection_rejected: {of: standing, zh: 异议驳回, en: has the objection rejected}
- flags:
    answering: {zh: 针对某一事件, en: in answer to another event}
    grave: {zh: 严重, en: grave}
- acts:
    shout: {domain: debts, flags: [grave], zh: 喧, en: shouts}
    wreck: {domain: debts, zh: 毁, en: wrecks}
- registers: {wall: {authority: courts, domain: debts, public: true, zh: 墙, en: the wall}}
- records: {board: {authority: courts, domain: debts, public: true, zh: 榜, en: the board}}
- measures:
    poster: {domain: debts, kind: publicity, zh: 告示, en: a poster}
    no_orders: {domain: debts, kind: restriction, zh: 限单, en: no orders}
    no_shop: {domain: debts, kind: restriction, zh: 停业, en: no shop}
- scores:
    merit: {cite: 9, for: [is natural_person], start: 10 points, floor: 0 points, ceiling: 20 points, zh: 分, en: merit}
- properties:
    sorts:
      - {sort: market, measures: [no_orders]}
      - {sort: business, measures: [no_shop]}
    due_process:
      told_by: [{step: notice_served, source: a test}]
      without_notice:
        - {sort: warning, force: [1996-10-01, null], cite: art. 33}
        - {sort: fine, up_to: 50, units_up_to: 1000, force: [1996-10-01, null], cite: art. 33}
      hearings: [{sort: business, days: 3, force: [1996-10-01, null], cite: art. 42}]
      remedy: {upheld: [objection_upheld], longest: 60, source: a test}
      displays: [{shows: poster, source: a test}]
      publication: {open: [public, passers_by], grace: 3, source: a test}
      never_shown: [{field: portrait, force: [1996-10-01, null], cite: art. 38}]
      longest_shown:
        - {sort: record, days: 1096, force: [1996-10-01, null], cite: art. 7}
        - {sort: list, days: 366, in: north, force: [1996-10-01, null], cite: the north art. 7}
      social_impact: [{act: wreck, force: [1996-10-01, null], cite: art. 48}]
      needs:
        - {act: pay, who: persons, any_of: [income, credit], source: a test}
        - {act: pay, who: units, any_of: [trade, credit], source: a test}
        - {act: help, any_of: [hands], source: a test}
      takes:
        - {capability: credit, measures: [no_loans], source: a test}
        - {capability: trade, measures: [no_orders], source: a test}
        - {capability: income, measures: [no_trips, no_school], source: a test}
        - {capability: hands, measures: [no_shop], source: a test}
)";

/// What is asked of the provision `screen` and its channel of that name.
inline const std::string kScreen = R"(
- properties:
    due_process:
      displays: [{shows: screen, source: a test}]
      shown: [{provision: code.screen, fields: [name, portrait], source: a test}]
)";

/// A law that breaks one property or only seems to, and what is expected of it.
struct Sample {
  std::string name;
  Decision decision;
  std::string provisions;
};
inline void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.name; }

/// Reads the law, as provisions after the words above, and expects that verdict on the property.
inline void expect_verdict(const Sample& sample, const std::string& property) {
  const auto found = judged(property, sample.name, kProcess + sample.provisions, sample.decision);
  ASSERT_TRUE(found.has_value());
  for (const auto& verdict : found->verdicts) {
    EXPECT_TRUE(verdict.decision != Decision::violated || verdict.counterexample.has_value());
    EXPECT_TRUE(verdict.decision != Decision::holds || verdict.all_lives || verdict.events > 0);
  }
}

}  // namespace osmanthus::audit::tests::inline due_process
