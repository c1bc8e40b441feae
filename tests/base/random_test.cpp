#include "base/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "../support/statistics.hpp"

namespace osmanthus::base {
namespace {

using statistics::chi_square_tail;
using statistics::kSignificance;
using statistics::normal_tail;

constexpr Luck kLuck{20131001, 3};

Stream stream(std::uint32_t subject) { return {kLuck, {subject, 1400, 7}}; }

TEST(Random, IsPhilox4x32WithTenRounds) {
  // The first known answer of Random123's kat_vectors: all words nought.
  Stream words({0, 0}, {0, 0, 0});
  EXPECT_EQ(words.word(), 0x6627e8d5U);
  EXPECT_EQ(words.word(), 0xe169c58dU);
  EXPECT_EQ(words.word(), 0xbc57ac4cU);
  EXPECT_EQ(words.word(), 0x9b00dbd8U);
}

TEST(Random, IsAFunctionOfItsAddressAlone) {
  Stream once = stream(5);
  Stream again = stream(5);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(once.word(), again.word());
}

TEST(Random, EveryPartOfTheAddressCounts) {
  const std::vector<Stream> streams{
      {{1, 0}, {1, 1, 1}}, {{2, 0}, {1, 1, 1}},          {{std::uint64_t{1} << 40U, 0}, {1, 1, 1}},
      {{1, 1}, {1, 1, 1}}, {{1, 0}, {2, 1, 1}},          {{1, 0}, {1, 2, 1}},
      {{1, 0}, {1, 1, 2}}, {{1, 0}, {1, 0x0101, 0x0100}}};
  std::set<std::uint64_t> first;
  for (Stream s : streams) first.insert(s.bits());
  EXPECT_EQ(first.size(), streams.size());
}

TEST(Random, AKeyIsFnv1aOfItsName) {
  // Of the test vectors in draft-eastlake-fnv.
  EXPECT_EQ(key_of(""), 0xcbf29ce484222325U);
  EXPECT_EQ(key_of("a"), 0xaf63dc4c8601ec8cU);
  EXPECT_EQ(key_of("foobar"), 0x85944171f73967e8U);
  EXPECT_EQ(key_of("bar", key_of("foo")), key_of("foobar"));
}

TEST(Random, LuckOfOtherNamesIsApart) {
  constexpr int kNames = 2000;
  std::set<std::uint64_t> first;
  double above = 0;
  for (int i = 0; i < kNames; ++i) {
    Stream s(kLuck.of(key_of("instrument.provision " + std::to_string(i))), {5, 1400, 7});
    const auto bits = s.bits();
    first.insert(bits);
    above += static_cast<double>(bits >> 63U);
  }
  EXPECT_EQ(first.size(), kNames);
  EXPECT_GT(normal_tail((above - kNames / 2.0) / std::sqrt(kNames / 4.0)), kSignificance);
}

TEST(Random, WordsAreUniform) {
  constexpr int kCells = 256;
  constexpr int kDraws = 200'000;
  std::vector<double> counts(kCells);
  for (std::uint32_t i = 0; i < kDraws; ++i) ++counts[stream(i).word() >> 24U];
  EXPECT_GT(chi_square_tail(counts, std::vector<double>(kCells, double(kDraws) / kCells)), kSignificance);
}

TEST(Probability, NoughtNeverHappensAndOneAlways) {
  Stream s = stream(1);
  for (int i = 0; i < 1000; ++i) {
    EXPECT_FALSE(Probability::of(0).happens(s));
    EXPECT_FALSE(Probability::of(-0.5).happens(s));
    EXPECT_TRUE(Probability::of(1).happens(s));
    EXPECT_TRUE(Probability::of(7).happens(s));
    EXPECT_TRUE(Probability::of(3, 3).happens(s));
  }
}

TEST(Probability, HappensAsOftenAsItSays) {
  constexpr int kDraws = 100'000;
  for (const double p : {0.001, 0.2, 0.5, 0.93}) {
    int happened = 0;
    for (std::uint32_t i = 0; i < kDraws; ++i) {
      Stream s = stream(i);
      happened += Probability::of(p).happens(s) ? 1 : 0;
    }
    const double z = (happened - kDraws * p) / std::sqrt(kDraws * p * (1 - p));
    EXPECT_GT(normal_tail(z), kSignificance) << p;
  }
}

/// The logarithm in fixed point, over the whole range and close to the edges of its pieces.
TEST(Halvings, AreTheLogarithmToTheBaseTwo) {
  constexpr long double kUnit = 144115188075855872.0L;  // 2^57
  const auto expect = [&](std::uint64_t u) {
    const long double exactly = 64 - std::log2(static_cast<long double>(u) + 1);
    EXPECT_NEAR(static_cast<double>(static_cast<long double>(halvings(u)) / kUnit - exactly), 0, 3e-16) << u;
  };
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    Stream s = stream(i);
    expect(s.bits() >> (i % 64));
  }
  for (std::uint64_t piece = 128; piece <= 256; ++piece) {
    for (const std::uint64_t beside : {0, 1, 2}) expect((piece << 55U) + beside - 2);
  }
  EXPECT_EQ(halvings(~std::uint64_t{0}), 0U);
  EXPECT_EQ(halvings(0), std::uint64_t{64} << 57U);
}

TEST(Gap, IsGeometric) {
  constexpr int kDraws = 100'000;
  constexpr int kCells = 400;
  for (const double p : {0.6, 0.3, 0.02}) {
    const Gap gap(p);
    std::vector<double> counts(kCells);
    for (std::uint32_t i = 0; i < kDraws; ++i) {
      Stream s = stream(i);
      ++counts[std::min<std::uint64_t>(gap.draw(s), kCells - 1)];
    }
    std::vector<double> expected;
    for (int n = 0; n + 1 < kCells; ++n) expected.push_back(kDraws * p * std::pow(1 - p, n));
    expected.push_back(kDraws * std::pow(1 - p, kCells - 1));
    EXPECT_GT(chi_square_tail(counts, expected), kSignificance) << p;
  }
}

/// A draw that is spent over trials of changing chance: the first success is at trial n with the chance that
/// all before fail and n does not.
TEST(Gap, SpendsADrawOverTrialsOfChangingChance) {
  constexpr int kDraws = 100'000;
  const std::vector<std::pair<double, std::uint64_t>> stretches{{0.02, 7}, {0, 5}, {0.3, 2}, {0.001, 40}};
  std::vector<double> counts;
  std::vector<double> expected;
  double none_yet = kDraws;
  for (const auto& [p, trials] : stretches) {
    for (std::uint64_t i = 0; i < trials; ++i, none_yet *= 1 - p) expected.push_back(none_yet * p);
  }
  expected.push_back(none_yet);
  counts.resize(expected.size());
  for (std::uint32_t i = 0; i < kDraws; ++i) {
    Stream s = stream(i);
    std::uint64_t left = halvings(s.bits());
    std::size_t before = 0;
    std::size_t at = counts.size() - 1;
    for (const auto& [p, trials] : stretches) {
      const Gap gap(p);
      if (const auto failures = gap.failures(left); failures < trials) {
        at = before + static_cast<std::size_t>(failures);
        break;
      }
      left -= std::min(left, gap.spent(trials));
      before += static_cast<std::size_t>(trials);
    }
    ++counts[at];
  }
  for (std::size_t n = 7; n < 12; ++n) EXPECT_EQ(counts[n], 0) << "what has no chance does not happen";
  std::vector<double> possible_counts;
  std::vector<double> possible;
  for (std::size_t n = 0; n < expected.size(); ++n) {
    if (expected[n] == 0) continue;
    possible_counts.push_back(counts[n]);
    possible.push_back(expected[n]);
  }
  EXPECT_GT(chi_square_tail(possible_counts, possible), kSignificance);
}

TEST(Gap, HasTheMeanOfARareEvent) {
  constexpr double kP = 2e-6;
  constexpr int kDraws = 20'000;
  const Gap gap(kP);
  double sum = 0;
  for (std::uint32_t i = 0; i < kDraws; ++i) {
    Stream s = stream(i);
    sum += static_cast<double>(gap.draw(s));
  }
  const double mean = (1 - kP) / kP;
  const double deviation = std::sqrt(1 - kP) / kP / std::sqrt(double(kDraws));
  EXPECT_GT(normal_tail((sum / kDraws - mean) / deviation), kSignificance);
}

TEST(Gap, SkippingGivesABinomialNumberOfSuccesses) {
  constexpr double kP = 0.004;
  constexpr std::uint64_t kTrials = 1000;
  constexpr int kRounds = 20'000;
  constexpr int kCells = 20;
  const Gap gap(kP);
  std::vector<double> counts(kCells);
  for (std::uint32_t round = 0; round < kRounds; ++round) {
    Stream s = stream(round);
    int successes = 0;
    for (std::uint64_t i = gap.draw(s); i < kTrials; i += 1 + gap.draw(s)) ++successes;
    ++counts[static_cast<std::size_t>(std::min(successes, kCells - 1))];
  }
  std::vector<double> expected;
  double term = std::pow(1 - kP, kTrials);
  double rest = 1;
  for (int n = 0; n + 1 < kCells; ++n) {
    expected.push_back(kRounds * term);
    rest -= term;
    term *= (kTrials - double(n)) / (n + 1) * kP / (1 - kP);
  }
  expected.push_back(kRounds * std::max(rest, 0.0));
  EXPECT_GT(chi_square_tail(counts, expected), kSignificance);
}

TEST(Gap, KnowsTheEnds) {
  Stream s = stream(1);
  EXPECT_EQ(Gap(0).draw(s), Gap::kEndless);
  EXPECT_EQ(Gap().draw(s), Gap::kEndless);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(Gap(1).draw(s), 0U);
}

TEST(LogUniform, RunsFromLowToHighAndIsUniformInTheLogarithm) {
  EXPECT_DOUBLE_EQ(log_uniform(0.0005, 0.05, 0), 0.0005);
  EXPECT_NEAR(log_uniform(0.0005, 0.05, 0xffffffffU), 0.05, 1e-9);
  EXPECT_NEAR(log_uniform(1, 16, 0x40000000U), 2, 1e-12);
  for (const double u : {0.1, 0.37, 0.5, 0.999}) {
    const auto bits = static_cast<std::uint32_t>(u * 4294967296.0);
    EXPECT_NEAR(std::log(log_uniform(0.0005, 0.05, bits) / 0.0005) / std::log(100), u, 1e-9);
  }
}

TEST(Uniform, IsLinear) {
  EXPECT_DOUBLE_EQ(uniform(2, 6, 0), 2);
  EXPECT_DOUBLE_EQ(uniform(2, 6, 0x80000000U), 4);
}

TEST(Below, IsUniform) {
  constexpr int kDraws = 70'000;
  std::vector<double> counts(7);
  for (std::uint32_t i = 0; i < kDraws; ++i) {
    Stream s = stream(i);
    ++counts[below(s, 7)];
  }
  EXPECT_GT(chi_square_tail(counts, std::vector<double>(7, kDraws / 7.0)), kSignificance);
}

TEST(Choice, FollowsItsWeightsAndNeverPicksNought) {
  constexpr int kDraws = 100'000;
  const std::vector<double> weights{3, 0, 1, 6, 0};
  const Choice choice(weights);
  std::vector<double> counts(weights.size());
  for (std::uint32_t i = 0; i < kDraws; ++i) {
    Stream s = stream(i);
    ++counts[choice.draw(s)];
  }
  EXPECT_EQ(counts[1], 0);
  EXPECT_EQ(counts[4], 0);
  EXPECT_EQ(choice.at(0xffffffffU), 3U);
  EXPECT_GT(chi_square_tail({counts[0], counts[2], counts[3]}, {0.3 * kDraws, 0.1 * kDraws, 0.6 * kDraws}),
            kSignificance);
}

TEST(Choice, EndsWhereItsWeightsSayHoweverManyThereAre) {
  std::vector<double> weights;
  for (int i = 0; i < 300; ++i) weights.push_back(i % 7 == 3 ? 0 : 1 + i % 5);
  const Choice choice(weights);
  double total = 0;
  for (const double weight : weights) total += weight;
  double sum = 0;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    if (weights[i] > 0) {
      const double middle = (sum + weights[i] / 2) / total * 4294967296.0;
      EXPECT_EQ(choice.at(static_cast<std::uint32_t>(middle)), i);
    }
    sum += weights[i];
  }
}

TEST(Choice, TellsWhereAQuantileLiesWithinIt) {
  const Choice halves({1, 1});
  EXPECT_EQ(halves.at(0x40000000U), 0U);
  EXPECT_NEAR(halves.within(0x40000000U, 0) / 4294967296.0, 0.5, 1e-9);
  EXPECT_EQ(halves.at(0x80000000U), 1U);
  EXPECT_EQ(halves.within(0x80000000U, 1), 0U);
}

TEST(Permutation, HasEveryNumberAtOnePlaceAndTellsItFromEitherSide) {
  for (const std::uint32_t size : {1U, 2U, 3U, 7U, 64U, 1000U, 4097U}) {
    const Permutation order(99, size);
    std::vector<bool> seen(size);
    for (std::uint32_t i = 0; i < size; ++i) {
      const std::uint32_t place = order.place_of(i);
      ASSERT_LT(place, size);
      EXPECT_FALSE(seen[place]);
      seen[place] = true;
      EXPECT_EQ(order.at(place), i);
    }
  }
}

TEST(Permutation, OfAnotherKeyIsAnotherOrder) {
  constexpr std::uint32_t kSize = 10'000;
  const Permutation a(1, kSize);
  const Permutation b(2, kSize);
  int same = 0;
  for (std::uint32_t i = 0; i < kSize; ++i) same += a.at(i) == b.at(i) ? 1 : 0;
  EXPECT_LT(same, 12);  // one expected
}

/// Neighbours stand anywhere: the places of i and i + 1 fall into the 64 squares of a chessboard alike often.
TEST(Permutation, ScattersNeighbours) {
  constexpr std::uint32_t kSize = 100'003;
  constexpr std::uint32_t kParts = 8;
  for (const std::uint64_t key : {3ULL, 4ULL, 5ULL}) {
    const Permutation order(key, kSize);
    std::vector<double> counts(kParts * kParts);
    const auto part = [&](std::uint32_t i) {
      return static_cast<std::size_t>(std::uint64_t{order.place_of(i)} * kParts / kSize);
    };
    for (std::uint32_t i = 0; i + 1 < kSize; ++i) ++counts[part(i) * kParts + part(i + 1)];
    const std::vector<double> expected(counts.size(), (kSize - 1.0) / (kParts * kParts));
    EXPECT_GT(chi_square_tail(counts, expected), kSignificance / 3);
  }
}

}  // namespace
}  // namespace osmanthus::base
