// A small world in which residents litter, and what the law may make of it.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <initializer_list>
#include <map>
#include <set>

#include "../support/small_world.hpp"
#include "../support/statistics.hpp"
#include "simulation/trace.hpp"

namespace osmanthus::littering {

using scenario::Parameter;
using simulation::Indicator;

inline constexpr int kMonths = 120;

/// Ten years in which drivers may be recorded for littering, are put on a public register for good, are
/// fined, and may be rewarded for a good deed; a course may be laid on them.
inline std::unique_ptr<small_world::Law> law(const std::string& more = "", bool the_list_is_public = true) {
  auto text = small_world::law_text("", false);
  if (!the_list_is_public) {
    const std::string word = "public: true, ";
    text.erase(text.find(word), word.size());
  }
  const auto add = [&](const std::string& at, const std::string& what) {
    text.insert(text.find(at) + at.size(), what);
  };
  add("- acts:\n", R"(    litter: {domain: travel, zh: 乱扔, en: litters}
    deed: {domain: travel, good: true, zh: 善行, en: a good deed}
    sit_exam: {domain: travel, good: true, zh: 考试, en: sits the exam}
)");
  text += R"(
- records: {litter_record: {authority: police, domain: travel, zh: 记录, en: a record}}
- duties: {course: {authority: police, domain: travel, done_by: sit_exam, zh: 学习, en: a course}}
- law: {id: litter, cite: 6, zh: 乱扔。, en: Litter.}
  rule:
    when: litter
    must: {record: litter_record}
- law: {id: passed, cite: 7, zh: 考试。, en: Exam.}
  rule:
    when: sit_exam
    must: {end: course, by: repair}
)" + more;
  auto read = small_world::read_law({{"small.yaml", text}});
  return read ? small_world::compiled(std::move(*read)) : nullptr;
}

inline scenario::Estimate exactly(double value) {
  return {value, regime::Grade::cited, "test", std::nullopt, {}};
}

/// Of 1,000 residents so many recorded a month. No debts.
inline scenario::Scenario scenario(double recorded_a_month) {
  auto s = small_world::scenario();
  s.cases.front().cases = 0;
  s.population.size = 50'000;
  s.profiles["all"] = s.debt;
  scenario::EverydayAct act;
  act.act.id = "litter";
  act.who.id = "all";
  act.a_year = exactly(recorded_a_month * 12 * 10);
  act.recorded = exactly(0.1);
  act.wrongly = exactly(0);
  s.acts.push_back(act);
  return s;
}

inline std::int64_t all_months(const simulation::Tally& tally, Indicator indicator) {
  std::int64_t sum = 0;
  for (int month = 0; month < tally.months(); ++month) sum += small_world::nation(tally, indicator, month);
  return sum;
}

inline void expect_count(double count, double expected) {
  EXPECT_GT(statistics::normal_tail((count - expected) / std::sqrt(expected)), statistics::kSignificance)
      << count << " against " << expected;
}

/// Lives through the scenario's first replicate before the witness. What became of whoever met the law.
inline std::vector<simulation::Life> watch(const scenario::Scenario& s, const small_world::Law& law,
                                           simulation::Witness& witness) {
  simulation::OnePairOfHands crew;
  base::Diagnostics diagnostics;
  const auto prepared = simulation::prepare(s, law.regime, crew, diagnostics);
  EXPECT_TRUE(prepared) << small_world::messages(diagnostics);
  if (!prepared) return {};
  const simulation::Tracer tracer(*prepared, 0, crew);
  const auto strata = static_cast<std::uint32_t>(prepared->population->strata().size());
  simulation::Block block(tracer.world(), tracer.rates(), tracer.fields(), {0, strata}, &witness);
  const simulation::Offers offers(s, *prepared->population, tracer.rates());
  for (int month = 0; month < kMonths; ++month) block.month(month, offers.draw(block.stretch(), month));
  return block.lives();
}

/// The same, calling tell(happening, the id of the act or step) each time.
template <class Tell>
std::vector<simulation::Life> watch_each(const scenario::Scenario& s, const small_world::Law& law,
                                         Tell tell) {
  class Telling final : public simulation::Witness {
   public:
    Telling(const regime::Regime& regime, Tell& tell) : regime_(regime), tell_(tell) {}
    void happened(const simulation::Happening& happening) override {
      tell_(happening, regime_.kinds[happening.kind].id);
    }

   private:
    const regime::Regime& regime_;
    Tell& tell_;
  };
  Telling telling(law.regime, tell);
  return watch(s, law, telling);
}

/// Littering lays a course too: on who litters, or where `on_whom` says ", to: parent" on them.
inline std::unique_ptr<small_world::Law> law_with_course(const std::string& on_whom = "",
                                                         const std::string& more = "") {
  return law(R"(
- law: {id: course, cite: 8, zh: 学习。, en: Course.}
  rule:
    when: litter
    must: {duty: course)" +
             on_whom + "}\n" + more);
}
/// In which each of these may answer the course.
inline scenario::Scenario answering(std::initializer_list<const char*> acts, double a_month = 0.2) {
  auto s = scenario(0.5);
  for (const char* act : acts) {
    scenario::Answer answer;
    answer.to.id = "course";
    answer.act.id = act;
    answer.a_month = exactly(a_month);
    s.answers.push_back(answer);
  }
  return s;
}

}  // namespace osmanthus::littering
