#include "fixtures.hpp"
#include "pack/guard.hpp"

namespace osmanthus::pack {
namespace {

using regime::Comparator;
using regime::Condition;
using regime::Fact;
using regime::Guard;
using regime::Happening;

struct Read {
  std::vector<regime::Number> numbers;
  std::vector<Condition> conditions;
};

/// The conditions of a guard that is expected to be in order.
Read read(const std::string& yaml, Stands stands = Stands::on_event) {
  Read result;
  base::Diagnostics out;
  const auto guard = read_guard(tree(yaml), {stands, result.numbers}, out);
  EXPECT_EQ(all_of(out), "");
  for (const auto& part : guard.parts) result.conditions.push_back(part.condition);
  return result;
}

TEST(Conditions, AskWhatASubjectOrAnActIs) {
  const auto all =
      read("[is driver, is not able, act is grave, act is not grave, class is minor, class is not minor]")
          .conditions;
  EXPECT_EQ(all[0].fact, Fact::is);
  EXPECT_EQ(all[0].name.id, "driver");
  EXPECT_FALSE(all[0].negated);
  EXPECT_TRUE(all[1].negated);
  EXPECT_EQ(all[2].fact, Fact::act_is);
  EXPECT_TRUE(all[3].negated);
  EXPECT_EQ(all[4].fact, Fact::field_is);
  EXPECT_EQ(all[4].name.id, "class");
  EXPECT_EQ(all[4].value.id, "minor");
  EXPECT_TRUE(all[5].negated);
}

TEST(Conditions, AskForStandingsUnderAProvision) {
  const auto all =
      read("[listed on a under x.y, recorded in b.c, bound by d under z, bears e, resides in jinan]")
          .conditions;
  EXPECT_EQ(all[0].fact, Fact::listed_on);
  EXPECT_EQ(all[0].value.id, "x.y");
  EXPECT_EQ(all[1].fact, Fact::recorded_in);
  EXPECT_EQ(all[1].name.id, "b.c");
  EXPECT_EQ(all[2].fact, Fact::bound_by);
  EXPECT_EQ(all[2].value.id, "z");
  EXPECT_EQ(all[3].fact, Fact::bears);
  EXPECT_EQ(all[4].fact, Fact::resides_in);
}

TEST(Conditions, TakeARoleInFrontAndADenial) {
  const auto all =
      read("[parent listed on a, not child is driver, guardian age below limit, unit is parent]").conditions;
  EXPECT_EQ(all[0].role, "parent");
  EXPECT_EQ(all[1].role, "child");
  EXPECT_TRUE(all[1].negated);
  EXPECT_EQ(all[2].role, "guardian");
  EXPECT_EQ(all[2].number.name, "limit");
  EXPECT_EQ(all[3].role, "unit");
  EXPECT_EQ(all[3].name.id, "parent");
}

TEST(Conditions, CompareInTheWordsOfTheLaw) {
  const auto all =
      read("[age at least a, age at most a, age above a, age below a, age exactly a]").conditions;
  const std::vector<Comparator> expected = {Comparator::at_least, Comparator::at_most, Comparator::above,
                                            Comparator::below, Comparator::exactly};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(all[i].comparator, expected[i]);
}

TEST(Conditions, NameTheNumbersWhereTheyStand) {
  const auto result =
      read("count of fined or litter within 1 year (window) since this or pay at least 5 times (limit)");
  const auto& counted = result.conditions[0];
  EXPECT_EQ(counted.fact, Fact::count);
  ASSERT_EQ(counted.past.happenings.size(), 2U);
  EXPECT_EQ(counted.past.happenings[1].id, "litter");
  EXPECT_EQ(counted.past.within->name, "window");
  EXPECT_TRUE(counted.past.since_this);
  ASSERT_EQ(counted.past.since.size(), 1U);
  EXPECT_EQ(counted.past.since[0].id, "pay");
  EXPECT_EQ(counted.number.name, "limit");
  ASSERT_EQ(result.numbers.size(), 2U);
  EXPECT_EQ(result.numbers[0].cases[0].amount.unit, regime::NumberUnit::years);
  EXPECT_EQ(result.numbers[1].cases[0].amount.low, 5);
}

TEST(Conditions, LookBack) {
  const auto all =
      read("[count of same exactly n, done a or b within w since c, time since a opens at least w]")
          .conditions;
  EXPECT_TRUE(all[0].past.same);
  EXPECT_EQ(all[1].fact, Fact::done);
  EXPECT_EQ(all[1].past.happenings.size(), 2U);
  EXPECT_EQ(all[1].past.since[0].id, "c");
  EXPECT_EQ(all[2].fact, Fact::time_since);
  EXPECT_EQ(all[2].past.happenings[0].id, "a");
}

TEST(Conditions, ReadScoresAndAmounts) {
  const auto all =
      read("[score of s below a.level, earlier score of s at least i.a.level, amount above 5 CNY (sum)]")
          .conditions;
  EXPECT_EQ(all[0].fact, Fact::score);
  EXPECT_EQ(all[0].number.name, "a.level");
  EXPECT_EQ(all[1].fact, Fact::earlier_score);
  EXPECT_EQ(all[1].number.name, "i.a.level");
  EXPECT_EQ(all[2].fact, Fact::amount);
}

TEST(Conditions, TakeABareWordOnlyWhereAScoreSaysWhomItCovers) {
  EXPECT_EQ(read("dog_owner", Stands::covers).conditions[0].fact, Fact::is);
  EXPECT_EQ(read("dog_owner", Stands::covers).conditions[0].name.id, "dog_owner");
}

TEST(Conditions, KeepTheirWordsAndTheirPlace) {
  const auto result = read("- is driver\n- age at least 14 years (record_age)\n");
  EXPECT_EQ(result.conditions[1].words, "age at least 14 years (record_age)");
  EXPECT_EQ(result.conditions[1].at.line, 2);
  EXPECT_EQ(result.conditions[1].number.at.column, 16);
}

TEST(Guards, NestAnyAndAll) {
  std::vector<regime::Number> numbers;
  base::Diagnostics out;
  const auto guard =
      read_guard(tree("any: [{all: [act is a, act is b]}, act is c]"), {Stands::on_event, numbers}, out);
  EXPECT_EQ(all_of(out), "");
  ASSERT_EQ(guard.parts.size(), 1U);
  EXPECT_EQ(guard.form, Guard::Form::all);
  EXPECT_EQ(guard.parts[0].form, Guard::Form::any);
  EXPECT_EQ(guard.parts[0].parts[0].form, Guard::Form::all);
  EXPECT_EQ(guard.parts[0].parts[0].parts.size(), 2U);
  EXPECT_EQ(guard.parts[0].parts[1].form, Guard::Form::condition);
}

TEST(Happenings, HaveFiveForms) {
  base::Diagnostics out;
  const auto all = read_happenings(
      tree("[refuse, objection_upheld of town.list, town.file opens, town.points changes, commencement]"),
      out);
  EXPECT_EQ(all_of(out), "");
  ASSERT_EQ(all.size(), 5U);
  EXPECT_EQ(all[0].form, Happening::Form::act);
  EXPECT_EQ(all[1].form, Happening::Form::step_of);
  EXPECT_EQ(all[1].of.id, "town.list");
  EXPECT_EQ(all[2].form, Happening::Form::opens);
  EXPECT_EQ(all[3].form, Happening::Form::changes);
  EXPECT_EQ(all[3].name.id, "town.points");
  EXPECT_EQ(all[4].form, Happening::Form::commencement);
}

}  // namespace
}  // namespace osmanthus::pack
