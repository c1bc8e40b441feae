#include "base/random.hpp"

#include <algorithm>
#include <cmath>

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

Probability Probability::of(double p) {
  if (!(p > 0.0)) return Probability(0);
  if (p >= 1.0) return Probability(kOne63);
  return Probability(static_cast<std::uint64_t>(p * kTwo63));
}

Probability Probability::of(std::uint32_t part, std::uint32_t whole) {
  return part >= whole ? Probability(kOne63) : Probability(kOne63 / whole * part);
}

double Probability::value() const { return static_cast<double>(threshold_) / kTwo63; }

Gap::Gap(double p) {
  if (!(p > 0.0)) return;
  never_ = false;
  double q = p >= 1.0 ? 0.0 : 1.0 - p;
  constexpr std::size_t kMostDigits = 63;
  while (digits_.size() < kMostDigits) {
    const auto threshold = static_cast<std::uint32_t>(q / (1.0 + q) * kTwo32);
    if (threshold == 0) return;
    digits_.push_back(threshold);
    q *= q;
  }
}

std::uint64_t Gap::draw(Stream& stream) const {
  if (never_) return kEndless;
  std::uint64_t gap = 0;
  for (std::size_t k = 0; k < digits_.size(); ++k) {
    gap |= static_cast<std::uint64_t>(stream.word() < digits_[k]) << k;
  }
  return gap;
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
}

std::uint32_t Choice::at(std::uint32_t u) const {
  return static_cast<std::uint32_t>(std::ranges::upper_bound(ends_, std::uint64_t{u}) - ends_.begin());
}

std::uint32_t Choice::within(std::uint32_t u) const {
  const std::uint32_t choice = at(u);
  const std::uint64_t begin = choice == 0 ? 0 : ends_[choice - 1];
  const std::uint64_t width = ends_[choice] - begin;
  return static_cast<std::uint32_t>(((u - begin) << 31U) / width << 1U);
}

}  // namespace osmanthus::base
