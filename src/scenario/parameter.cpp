#include "scenario/parameter.hpp"

#include <algorithm>

namespace osmanthus::scenario {

const std::array<ParameterMeaning, kParameters>& parameters() {
  using enum Parameter;
  static const std::array<ParameterMeaning, kParameters> all{{
      {natural_person_debtors, "natural_person_debtors", "share", 0, 1,
       "enforcement cases whose debtor is a natural person"},
      {ground_able, "ground_able", "share", 0, 1,
       "debtors able to perform who commit one of the six acts in the month of the case"},
      {ground_unable, "ground_unable", "share", 0, 1,
       "debtors unable to perform who commit one of grounds 2 to 6 in the month of the case"},
      {unable_debtors, "unable_debtors", "share", 0, 1,
       "debtors who own nothing that could be enforced against"},
      {refuse_judgment, "refuse_judgment", "weight", 0, 1000,
       "ground 1 among the acts of debtors able to perform"},
      {obstruct_enforcement, "obstruct_enforcement", "weight", 0, 1000, "ground 2 among the acts"},
      {evade_enforcement, "evade_enforcement", "weight", 0, 1000, "ground 3 among the acts"},
      {violate_property_report, "violate_property_report", "weight", 0, 1000, "ground 4 among the acts"},
      {violate_consumption_order, "violate_consumption_order", "weight", 0, 1000, "ground 5 among the acts"},
      {break_settlement, "break_settlement", "weight", 0, 1000, "ground 6 among the acts"},
      {violent_and_grave, "violent_and_grave", "share", 0, 1, "acts of ground 2 that are violent and grave"},
      {court_take_up, "court_take_up", "share a month", 0, 1,
       "courts not yet using the list that begin to use it, from its first month on"},
      {performance, "performance", "share a month", 0, 1, "listed debtors able to perform who then do"},
      {performance_unable, "performance_unable", "factor", 0, 1, "on performance, of those unable"},
      {performance_unlisted, "performance_unlisted", "factor", 0, 1, "on performance, of those not listed"},
      {termination, "termination", "share a month", 0, 1, "open enforcements that the court terminates"},
      {wrong_listings, "wrong_listings", "share", 0, 0.5,
       "persons listed by mistake, to persons listed for an act"},
      {correction, "correction", "share a month", 0, 1,
       "persons listed by mistake whose objection is upheld"},
      {may_end, "may_end", "share", 0, 1, "endings that the law permits and the court grants"},
      {may_extend, "may_extend", "share", 0, 1, "extensions that the law permits and the court makes"},
      {may_measure, "may_measure", "share", 0, 1,
       "restrictions that the law permits and an authority applies"},
      {may_other, "may_other", "share", 0, 1,
       "other effects that the law permits and an authority carries out"},
      {air_demand, "air_demand", "share a month", 0, 1, "listed persons who try to buy an air ticket"},
      {air_attempts, "air_attempts", "attempts", 1, 1000, "tries of one who tries, in that month"},
      {rail_demand, "rail_demand", "share a month", 0, 1,
       "listed persons who try to buy a high-speed rail ticket"},
      {rail_attempts, "rail_attempts", "attempts", 1, 1000, "tries of one who tries, in that month"},
  }};
  return all;
}

std::optional<Parameter> parameter(std::string_view name) {
  const auto found = std::ranges::find(parameters(), name, &ParameterMeaning::name);
  if (found == parameters().end()) return std::nullopt;
  return found->parameter;
}

}  // namespace osmanthus::scenario
