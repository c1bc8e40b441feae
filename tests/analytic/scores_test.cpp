// The points of residents in a small world against what can be worked out on paper.
#include "littering.hpp"

namespace osmanthus::littering {
namespace {

/// Everybody starts with `start` points, and littering costs two.
std::string points_from(int start) {
  return R"(
- scores:
    tidiness:
      cite: 8
      for: [is natural_person]
      start: )" +
         std::to_string(start) + R"( points
      floor: 0 points
      ceiling: 1000 points
      zh: 整洁分
      en: tidiness
- law: {id: costs, cite: 8, zh: 扣分。, en: It costs points.}
  rule:
    when: litter
    must: {points: tidiness, add: -2 points (cost)}
)";
}

std::int64_t holders(const simulation::Tally& tally, int month) {
  std::int64_t sum = 0;
  for (const auto& [key, n] : tally.scores) sum += key.month == month ? n : 0;
  return sum;
}

std::int64_t points(const simulation::Tally& tally, int month) {
  std::int64_t sum = 0;
  for (const auto& [key, n] : tally.scores) sum += key.month == month ? n * key.points : 0;
  return sum;
}

TEST(Scores, AreHeldByEveryResidentFromBirth) {
  const auto the_law = law(points_from(1000));
  const auto run = small_world::run(scenario(2), *the_law);
  const auto& tally = run.replicates[0].tally;
  for (int month = 0; month < kMonths; ++month)
    EXPECT_EQ(holders(tally, month), small_world::nation(tally, Indicator::population, month)) << month;
}

/// Far from the floor nothing is cut: every act costs two points, and costs them for good.
TEST(Scores, FallByWhatIsRecorded) {
  const auto the_law = law(points_from(1000));
  const auto run = small_world::run(scenario(20), *the_law);
  const auto& tally = run.replicates[0].tally;
  std::int64_t acts = 0;
  for (int month = 0; month < kMonths; ++month) {
    acts += small_world::nation(tally, Indicator::acts_detected, month);
    EXPECT_EQ(1000 * holders(tally, month) - points(tally, month), 2 * acts) << month;
  }
}

/// Who starts with two points has none after the first act. Of 1,000 residents two litter a month, at most
/// once each, so that after n months a share of 0.998^n has what it started with.
TEST(Scores, StopAtTheFloor) {
  const auto the_law = law(points_from(2));
  const auto run = small_world::run(scenario(2), *the_law);
  const auto& tally = run.replicates[0].tally;
  std::map<int, std::int64_t> at_end;
  for (const auto& [key, n] : tally.scores) {
    if (key.month == kMonths - 1) at_end[key.points] += n;
  }
  ASSERT_EQ(at_end.size(), 2U);
  const auto born_before = static_cast<double>(small_world::nation(tally, Indicator::population, 0));
  const double untouched = std::pow(0.998, kMonths);
  const double expected = born_before * (1 - untouched);
  // Those born on the way have had less time: they are few, and their acts fewer.
  const auto born_since = static_cast<double>(holders(tally, kMonths - 1)) - born_before;
  EXPECT_GE(static_cast<double>(at_end[0]), expected - 4 * std::sqrt(expected * untouched));
  EXPECT_LE(static_cast<double>(at_end[0]),
            expected + born_since * (1 - untouched) + 4 * std::sqrt(expected * untouched));
}

}  // namespace
}  // namespace osmanthus::littering
