#include "scenario/mechanism.hpp"

namespace osmanthus::scenario {

const std::array<MechanismMeaning, kMechanisms>& mechanisms() {
  using enum Mechanism;
  static const std::array<MechanismMeaning, kMechanisms> all{{
      {caseload, "caseload", "the courts' cases differ by year", "各年执行案件数不同"},
      {court_take_up, "court_take_up", "courts begin to use the list one after the other",
       "法院陆续开始使用名单"},
      {listing_effect, "listing_effect", "who is listed performs more often", "列入名单者更常履行"},
      {own_news, "own_news", "who was listed refuses less for a while", "曾被列入者一段时间内较少拒不履行"},
      {mistakes, "mistakes", "persons are listed for what they did not do", "有人因未做之事被列入"},
      {travel, "travel", "listed persons try to fly and to take fast trains", "名单上的人试图乘机、乘高铁"},
      {everyday_acts, "everyday_acts", "residents do other things than owe debts",
       "居民在债务之外有其他行为"},
      {hearsay, "hearsay", "who is aware abstains since he hears of others", "知情者因听闻他人受罚而不为"},
      {stigma, "stigma", "who is aware abstains since the list is public", "知情者因名单公开而不为"},
      {crowding_out, "crowding_out", "who was fined does it oftener", "受过罚款者更常为之"},
      {rewards, "rewards", "who is aware does good deeds oftener where they are rewarded",
       "有奖励时知情者更常行善"},
      {congestion, "congestion", "courts with much unfinished work find less", "积案多的法院发现得少"},
      {coupling, "coupling", "what happens in a region bears on it in the next month",
       "一地当月之事影响次月"},
  }};
  return all;
}

std::string_view name(Mechanism mechanism) { return mechanisms()[static_cast<std::size_t>(mechanism)].name; }

}  // namespace osmanthus::scenario
