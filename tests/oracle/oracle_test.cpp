// The sparse engine against the slow one: the same law, the same population, other luck, and hardly any code
// in common. Every total agrees in its mean, in its spread and in its whole distribution over many
// replicates.
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

#include "../support/files.hpp"
#include "../support/small_world.hpp"
#include "../support/statistics.hpp"
#include "pack/scenario.hpp"
#include "plain_engine.hpp"

namespace osmanthus {
namespace {

using scenario::Parameter;
using simulation::Indicator;

constexpr std::uint32_t kReplicates = 24;

/// The article's scenario with every number as given, debts and city acts oftener than in truth, no
/// organisations, and nothing heard of others, which the slow engine leaves out.
scenario::Scenario dense() {
  base::Diagnostics diagnostics;
  auto s = pack::read_scenario(files::read("scenarios/article.yaml"), diagnostics);
  EXPECT_TRUE(s) << small_world::messages(diagnostics);
  const auto fix = [](scenario::Estimate& e, double value) {
    e.value = value;
    e.range.reset();
    e.grade = regime::Grade::cited;
  };
  for (auto& e : s->parameters) fix(e, e.value);
  for (auto& role : s->roles) fix(role.share, 20 * role.share.value);
  std::set<std::string> once;
  std::erase_if(s->acts, [&](const auto& act) {
    return act.doer != scenario::Doer::residents || !once.insert(act.act.id).second;
  });
  for (auto& act : s->acts) {
    // Of those that lie at the limit of once a month no more; all done by everybody everywhere.
    act.place.id = "cn";
    fix(act.a_year, act.a_year.value);
    fix(act.recorded, std::min(1.0, 30 / act.a_year.value));
    fix(act.wrongly, 0.05);
    for (auto& flag : act.flags) fix(flag.share, std::min(1.0, 3 * flag.share.value));
  }
  s->roles[0].share.value = 500;
  for (auto& answer : s->answers) fix(answer.a_month, answer.a_month.value);
  const std::initializer_list<std::pair<Parameter, double>> changed{{Parameter::natural_person_debtors, 1},
                                                                    {Parameter::firms, 0},
                                                                    {Parameter::public_bodies, 0},
                                                                    {Parameter::public_servants, 0},
                                                                    {Parameter::aware, 0.5},
                                                                    {Parameter::stigma, 0.15},
                                                                    {Parameter::own_news, 0.3},
                                                                    {Parameter::crowding_out, 0.2},
                                                                    {Parameter::wrong_listings, 0.1},
                                                                    {Parameter::air_demand, 0.05},
                                                                    {Parameter::rail_demand, 0.05},
                                                                    {Parameter::rewards, 0.3},
                                                                    {Parameter::public_bodies_listed, 0}};
  for (const auto& [p, value] : changed) small_world::set(*s, p, value);
  for (auto& year : s->cases) year.cases *= 15;
  s->off.set(static_cast<std::size_t>(scenario::Mechanism::coupling));
  s->population.size = 5'000;
  s->replicates = kReplicates;
  return *s;
}

struct Sample {
  double mean = 0;
  double variance = 0;
};
Sample sample(const std::vector<double>& values) {
  Sample s;
  const auto n = static_cast<double>(values.size());
  for (const double v : values) s.mean += v / n;
  for (const double v : values) s.variance += (v - s.mean) * (v - s.mean) / (n - 1);
  return s;
}

double total(const simulation::Tally& tally, const std::string& name) {
  if (name == oracle::kDaysOfLastMonth)
    return static_cast<double>(
        small_world::nation(tally, Indicator::person_days_under_measure, tally.months() - 1));
  for (std::size_t i = 0; i < simulation::kIndicators; ++i) {
    const auto indicator = static_cast<Indicator>(i);
    if (simulation::name(indicator) != name) continue;
    if (simulation::is_stock(indicator))
      return static_cast<double>(small_world::nation(tally, indicator, tally.months() - 1));
    double sum = 0;
    for (int month = 0; month < tally.months(); ++month)
      sum += static_cast<double>(small_world::nation(tally, indicator, month));
    return sum;
  }
  ADD_FAILURE() << name;
  return 0;
}

class Engines : public testing::TestWithParam<regime::Reading> {};

TEST_P(Engines, AgreeInDistribution) {
  auto s = dense();
  s.view.reading = GetParam();
  const auto law = small_world::compiled(*small_world::read_law(files::read_pack("packs/cn")), s.view);
  ASSERT_TRUE(law);
  simulation::OnePairOfHands crew;
  base::Diagnostics diagnostics;
  const auto prepared = simulation::prepare(s, law->regime, crew, diagnostics);
  ASSERT_TRUE(prepared) << small_world::messages(diagnostics);
  simulation::Observer nobody;
  const auto sparse = simulation::simulate(*prepared, {}, crew, nobody);
  std::map<std::string, std::vector<double>> plain;
  for (std::uint64_t seed = 0; seed < kReplicates; ++seed) {
    for (const auto& [name, value] : oracle::live_plainly(*prepared, seed)) plain[name].push_back(value);
  }
  // Nothing releases from a list by the article, and no child is kept from school by the text.
  EXPECT_EQ(plain.size(), 21U);
  // Each total is tested three times; together they fail by chance once in 10,000 times (Bonferroni).
  const double significance = 1e-4 / static_cast<double>(3 * plain.size());
  for (const auto& [name, values] : plain) {
    ASSERT_EQ(values.size(), kReplicates) << name << " is nought in some replicate";
    std::vector<double> others;
    for (const auto& replicate : sparse.replicates) others.push_back(total(replicate.tally, name));
    const Sample a = sample(values);
    const Sample b = sample(others);
    EXPECT_GT(a.mean, 10) << name << " is too rare to say anything";
    const double z = (a.mean - b.mean) / std::sqrt((a.variance + b.variance) / kReplicates);
    EXPECT_GT(statistics::normal_tail(z), significance)
        << name << ": plain " << a.mean << " sparse " << b.mean << " z " << z;
    // The logarithm of a ratio of variances of nearly normal samples has a variance of about 4 / (n − 1).
    const double spread = std::log(a.variance / b.variance) / std::sqrt(4.0 / (kReplicates - 1));
    EXPECT_GT(statistics::normal_tail(spread), significance)
        << name << ": variances " << a.variance << " and " << b.variance;
    EXPECT_GT(statistics::kolmogorov_smirnov_tail(values, others), significance) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(UnderBothReadings, Engines,
                         testing::Values(regime::Reading::article, regime::Reading::text),
                         [](const auto& of) { return std::string(regime::to_string(of.param)); });

}  // namespace
}  // namespace osmanthus
