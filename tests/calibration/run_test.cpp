// Calibration and response on whole runs of the small world, whose outcome can be worked out on paper.
#include <gtest/gtest.h>

#include <cmath>

#include "../support/small_world.hpp"
#include "behaviour/values.hpp"
#include "calibration/calibrate.hpp"
#include "calibration/model.hpp"

namespace osmanthus::calibration {
namespace {

using scenario::Mechanism;
using scenario::Parameter;
using scenario::Use;
using simulation::Indicator;
using small_world::day;

scenario::Target target(std::string id, std::string counts, base::Day from, base::Day until, double published,
                        Use use) {
  scenario::Target made;
  made.id = std::move(id);
  made.quantity = counts;
  made.counts = {counts};
  made.from = from;
  made.until = until;
  made.published = published;
  made.tolerance = 0.05;
  made.use = use;
  made.source = "worked out";
  return made;
}

double counted(const simulation::Tally& tally, std::string counts, base::Day from, base::Day until) {
  return Measure({std::move(counts)}, "cn", from, until, small_world::scenario().horizon).count(tally);
}

TEST(Measure, TakesAMonthThatADayCutsByTheShareOfItsDays) {
  simulation::Tally tally(small_world::scenario().horizon);
  tally.add(Indicator::listings_new, 3, {}, 300);  // April 2000
  tally.add(Indicator::listings_new, 4, {}, 310);  // May
  const auto listings = [&](base::Day from, base::Day until) {
    return counted(tally, "listings_new", from, until);
  };
  EXPECT_NEAR(listings(day(2000, 3, 31), day(2000, 4, 30)), 300, 1e-9);
  EXPECT_NEAR(listings(day(2000, 3, 31), day(2000, 4, 10)), 100, 1e-9);
  EXPECT_NEAR(listings(day(2000, 4, 20), day(2000, 5, 1)), 110, 1e-9);
  EXPECT_NEAR(listings(day(1999, 12, 31), day(2009, 12, 31)), 610, 1e-9);
}

TEST(Measure, ReadsAStockAtTheEndOfItsMonth) {
  simulation::Tally tally(small_world::scenario().horizon);
  for (int i = 0; i < 7; ++i) tally.hold(Indicator::listed_stock, 3, 5, {});  // April and May 2000
  tally.settle();
  const auto stock = [&](base::Day on) { return counted(tally, "listed_stock", on, on); };
  EXPECT_EQ(stock(day(2000, 3, 31)), 0);
  EXPECT_EQ(stock(day(2000, 4, 30)), 7);
  EXPECT_EQ(stock(day(2000, 5, 31)), 7);
  EXPECT_EQ(stock(day(2000, 6, 30)), 0);
}

TEST(Check, RefusesWhatARunDoesNotCount) {
  const auto told = [](const scenario::Target& one) {
    base::Diagnostics out;
    check({one}, small_world::scenario().horizon, out);
    return out.has_errors() ? out.all().front().rule : "";
  };
  const auto from = day(2000, 12, 31);
  const auto until = day(2001, 12, 31);
  EXPECT_EQ(told(target("a", "listings_new", from, until, 1, Use::fit)), "");
  EXPECT_EQ(told(target("a", "listed_stock", until, until, 1, Use::fit)), "");
  EXPECT_EQ(told(target("a", "listed_stock", from, until, 1, Use::fit)), "unknown-name");
  EXPECT_EQ(told(target("a", "listings_new", until, until, 1, Use::fit)), "unknown-name");
  EXPECT_EQ(told(target("a", "listed_stock", until - 1, until - 1, 1, Use::fit)), "month-end");
  EXPECT_EQ(told(target("a", "listings_made", from, until, 1, Use::fit)), "unknown-name");
  EXPECT_EQ(told(target("a", "listings_new", from, day(2010, 1, 1), 1, Use::fit)), "out-of-range");
  EXPECT_EQ(told(target("a", "listings_new", day(1999, 12, 30), until, 1, Use::fit)), "out-of-range");
  auto elsewhere = target("a", "listings_new", from, until, 1, Use::fit);
  elsewhere.jurisdiction = "atlantis";
  EXPECT_EQ(told(elsewhere), "unknown-name");
}

/// Listings a month are c · g, with c cases a month and the share g of debtors who commit a ground; of those
/// listed in month a all but (1 − h)^(m − a) have performed by the end of month m.
TEST(Calibrate, FindsTheNumbersThatTheFiguresCameFrom) {
  constexpr double kGround = 0.6;
  constexpr double kPerformance = 0.05;
  constexpr double kCasesAMonth = 6e6 / 12;
  auto s = small_world::scenario();
  s.population.size = 50'000;
  const auto uncertain = [&](Parameter p, double value, double low, double high) {
    s.parameters[static_cast<std::size_t>(p)] = {
        value, regime::Grade::assumed, "test", scenario::Range{low, high, scenario::Drawn::uniform}, {}};
  };
  uncertain(Parameter::ground_able, 0.5, 0.2, 1);
  uncertain(Parameter::performance, 0.1, 0.01, 0.2);
  const auto performed_by = [&](int months) {
    double sum = 0;
    for (int a = 0; a < months; ++a)
      sum += kCasesAMonth * kGround * (1 - std::pow(1 - kPerformance, months - 1 - a));
    return sum;
  };
  const double listed = 12 * kCasesAMonth * kGround;
  std::vector<scenario::Target> targets;
  for (int year = 0; year < 4; ++year) {
    const auto use = year < 3 ? Use::fit : Use::forecast;
    const auto from = day(1999 + year, 12, 31);
    const auto until = day(2000 + year, 12, 31);
    targets.push_back(target("listed", "listings_new", from, until, listed, use));
    targets.push_back(target("performed", "performed", from, until,
                             performed_by(12 * year + 12) - performed_by(12 * year), use));
  }
  const auto law = small_world::law("");
  simulation::OnePairOfHands crew;
  base::Diagnostics diagnostics;
  const auto prepared = simulation::prepare(s, law->regime, crew, diagnostics);
  ASSERT_TRUE(prepared);
  const Effort effort{{60, 60}, {20, 20}, 32};
  std::size_t last = 0;
  const auto found =
      calibrate(*prepared, targets, effort, crew, [&](const Progress& progress) { last = progress.done; });
  EXPECT_EQ(last, runs_of(s, effort));
  EXPECT_EQ(found.runs, last);
  EXPECT_EQ(found.fitted_until, day(2002, 12, 31));
  ASSERT_EQ(found.narrowed.size(), 2U);
  for (const auto& one : found.narrowed) {
    const double truth = one.parameter == Parameter::ground_able ? kGround : kPerformance;
    EXPECT_TRUE(inside(one.posterior, truth));
    EXPECT_NEAR(one.posterior.median, truth, 0.2 * truth);
    EXPECT_LT(one.overlap, scenario::kSetByAssumption);
    EXPECT_FALSE(one.pressed);
  }
  for (const auto& fit : found.targets)
    EXPECT_LT(std::abs(miss(fit)), scenario::kWellFitted) << fit.target.id;
  const auto& later = found.targets[6];
  EXPECT_TRUE(inside(later.model, listed));
  EXPECT_NEAR(*later.straight_line, listed, 1);  // 365 days at the rate of the 365 before
  EXPECT_FALSE(found.targets[0].straight_line);
  ASSERT_EQ(found.draws.size(), 32U);
  for (const auto& row : found.draws) ASSERT_EQ(row.size(), found.drawn.size());
  // All who are listed stay until they perform, so that the stock of 2009 is what is listed and not
  // performed.
  const auto& stock = found.headlines.front();
  ASSERT_EQ(stock.indicator, "listed_stock");
  EXPECT_LT(stock.posterior.high - stock.posterior.low, stock.prior.high - stock.prior.low);
  EXPECT_LT(stock.overlap, scenario::kSetByAssumption);
}

/// A population twice as large has half the relative variance, and the same surface to be off from.
TEST(Model, HasHalfTheChanceInAPopulationOfTwiceTheSize) {
  const auto law = small_world::law("");
  const std::vector<scenario::Target> targets = {
      target("listed", "listings_new", day(1999, 12, 31), day(2002, 12, 31), 9e6, Use::fit)};
  simulation::OnePairOfHands crew;
  const auto squared_chance = [&](std::uint64_t size) {
    auto s = small_world::scenario();
    s.population.size = size;
    s.parameters[static_cast<std::size_t>(Parameter::ground_able)].range =
        scenario::Range{0.2, 1, scenario::Drawn::uniform};
    base::Diagnostics diagnostics;
    const auto prepared = simulation::prepare(s, law->regime, crew, diagnostics);
    Model model(*prepared, targets, {}, crew, [] {});
    model.fit({200});
    EXPECT_LT(model.found().surface(0).lack_of_fit(), 0.05) << "listings are as many as the share says";
    return std::pow(model.found().surface(0).chance({0.5}), 2);
  };
  // φ is told by 40 twins, a standard error of 22 per cent each: four of the ratio's are 1.3.
  const double ratio = squared_chance(20'000) / squared_chance(40'000);
  EXPECT_GT(ratio, 0.7);
  EXPECT_LT(ratio, 3.3);
}

TEST(Draws, AreTakenRowByRowAndBeginAnew) {
  auto s = small_world::scenario();
  s.posterior.drawn = {Parameter::performance};
  s.posterior.draws = {{0.1}, {0.2}};
  for (const std::uint32_t replicate : {0U, 1U, 2U, 3U}) {
    const auto values = behaviour::draw_values(s, {s.seed, replicate});
    EXPECT_EQ(get(values, Parameter::performance), replicate % 2 == 0 ? 0.1 : 0.2);
  }
}

std::int64_t all_months(const simulation::Tally& tally, Indicator indicator) {
  std::int64_t sum = 0;
  for (int m = 0; m < tally.months(); ++m) sum += small_world::nation(tally, indicator, m);
  return sum;
}

TEST(OwnNews, KeepsThoseWhoWereListedFromNewActs) {
  auto s = small_world::scenario();
  s.cases.front().cases = 120'000'000;
  small_world::set(s, Parameter::own_news, 1);
  small_world::set(s, Parameter::own_news_lasting, 1);
  small_world::set(s, Parameter::own_news_fast, 1);
  small_world::set(s, Parameter::own_news_slow, 1200);
  const auto law = small_world::law("");
  const auto listings_a_person = [&] {
    const auto run = small_world::run(s, *law);
    const auto& tally = run.replicates[0].tally;
    return static_cast<double>(all_months(tally, Indicator::listings_new)) /
           static_cast<double>(
               small_world::nation(tally, Indicator::persons_ever_listed, tally.months() - 1));
  };
  // Nobody abstains less than 2^(−120/1200), so that of later cases at most 7 in 100 become acts.
  EXPECT_LT(listings_a_person(), 1.05);
  s.off.set(static_cast<std::size_t>(Mechanism::own_news));
  EXPECT_GT(listings_a_person(), 1.3);
}

TEST(Mechanisms, ThatAreOffDoNothing) {
  auto s = small_world::scenario();
  small_world::set(s, Parameter::court_take_up, 0.02);
  small_world::set(s, Parameter::wrong_listings, 0.3);
  const auto law = small_world::law("");
  const auto figure = [&](Indicator indicator) {
    return all_months(small_world::run(s, *law).replicates[0].tally, indicator);
  };
  EXPECT_LT(figure(Indicator::acts_detected), figure(Indicator::acts));
  EXPECT_GT(figure(Indicator::wrongly_listed_stock), 0);
  s.off.set(static_cast<std::size_t>(Mechanism::court_take_up));
  s.off.set(static_cast<std::size_t>(Mechanism::mistakes));
  EXPECT_EQ(figure(Indicator::acts_detected), figure(Indicator::acts));
  EXPECT_EQ(figure(Indicator::wrongly_listed_stock), 0);
}

TEST(Caseload, ThatIsOffIsTheMeanOfTheYears) {
  auto s = small_world::scenario();
  s.cases = {{2000, 1e6, regime::Grade::assumed, "test"}, {2001, 5e6, regime::Grade::assumed, "test"}};
  EXPECT_EQ(cases_in_year_of(s, day(2000, 6, 1)), 1e6);
  s.off.set(static_cast<std::size_t>(Mechanism::caseload));
  EXPECT_EQ(cases_in_year_of(s, day(2000, 6, 1)), 3e6);
}

}  // namespace
}  // namespace osmanthus::calibration
