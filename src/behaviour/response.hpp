// What their own news does to debtors: who was listed refuses less for a while, at two speeds.
//
//   abstains   own_news · [ own_news_lasting · 2^(−t / own_news_slow) + (1 − own_news_lasting) · 2^(−t /
//   own_news_fast) ]
//              of those who would commit an act t months after a listing of theirs began
//
// Qingdao: a message about one's own ticket lowers violations by 14 per cent for six weeks, a general one by
// nothing (Lu, Zhang and Perloff 2016). Speed cameras: after a ticket four trips in five keep the limit, two
// years later still (Dušek and Traxler). Both are about traffic; how much of it holds for debts is assumed.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.hpp"
#include "scenario/parameter.hpp"

namespace osmanthus::behaviour {

class OwnNews {
 public:
  /// For news that is at most `months` old.
  OwnNews(const scenario::Values& values, int months);

  /// Whether the person, whose news is `age` ≥ 0 months old, abstains from an act in `month`, since January
  /// 1900.
  bool abstains(base::Luck luck, std::uint32_t person, std::uint16_t month, int age) const;
  double share(int age) const { return shares_[static_cast<std::size_t>(age)].value(); }

 private:
  std::vector<base::Probability> shares_;  // by age of the news
};

}  // namespace osmanthus::behaviour
