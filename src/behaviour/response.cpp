#include "behaviour/response.hpp"

#include "behaviour/purpose.hpp"

namespace osmanthus::behaviour {

using scenario::get;
using scenario::Parameter;

/// ½ · 2^(1 − 1 / half_life)
double kept_a_month(double half_life) {
  constexpr double kWords = 4294967296.0;
  const double exponent = 1 - 1 / half_life;
  return base::log_uniform(0.5, 1.0, static_cast<std::uint32_t>(exponent * kWords));
}

Response::Response(const scenario::Values& values, int months)
    : aware_(base::Probability::of(get(values, Parameter::aware))),
      hearsay_(get(values, Parameter::hearsay)),
      hearsay_half_(get(values, Parameter::hearsay_half)),
      stigma_{base::Probability::of(get(values, Parameter::stigma) * get(values, Parameter::stigma_women)),
              base::Probability::of(get(values, Parameter::stigma))},
      crowded_(1 + get(values, Parameter::crowding_out)),
      rewarded_(1 + get(values, Parameter::rewards)) {
  const double fast = kept_a_month(get(values, Parameter::own_news_fast));
  const double slow = kept_a_month(get(values, Parameter::own_news_slow));
  double lasting = get(values, Parameter::own_news) * get(values, Parameter::own_news_lasting);
  double passing = get(values, Parameter::own_news) - lasting;
  for (int age = 0; age <= months; ++age) {
    own_news_.push_back(base::Probability::of(lasting + passing));
    lasting *= slow;
    passing *= fast;
  }
}

bool Response::aware(base::Luck luck, const Situation& s) const {
  if (s.news_age != Situation::kNoNews) return true;
  base::Stream stream(luck, {s.person, 0, kAware});
  return aware_.happens(stream);
}

bool Response::abstains(base::Luck luck, const Situation& s, std::uint64_t what) const {
  base::Stream stream(luck.of(what), {s.person, s.month, kAbstains});
  const bool has_news = s.news_age != Situation::kNoNews;
  if (has_news && own_news_[static_cast<std::size_t>(s.news_age)].happens(stream)) return true;
  if ((s.heard <= 0 && !s.shown) || !aware(luck, s)) return false;
  base::Stream others(luck.of(what), {s.person, s.month, kOfOthers});
  if (base::Probability::of(hearsay(s.heard)).happens(others)) return true;
  return s.shown && stigma_[static_cast<std::size_t>(s.sex)].happens(others);
}

double Response::abstaining(double heard, bool shown, population::Sex sex) const {
  const double by_shame = shown ? stigma_[static_cast<std::size_t>(sex)].value() : 0;
  const double do_it = (1 - hearsay(heard)) * (1 - by_shame);
  return aware_.value() * (1 - do_it);
}

double Response::encouragement(base::Luck luck, const Situation& s) const {
  if (s.fined) return crowded_;
  return s.rewarded && aware(luck, s) ? rewarded_ : 1;
}

}  // namespace osmanthus::behaviour
