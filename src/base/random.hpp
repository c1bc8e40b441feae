// Random numbers by address: each is a pure function of (seed, replicate, subject or cell, month, purpose,
// counter).
//
// Nothing is carried from one draw to the next, so that results depend neither on threads nor on the order of
// work, and two runs that differ in their law share their luck. Only integers decide: a probability is a
// threshold, and whatever makes a threshold uses +, −, ×, ÷ and √ alone, which every compiler rounds alike;
// log, exp and pow of the C library are not among them.
//
// What is drawn once for good and asked often, roles, who stands where, what states permit, has a cheaper
// mixing (fixed_word, Permutation); all else is Philox4x32-10 of Salmon et al., "Parallel random numbers: as
// easy as 1, 2, 3" (SC 2011), as Random123 has it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace osmanthus::base {

/// A number that stands for a name wherever it is met: 64-bit FNV-1a. `of` is the key of what the name
/// belongs to.
std::uint64_t key_of(std::string_view name, std::uint64_t of = 0xcbf29ce484222325);

/// What one whole run of one replicate has in common.
struct Luck {
  std::uint64_t seed = 0;
  std::uint32_t replicate = 0;

  /// The luck of what has a name of its own: it hangs on the name, not on how many other names there are.
  Luck of(std::uint64_t key) const { return {seed ^ key, replicate}; }
};

/// Where a stream of numbers stands. `purpose` keeps the streams of one subject and month apart.
struct Address {
  std::uint32_t subject = 0;  // or a cell
  std::uint16_t month = 0;
  std::uint16_t purpose = 0;
};

/// The numbers at one address, counted from nought: four words of 32 bits a block.
class Stream {
 public:
  Stream(Luck luck, Address address);

  std::uint32_t word() {
    if (used_ == words_.size()) fill();
    return words_[used_++];
  }
  std::uint64_t bits() {
    const std::uint64_t high = word();
    return high << 32U | word();
  }

 private:
  void fill();

  Luck luck_;
  Address address_;
  std::uint32_t block_ = 0;
  std::array<std::uint32_t, 4> words_{};
  std::size_t used_ = 4;
};

/// A probability as a share of 2^63, so that nought never happens and one always does.
class Probability {
 public:
  Probability() = default;

  /// `p` is cut to [0, 1].
  static Probability of(double p);
  /// In `part` of `whole` cases; `whole` > 0.
  static Probability of(std::uint32_t part, std::uint32_t whole);

  bool happens(Stream& stream) const { return happens(stream.bits()); }
  /// At a draw of 64 bits.
  bool happens(std::uint64_t bits) const { return bits >> 1U < threshold_; }
  /// At a draw of 32 bits: as often to within 2^-32.
  bool happens(std::uint32_t word) const { return std::uint64_t{word} << 31U < threshold_; }
  double value() const;

 private:
  explicit Probability(std::uint64_t threshold) : threshold_(threshold) {}
  std::uint64_t threshold_ = 0;
};

/// One word that stands for good, of whatever the key and the index name: SplitMix64 (Steele et al., OOPSLA
/// 2014) at that index. For what is asked often and drawn once.
std::uint32_t fixed_word(std::uint64_t key, std::uint32_t index);

/// A whole number from 0 to `bound` − 1, each as likely as the next to within bound / 2^32; `bound` > 0.
inline std::uint32_t below(Stream& stream, std::uint32_t bound) {
  return static_cast<std::uint32_t>(static_cast<std::uint64_t>(stream.word()) * bound >> 32U);
}

/// −log₂((u + 1) / 2^64) in units of 2^-57, by integers alone: off by less than 2^-52.
std::uint64_t halvings(std::uint64_t u);

/// How many trials fail before the first success, at `p` a trial: P(gap = n) = p (1 − p)^n.
///
/// By inversion, ⌊log u / log(1 − p)⌋ for u uniform in (0, 1], with a logarithm that all compilers round
/// alike.
class Gap {
 public:
  Gap() = default;
  explicit Gap(double p);

  /// kEndless if `p` is 0, or below 2^-63.
  std::uint64_t draw(Stream& stream) const { return failures(halvings(stream.bits())); }

  /// The same of a draw that is given by its halvings. Where the chance changes from trial to trial, what the
  /// trials before have spent is taken off the draw: the first success is where it is used up.
  std::uint64_t failures(std::uint64_t halvings) const;
  /// The halvings that so many failures take.
  std::uint64_t spent(std::uint64_t failures) const {
    return static_cast<std::uint64_t>(static_cast<double>(failures) * halvings_);
  }

  static constexpr std::uint64_t kEndless = ~std::uint64_t{0};

 private:
  double halvings_ = 0;            // −log₂(1 − p) in units of 2^-57
  std::uint64_t per_halving_ = 0;  // 1 / −log₂(1 − p) in units of 2^-point_
  int point_ = 0;
  bool never_ = true;
};

/// The numbers below `size` in an order that the key picks, told from either side: a Feistel network over the
/// next power of two, walked on until it lands below `size`.
class Permutation {
 public:
  Permutation() = default;
  Permutation(std::uint64_t key, std::uint32_t size);

  std::uint32_t size() const { return size_; }
  /// The place of number `i` < size() in that order.
  std::uint32_t place_of(std::uint32_t i) const;
  /// The number at that place.
  std::uint32_t at(std::uint32_t place) const;

 private:
  static constexpr int kRounds = 4;

  std::uint32_t turned(int round, std::uint32_t x) const;

  std::array<std::uint64_t, kRounds> keys_{};
  std::uint32_t size_ = 0;
  unsigned low_bits_ = 0;
  std::array<std::uint32_t, 2> masks_{};  // of the high half and of the low
};

/// low · (high / low)^u for u in [0, 1) given by 32 bits: uniform in the logarithm. 0 < `low` ≤ `high`.
double log_uniform(double low, double high, std::uint32_t u);

/// low + (high − low) · u for u in [0, 1) given by 32 bits.
double uniform(double low, double high, std::uint32_t u);

/// Picks from `weights` (shares of their sum, none negative, not all nought) by one word; by cumulative
/// thresholds.
class Choice {
 public:
  Choice() = default;
  explicit Choice(const std::vector<double>& weights);

  std::uint32_t draw(Stream& stream) const { return at(stream.word()); }
  /// The choice at quantile u / 2^32, in the order of the weights.
  std::uint32_t at(std::uint32_t u) const {
    std::uint32_t choice = first_[u >> kGuideShift];
    while (ends_[choice] <= u) ++choice;
    return choice;
  }
  /// Where the quantile u lies within its choice, as a share of 2^32.
  std::uint32_t within(std::uint32_t u, std::uint32_t choice) const;

 private:
  static constexpr unsigned kGuideShift = 26;
  std::array<std::uint32_t, std::size_t{1} << (32U - kGuideShift)>
      first_{};                      // that reaches beyond u's first bits
  std::vector<std::uint64_t> ends_;  // of 2^32, ascending; the last is 2^32
};

}  // namespace osmanthus::base
