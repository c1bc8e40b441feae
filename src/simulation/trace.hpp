// The history of a synthetic resident, found by running it again: whatever happens to a household depends on
// nothing but scenario, law, seed, replicate, household and what its region has in common, so that one
// stratum is enough, and a run keeps nothing about anybody.
//
//   Tracer tracer(prepared, replicate, crew);
//   const History history = tracer.history(person);
//   const regime::Case the_case = retold(tracer, history);
#pragma once

#include <cstdint>
#include <vector>

#include "regime/case.hpp"
#include "simulation/run.hpp"

namespace osmanthus::simulation {

/// The events of one household, in their order: an event's number is its place.
struct History {
  std::uint32_t person = 0;  // whose history is asked for
  population::Household household;
  std::vector<Happening> happenings;
};

/// Runs parts of one replicate again. What it was prepared from must outlive it.
class Tracer {
 public:
  /// Lives through the replicate once, to know what its regions have in common in each month.
  Tracer(const Prepared& prepared, std::uint32_t replicate, Crew& crew);
  Tracer(const Tracer&) = delete;
  Tracer& operator=(const Tracer&) = delete;

  /// `person` < residents.
  History history(std::uint32_t person) const;

  /// Up to `most` of the residents in whose name something was recorded, the first in an order that the seed
  /// draws; by index. Who they are is nobody's choice, and nothing about them decides.
  std::vector<std::uint32_t> drawn(std::size_t most, Crew& crew) const;

  const World& world() const { return world_; }
  const Rates& rates() const { return rates_; }
  const Fields& fields() const { return fields_; }
  std::uint32_t replicate() const { return rates_.luck.replicate; }

 private:
  World world_;
  Rates rates_;
  Fields fields_;
};

/// The history as a hypothetical case: subjects by their roles, events, and what the run decided where the
/// law leaves it open. `explain` tells it like any other, as it stood on the horizon's last day.
///
/// What a case cannot say: two decisions on one event that have one name (the same thing, permitted to two
/// persons by one provision), and a number from a range that a state reads by itself.
regime::Case retold(const Tracer& tracer, const History& history);

}  // namespace osmanthus::simulation
