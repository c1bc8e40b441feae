// Each channel of response in a small world, congestion and the survey, against what can be worked out on
// paper.
#include "littering.hpp"

namespace osmanthus::littering {
namespace {

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
  Watching watching(law.regime.kind("litter"), debtors);
  watch(s, law, watching);
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

/// Whoever is on the list says no; of the others those say yes whose income lets them.
TEST(Survey, GoesByOnesOwnListingAndByIncome) {
  auto s = small_world::scenario();
  s.cases.front().cases = 60'000'000;
  s.survey = 20'000;
  s.opinion = s.debt;
  s.opinion.income = {0, 0.5, 1, 1, 1};
  small_world::set(s, Parameter::approval, 1);
  small_world::set(s, Parameter::approval_sanctioned, 0);
  const auto the_law = small_world::law("");
  const auto run = small_world::run(s, *the_law);
  const auto& tally = run.replicates[0].tally;
  constexpr int kDecember = 59;
  const auto at = [&](Indicator indicator, std::size_t series) {
    return static_cast<double>(tally.at(indicator, series, kDecember));
  };
  const std::array shares{0.0, 0.5, 1.0, 1.0, 1.0};
  for (std::size_t q = 0; q < scenario::kQuintiles; ++q) {
    const std::size_t series = simulation::kFirstIncome + q;
    // Debtors are adults, and so are those asked: of the residents some four in five.
    const double asked = at(Indicator::survey_asked, series);
    const double adults = at(Indicator::population, series) * asked * scenario::kQuintiles / s.survey;
    const double listed = at(Indicator::listed_stock, series) / adults;
    ASSERT_GT(listed, 0.1);
    EXPECT_NEAR(at(Indicator::survey_approving, series) / asked, shares[q] * (1 - listed), 0.05) << q;
  }
}

}  // namespace
}  // namespace osmanthus::littering
