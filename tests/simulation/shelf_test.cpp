// What is put on a shelf comes back as it was, whatever else is put there.
#include "simulation/shelf.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace osmanthus::simulation {
namespace {

constexpr base::Day kStart = 41'546;
constexpr std::uint32_t kFirst = 5000;
constexpr std::uint32_t kHouseholds = 300;

bool same(const Life& a, const Life& b) {
  const auto entry = [](const Entry& x, const Entry& y) {
    return std::tie(x.kind, x.effect, x.event, x.subject, x.opened, x.from, x.to, x.weight, x.place, x.matter,
                    x.locked, x.live, x.corrected) == std::tie(y.kind, y.effect, y.event, y.subject, y.opened,
                                                               y.from, y.to, y.weight, y.place, y.matter,
                                                               y.locked, y.live, y.corrected);
  };
  const auto mark = [](const Mark& x, const Mark& y) { return x.ended == y.ended && x.wrong == y.wrong; };
  const auto matter = [](const Matter& x, const Matter& y) {
    return std::tie(x.month, x.event, x.member, x.able, x.wrong, x.closed, x.unfinished, x.fined, x.act) ==
           std::tie(y.month, y.event, y.member, y.able, y.wrong, y.closed, y.unfinished, y.fined, y.act);
  };
  const auto household = [](const Life& l) {
    return std::tuple(l.household.index, l.household.first_person, l.household.stratum, l.household.type);
  };
  return household(a) == household(b) && a.last_day == b.last_day && a.events == b.events &&
         a.travelling == b.travelling && a.refused_month == b.refused_month && a.news_month == b.news_month &&
         std::ranges::equal(a.entries, b.entries, entry) && std::ranges::equal(a.marks, b.marks, mark) &&
         std::ranges::equal(a.matters, b.matters, matter);
}

class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}
  int to(int most) { return std::uniform_int_distribution<>(0, most)(random_); }
  bool once_in(int n) { return to(n - 1) == 0; }
  /// Mostly small; now and then whatever fits.
  std::int32_t number(int most) {
    constexpr int kLarge = 2'000'000'000;
    return once_in(20) ? to(kLarge) - kLarge / 2 : to(most);
  }
  /// A date, mostly within some years of the start.
  base::Day day() {
    constexpr int kYears = 3000;
    if (once_in(10)) return once_in(2) ? base::kNever : base::kAlways;
    return kStart + number(kYears);
  }

 private:
  std::mt19937 random_;
};

Entry entry(Chance& chance) {
  Entry e;
  e.kind = static_cast<KindId>(chance.to(500));
  e.effect = chance.once_in(2) ? regime::kNone : static_cast<regime::EffectId>(chance.to(900));
  e.event = static_cast<std::int16_t>(chance.to(300) - 1);
  e.subject = static_cast<std::uint8_t>(chance.to(static_cast<int>(kMostSubjects) - 1));
  e.opened = chance.day();
  e.from = chance.once_in(3) ? chance.day() : e.opened;
  e.to = chance.once_in(3) ? e.from : chance.day();
  e.weight = chance.once_in(3) ? chance.number(50) - 25 : 0;
  e.place = chance.number(40);
  e.matter = chance.number(20);
  e.locked = chance.once_in(3) ? chance.day() : base::kAlways;
  e.live = true;
  e.corrected = chance.once_in(9);
  return e;
}

Matter matter(Chance& chance) {
  Matter m;
  m.month = static_cast<std::uint16_t>(chance.to(2000));
  m.event = static_cast<std::int16_t>(chance.to(300));
  m.member = static_cast<std::uint8_t>(chance.to(static_cast<int>(kMostSubjects) - 1));
  for (bool* is : {&m.able, &m.wrong, &m.closed, &m.unfinished, &m.fined}) *is = chance.once_in(2);
  m.act = static_cast<std::uint8_t>(chance.to(255));
  return m;
}

Life life(Chance& chance, std::uint32_t index) {
  Life l;
  l.household.index = index;
  l.household.first_person = static_cast<std::uint32_t>(chance.to(2'000'000'000));
  l.household.stratum = static_cast<std::uint32_t>(chance.to(100'000));
  const auto types = population::household_types();
  l.household.type = &types[static_cast<std::size_t>(chance.to(static_cast<int>(types.size()) - 1))];
  l.last_day = chance.day();
  l.events = static_cast<std::int16_t>(chance.to(30'000));
  for (auto& members : l.travelling) members = static_cast<std::uint8_t>(chance.to(127));
  for (auto* months : {&l.refused_month, &l.news_month}) {
    for (auto& month : *months)
      month = chance.once_in(4) ? static_cast<std::int16_t>(chance.to(200)) : std::int16_t{0};
  }
  const int entries = chance.once_in(30) ? 400 : chance.to(6);
  for (int i = 0; i < entries; ++i) {
    l.entries.push_back(entry(chance));
    l.marks.push_back({static_cast<End>(chance.to(4)), chance.once_in(5)});
  }
  for (int i = chance.to(4); i > 0; --i) l.matters.push_back(matter(chance));
  return l;
}

TEST(Shelf, GivesBackWhatWasPutLast) {
  Chance chance(11);
  Shelf shelf(kFirst, kHouseholds, kStart);
  std::map<std::uint32_t, Life> put;
  Life read;
  for (int turn = 0; turn < 20'000; ++turn) {
    const std::uint32_t household = kFirst + static_cast<std::uint32_t>(chance.to(kHouseholds - 1));
    ASSERT_EQ(shelf.has(household), put.contains(household));
    if (put.contains(household)) {
      shelf.read(household, read);
      ASSERT_TRUE(same(read, put.at(household))) << "turn " << turn;
    }
    put[household] = life(chance, household);
    shelf.put(put[household]);
  }
  for (const auto& [household, last] : put) {
    shelf.read(household, read);
    EXPECT_TRUE(same(read, last));
  }
}

TEST(Shelf, ListsItsHouseholdsInOrder) {
  Shelf shelf(kFirst, kHouseholds, kStart);
  EXPECT_EQ(shelf.next(0), Shelf::kNone);
  shelf.begin(kFirst + 7);
  shelf.begin(kFirst + kHouseholds - 1);
  EXPECT_EQ(shelf.next(0), kFirst + 7);
  EXPECT_EQ(shelf.next(kFirst + 7), kFirst + 7);
  EXPECT_EQ(shelf.next(kFirst + 8), kFirst + kHouseholds - 1);
  EXPECT_EQ(shelf.next(kFirst + kHouseholds), Shelf::kNone);
  EXPECT_FALSE(shelf.has(kFirst - 1));
  EXPECT_FALSE(shelf.has(kFirst + kHouseholds));
}

/// Lives that grow leave room that others take.
TEST(Shelf, TakesNoMoreRoomThanTheLivesNeed) {
  Chance chance(12);
  Shelf shelf(kFirst, kHouseholds, kStart);
  for (int round = 0; round < 40; ++round) {
    for (std::uint32_t h = kFirst; h < kFirst + kHouseholds; ++h) {
      Life l = life(chance, h);
      l.entries.resize(static_cast<std::size_t>(round % 4));
      l.marks.resize(l.entries.size());
      shelf.put(l);
    }
  }
  EXPECT_LT(shelf.bytes() / kHouseholds, 4 * 200);
}

/// Of more than a slab holds too.
TEST(Shelf, KeepsALifeHoweverLong) {
  constexpr std::size_t kMany = 100'000;
  Chance chance(13);
  Shelf shelf(kFirst, kHouseholds, kStart);
  const Life before = life(chance, kFirst + 1);
  const Life after = life(chance, kFirst + 2);
  Life longest = life(chance, kFirst);
  while (longest.entries.size() < kMany) {
    longest.entries.push_back(entry(chance));
    longest.marks.push_back({End::running, chance.once_in(2)});
  }
  for (const Life* put : std::initializer_list<const Life*>{&before, &longest, &after}) shelf.put(*put);
  Life read;
  for (const Life* put : std::initializer_list<const Life*>{&before, &longest, &after}) {
    shelf.read(put->household.index, read);
    EXPECT_TRUE(same(read, *put));
  }
}

}  // namespace
}  // namespace osmanthus::simulation
