// Why somebody who would commit an act does not, or does so oftener: four channels, each a draw of its own.
//
//   own news       own_news · [ own_news_lasting · 2^(−t / own_news_slow) + (1 − own_news_lasting) · 2^(−t /
//                  own_news_fast) ]     t months after he was recorded, or listed, himself
//   hearsay        hearsay · h / (h + hearsay_half), of those who are aware; h: acts recorded a month of
//   1,000
//                  residents of his region, faded by half in hearsay_fades months
//   stigma         stigma · (stigma_women), of those who are aware, where the act leads to a public list
//   crowding out   who has been fined for such an act commits 1 + crowding_out times as many
//   rewards        who is aware does 1 + rewards times as many good deeds where the law rewards them
//   aware          a share `aware` of the residents, once for all; and whoever has had news of his own
//
// Qingdao: a message about one's own ticket lowers violations by 14 per cent for six weeks, a general one by
// nothing (Lu, Zhang and Perloff 2016). Speed cameras: after a ticket four trips in five keep the limit, two
// years later still (Dušek and Traxler). Forty villages: the threat of a public blackboard (Bu and Liao
// 2022), an upper end. Day-care centres: a fine doubled what it was put on (Gneezy and Rustichini 2000).
// None is about this regime: how much of each holds here is assumed. Severity changes nothing (Nagin 2013).
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.hpp"
#include "population/population.hpp"
#include "scenario/parameter.hpp"

namespace osmanthus::behaviour {

/// Where somebody stands who is about to act.
struct Situation {
  static constexpr int kNoNews = -1;

  std::uint32_t person = 0;
  population::Sex sex = population::Sex::female;
  std::uint16_t month = 0;  // since January 1900
  int news_age = kNoNews;   // months since his own news
  double heard = 0;         // acts recorded of 1,000 residents a month
  bool shown = false;       // the law puts who does this on a public list
  bool rewarded = false;    // the law rewards who does this
  bool fined = false;       // he has been fined for such an act
};

class Response {
 public:
  /// For news that is at most `months` old.
  Response(const scenario::Values& values, int months);

  bool aware(base::Luck luck, const Situation& s) const;
  /// Because of his own news, of hearsay or of shame. `what` he would do has draws of its own.
  bool abstains(base::Luck luck, const Situation& s, std::uint64_t what) const;
  /// How many times as often as without reward or fine he does it.
  double encouragement(base::Luck luck, const Situation& s) const;
  /// The most that `encouragement` can be, for a good deed and for another act.
  double most_encouragement(bool good) const { return good ? rewarded_ : crowded_; }

  /// The share of those of that sex who abstain because of others or of shame, without news of their own.
  double abstaining(double heard, bool shown, population::Sex sex) const;
  double own_news(int age) const { return own_news_[static_cast<std::size_t>(age)].value(); }
  double hearsay(double heard) const { return hearsay_ * heard / (heard + hearsay_half_); }

 private:
  std::vector<base::Probability> own_news_;  // by age of the news
  base::Probability aware_;
  double hearsay_ = 0;
  double hearsay_half_ = 1;
  base::Probability stigma_[2];  // women, men
  double crowded_ = 1;
  double rewarded_ = 1;
};

/// 2^(−1 / half_life): what is left after a month, for a half-life of at least a month.
double kept_a_month(double half_life);

}  // namespace osmanthus::behaviour
