// What may happen to residents and organisations in a month, before the law, the region and their own history
// have their say. Two runs that differ in their law alone have the same offers.
#pragma once

#include <cstdint>
#include <vector>

#include "simulation/census.hpp"
#include "simulation/rates.hpp"

namespace osmanthus::simulation {

enum class Offering : std::uint8_t {
  debt,           // a resident before the court who commits a ground, if he does not abstain
  mistaken_debt,  // a resident recorded for what he did not do
  firm_debt,
  mistaken_firm,
  body_debt,
  act,  // an everyday act, if he is not too little encouraged for it, and does not abstain
  mistaken_act
};

struct Offer {
  population::Household household;
  std::uint32_t person = 0;  // the resident, or who stands for the organisation
  std::uint8_t subject = 0;  // of the circle
  Offering what = Offering::debt;
  std::uint8_t which = 0;  // everyday act
  base::Day on = 0;
  Traits who;                // of the person
  std::uint64_t chance = 0;  // of an act: what decides whether he does it
};

/// What the offers are drawn from; all of it outlives them.
class Offers {
 public:
  Offers(const scenario::Scenario& scenario, const population::Population& population, const Rates& rates)
      : scenario_(scenario),
        population_(population),
        rates_(rates),
        units_(units(population)),
        first_month_(base::month_of(scenario.horizon.start)) {}

  /// Of that stretch in month `month` of the horizon, in no order that means anything.
  std::vector<Offer> draw(const Stretch& stretch, int month) const;

 private:
  class Drawing;

  const scenario::Scenario& scenario_;
  const population::Population& population_;
  const Rates& rates_;
  std::vector<Stretch> units_;
  int first_month_;
};

}  // namespace osmanthus::simulation
