// Small laws for the audit's tests, written where they are used.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "audit/audit.hpp"
#include "pack/pack.hpp"
#include "regime/compile.hpp"

namespace osmanthus::audit::tests {

/// The law of this day is audited.
inline base::Day today() { return *base::parse_date("2019-11-30"); }

/// Two breaches, a way to perform, a yearly review; two lists, a record, a duty, measures in two domains.
inline const std::string kWords = R"(
- pack: {id: small, zh: 小, en: a small law, readings: [article, text], default_reading: article}
- jurisdictions: {cn: {zh: 大陆, en: the mainland}, north: {within: cn, zh: 北, en: the north}}
- domains: {debts: {zh: 债, en: debts}, travel: {zh: 行, en: travel}, dogs: {zh: 犬, en: dogs}}
- acts:
    owe: {domain: debts, zh: 欠, en: owes}
    bark: {domain: dogs, zh: 吠, en: lets a dog bark}
    refuse_course: {domain: debts, zh: 拒, en: refuses the course}
    pay: {domain: debts, good: true, anywhere: true, zh: 还, en: pays}
    help: {domain: debts, good: true, anywhere: true, zh: 助, en: helps}
    review: {domain: debts, by: authority, anywhere: true, zh: 审, en: is reviewed}
- steps: {objection_upheld: {of: standing, zh: 异议成立, en: an objection is upheld}}
- registers:
    debtors: {authority: courts, domain: debts, zh: 债务人名单, en: the debtors' list}
    defaulters: {authority: courts, domain: debts, zh: 失信名单, en: the defaulters' list}
- records: {file: {authority: courts, domain: debts, zh: 档案, en: the file}}
- duties: {course: {authority: courts, domain: debts, zh: 课, en: the course}}
- measures:
    no_loans: {domain: debts, kind: restriction, zh: 限贷, en: no loans}
    no_trips: {domain: travel, kind: restriction, zh: 限行, en: no trips}
    no_school: {domain: debts, kind: restriction, zh: 限学, en: no school}
    perk: {domain: debts, kind: reward, zh: 优待, en: a perk}
- linkage: [{from: debts, to: travel, related: false, source: a test}]
- legal_basis:
    - {force: [1996-10-01, null], cite: art. 11, rank: local_regulation, may_create: [list, record, market, education, travel, warning, fine, duty, points, criticism]}
    - {force: [1996-10-01, null], cite: art. 14, rank: normative_document, may_create: []}
- properties:
    sorts:
      - {sort: market, measures: [no_loans]}
      - {sort: travel, measures: [no_trips]}
      - {sort: education, measures: [no_school]}
    records: [{record: file, source: a test}]
    ages:
      - {sort: any, below: 14, force: [1996-10-01, null], cite: art. 25}
      - {sort: list, below: 18, force: [1996-10-01, null], cite: art. 4}
    attribution: [{role: guardian, sort: duty, force: [1996-10-01, null], cite: art. 30}]
    ways_out: {patience: 366, wait: 366, acts: 3, source: a test}
- instrument:
    id: code
    rank: local_regulation
    issuer: council
    in: cn
    nexus: act
    text_had: whole
    force: [2015-01-01, null]
    source: text
    zh: 法
    en: the code
)";

/// One provision of the code; `rule` in flow style.
inline std::string provision(const std::string& id, const std::string& rule, const std::string& more = "") {
  return "- law: {id: " + id + ", cite: 1, " + more + "zh: 条。, en: Article.}\n  rule: " + rule + "\n";
}

inline std::optional<regime::Law> read(const std::string& text) {
  base::Diagnostics diagnostics;
  const pack::SourceFile file{"code.yaml", text};
  auto law = pack::read_pack({&file, 1}, nullptr, diagnostics);
  diagnostics.sort();
  for (const auto& d : diagnostics.all()) EXPECT_EQ(d.severity, base::Severity::warning) << base::format(d);
  return law;
}

/// The law must outlive the audit's cases only as far as they are replayed.
inline std::optional<Audit> audited(const regime::Law& law, const std::vector<std::string>& properties = {},
                                    regime::Reading reading = regime::Reading::article) {
  base::Diagnostics diagnostics;
  Request request;
  request.as_of = today();
  request.view.reading = reading;
  request.properties = properties;
  auto found = audit(law, request, diagnostics);
  for (const auto& d : diagnostics.all()) EXPECT_EQ(d.severity, base::Severity::warning) << base::format(d);
  if (found) {
    EXPECT_TRUE(found->failures.empty()) << found->failures.front();
  }
  return found;
}

/// Violated if any part is; else unknown if any part is.
inline Decision overall(const Audit& found, const std::string& property) {
  Decision worst = Decision::holds;
  for (const auto& verdict : found.verdicts) {
    if (verdict.property != property) continue;
    if (verdict.decision == Decision::violated) return Decision::violated;
    worst = std::max(worst, verdict.decision);
  }
  return worst;
}

/// Expects that verdict on a law that breaks one property or only seems to; scripts/audited_laws.py gathers
/// these.
inline std::optional<Audit> judged(const std::string& property, const std::string& name,
                                   const std::string& text, Decision decision) {
  testing::Test::RecordProperty(property + "." + name, std::string(to_string(decision)));
  const auto law = read(text);
  EXPECT_TRUE(law.has_value());
  auto found = law ? audited(*law, {property}) : std::nullopt;
  EXPECT_TRUE(found.has_value());
  if (found) {
    EXPECT_EQ(to_string(overall(*found, property)), to_string(decision));
  }
  return found;
}

/// Each of several like acts by itself, as the kernel counts events.
inline regime::Case spread(const regime::Case& life) {
  regime::Case out = life;
  out.events.clear();
  for (auto event : life.events) {
    const auto times = std::exchange(event.count, 1);
    for (int i = 0; i < times; ++i) out.events.push_back(event);
  }
  return out;
}

}  // namespace osmanthus::audit::tests
