#include "simulation/trace.hpp"

#include <iterator>
#include <set>
#include <utility>

#include "behaviour/purpose.hpp"

namespace osmanthus::simulation {
namespace {

constexpr std::size_t kParts = 32;

class OfOneHousehold final : public Witness {
 public:
  OfOneHousehold(std::uint32_t household, std::vector<Happening>& happenings)
      : household_(household), happenings_(happenings) {}
  void happened(const Happening& happening) override {
    if (happening.household == household_) happenings_.push_back(happening);
  }

 private:
  std::uint32_t household_;
  std::vector<Happening>& happenings_;
};

/// A place in the order that the seed draws, and the person who has it.
using Turn = std::pair<std::uint64_t, std::uint32_t>;

/// Keeps the first few of the residents in whose name something happens.
class OfTheFirst final : public Witness {
 public:
  OfTheFirst(base::Luck luck, std::size_t most) : luck_{luck.seed, 0}, most_(most) {}
  void happened(const Happening& happening) override {
    if (happening.person >= population::kFirstOrganisation) return;
    base::Stream stream(luck_, {happening.person, 0, behaviour::kTraced});
    first_.emplace(stream.bits(), happening.person);
    if (first_.size() > most_) first_.erase(std::prev(first_.end()));
  }
  const std::set<Turn>& first() const { return first_; }

 private:
  base::Luck luck_;
  std::size_t most_;
  std::set<Turn> first_;
};

void live(const World& world, const Rates& rates, const Fields& fields, Stretch stretch, Witness& witness) {
  const Offers offers(world.scenario, world.population, rates);
  Block block(world, rates, fields, stretch, &witness);
  for (int month = 0; month < scenario::months(world.scenario.horizon); ++month)
    block.month(month, offers.draw(stretch, month));
}

}  // namespace

Tracer::Tracer(const Prepared& prepared, std::uint32_t replicate, Crew& crew)
    : world_{*prepared.scenario,  *prepared.regime,     prepared.words, *prepared.measures,
             *prepared.prospects, *prepared.population, prepared.one_in},
      rates_(*prepared.scenario, {prepared.scenario->seed, replicate},
             behaviour::draw_values(*prepared.scenario, {prepared.scenario->seed, replicate}),
             *prepared.population, prepared.census, prepared.words),
      fields_(fields_of(prepared, rates_, crew)) {}

History Tracer::history(std::uint32_t person) const {
  History history;
  history.person = person;
  history.household = world_.population.household_of(person);
  OfOneHousehold witness(history.household.index, history.happenings);
  live(world_, rates_, fields_, {history.household.stratum, 1}, witness);
  return history;
}

std::vector<std::uint32_t> Tracer::drawn(std::size_t most, Crew& crew) const {
  const auto parts = stretches(world_.population, kParts);
  std::vector<OfTheFirst> witnesses(parts.size(), OfTheFirst(rates_.luck, most));
  crew.each(parts.size(), [&](std::size_t i) { live(world_, rates_, fields_, parts[i], witnesses[i]); });
  std::set<Turn> first;
  for (const auto& witness : witnesses) first.insert(witness.first().begin(), witness.first().end());
  std::set<std::uint32_t> persons;
  for (const auto& [turn, person] : first) {
    if (persons.size() < most) persons.insert(person);
  }
  return {persons.begin(), persons.end()};
}

}  // namespace osmanthus::simulation
