// A small world whose outcome can be worked out on paper: one register, one rule, and courts that miss
// nothing.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "pack/pack.hpp"
#include "regime/compile.hpp"
#include "simulation/run.hpp"

namespace osmanthus::small_world {

inline base::Day day(int year, int month, int d) { return base::to_day({year, month, d}); }

/// A law with its regime, which points into it.
struct Law {
  regime::Law law;
  regime::Regime regime;
};

inline std::string messages(const base::Diagnostics& diagnostics) {
  std::string all;
  for (const auto& d : diagnostics.all()) all += base::format(d) + "\n";
  return all;
}

inline std::unique_ptr<Law> compiled(regime::Law law, const regime::ViewChoice& view = {}) {
  auto made = std::make_unique<Law>();
  made->law = std::move(law);
  base::Diagnostics diagnostics;
  auto regime = regime::compile(made->law, view, diagnostics);
  EXPECT_TRUE(regime) << messages(diagnostics);
  if (!regime) return nullptr;
  made->regime = std::move(*regime);
  return made;
}

inline std::optional<regime::Law> read_law(const std::vector<pack::SourceFile>& files) {
  base::Diagnostics diagnostics;
  auto law = pack::read_pack(files, nullptr, diagnostics);
  EXPECT_TRUE(law) << messages(diagnostics);
  return law;
}

inline std::string school_text() {
  return R"(
- law: {id: school, cite: 5, zh: 学校。, en: School.}
  rule:
    while: [parent listed on the_list, age below 18 years (majority)]
    must: {measure: no_private_school_for_child}
)";
}

/// A register on which any of six acts puts the actor, `term` being the words that set how long ("for: 12
/// months (term)", or nothing). Performing ends it. Children of the listed, and the listed themselves, bear a
/// measure each.
inline std::string law_text(const std::string& term, bool school = true) {
  return R"(
- pack: {id: small, zh: 小, en: a small law, readings: [article], default_reading: article}
- jurisdictions: {cn: {zh: 大陆, en: the mainland}}
- domains: {enforcement: {zh: 执行, en: enforcement}, travel: {zh: 出行, en: travel}}
- acts:
    refuse_judgment: {domain: enforcement, zh: 一, en: act 1}
    obstruct_enforcement: {domain: enforcement, flags: [violent, grave], zh: 二, en: act 2}
    evade_enforcement: {domain: enforcement, zh: 三, en: act 3}
    violate_property_report: {domain: enforcement, zh: 四, en: act 4}
    violate_consumption_order: {domain: enforcement, zh: 五, en: act 5}
    break_settlement: {domain: enforcement, zh: 六, en: act 6}
    perform_judgment: {domain: enforcement, good: true, anywhere: true, zh: 履行, en: performs}
    enforcement_terminated: {domain: enforcement, good: true, anywhere: true, zh: 终结, en: is terminated}
- steps:
    objection_upheld: {of: standing, zh: 异议成立, en: an objection is upheld}
- flags: {violent: {zh: 暴力, en: violent}, grave: {zh: 严重, en: grave}}
- groups:
    ground:
      acts: [refuse_judgment, obstruct_enforcement, evade_enforcement, violate_property_report,
             violate_consumption_order, break_settlement]
      zh: 失信
      en: commits a ground
- registers: {the_list: {authority: courts, domain: enforcement, public: true, zh: 名单, en: the list}}
- measures:
    no_flights: {domain: travel, kind: restriction, zh: 不得乘飞机, en: no flights}
    no_private_school_for_child: {domain: travel, kind: restriction, zh: 不得就读, en: no private school}
- instrument:
    id: small
    rank: law
    issuer: nobody
    in: cn
    nexus: home
    force: [1990-01-01, null]
    text_had: whole
    source: text
    zh: 小法
    en: Small law
- law: {id: listing, cite: 1, zh: 纳入。, en: Listing.}
  rule:
    when: ground
    must: {list: the_list)" +
         (term.empty() ? std::string() : ", " + term) + R"(}
- law: {id: removal, cite: 2, zh: 删除。, en: Removal.}
  rule:
    when: perform_judgment
    must: {end: the_list, by: repair}
- law: {id: correction, cite: 3, zh: 纠正。, en: Correction.}
  rule:
    when: objection_upheld
    must: {end: the_list, by: correction}
- law: {id: flights, cite: 4, zh: 飞机。, en: Flights.}
  rule:
    while: listed on the_list
    must: {measure: no_flights}
)" + (school ? school_text() : "");
}

inline std::unique_ptr<Law> law(const std::string& term, bool school = true) {
  auto read = read_law({{"small.yaml", law_text(term, school)}});
  return read ? compiled(std::move(*read)) : nullptr;
}

/// Every adult is as likely a debtor as the next; each case is an act that the court finds; nobody performs,
/// is listed by mistake or travels. Ten years from January 2000.
inline scenario::Scenario scenario() {
  scenario::Scenario s;
  s.id = "small";
  s.horizon = {day(2000, 1, 1), day(2000, 1, 1), day(2010, 1, 1)};
  s.population.size = 200'000;
  s.population.ages_as_of = day(2005, 1, 1);
  s.population.frailty = {{1.0, 1.0}};
  s.seed = 42;
  s.replicates = 1;
  s.cases = {{2000, 6'000'000, regime::Grade::assumed, "test"}};
  s.debt.age.fill(1);
  s.debt.sex.fill(1);
  s.debt.income.fill(1);
  s.debt.urban.fill(1);
  s.representatives = s.servants = s.debt;
  s.air_income.fill(1);
  s.rail_income.fill(1);
  for (std::size_t i = 0; i < scenario::kParameters; ++i) {
    scenario::Estimate& e = s.parameters[i];
    e = {0, regime::Grade::cited, "test", std::nullopt, {}};
    e.value = scenario::parameters()[i].least;
  }
  const auto set = [&](scenario::Parameter p, double value) {
    s.parameters[static_cast<std::size_t>(p)].value = value;
  };
  set(scenario::Parameter::natural_person_debtors, 1);
  set(scenario::Parameter::ground_able, 1);
  set(scenario::Parameter::refuse_judgment, 1);
  set(scenario::Parameter::break_settlement, 1);
  set(scenario::Parameter::court_take_up, 1);
  set(scenario::Parameter::performance_unlisted, 1);
  return s;
}

inline void set(scenario::Scenario& s, scenario::Parameter p, double value) {
  s.parameters[static_cast<std::size_t>(p)].value = value;
}

/// Nobody minds what the law says, what others suffer, or what he has suffered himself.
inline void make_indifferent(scenario::Scenario& s) {
  using scenario::Mechanism;
  for (const auto mechanism :
       {Mechanism::coupling, Mechanism::stigma, Mechanism::own_news, Mechanism::rewards})
    s.off.set(static_cast<std::size_t>(mechanism));
}

inline simulation::Run run(const scenario::Scenario& s, const Law& law, simulation::Crew& crew) {
  base::Diagnostics diagnostics;
  const auto prepared = simulation::prepare(s, law.regime, crew, diagnostics);
  EXPECT_TRUE(prepared) << messages(diagnostics);
  simulation::Observer observer;
  return prepared ? simulation::simulate(*prepared, {}, crew, observer) : simulation::Run{};
}

inline simulation::Run run(const scenario::Scenario& s, const Law& law) {
  simulation::OnePairOfHands crew;
  return run(s, law, crew);
}

/// Of all regions.
inline std::int64_t nation(const simulation::Tally& tally, simulation::Indicator indicator, int month) {
  std::int64_t sum = 0;
  for (std::size_t r = 0; r < population::kRegions; ++r) sum += tally.at(indicator, r, month);
  return sum;
}

}  // namespace osmanthus::small_world
