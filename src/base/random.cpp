#include "base/random.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

#if defined(__wasm__)
// Random123 refuses processors that it does not know; its Philox is plain C on all of them.
#define __arm__ 1
#include <Random123/philox.h>
#undef __arm__
#else
#include <Random123/philox.h>
#endif

namespace osmanthus::base {
namespace {

constexpr double kTwo32 = 4294967296.0;
constexpr std::uint64_t kOne63 = std::uint64_t{1} << 63U;
constexpr double kTwo63 = 9223372036854775808.0;

__extension__ using Wide = unsigned __int128;
__extension__ using WideSigned = __int128;

constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15;

/// All bits of what comes out hang on all that went in; the finalizer of SplitMix64 (Steele et al., OOPSLA
/// 2014).
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ x >> 30U) * 0xbf58476d1ce4e5b9;
  x = (x ^ x >> 27U) * 0x94d049bb133111eb;
  return x ^ x >> 31U;
}

// ---- a logarithm to the base 2, in fixed point

constexpr int kPoint = 57;  // of what comes out
constexpr unsigned kPieceBits = 7;
constexpr std::size_t kPieces = std::size_t{1} << kPieceBits;  // of the mantissas from 1 to 2
constexpr unsigned kInverseBits = 16;

struct Piece {
  std::uint32_t inverse = 0;  // about 1 / the piece's middle, in units of 2^-16
  std::int64_t log = 0;       // −log₂ of that
};

/// −log₂(inverse / 2^16), digit by digit: the square of a number has twice its logarithm.
constexpr std::int64_t log_of_inverse(std::uint32_t inverse) {
  std::uint64_t x = std::uint64_t{inverse} << (63U - kInverseBits + 1U);  // of 2^63: from 1 to 2
  std::int64_t log = 0;                                                   // of x
  for (int bit = 0; bit < kPoint; ++bit) {
    const Wide square = static_cast<Wide>(x) * x;
    const bool doubled = (square >> 127U) != 0;
    log = 2 * log + (doubled ? 1 : 0);
    x = static_cast<std::uint64_t>(square >> (doubled ? 64U : 63U));
  }
  return (std::int64_t{1} << kPoint) - log;  // inverse / 2^16 is half of x
}

constexpr std::array<Piece, kPieces> logs() {
  std::array<Piece, kPieces> all{};
  for (std::size_t i = 0; i < kPieces; ++i) {
    // 1 / (1 + (i + ½) / 128) = 256 / (257 + 2 i)
    all[i].inverse = static_cast<std::uint32_t>((std::uint64_t{256} << kInverseBits) / (257 + 2 * i));
    all[i].log = log_of_inverse(all[i].inverse);
  }
  return all;
}
constexpr std::array<Piece, kPieces> kLogs = logs();

/// log₂(1 + z) for |z| < 2^-7, z in units of 2^-63: six terms of the series.
std::int64_t log2_near_one(std::int64_t z) {
  constexpr int kUnit = 62;
  constexpr std::int64_t kOne = std::int64_t{1} << kUnit;
  constexpr std::int64_t kLog2OfE = 6653256548922161245;
  const auto times = [](std::int64_t a, std::int64_t b) {
    return static_cast<std::int64_t>(static_cast<WideSigned>(a) * b >> kUnit);
  };
  z >>= 63 - kUnit;
  std::int64_t sum = kOne / 6;
  for (const int n : {5, 4, 3, 2, 1}) sum = kOne / n - times(z, sum);
  return times(times(z, sum), kLog2OfE) >> (kUnit - kPoint);
}

/// −log₂(1 − p) for 0 < p < 1, by +, −, × and ÷ alone: −ln(1 − p) = 2 artanh(p / (2 − p)).
double minus_log2_of_rest(double p) {
  int halvings = 0;
  if (p > 0.5) p = 1 - std::frexp(1 - p, &halvings);
  const double t = p / (2 - p);
  constexpr double kNegligible = 1e-18;
  double sum = 0;
  double power = t;
  int n = 1;
  while (power > sum * kNegligible) {
    sum += power / n;
    power *= t * t;
    n += 2;
  }
  return 2 * sum * std::numbers::log2e - halvings;
}

}  // namespace

std::uint64_t key_of(std::string_view name, std::uint64_t of) {
  constexpr std::uint64_t prime = 0x100000001b3;
  for (const char c : name) of = (of ^ static_cast<unsigned char>(c)) * prime;
  return of;
}

Stream::Stream(Luck luck, Address address) : luck_(luck), address_(address) {}

void Stream::fill() {
  const auto low = static_cast<std::uint32_t>(luck_.seed);
  const auto high = static_cast<std::uint32_t>(luck_.seed >> 32U);
  const std::uint32_t when_and_why = static_cast<std::uint32_t>(address_.month) << 16U | address_.purpose;
  const r123::Philox4x32::ctr_type counter{{block_++, address_.subject, when_and_why, luck_.replicate}};
  const r123::Philox4x32::key_type key{{low, high}};
  const auto block = r123::Philox4x32{}(counter, key);
  std::copy(block.begin(), block.end(), words_.begin());
  used_ = 0;
}

std::uint32_t fixed_word(std::uint64_t key, std::uint32_t index) {
  return static_cast<std::uint32_t>(mixed(key + (std::uint64_t{index} + 1) * kGolden) >> 32U);
}

Probability Probability::of(double p) {
  if (!(p > 0.0)) return Probability(0);
  if (p >= 1.0) return Probability(kOne63);
  return Probability(static_cast<std::uint64_t>(p * kTwo63));
}

Probability Probability::of(std::uint32_t part, std::uint32_t whole) {
  return part >= whole ? Probability(kOne63) : Probability(kOne63 / whole * part);
}

double Probability::value() const { return static_cast<double>(threshold_) / kTwo63; }

std::uint64_t halvings(std::uint64_t u) {
  if (u == ~std::uint64_t{0}) return 0;
  const std::uint64_t v = u + 1;
  const int zeros = std::countl_zero(v);
  const std::uint64_t mantissa = v << static_cast<unsigned>(zeros);  // of 2^63: from 1 to 2
  const auto piece = static_cast<std::size_t>(mantissa >> (63U - kPieceBits)) & (kPieces - 1);
  const auto [inverse, log] = kLogs[piece];
  // mantissa · inverse = 1 + z, |z| < 2^-7
  const Wide product = static_cast<Wide>(mantissa) * inverse;
  const auto z = static_cast<std::int64_t>(static_cast<std::uint64_t>(product >> kInverseBits) - kOne63);
  const std::int64_t log_of_mantissa = log + log2_near_one(z);
  return (static_cast<std::uint64_t>(zeros + 1) << kPoint) - static_cast<std::uint64_t>(log_of_mantissa);
}

Gap::Gap(double p) {
  constexpr double kLeast = 1 / kTwo63;
  constexpr int kMantissa = 63;
  if (!(p >= kLeast)) return;
  never_ = false;
  if (p >= 1.0) return;
  const double each = minus_log2_of_rest(p);
  halvings_ = each * static_cast<double>(std::uint64_t{1} << kPoint);
  int exponent = 0;
  const double mantissa = std::frexp(1 / each, &exponent);
  per_halving_ = static_cast<std::uint64_t>(mantissa * kTwo63);
  point_ = kMantissa - exponent;
}

std::uint64_t Gap::failures(std::uint64_t halvings) const {
  if (never_) return kEndless;
  const Wide product = static_cast<Wide>(halvings) * per_halving_;
  return static_cast<std::uint64_t>(product >> static_cast<unsigned>(point_ + kPoint));
}

Permutation::Permutation(std::uint64_t key, std::uint32_t size) : size_(size) {
  for (std::size_t round = 0; round < keys_.size(); ++round)
    keys_[round] = mixed(key + (round + 1) * kGolden);
  const auto bits = static_cast<unsigned>(std::bit_width(size > 0 ? size - 1 : 0));
  low_bits_ = bits - bits / 2;
  masks_ = {(std::uint32_t{1} << (bits / 2)) - 1, (std::uint32_t{1} << low_bits_) - 1};
}

/// One half, upside down or not by the other.
std::uint32_t Permutation::turned(int round, std::uint32_t x) const {
  std::uint32_t high = x >> low_bits_;
  std::uint32_t low = x & masks_[1];
  const std::uint64_t key = keys_[static_cast<std::size_t>(round)];
  const auto of = [&](std::uint32_t half) {
    return static_cast<std::uint32_t>((key ^ half) * kGolden >> 40U);
  };
  if (round % 2 == 0) {
    high ^= of(low) & masks_[0];
  } else {
    low ^= of(high) & masks_[1];
  }
  return high << low_bits_ | low;
}

std::uint32_t Permutation::place_of(std::uint32_t i) const {
  do {
    for (int round = 0; round < kRounds; ++round) i = turned(round, i);
  } while (i >= size_);
  return i;
}

std::uint32_t Permutation::at(std::uint32_t place) const {
  do {
    for (int round = kRounds; round-- > 0;) place = turned(round, place);
  } while (place >= size_);
  return place;
}

double log_uniform(double low, double high, std::uint32_t u) {
  double root = high / low;  // its 2nd, 4th, 8th … root in turn
  double result = low;
  for (std::uint32_t bit = std::uint32_t{1} << 31U; bit != 0; bit >>= 1U) {
    root = std::sqrt(root);
    if ((u & bit) != 0) result *= root;
  }
  return result;
}

double uniform(double low, double high, std::uint32_t u) {
  const double part = (high - low) * (u / kTwo32);
  return low + part;
}

Choice::Choice(const std::vector<double>& weights) {
  double total = 0;
  for (const double weight : weights) total += weight;
  double sum = 0;
  for (const double weight : weights) {
    sum += weight;
    ends_.push_back(static_cast<std::uint64_t>(sum / total * kTwo32));
  }
  // Rounding leaves no gap at the end, and what has no weight is never picked.
  for (std::size_t i = weights.size(); i-- > 0;) {
    ends_[i] = static_cast<std::uint64_t>(kTwo32);
    if (weights[i] > 0) break;
  }
  for (std::size_t guide = 0; guide < first_.size(); ++guide) {
    const auto end = std::ranges::upper_bound(ends_, std::uint64_t{guide} << kGuideShift);
    first_[guide] = static_cast<std::uint32_t>(end - ends_.begin());
  }
}

std::uint32_t Choice::within(std::uint32_t u, std::uint32_t choice) const {
  const std::uint64_t begin = choice == 0 ? 0 : ends_[choice - 1];
  const std::uint64_t width = ends_[choice] - begin;
  return static_cast<std::uint32_t>(((u - begin) << 31U) / width << 1U);
}

}  // namespace osmanthus::base
