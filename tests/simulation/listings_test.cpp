#include "simulation/listings.hpp"

#include <gtest/gtest.h>

#include "../support/small_world.hpp"

namespace osmanthus::simulation {
namespace {

constexpr regime::KindId kRegister = 9;

Entry ground(base::Day from, base::Day to, int matter = 1, regime::EffectId effect = 3) {
  Entry e;
  e.kind = kRegister;
  e.effect = effect;
  e.from = e.opened = from;
  e.to = to;
  e.matter = matter;
  e.live = true;
  return e;
}

regime::KindSet registers() {
  regime::KindSet set;
  set.add(kRegister);
  return set;
}

std::vector<Listing> listings(const std::vector<Entry>& entries, const std::vector<Mark>& marks) {
  return listings_of(entries, marks, registers(), 0);
}

TEST(Listings, AreTheUnionOfGroundsThatOverlap) {
  const auto found = listings({ground(10, 30, 1, 5), ground(20, 50, 1, 6)}, {{}, {}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].span.from, 10);
  EXPECT_EQ(found[0].span.until, 50);
  EXPECT_EQ(found[0].ground, 5) << "the one that began it";
}

TEST(Listings, ThatOnlyTouchAreTwo) {
  EXPECT_EQ(listings({ground(10, 20), ground(20, 30)}, {{}, {}}).size(), 2U);
}

TEST(Listings, OfTwoMattersAreTwo) {
  EXPECT_EQ(listings({ground(10, 30, 1), ground(20, 50, 2)}, {{}, {}}).size(), 2U);
}

TEST(Listings, EndAsTheirLastGroundDid) {
  const auto found =
      listings({ground(10, 40), ground(20, 35)}, {{End::running, false}, {End::repair, false}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].ended, End::running) << "its own term was the last to run out";
  const auto other =
      listings({ground(10, 30), ground(20, 35)}, {{End::running, false}, {End::repair, false}});
  EXPECT_EQ(other[0].ended, End::repair);
}

TEST(Listings, InEffectOnNoDayAreNone) {
  EXPECT_TRUE(listings({ground(10, 10)}, {{}}).empty());
  Entry of_another = ground(10, 20);
  of_another.subject = 1;
  EXPECT_TRUE(listings({of_another}, {{}}).empty());
}

TEST(ListedDays, KnowRightFromWrong) {
  const std::vector<Entry> entries{ground(10, 40, 1), ground(20, 30, 2)};
  const std::vector<Mark> marks{{End::running, true}, {End::running, false}};
  const auto wrong = listed_days(entries, marks, registers(), 0, true);
  const auto right = listed_days(entries, marks, registers(), 0, false);
  const auto only_wrong = without(wrong, right);
  ASSERT_EQ(only_wrong.size(), 2U);
  EXPECT_EQ(only_wrong[0].from, 10);
  EXPECT_EQ(only_wrong[0].until, 20);
  EXPECT_EQ(only_wrong[1].from, 30);
  EXPECT_EQ(only_wrong[1].until, 40);
}

TEST(Spans, AreUnitedWhereTheyOverlapOrTouch) {
  const auto spans = united({{20, 30}, {1, 5}, {5, 8}, {25, 40}, {50, 50}});
  ASSERT_EQ(spans.size(), 2U);
  EXPECT_EQ(spans[0].from, 1);
  EXPECT_EQ(spans[0].until, 8);
  EXPECT_EQ(spans[1].from, 20);
  EXPECT_EQ(spans[1].until, 40);
}

// ---- measures of a family, asked of the registry

class AFamily : public testing::Test {
 protected:
  AFamily() : law(small_world::law("")) {
    for (std::size_t i = 0; i < 2; ++i) circle.subjects.emplace_back();
    circle.subjects[0].born = small_world::day(1970, 1, 1);
    circle.subjects[1].born = small_world::day(2000, 6, 1);
    circle.subjects[1].relations[static_cast<std::size_t>(regime::Relation::parent)].add(0);
    circle.subjects[0].relations[static_cast<std::size_t>(regime::Relation::child)].add(1);
    for (auto& subject : circle.subjects) subject.attributes[regime::kHome] = law->regime.place("cn");
    Entry e = ground(small_world::day(2015, 1, 1), small_world::day(2020, 1, 1), 1, 0);
    e.kind = law->regime.kind("the_list");
    circle.entries.push_back(e);
  }

  std::vector<Span> spans(const char* measure, std::uint8_t member) {
    const Measures measures(law->regime);
    Decisions decisions(law->regime, {}, {1, 0});
    const Span within{small_world::day(2014, 1, 1), small_world::day(2021, 1, 1)};
    const auto there = kinds_there(circle.entries);
    regime::KindSet any;
    for (const auto& kinds : there) any.add(kinds);
    Measures::Rules rules;
    measures.find_rules(any, law->regime.place("cn"), rules);
    std::vector<Span> found;
    for (const auto& [kind, span] : measures.borne(circle, decisions, member, there, rules, within)) {
      if (kind == law->regime.kind(measure)) found.push_back(span);
    }
    return found;
  }

  std::unique_ptr<small_world::Law> law;
  Circle circle;
};

TEST_F(AFamily, TheListedBearTheirMeasureForAsLong) {
  const auto found = spans("no_flights", 0);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].from, small_world::day(2015, 1, 1));
  EXPECT_EQ(found[0].until, small_world::day(2020, 1, 1));
  EXPECT_TRUE(spans("no_flights", 1).empty());
}

TEST_F(AFamily, AChildBearsItsOwnUntilItComesOfAge) {
  const auto found = spans("no_private_school_for_child", 1);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].from, small_world::day(2015, 1, 1));
  EXPECT_EQ(found[0].until, small_world::day(2018, 6, 1));
  EXPECT_TRUE(spans("no_private_school_for_child", 0).empty());
}

TEST_F(AFamily, KnowsWhichMeasuresTheLawCanBring) { EXPECT_EQ(Measures(law->regime).kinds().size(), 2U); }

}  // namespace
}  // namespace osmanthus::simulation
