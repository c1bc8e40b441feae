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
  }};
  return all;
}

std::string_view name(Mechanism mechanism) { return mechanisms()[static_cast<std::size_t>(mechanism)].name; }

}  // namespace osmanthus::scenario
