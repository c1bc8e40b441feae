#include <limits>

#include "fixtures.hpp"
#include "pack/number.hpp"

namespace osmanthus::pack {
namespace {

using regime::Amount;
using regime::Number;
using regime::NumberUnit;

Amount amount(const std::string& text) {
  base::Diagnostics out;
  Amount read;
  EXPECT_TRUE(literal().read(tree("\"" + text + "\""), read, out)) << text << all_of(out);
  return read;
}

Number number_of(const std::string& yaml) {
  base::Diagnostics out;
  const auto read = read_number("n", tree(yaml), out);
  EXPECT_EQ(all_of(out), "");
  return read.value_or(Number());
}

void expect_amount(const Amount& found, NumberUnit unit, int low, int high) {
  EXPECT_EQ(found.unit, unit);
  EXPECT_EQ(found.low, low);
  EXPECT_EQ(found.high, high);
}

TEST(Literals, HaveUnitsInSingularAndPlural) {
  expect_amount(amount("5 times"), NumberUnit::times, 5, 5);
  expect_amount(amount("1 time"), NumberUnit::times, 1, 1);
  expect_amount(amount("-3 points"), NumberUnit::points, -3, -3);
  expect_amount(amount("1 point"), NumberUnit::points, 1, 1);
  expect_amount(amount("2000 CNY"), NumberUnit::cny, 2000, 2000);
  expect_amount(amount("7 working days"), NumberUnit::working_days, 7, 7);
  expect_amount(amount("1 working day"), NumberUnit::working_days, 1, 1);
  expect_amount(amount("180 days"), NumberUnit::days, 180, 180);
  expect_amount(amount("30 months"), NumberUnit::months, 30, 30);
  expect_amount(amount("1 year"), NumberUnit::years, 1, 1);
}

TEST(Literals, MayBeRangesDatesOrWords) {
  expect_amount(amount("1 to 3 years"), NumberUnit::years, 1, 3);
  expect_amount(amount("-10 to -1 points"), NumberUnit::points, -10, -1);
  const auto day = *base::parse_date("2019-05-01");
  expect_amount(amount("2019-05-01"), NumberUnit::date, day, day);
  expect_amount(amount("none"), NumberUnit::none, 0, 0);
  EXPECT_EQ(amount("same_day").unit, NumberUnit::same_day);
  EXPECT_EQ(amount("first_working_day_of_next_month").unit, NumberUnit::first_working_day_of_next_month);
}

TEST(Numbers, MayDependOnTheDay) {
  const auto n = number_of("{2013-10-01: none, 2017-05-01: 2 years}");
  ASSERT_EQ(n.cases.size(), 2U);
  EXPECT_EQ(n.cases[0].from, *base::parse_date("2013-10-01"));
  EXPECT_EQ(n.cases[0].amount.unit, NumberUnit::none);
  EXPECT_EQ(n.cases[1].amount.low, 2);
}

TEST(Numbers, MayDependOnReadingAndVariantTogether) {
  const auto n =
      number_of("{article: {mild: -3 points, harsh: -6 points}, text: {value: -4 points, cite: art. 9}}");
  ASSERT_EQ(n.cases.size(), 3U);
  EXPECT_EQ(n.cases[1].reading, "article");
  EXPECT_EQ(n.cases[1].variant, "harsh");
  EXPECT_EQ(n.cases[1].amount.low, -6);
  EXPECT_EQ(n.cases[2].reading, "text");
  EXPECT_EQ(n.cases[2].variant, "");
  EXPECT_EQ(n.cases[2].cite, "art. 9");
}

TEST(Numbers, CarryTheirDoubts) {
  const auto n =
      number_of("{value: 1 point, range: 1 to 3 points, grade: assumed, why: nothing is published}");
  ASSERT_EQ(n.cases.size(), 1U);
  EXPECT_EQ(n.cases[0].grade, regime::Grade::assumed);
  EXPECT_EQ(n.cases[0].range->high, 3);
  EXPECT_EQ(n.cases[0].why, "nothing is published");
}

TEST(Numbers, MayBeTablesWhoseRowsShareADoubt) {
  const auto n = number_of(
      "{by: act, grade: assumed, range: -10 to -1 points, why: none found, a: -2 points, b.c: -5 points}");
  EXPECT_EQ(n.by, "act");
  ASSERT_EQ(n.cases.size(), 2U);
  EXPECT_EQ(n.cases[1].key.id, "b.c");
  EXPECT_EQ(n.cases[1].range->low, -10);
}

TEST(Numbers, LookUpRowsOfPoints) {
  const auto n =
      number_of("{by: score of old, 0: 0 points, 1 to 3: 1 point, -5 to -1: 4 points, 18 up: 8 points}");
  EXPECT_EQ(n.by, "score of old");
  ASSERT_EQ(n.cases.size(), 4U);
  EXPECT_EQ(n.cases[0].key_high, 0);
  EXPECT_EQ(n.cases[1].key_low, 1);
  EXPECT_EQ(n.cases[1].key_high, 3);
  EXPECT_EQ(n.cases[2].key_low, -5);
  EXPECT_EQ(n.cases[3].key_low, 18);
  EXPECT_EQ(n.cases[3].key_high, std::numeric_limits<int>::max());
}

TEST(Numbers, HoldForEachRowWhereAChoiceStandsBesideATable) {
  const auto n = number_of("{article: none, text: {by: class, minor: 3 months, serious: 1 year}}");
  ASSERT_EQ(n.cases.size(), 4U);
  EXPECT_EQ(n.cases[0].reading, "article");
  EXPECT_EQ(n.cases[0].key.id, "minor");
  EXPECT_EQ(n.cases[1].key.id, "serious");
  EXPECT_EQ(n.cases[1].amount.unit, NumberUnit::none);
  EXPECT_EQ(n.cases[3].reading, "text");
}

TEST(Numbers, AreOfOneType) {
  EXPECT_TRUE(same_type({NumberUnit::years, 1, 1}, {NumberUnit::months, 3, 3}));
  EXPECT_TRUE(same_type({NumberUnit::none, 0, 0}, {NumberUnit::working_days, 3, 3}));
  EXPECT_TRUE(same_type({NumberUnit::same_day, 0, 0}, {NumberUnit::days, 3, 3}));
  EXPECT_FALSE(same_type({NumberUnit::cny, 1, 1}, {NumberUnit::eur, 1, 1}));
  EXPECT_FALSE(same_type({NumberUnit::times, 1, 1}, {NumberUnit::points, 1, 1}));
  EXPECT_FALSE(same_type({NumberUnit::none, 0, 0}, {NumberUnit::points, 1, 1}));
}

}  // namespace
}  // namespace osmanthus::pack
