// Everyday acts in a small world against what can be worked out on paper: counts, mixed counts, mistakes,
// roles and answers.
#include "littering.hpp"

namespace osmanthus::littering {
namespace {

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

/// Of the unseen as many abstain as of those who are seen: half are aware, and of these 0.4 of the men and
/// 0.2 of the women are ashamed where the list is public.
TEST(EverydayActs, ThatNobodySeesAreLeftUndoneWhereTheyArePublished) {
  auto s = scenario(2);
  const auto unseen = [&](const small_world::Law& of) {
    const auto run = small_world::run(s, of);
    const auto& tally = run.replicates[0].tally;
    return static_cast<double>(all_months(tally, Indicator::acts) -
                               all_months(tally, Indicator::acts_detected));
  };
  small_world::set(s, Parameter::aware, 0.5);
  small_world::set(s, Parameter::stigma, 0.4);
  small_world::set(s, Parameter::stigma_women, 0.5);
  const auto secret = law();
  const auto published = law(R"(
- law: {id: shame, cite: 8, zh: 公布。, en: Publication.}
  rule:
    when: litter
    must: {list: the_list, for: 1 month (shame_term)}
)");
  EXPECT_NEAR(unseen(*published) / unseen(*secret), 1 - 0.5 * (0.4 + 0.2) / 2, 0.01);
}

/// How often each resident was recorded.
std::map<std::uint32_t, int> counts_by_person(const scenario::Scenario& s, const small_world::Law& law) {
  class Counting final : public simulation::Witness {
   public:
    void happened(const simulation::Happening& happening) override { ++counts[happening.person]; }
    std::map<std::uint32_t, int> counts;
  };
  Counting counting;
  watch(s, law, counting);
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

/// Of 1,000 firms so many acts, each recorded in the firm's name and none in a resident's.
TEST(EverydayActs, AreDoneByFirmsTooAsOftenAsTheRateSays) {
  const auto the_law = law();
  auto s = scenario(20);
  s.acts[0].doer = scenario::Doer::firms;
  small_world::set(s, Parameter::firms, 100);
  int acts = 0;
  watch_each(s, *the_law, [&](const simulation::Happening& h, const std::string&) {
    ++acts;
    EXPECT_EQ(h.attributes[regime::kSubjectKind], regime::kLegalPerson);
  });

  const auto run = small_world::run(s, *the_law);
  const auto& tally = run.replicates[0].tally;
  EXPECT_EQ(all_months(tally, Indicator::firms_records_new), acts);
  EXPECT_EQ(all_months(tally, Indicator::records_new), 0);
  EXPECT_EQ(all_months(tally, Indicator::acts), 0);

  simulation::OnePairOfHands crew;
  base::Diagnostics diagnostics;
  const auto prepared = simulation::prepare(s, the_law->regime, crew, diagnostics);
  const simulation::Tracer tracer(*prepared, 0, crew);
  const population::Population population(s.population, s.seed);
  double firms = 0;
  for (std::uint32_t person = 0; person < population.residents();) {
    const auto household = population.household_of(person);
    for (const auto& held : tracer.rates().posts.of(household, population.members(household)))
      firms += held.post == population::Post::represents_firm ? 1 : 0;
    person += household.size();
  }
  expect_count(acts, 0.02 * firms * kMonths);
}

/// A flag is true of its share of the acts, and a field has its values by their shares.
TEST(EverydayActs, HaveTheirFlagsAndFieldsByTheirShares) {
  const auto the_law = law(R"(
- acts:
    dump: {domain: travel, flags: [grave, violent], fields: {size: [small, middling, large]}, zh: 倾倒, en: dumps}
)");
  auto s = scenario(5);
  s.acts[0].act.id = "dump";
  s.acts[0].flags = {{{"grave", {}}, exactly(0.2)}, {{"violent", {}}, exactly(0.5)}};
  s.acts[0].fields = {{{"size", {}}, {{{"large", {}}, 1}, {{"small", {}}, 3}}, {}, "test"}};
  double acts = 0;
  double grave = 0;
  double both = 0;
  std::map<std::string, double> sizes;
  const auto& regime = the_law->regime;
  const auto size = regime.field("size");
  watch_each(s, *the_law, [&](const simulation::Happening& h, const std::string&) {
    ++acts;
    const auto is = [&](const char* flag) { return h.event.flags >> regime.flag(flag) & 1U; };
    grave += is("grave") ? 1 : 0;
    both += is("grave") && is("violent") ? 1 : 0;
    ++sizes[regime.field_values[size][static_cast<std::size_t>(h.event.fields[size] - 1)]];
  });
  const auto expect_share = [&](double count, double share) {
    const double deviation = std::sqrt(acts * share * (1 - share));
    EXPECT_GT(statistics::normal_tail((count - share * acts) / deviation), statistics::kSignificance)
        << count << " of " << acts;
  };
  ASSERT_GT(acts, 20'000);
  expect_share(grave, 0.2);
  expect_share(both, 0.1);
  expect_share(sizes["small"], 0.75);
  EXPECT_FALSE(sizes.contains("middling"));
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
  const auto the_law = law_with_course();
  const auto s = answering({"sit_exam"});
  std::map<std::pair<std::uint32_t, std::int32_t>, int> began;
  std::vector<int> waits;
  watch_each(s, *the_law, [&](const simulation::Happening& h, const std::string& what) {
    const int month = base::month_of(h.event.on);
    const auto key = std::pair(h.person, h.event.matter);
    if (what == "litter") {
      began[key] = month;
    } else {
      waits.push_back(month - began.at(key));
    }
  });
  const int first = base::month_of(s.horizon.start);
  // Of courses laid on in the first six years, so that all but 0.8^48 waits are seen.
  std::vector<double> counts(12, 0.0);
  double courses = 0;
  for (const auto& [key, month] : began) courses += month - first < 72 ? 1 : 0;
  std::map<int, int> by_wait;
  std::vector<double> expected(12, 0.0);
  for (const int wait : waits) ++by_wait[wait];
  ASSERT_EQ(by_wait.count(0), 0U);
  const double all = static_cast<double>(waits.size());
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

/// A step concerns what it answers, and names the event that opened it: each ends one course, that one, and
/// leaves the record, which the provision would end too.
TEST(Answers, MayBeStepsThatConcernWhatTheyAnswer) {
  const auto the_law = law_with_course("", R"(
- steps: {waived: {of: standing, zh: 免除, en: is waived}}
- law: {id: waived, cite: 9, zh: 免除。, en: Waiver.}
  rule:
    when: waived
    must: {end: [course, litter_record], by: release}
)");
  const auto course = the_law->regime.kind("course");
  const auto record = the_law->regime.kind("litter_record");
  std::map<std::pair<std::uint32_t, std::int32_t>, std::int16_t> began;
  std::size_t waived = 0;
  const auto lives = watch_each(answering({"waived"}, 0.5), *the_law,
                                [&](const simulation::Happening& h, const std::string& what) {
                                  if (what == "litter") {
                                    began[{h.person, h.event.matter}] = h.event.index;
                                    return;
                                  }
                                  ++waived;
                                  EXPECT_EQ(h.event.about, course);
                                  EXPECT_EQ(h.event.of, began.at({h.person, h.event.matter}));
                                });
  std::size_t ended = 0;
  for (const auto& life : lives) {
    for (const auto& e : life.entries) {
      const bool over = e.to != base::kNever;
      if (e.kind == course) ended += over ? 1 : 0;
      EXPECT_FALSE(e.kind == record && over);
    }
  }
  EXPECT_EQ(ended, waived);
  EXPECT_GT(static_cast<double>(waived), 0.9 * static_cast<double>(began.size()));
}

/// What a child's act lays on a parent the parent answers, and the exam ends his course.
TEST(Answers, AreGivenByWhomTheLawPutItOn) {
  const auto the_law = law_with_course(", to: parent");
  const auto course = the_law->regime.kind("course");
  std::size_t exams = 0;
  const auto lives = watch_each(answering({"sit_exam"}, 0.5), *the_law,
                                [&](const simulation::Happening& h, const std::string& what) {
                                  if (what == "litter") return;
                                  ++exams;
                                  EXPECT_LT(h.person, population::kFirstOrganisation);
                                });
  std::size_t ended = 0;
  for (const auto& life : lives) {
    std::set<std::pair<std::int16_t, std::uint8_t>> litterers;
    for (const auto& e : life.entries) {
      if (the_law->regime.kinds[e.kind].id == "litter") litterers.insert({e.event, e.subject});
    }
    for (const auto& e : life.entries) {
      if (e.kind != course) continue;
      EXPECT_FALSE(litterers.contains({e.event, e.subject})) << "the parent's, not the child's";
      ended += e.to != base::kNever ? 1 : 0;
    }
  }
  EXPECT_GT(exams, 100U);
  EXPECT_EQ(ended, exams);
}

/// Of two answers to one course the first ends it, and with it the second; nobody answers what no longer
/// lasts.
TEST(Answers, ComeOnlyWhileWhatTheyAnswerLasts) {
  const auto the_law = law_with_course();
  std::set<std::pair<std::uint32_t, std::int32_t>> passed;
  int deeds = 0;
  int after_the_exam = 0;
  watch_each(answering({"sit_exam", "deed"}), *the_law,
             [&](const simulation::Happening& h, const std::string& what) {
               const auto key = std::pair(h.person, h.event.matter);
               if (what == "sit_exam") passed.insert(key);
               if (what != "deed") return;
               ++deeds;
               after_the_exam += passed.contains(key) ? 1 : 0;
             });
  EXPECT_GT(passed.size(), 1000U);
  EXPECT_EQ(after_the_exam, 0);
  // A deed comes before the exam with (1 − 0.2) · 0.2 / (1 − 0.64) in another month, and half of 0.04 / 0.36
  // in the same.
  const double expected = 0.16 / 0.36 + 0.5 * 0.04 / 0.36;
  EXPECT_NEAR(deeds / static_cast<double>(passed.size()), expected, 0.06);
}

}  // namespace
}  // namespace osmanthus::littering
