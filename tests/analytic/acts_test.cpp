// Everyday acts in a small world against what can be worked out on paper: counts, mixed counts, mistakes,
// roles, answers, and each channel of response.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "../support/small_world.hpp"
#include "../support/statistics.hpp"
#include "simulation/trace.hpp"

namespace osmanthus {
namespace {

using scenario::Parameter;
using simulation::Indicator;

constexpr int kMonths = 120;

/// Ten years in which drivers may be recorded for littering, are put on a public register for good, are
/// fined, and may be rewarded for a good deed; a course may be laid on them.
std::unique_ptr<small_world::Law> law(const std::string& more = "", bool the_list_is_public = true) {
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

scenario::Estimate exactly(double value) { return {value, regime::Grade::cited, "test", std::nullopt, {}}; }

/// Of 1,000 residents so many recorded a month. No debts.
scenario::Scenario scenario(double recorded_a_month) {
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

std::int64_t all_months(const simulation::Tally& tally, Indicator indicator) {
  std::int64_t sum = 0;
  for (int month = 0; month < tally.months(); ++month) sum += small_world::nation(tally, indicator, month);
  return sum;
}

void expect_count(double count, double expected) {
  EXPECT_GT(statistics::normal_tail((count - expected) / std::sqrt(expected)), statistics::kSignificance)
      << count << " against " << expected;
}

TEST(EverydayActs, ArePoissonFromMonthToMonth) {
  const auto the_law = law();
  const auto run = small_world::run(scenario(2), *the_law);
  const auto& tally = run.replicates[0].tally;
  std::vector<double> counts;
  std::vector<double> expected;
  for (int month = 0; month < kMonths; ++month) {
    counts.push_back(static_cast<double>(small_world::nation(tally, Indicator::acts_detected, month)));
    expected.push_back(0.002 * static_cast<double>(small_world::nation(tally, Indicator::population, month)));
  }
  EXPECT_GT(statistics::chi_square_tail(counts, expected), statistics::kSignificance);
  EXPECT_EQ(all_months(tally, Indicator::acts_detected), all_months(tally, Indicator::records_new));
}

TEST(EverydayActs, ThatNobodySeesAreCountedByTheirRate) {
  const auto the_law = law();
  const auto run = small_world::run(scenario(2), *the_law);
  const auto& tally = run.replicates[0].tally;
  const auto unseen =
      static_cast<double>(all_months(tally, Indicator::acts) - all_months(tally, Indicator::acts_detected));
  // The unseen are counted by the residents of the census's day, rounded in some 8,000 groups a month.
  const double residents = 50'000;
  EXPECT_NEAR(unseen / (0.018 * residents * kMonths), 1, 0.02);
  std::int64_t by_income = 0;
  for (std::size_t q = 0; q < scenario::kQuintiles; ++q) {
    for (int month = 0; month < kMonths; ++month)
      by_income += tally.at(Indicator::acts, simulation::kFirstIncome + q, month);
  }
  EXPECT_EQ(by_income, all_months(tally, Indicator::acts));
}

/// How often each resident was recorded.
std::map<std::uint32_t, int> counts_by_person(const scenario::Scenario& s, const small_world::Law& law) {
  class Counting final : public simulation::Witness {
   public:
    void happened(const simulation::Happening& happening) override { ++counts[happening.person]; }
    std::map<std::uint32_t, int> counts;
  };
  simulation::OnePairOfHands crew;
  base::Diagnostics diagnostics;
  const auto prepared = simulation::prepare(s, law.regime, crew, diagnostics);
  EXPECT_TRUE(prepared) << small_world::messages(diagnostics);
  const simulation::Tracer tracer(*prepared, 0, crew);
  Counting counting;
  simulation::Block block(tracer.world(), tracer.rates(), tracer.fields(),
                          {0, static_cast<std::uint32_t>(prepared->population->strata().size())}, &counting);
  const simulation::Offers offers(s, *prepared->population, tracer.rates());
  for (int month = 0; month < kMonths; ++month) block.month(month, offers.draw(block.stretch(), month));
  return counting.counts;
}

/// Of two classes of frailty with the rates 1 − d and 1 + d, counts are a mixture: the variance is m + m² d²,
/// a little less since nobody is recorded twice in a month.
TEST(EverydayActs, AreMixedByFrailty) {
  const auto the_law = law();
  auto s = scenario(10);
  const double d = 0.8;
  s.population.frailty = {{0.5, 1 - d}, {0.5, 1 + d}};
  const auto counts = counts_by_person(s, *the_law);
  const population::Population population(s.population, s.seed);
  double n = 0;
  double sum = 0;
  double squares = 0;
  for (std::uint32_t person = 0; person < population.residents(); ++person) {
    if (population.person(person).born > s.horizon.start) continue;
    const auto found = counts.find(person);
    const double count = found == counts.end() ? 0 : found->second;
    ++n;
    sum += count;
    squares += count * count;
  }
  const double mean = sum / n;
  const double variance = squares / n - mean * mean;
  const double expected_mean = 0.01 * kMonths;
  double expected_variance = 0;
  for (const double rate : {0.01 * (1 - d), 0.01 * (1 + d)}) {
    const double of_class = kMonths * rate;
    expected_variance +=
        0.5 * (kMonths * rate * (1 - rate) + (of_class - expected_mean) * (of_class - expected_mean));
  }
  // Standard errors: of the mean √(v/n), of the variance about v·√(6/n) for counts as small as these.
  EXPECT_NEAR(mean, expected_mean, 5 * std::sqrt(expected_variance / n));
  EXPECT_NEAR(variance, expected_variance, 5 * expected_variance * std::sqrt(6 / n));
}

TEST(EverydayActs, AreWronglyRecordedOfAdultsAlone) {
  const auto the_law = law();
  auto s = scenario(2);
  s.acts[0].who.id = "nobody";
  s.profiles["nobody"] = s.debt;
  s.profiles["nobody"].age.fill(0);
  s.profiles["nobody"].age[9] = 1e-9;  // hardly anybody does it himself
  s.acts[0].wrongly = exactly(0.5);
  const auto run = small_world::run(s, *the_law);
  const auto& tally = run.replicates[0].tally;
  double adults = 0;
  const population::Population population(s.population, s.seed);
  for (std::uint32_t person = 0; person < population.residents(); ++person) {
    for (int month = 0; month < kMonths; ++month) {
      const auto day = scenario::first_day(s.horizon, month) + 15;
      adults += population::age_on(population.person(person).born, day) >= population::kMajority ? 1 : 0;
    }
  }
  EXPECT_EQ(all_months(tally, Indicator::acts_detected), 0);
  expect_count(static_cast<double>(all_months(tally, Indicator::records_new)), 0.001 * adults);
}

TEST(Roles, AreHadByTheirShareAndDecideWhoActs) {
  const auto the_law = law();
  auto s = scenario(20);
  s.profiles["men"] = s.debt;
  s.profiles["men"].sex = {0, 1};
  scenario::RoleShare role;
  role.role.id = "driver";
  role.who.id = "men";
  role.share = exactly(100);
  s.roles.push_back(role);
  s.acts[0].role.id = "driver";
  const auto run = small_world::run(s, *the_law);
  const auto& tally = run.replicates[0].tally;
  std::int64_t of_women = 0;
  for (int month = 0; month < kMonths; ++month)
    of_women += tally.at(Indicator::acts_detected, simulation::kFirstSex, month);
  EXPECT_EQ(of_women, 0);

  const population::Population population(s.population, s.seed);
  simulation::OnePairOfHands crew;
  base::Diagnostics diagnostics;
  const auto prepared = simulation::prepare(s, the_law->regime, crew, diagnostics);
  const simulation::Tracer tracer(*prepared, 0, crew);
  double drivers = 0;
  double adults = 0;
  for (std::uint32_t person = 0; person < population.residents();) {
    const auto folk = simulation::folk_of(population, tracer.rates().posts, tracer.rates().legal_roles,
                                          population.household_of(person));
    for (std::size_t i = 0; i < folk.household.size(); ++i) {
      drivers += folk.roles[i] & 1U;
      adults += population::age_on(folk.members[i].born, s.horizon.start) >= population::kMajority ? 1 : 0;
    }
    person += folk.household.size();
  }
  expect_count(drivers, 0.1 * adults);
  expect_count(static_cast<double>(all_months(tally, Indicator::acts_detected)), 0.02 * drivers * kMonths);
}

/// A measure that an act brings at once flows from the act, and to its end by its own date unless it is
/// repaired.
TEST(ImposedMeasures, FlowFromTheirActToTheirEnd) {
  const auto the_law = law(R"(
- measures: {no_bins: {domain: travel, kind: restriction, zh: 禁, en: no bins}}
- law: {id: no_bins, cite: 8, zh: 禁。, en: No bins.}
  rule:
    when: litter
    must: {measure: no_bins, for: 2 months (while_lasts)}
)");
  const auto run = small_world::run(scenario(2), *the_law);
  const auto& tally = run.replicates[0].tally;
  const auto measure = the_law->regime.kind("no_bins");
  std::int64_t imposed = 0;
  std::int64_t in_the_last_months = 0;
  std::int64_t expired = 0;
  for (const auto& [key, count] : tally.flows) {
    if (key.from == simulation::Stage::act && key.to == simulation::Stage::measure &&
        key.to_kind == measure) {
      EXPECT_EQ(key.from_kind, the_law->regime.kind("litter"));
      imposed += count;
      in_the_last_months += key.month >= kMonths - 3 ? count : 0;
    }
    if (key.from == simulation::Stage::measure && key.from_kind == measure) {
      EXPECT_EQ(key.to_kind, static_cast<std::uint16_t>(simulation::End::expiry));
      expired += count;
    }
  }
  EXPECT_EQ(imposed, all_months(tally, Indicator::acts_detected));
  EXPECT_LT(expired, imposed);
  EXPECT_GE(expired, imposed - in_the_last_months);
}

TEST(Answers, ComeAfterAGeometricWait) {
  const auto the_law = law(R"(
- law: {id: course, cite: 8, zh: 学习。, en: Course.}
  rule:
    when: litter
    must: {duty: course}
)");
  auto s = scenario(0.5);
  scenario::Answer answer;
  answer.to.id = "course";
  answer.act.id = "sit_exam";
  answer.a_month = exactly(0.2);
  s.answers.push_back(answer);

  class Waiting final : public simulation::Witness {
   public:
    explicit Waiting(const regime::Regime& regime) : regime_(regime) {}
    void happened(const simulation::Happening& h) override {
      const int month = base::month_of(h.event.on);
      const auto key = std::pair(h.person, h.event.matter);
      if (regime_.kinds[h.kind].id == "litter") {
        began[key] = month;
      } else {
        waits.push_back(month - began.at(key));
      }
    }
    std::map<std::pair<std::uint32_t, std::int32_t>, int> began;
    std::vector<int> waits;

   private:
    const regime::Regime& regime_;
  };
  simulation::OnePairOfHands crew;
  base::Diagnostics diagnostics;
  const auto prepared = simulation::prepare(s, the_law->regime, crew, diagnostics);
  ASSERT_TRUE(prepared) << small_world::messages(diagnostics);
  const simulation::Tracer tracer(*prepared, 0, crew);
  Waiting waiting(the_law->regime);
  simulation::Block block(tracer.world(), tracer.rates(), tracer.fields(),
                          {0, static_cast<std::uint32_t>(prepared->population->strata().size())}, &waiting);
  const simulation::Offers offers(s, *prepared->population, tracer.rates());
  for (int month = 0; month < kMonths; ++month) block.month(month, offers.draw(block.stretch(), month));
  const int first = base::month_of(s.horizon.start);
  // Of courses laid on in the first six years, so that all but 0.8^48 waits are seen.
  std::vector<double> counts(12, 0.0);
  double courses = 0;
  for (const auto& [key, month] : waiting.began) courses += month - first < 72 ? 1 : 0;
  std::map<int, int> by_wait;
  std::vector<double> expected(12, 0.0);
  for (const int wait : waiting.waits) ++by_wait[wait];
  ASSERT_EQ(by_wait.count(0), 0U);
  const double all = static_cast<double>(waiting.waits.size());
  EXPECT_GT(all, 0.8 * courses);
  // Waits of up to eleven months, among themselves: geometric, given that they are so short.
  double short_ones = 0;
  for (int wait = 1; wait <= 11; ++wait) short_ones += by_wait[wait];
  const double within = 1 - std::pow(0.8, 11);
  for (int wait = 1; wait <= 11; ++wait) {
    counts[static_cast<std::size_t>(wait)] = by_wait[wait];
    expected[static_cast<std::size_t>(wait)] = short_ones * 0.2 * std::pow(0.8, wait - 1) / within;
  }
  EXPECT_GT(statistics::chi_square_tail(counts, expected), statistics::kSignificance);
}

// ---- response

/// Recorded acts without and with a change of the scenario.
struct Effect {
  double without = 0;
  double with = 0;
};
template <class Change>
Effect effect(scenario::Scenario s, const small_world::Law& law, Change change) {
  const auto count = [&] {
    return static_cast<double>(
        all_months(small_world::run(s, law).replicates[0].tally, Indicator::acts_detected));
  };
  Effect e;
  e.without = count();
  change(s);
  e.with = count();
  return e;
}

const std::string kPublicList = R"(
- law: {id: shame, cite: 8, zh: 公布。, en: Publication.}
  rule:
    when: litter
    must: {list: the_list, for: 1 month (shame_term)}
)";

TEST(Stigma, KeepsTheAwareFromWhatIsPublished) {
  const auto shame = [](scenario::Scenario& s) {
    small_world::set(s, Parameter::aware, 0.5);
    small_world::set(s, Parameter::stigma, 0.4);
    small_world::set(s, Parameter::stigma_women, 0.5);
  };
  const auto secret = law();
  const auto unchanged = effect(scenario(2), *secret, shame);
  EXPECT_EQ(unchanged.without, unchanged.with);
  // Those with news of their own are aware too; few, at two recorded of 1,000 a month. Men 0.5 · 0.4, women
  // half.
  const auto open = law(kPublicList);
  const auto published = effect(scenario(2), *open, shame);
  const double kept = 1 - published.with / published.without;
  const double expected = 0.5 * (0.4 + 0.2) / 2;
  EXPECT_GT(kept, expected - 0.02);
  EXPECT_LT(kept, expected + 0.03);
}

TEST(Hearsay, FollowsWhatIsRecordedOfOthersAndStopsWhereCouplingIsFrozen) {
  const auto hear = [](scenario::Scenario& s) {
    small_world::set(s, Parameter::aware, 1);
    small_world::set(s, Parameter::hearsay, 0.5);
    small_world::set(s, Parameter::hearsay_half, 2);
    small_world::set(s, Parameter::hearsay_fades, 2);
  };
  const auto the_law = law();
  const auto heard = effect(scenario(2), *the_law, hear);
  // In the long run h = 2 · (1 − a), a = 0.5 · h / (h + 2): 2 − h = h · h / (h + 2) · … solved by iteration.
  double h = 0;
  for (int i = 0; i < 200; ++i) h = 2 * (1 - 0.5 * h / (h + 2));
  EXPECT_NEAR(heard.with / heard.without, h / 2, 0.02);
  const auto frozen = effect(scenario(2), *the_law, [&](scenario::Scenario& s) {
    hear(s);
    s.off.set(static_cast<std::size_t>(scenario::Mechanism::coupling));
  });
  EXPECT_EQ(frozen.with, frozen.without);
}

/// Who litters, by household, among those that never came before a court.
using Litter = std::map<std::uint32_t, std::vector<base::Day>>;
Litter litter(const scenario::Scenario& s, const small_world::Law& law, std::set<std::uint32_t>& debtors) {
  class Watching final : public simulation::Witness {
   public:
    Watching(regime::KindId kind, std::set<std::uint32_t>& of_debtors)
        : littering(kind), debtors(of_debtors) {}
    void happened(const simulation::Happening& h) override {
      if (h.kind == littering) {
        days[h.household].push_back(h.event.on);
      } else {
        debtors.insert(h.household);
      }
    }
    regime::KindId littering;
    std::set<std::uint32_t>& debtors;
    Litter days;
  };
  simulation::OnePairOfHands crew;
  base::Diagnostics diagnostics;
  const auto prepared = simulation::prepare(s, law.regime, crew, diagnostics);
  EXPECT_TRUE(prepared) << small_world::messages(diagnostics);
  const simulation::Tracer tracer(*prepared, 0, crew);
  Watching watching(law.regime.kind("litter"), debtors);
  simulation::Block block(tracer.world(), tracer.rates(), tracer.fields(),
                          {0, static_cast<std::uint32_t>(prepared->population->strata().size())}, &watching);
  const simulation::Offers offers(s, *prepared->population, tracer.rates());
  for (int month = 0; month < kMonths; ++month) block.month(month, offers.draw(block.stretch(), month));
  return watching.days;
}

/// A list that is no longer public shames nobody, so that more debtors refuse, and more is heard of them.
TEST(Coupling, CarriesAReformToThoseWhomItDoesNotTouch) {
  auto s = scenario(2);
  s.cases.front().cases = 60'000'000;
  small_world::set(s, Parameter::aware, 1);
  small_world::set(s, Parameter::stigma, 0.9);
  small_world::set(s, Parameter::stigma_women, 1);
  small_world::set(s, Parameter::hearsay, 0.5);
  small_world::set(s, Parameter::hearsay_half, 2);
  const auto open = law();
  const auto secret = law("", false);
  const auto differ = [&] {
    std::set<std::uint32_t> debtors;
    auto before = litter(s, *open, debtors);
    auto after = litter(s, *secret, debtors);
    for (const auto household : debtors) {
      before.erase(household);
      after.erase(household);
    }
    EXPECT_GT(before.size(), 1000U);
    return before != after;
  };
  EXPECT_TRUE(differ());
  s.off.set(static_cast<std::size_t>(scenario::Mechanism::coupling));
  EXPECT_FALSE(differ());
}

TEST(CrowdingOut, MakesThoseWhoWereFinedDoItOftener) {
  const auto the_law = law(R"(
- law: {id: fine, cite: 8, zh: 罚款。, en: Fine.}
  rule:
    when: litter
    must: {fine: 100 CNY (sum)}
)");
  auto s = scenario(40);
  const auto run = small_world::run(s, *the_law);
  const auto& tally = run.replicates[0].tally;
  EXPECT_EQ(all_months(tally, Indicator::fines_total), 100 * all_months(tally, Indicator::acts_detected));
  const auto fined =
      effect(s, *the_law, [](scenario::Scenario& of) { small_world::set(of, Parameter::crowding_out, 0.5); });
  // One present throughout is fined for the first time after T months, geometric at 0.04, and then goes on at
  // 0.06.
  double expected = 0;
  double unfined = 1;
  for (int month = 0; month < kMonths; ++month) {
    expected += unfined * 0.04 + (1 - unfined) * 0.06;
    unfined *= 1 - 0.04;
  }
  EXPECT_NEAR(fined.with / fined.without, expected / (0.04 * kMonths), 0.02);
}

TEST(Rewards, BringTheAwareToDoMoreGoodDeeds) {
  const auto reward = [](scenario::Scenario& s) {
    small_world::set(s, Parameter::aware, 0.5);
    small_world::set(s, Parameter::rewards, 0.4);
  };
  auto s = scenario(2);
  s.acts[0].act.id = "deed";
  const auto unrewarded = law();
  // Candidates come from a higher majorant then, so that the two counts, of some 11,000, are independent.
  const auto same = effect(s, *unrewarded, reward);
  EXPECT_NEAR(same.with / same.without, 1, 5 * std::sqrt(2 / same.without));
  const auto rewarded = law(R"(
- measures: {bonus: {domain: travel, kind: reward, zh: 奖励, en: a bonus}}
- law: {id: bonus, cite: 8, zh: 奖励。, en: Bonus.}
  rule:
    when: deed
    must: {measure: bonus}
)");
  const auto more = effect(s, *rewarded, reward);
  // Whoever has been recorded for a deed is aware as well: at 0.002 a month some 11 in 100 by the end.
  EXPECT_GT(more.with / more.without, 1.2 - 5 * 1.2 * std::sqrt(2 / more.without));
  EXPECT_LT(more.with / more.without, 1.22 + 5 * 1.2 * std::sqrt(2 / more.without));
}

TEST(Congestion, LowersWhatBusyCourtsFind) {
  auto s = small_world::scenario();
  s.cases.front().cases = 20'000'000;
  const auto the_law = small_world::law("");
  small_world::set(s, Parameter::congestion, 0.1);
  const auto run = small_world::run(s, *the_law);
  const auto& tally = run.replicates[0].tally;
  // Nothing is ever finished: busy(m) = Σ found before m, in months of cases, and found = 1 / (1 + 0.1 ·
  // busy).
  double busy = 0;
  double found = 0;
  for (int month = 0; month < kMonths; ++month) {
    const double now = 1 / (1 + 0.1 * busy);
    found += now;
    busy += now;
  }
  const double share = static_cast<double>(all_months(tally, Indicator::acts_detected)) /
                       static_cast<double>(all_months(tally, Indicator::acts));
  EXPECT_NEAR(share, found / kMonths, 0.01);
}

TEST(Survey, AsksAdultsAndCountsThoseWhoApprove) {
  auto s = small_world::scenario();
  s.cases.front().cases = 0;
  s.survey = 5000;
  s.opinion = s.debt;
  small_world::set(s, Parameter::approval, 0.7);
  const auto the_law = small_world::law("");
  const auto run = small_world::run(s, *the_law);
  const auto& tally = run.replicates[0].tally;
  const auto asked = static_cast<double>(all_months(tally, Indicator::survey_asked));
  const auto approving = static_cast<double>(all_months(tally, Indicator::survey_approving));
  EXPECT_GT(asked, 10 * 5000 * 0.7);
  EXPECT_LT(asked, 10 * 5000);
  EXPECT_GT(statistics::normal_tail((approving - 0.7 * asked) / std::sqrt(0.21 * asked)),
            statistics::kSignificance);
  for (int month = 0; month < kMonths; ++month) {
    const bool december = month % 12 == 11;
    EXPECT_EQ(small_world::nation(tally, Indicator::survey_asked, month) > 0, december);
  }
}

}  // namespace
}  // namespace osmanthus
