// The kernel on solver terms: three questions about the law, each decided on lives that the solver chooses,
// each example replayed with integers.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "../support/cn.hpp"
#include "audit/smt/life.hpp"
#include "explain/explain.hpp"

namespace osmanthus::audit::smt {
namespace {

using regime::Reading;
using tests::cn;
using tests::date;

regime::CaseSubject person(const std::string& label) {
  regime::CaseSubject subject;
  subject.label = label;
  return subject;
}

/// A life that satisfies the question, or nothing: then there is none up to the number of events.
std::optional<regime::Case> decide(Life& life, const Formula& question, z3::context& context) {
  z3::solver solver(context, z3::solver::simple());
  for (const auto& constraint : life.constraints()) solver.add(constraint);
  solver.add(question.in(context));
  const auto answer = solver.check();
  EXPECT_NE(answer, z3::unknown);
  if (answer != z3::sat) return std::nullopt;
  return life.witness(solver.get_model());
}

/// Whether an entry of the kind runs on as_of, and satisfies `also`.
template <class Also>
Formula runs(Life& life, std::uint8_t subject, regime::KindId kind, Also also) {
  Formula found(false);
  for (const auto& e : life.circle().entries) {
    if (e.kind == kind && e.subject == subject) found = found | (life.state().running(e) & also(e));
  }
  return found;
}

TEST(Solver, FindsAChildBarredForAParentsDebt) {
  const auto law = cn(Reading::article);
  Lives lives;
  lives.who.subjects = {person("child"), person("parent")};
  lives.who.subjects[0].relations["parent"] = {"parent"};
  lives.acts = {"refuse_judgment", "break_settlement", "perform_judgment"};
  lives.places = {"foshan", "henan"};
  lives.slots = 2;
  lives.first = date("2014-01-01");
  lives.last = date("2019-11-30");
  z3::context context;
  Life life(law->regime, lives, context);
  life.run();
  const auto child = life.subject("child");
  const auto bar = law->regime.kind("no_private_school_for_child");
  const Formula innocent = negated(life.acts(0, child)) & negated(life.acts(1, child));
  const auto found = decide(life, innocent & life.state().concluded(bar, child), context);
  ASSERT_TRUE(found.has_value());
  const auto replayed = explain::explain(law->regime, *found);
  const auto& measures = replayed.subjects[0].measures;
  const auto measure =
      std::ranges::find(measures, "no_private_school_for_child", &explain::MeasureInEffect::id);
  ASSERT_NE(measure, measures.end());
  EXPECT_EQ(measure->borne_for, "parent");
}

std::optional<regime::Case> recorded_for(int red_lights) {
  const auto law = cn(Reading::article);
  Lives lives;
  lives.who.subjects = {person("rider")};
  lives.acts = {"red_light_nonmotor", "red_light_pedestrian"};
  lives.places = {"nanjing", "suzhou"};
  lives.slots = red_lights;
  lives.first = date("2019-07-01");
  lives.last = date("2021-12-31");
  z3::context context;
  Life life(law->regime, lives, context);
  life.run();
  const auto record = law->regime.kind("nanjing.traffic_general");
  return decide(life, runs(life, 0, record, [](const auto&) { return Formula(true); }), context);
}

TEST(Solver, FindsNoRecordForFourRedLights) { EXPECT_FALSE(recorded_for(4).has_value()); }

TEST(Solver, FindsTheRecordForFiveWithinAYear) {
  const auto found = recorded_for(5);
  ASSERT_TRUE(found.has_value());
  const auto law = cn(Reading::article);
  const auto replayed = explain::explain(law->regime, *found);
  ASSERT_EQ(replayed.subjects[0].records.size(), 1U);
  EXPECT_EQ(replayed.subjects[0].records[0].id, "nanjing.traffic_general");
}

/// A listing without end on the ground of `act`, under the rule of 2017.
std::optional<regime::Case> endless_listing(const std::string& act) {
  const auto law = cn(Reading::text);
  Lives lives;
  lives.who.subjects = {person("debtor")};
  lives.acts = {act};
  lives.places = {"henan"};
  lives.slots = 2;
  lives.first = date("2017-05-01");
  lives.last = date("2021-12-31");
  z3::context context;
  Life life(law->regime, lives, context);
  life.run();
  const auto list = law->regime.kind("court_defaulter_list");
  return decide(life, runs(life, 0, list, [](const auto& e) { return Term(base::kNever) <= e.to; }), context);
}

TEST(Solver, FindsAListingWithoutEndOnGround1) {
  const auto found = endless_listing("refuse_judgment");
  ASSERT_TRUE(found.has_value());
  const auto law = cn(Reading::text);
  const auto replayed = explain::explain(law->regime, *found);
  ASSERT_EQ(replayed.subjects[0].listings.size(), 1U);
  EXPECT_EQ(replayed.subjects[0].listings[0].until, base::kNever);
}

TEST(Solver, FindsNoneOnGround5) { EXPECT_FALSE(endless_listing("violate_consumption_order").has_value()); }

TEST(Solver, KnowsThatExtendedTermsEndByTheFifthYear) {
  const auto law = cn(Reading::text);
  Lives lives;
  lives.who.subjects = {person("debtor")};
  lives.acts = {"break_settlement"};
  lives.places = {"henan"};
  lives.slots = 2;
  lives.first = date("2017-05-01");
  lives.last = date("2020-12-31");
  z3::context context;
  Life life(law->regime, lives, context);
  life.run();
  const auto list = law->regime.kind("court_defaulter_list");
  const auto at_least_days = [&](int days) {
    return runs(life, 0, list, [days](const auto& e) { return Term(days) <= e.to - e.from; });
  };
  // Five years hold one or two leap days.
  EXPECT_TRUE(decide(life, at_least_days(5 * 365 + 1), context).has_value());
  EXPECT_FALSE(decide(life, at_least_days(5 * 365 + 3), context).has_value());
}

TEST(Calendar, ClampsMonthsToTheirEnd) {
  z3::context context;
  const base::WorkingCalendar none;
  const base::Day first = date("2015-01-01");
  const base::Day last = date("2020-12-31");
  Calendar calendar(context, none, {first, last, first, last});
  const auto day = context.int_const("day");
  const Term month_later = calendar.add(Term(day), 1, base::Unit::months);
  z3::solver solver(context, z3::solver::simple());
  for (const auto& constraint : calendar.constraints()) solver.add(constraint);
  for (base::Day d = first; d <= last; d += 17) {
    solver.push();
    solver.add(day == d && month_later.in(context) != base::plus(d, 1, base::Unit::months, none));
    EXPECT_EQ(solver.check(), z3::unsat) << base::format_date(d);
    solver.pop();
  }
  solver.add(day >= first && day < last && month_later.in(context) == date("2016-02-29"));
  solver.add(day > date("2016-01-29"));
  ASSERT_EQ(solver.check(), z3::sat);
  const auto clamped = solver.get_model().eval(day).get_numeral_int();
  EXPECT_GE(clamped, date("2016-01-30"));
  EXPECT_LE(clamped, date("2016-01-31"));
}

}  // namespace
}  // namespace osmanthus::audit::smt
