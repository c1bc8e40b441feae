#include "scenario/scenario.hpp"

#include <gtest/gtest.h>

#include <set>

#include "../support/files.hpp"
#include "pack/scenario.hpp"

namespace osmanthus::scenario {
namespace {

Day day(int year, int month, int d) { return base::to_day({year, month, d}); }

std::optional<Scenario> read_text(const std::string& text, base::Diagnostics& diagnostics) {
  return pack::read_scenario({"run.yaml", text}, diagnostics);
}

/// scenarios/article.yaml with one stretch of it replaced.
std::string article_with(const std::string& old, const std::string& replacement) {
  std::string text = files::read("scenarios/article.yaml").text;
  const auto at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), replacement);
}

std::string all_messages(const base::Diagnostics& diagnostics) {
  std::string all;
  for (const auto& d : diagnostics.all()) all += base::format(d) + "\n";
  return all;
}

TEST(Horizon, CountsWholeMonths) {
  const Horizon h{day(2013, 10, 1), day(2014, 1, 1), day(2021, 1, 1)};
  EXPECT_EQ(months(h), 87);
  EXPECT_EQ(first_reported(h), 3);
  EXPECT_EQ(first_day(h, 0), day(2013, 10, 1));
  EXPECT_EQ(first_day(h, 5), day(2014, 3, 1));
  EXPECT_EQ(first_day(h, 87), h.until);
}

TEST(Cases, HoldForTheirYearAndUntilTheNextIsKnown) {
  Scenario s;
  s.cases = {{2013, 10, Grade::cited, "x"}, {2015, 30, Grade::cited, "x"}};
  EXPECT_EQ(cases_in_year_of(s, day(2012, 5, 1)), 10);
  EXPECT_EQ(cases_in_year_of(s, day(2014, 5, 1)), 10);
  EXPECT_EQ(cases_in_year_of(s, day(2015, 1, 1)), 30);
  EXPECT_EQ(cases_in_year_of(s, day(2020, 1, 1)), 30);
}

TEST(Parameters, AreInTheOrderOfTheirEnumerationAndHaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kParameters; ++i) {
    EXPECT_EQ(static_cast<std::size_t>(parameters()[i].parameter), i);
    EXPECT_EQ(parameter(parameters()[i].name), parameters()[i].parameter);
    names.insert(parameters()[i].name);
  }
  EXPECT_EQ(names.size(), kParameters);
  EXPECT_FALSE(parameter("luck").has_value());
}

TEST(Article, IsReadWithoutAWordOfComplaint) {
  base::Diagnostics diagnostics;
  const auto s = pack::read_scenario(files::read("scenarios/article.yaml"), diagnostics);
  ASSERT_TRUE(s) << all_messages(diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << all_messages(diagnostics);
  EXPECT_EQ(s->population.size, 1'400'000U);
  EXPECT_EQ(s->replicates, 32U);
  EXPECT_EQ(s->horizon.start, day(2013, 10, 1));
}

TEST(Article, SpreadsTheCasesOf2016To2018OverTheirPublishedSum) {
  base::Diagnostics diagnostics;
  const auto s = pack::read_scenario(files::read("scenarios/article.yaml"), diagnostics);
  ASSERT_TRUE(s);
  double sum = 0;
  for (const int year : {2016, 2017, 2018}) sum += cases_in_year_of(*s, day(year, 1, 1));
  EXPECT_NEAR(sum, 20'420'000, 1);
}

TEST(Article, HasPublicBodiesPerformAsWasPublished) {
  // 3,800 of 5,000 within two months of 2017.
  base::Diagnostics diagnostics;
  const auto s = pack::read_scenario(files::read("scenarios/article.yaml"), diagnostics);
  ASSERT_TRUE(s);
  const double still = 1 - s->estimate(Parameter::public_body_performance).value;
  EXPECT_NEAR(1 - still * still, 3800.0 / 5000, 0.005);
  EXPECT_EQ(s->estimate(Parameter::public_bodies_listed).value, 5000);
}

TEST(Reading, AsksForTheProfilesOfPosts) {
  for (const std::string key : {"representatives", "servants"}) {
    base::Diagnostics diagnostics;
    EXPECT_FALSE(read_text(article_with("\n" + key + ":", "\nno_" + key + ":"), diagnostics));
    EXPECT_NE(all_messages(diagnostics).find(key), std::string::npos) << all_messages(diagnostics);
  }
}

TEST(Reading, TellsWhereAWordIsUnknown) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(read_text(article_with("\nreplicates: 32", "\nreplicate: 32"), diagnostics));
  EXPECT_NE(all_messages(diagnostics).find("run.yaml:10:1: error:"), std::string::npos)
      << all_messages(diagnostics);
  EXPECT_NE(all_messages(diagnostics).find("replicate"), std::string::npos);
}

TEST(Reading, AsksForEveryParameter) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(read_text(article_with("  may_other:", "  may_another:"), diagnostics));
  EXPECT_NE(all_messages(diagnostics).find("may_other"), std::string::npos) << all_messages(diagnostics);
}

TEST(Reading, AsksForTheRangeOfWhatIsAssumed) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(read_text(article_with("    range: [0.35, 0.55]\n", ""), diagnostics));
  EXPECT_NE(all_messages(diagnostics).find("\"unable_debtors\" is assumed and has no range."),
            std::string::npos)
      << all_messages(diagnostics);
  EXPECT_GT(diagnostics.all().front().at.line, 1);
}

TEST(Reading, RefusesAValueOutsideItsRangeAndARangeThatTheModelCannotTake) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(read_text(article_with("range: [0.35, 0.55]", "range: [0.5, 0.55]"), diagnostics));
  EXPECT_NE(all_messages(diagnostics).find("lies outside its range"), std::string::npos);
  base::Diagnostics more;
  EXPECT_FALSE(read_text(article_with("range: [0.35, 0.55]", "range: [0.35, 1.55]"), more));
  EXPECT_NE(all_messages(more).find("must lie between 0 and 1"), std::string::npos) << all_messages(more);
}

TEST(Reading, TellsWhichProfileAnActLacks) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(read_text(article_with("who: walkers", "who: walker"), diagnostics));
  const auto said = all_messages(diagnostics);
  EXPECT_NE(said.find("The scenario has no profile \"walker\"."), std::string::npos) << said;
  EXPECT_NE(said.find("did you mean \"walkers\"?"), std::string::npos) << said;
  EXPECT_GT(diagnostics.all().front().at.column, 1);
}

/// Firms have no roles, a doer is a word of three, and a field needs some value that occurs.
TEST(Reading, TellsWhatIsWrongWithWhoActsAndHow) {
  const std::vector<std::pair<std::pair<std::string, std::string>, std::string>> wrong{
      {{"    of: public_bodies", "    of: publicbodies"}, "esidents, firms or public_bodies"},
      {{"    of: public_bodies", "    of: firms\n    role: driver"},
       "is a role of residents, and the act is one of firms"},
      {{"shares: {minor: 0.5, ordinary: 0.4, serious: 0.1}", "shares: {minor: 0, ordinary: 0}"},
       "come to nothing"},
      {{"      declined: {value: 0.1,", "      declined: {value: 1.1,"}, "declined"}};
  for (const auto& [change, expected] : wrong) {
    base::Diagnostics diagnostics;
    EXPECT_FALSE(read_text(article_with(change.first, change.second), diagnostics)) << change.second;
    EXPECT_NE(all_messages(diagnostics).find(expected), std::string::npos) << all_messages(diagnostics);
  }
}

TEST(Reading, RefusesMoreActsThanCanBeToldApart) {
  base::Diagnostics diagnostics;
  auto scenario = read_text(article_with("", ""), diagnostics);
  ASSERT_TRUE(scenario);
  const auto act = scenario->acts.front();
  while (scenario->acts.size() <= kMostActs) {
    scenario->acts.push_back(act);
    scenario->acts.back().act.id += std::to_string(scenario->acts.size());
  }
  validate(*scenario, diagnostics);
  EXPECT_NE(all_messages(diagnostics).find("at most 255 acts"), std::string::npos)
      << all_messages(diagnostics);
}

TEST(Reading, RefusesAnActThatStandsTwiceForOnePlace) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(
      read_text(article_with("- act: motor_lane_nonmotor", "- act: red_light_nonmotor"), diagnostics));
  const auto said = all_messages(diagnostics);
  EXPECT_NE(said.find("\"red_light_nonmotor\" stands twice for \"nanjing\""), std::string::npos) << said;
}

TEST(Reading, RefusesAnAnswerThatStandsTwice) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(read_text(article_with("    act: dog_exam_failed", "    act: dog_exam_passed"), diagnostics));
  const auto said = all_messages(diagnostics);
  EXPECT_NE(said.find("\"dog_exam_passed\" stands twice for \"dog_seizure\""), std::string::npos) << said;
}

TEST(Reading, AsksForTheRangeOfAnActsAssumedNumber) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(
      read_text(article_with("      range: [5000, 60000]\n      drawn: log_uniform\n", ""), diagnostics));
  const auto said = all_messages(diagnostics);
  EXPECT_NE(said.find("\"a_year\" is assumed and has no range."), std::string::npos) << said;
}

TEST(Reading, TakesFrozenCouplingForAPartThatIsSwitchedOff) {
  base::Diagnostics diagnostics;
  const auto s = read_text(article_with("replicates: 32", "replicates: 32\ncoupling: frozen"), diagnostics);
  ASSERT_TRUE(s) << all_messages(diagnostics);
  EXPECT_TRUE(has(s->off, Mechanism::coupling));
  EXPECT_EQ(s->off.count(), 1U);
  base::Diagnostics more;
  EXPECT_FALSE(read_text(article_with("replicates: 32", "replicates: 32\ncoupling: loose"), more));
}

TEST(Reading, RefusesAHorizonThatDoesNotBeginWithAMonth) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(read_text(article_with("start: 2013-10-01", "start: 2013-10-02"), diagnostics));
  EXPECT_NE(all_messages(diagnostics).find("first of a month"), std::string::npos)
      << all_messages(diagnostics);
}

TEST(Reading, RefusesAPopulationOfAFew) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(read_text(article_with("size: 1400000", "size: 40"), diagnostics));
  EXPECT_NE(all_messages(diagnostics).find("between 1000 and"), std::string::npos)
      << all_messages(diagnostics);
}

TEST(Reading, RefusesSharesThatDoNotAddUp) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(read_text(article_with("{share: 0.50,", "{share: 0.40,"), diagnostics));
  EXPECT_NE(all_messages(diagnostics).find("add up to"), std::string::npos) << all_messages(diagnostics);
}

}  // namespace
}  // namespace osmanthus::scenario
