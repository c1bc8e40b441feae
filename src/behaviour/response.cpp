#include "behaviour/response.hpp"

#include "behaviour/purpose.hpp"

namespace osmanthus::behaviour {
namespace {

using scenario::get;
using scenario::Parameter;

/// 2^(−1 / half_life) for a half-life of at least a month: ½ · 2^(1 − 1 / half_life).
double kept_a_month(double half_life) {
  constexpr double kWords = 4294967296.0;
  const double exponent = 1 - 1 / half_life;
  return base::log_uniform(0.5, 1.0, static_cast<std::uint32_t>(exponent * kWords));
}

}  // namespace

OwnNews::OwnNews(const scenario::Values& values, int months) {
  const double fast = kept_a_month(get(values, Parameter::own_news_fast));
  const double slow = kept_a_month(get(values, Parameter::own_news_slow));
  double lasting = get(values, Parameter::own_news) * get(values, Parameter::own_news_lasting);
  double passing = get(values, Parameter::own_news) - lasting;
  for (int age = 0; age <= months; ++age) {
    shares_.push_back(base::Probability::of(lasting + passing));
    lasting *= slow;
    passing *= fast;
  }
}

bool OwnNews::abstains(base::Luck luck, std::uint32_t person, std::uint16_t month, int age) const {
  base::Stream stream(luck, {person, month, kAbstains});
  return shares_[static_cast<std::size_t>(age)].happens(stream);
}

}  // namespace osmanthus::behaviour
