#include "simulation/offers.hpp"

#include <algorithm>
#include <optional>

#include "behaviour/purpose.hpp"

namespace osmanthus::simulation {
namespace {

using behaviour::Coming;
using population::Post;

/// The subject of the circle that is the member's organisation of that post.
std::optional<std::uint8_t> subject_of(const population::Household& household,
                                       const population::Organisations& organisations, std::uint32_t member,
                                       Post post) {
  auto subject = household.size();
  for (const auto& organisation : organisations) {
    if (organisation.member == member && organisation.post == post) return subject;
    ++subject;
  }
  return std::nullopt;
}

}  // namespace

/// The drawing of one stretch and month.
class Offers::Drawing {
 public:
  Drawing(const Offers& offers, const Stretch& stretch, int month)
      : scenario_(offers.scenario_),
        population_(offers.population_),
        rates_(offers.rates_),
        stretch_(stretch),
        month_(month),
        calendar_month_(static_cast<std::uint16_t>(offers.first_month_ + month)),
        first_day_(scenario::first_day(scenario_.horizon, month)),
        days_(static_cast<std::uint32_t>(scenario::first_day(scenario_.horizon, month + 1) - first_day_)) {}

  std::vector<Offer> all() {
    for (std::uint32_t s = stretch_.first_stratum; s < stretch_.first_stratum + stretch_.strata; ++s) {
      skip(s, behaviour::kCaseGap, rates_.courts.case_gap(s), [&](std::uint32_t p) { debt(s, p); });
      skip(s, behaviour::kMistakeGap, rates_.courts.mistake_gap(),
           [&](std::uint32_t p) { mistaken_debt(s, p); });
      skip(s, behaviour::kOrganisationGap, rates_.organisations.gap(s),
           [&](std::uint32_t p) { organisation(s, p); });
      for (std::size_t act = 0; act < rates_.acts.size(); ++act) {
        skip(s, behaviour::purpose_of(behaviour::kActGap, act), rates_.acts.gap(act, s),
             [&](std::uint32_t p) { everyday(s, p, act, false); });
        skip(s, behaviour::purpose_of(behaviour::kActMistakeGap, act), rates_.acts.mistake_gap(act, s),
             [&](std::uint32_t p) { everyday(s, p, act, true); });
      }
    }
    return std::move(offers_);
  }

 private:
  /// From candidate to candidate over a stratum's persons.
  template <class Accept>
  void skip(std::uint32_t stratum, std::uint16_t purpose, const base::Gap& gap, Accept accept) const {
    const auto& s = population_.strata()[stratum];
    base::Stream stream(rates_.luck, {stratum, calendar_month_, purpose});
    for (std::uint64_t i = gap.draw(stream); i < s.persons;
         i += 1 + std::min<std::uint64_t>(gap.draw(stream), s.persons)) {
      accept(s.first_person + static_cast<std::uint32_t>(i));
    }
  }

  void debt(std::uint32_t stratum, std::uint32_t person) {
    const auto household = population_.household_of(person, stratum);
    const auto member = static_cast<std::uint8_t>(person - household.first_person);
    const auto found = population_.members(household)[member];
    if (!rates_.courts.has_case(rates_.luck, person, found, month_)) return;
    const auto course = rates_.courts.course(rates_.luck, person, month_, 0);
    if (course.commits) offer(household, person, found, member, Offering::debt, course.on);
  }

  void mistaken_debt(std::uint32_t stratum, std::uint32_t person) {
    const auto household = population_.household_of(person, stratum);
    const auto member = static_cast<std::uint8_t>(person - household.first_person);
    const auto found = population_.members(household)[member];
    const base::Day on = rates_.courts.mistake(rates_.luck, person, found, month_);
    if (on != base::kNever) offer(household, person, found, member, Offering::mistaken_debt, on);
  }

  /// Whether he stands for such an organisation is asked last, since it costs most.
  void organisation(std::uint32_t stratum, std::uint32_t person) {
    const std::uint32_t number = population::kFirstOrganisation + person;
    const Coming coming = rates_.organisations.coming(rates_.luck, number, stratum, month_);
    if (coming == Coming::nothing) return;
    auto what = Offering::mistaken_firm;
    base::Day on = 0;
    if (coming == Coming::firm_mistake) {
      on = rates_.organisations.mistake_day(rates_.luck, number, month_);
    } else if (coming == Coming::firm_case) {
      const auto course = rates_.courts.course(rates_.luck, number, month_, 0);
      if (!course.commits) return;
      what = Offering::firm_debt;
      on = course.on;
    } else {
      what = Offering::body_debt;
      on = rates_.organisations.body_course(rates_.luck, number, month_).on;
    }
    const Post post = what == Offering::body_debt ? Post::heads_public_body : Post::represents_firm;
    const auto household = population_.household_of(person, stratum);
    const auto members = population_.members(household);
    const std::uint32_t member = person - household.first_person;
    const auto subject = subject_of(household, rates_.posts.of(household, members), member, post);
    if (subject) offer(household, person, members[member], *subject, what, on);
  }

  /// By mistake it is recorded of somebody of age, whoever it was.
  void everyday(std::uint32_t stratum, std::uint32_t person, std::size_t act, bool wrong) {
    const auto household = population_.household_of(person, stratum);
    const auto members = population_.members(household);
    const auto member = static_cast<std::uint8_t>(person - household.first_person);
    const auto day = wrong ? rates_.acts.mistake_day(rates_.luck, act, person, calendar_month_, days_)
                           : rates_.acts.day(rates_.luck, act, person, calendar_month_, days_);
    const base::Day on = first_day_ + static_cast<base::Day>(day);
    if (wrong && population::age_on(members[member].born, on) < population::kMajority) return;
    if (!has_role(act, household, members, member)) return;
    offer(household, person, members[member], member, wrong ? Offering::mistaken_act : Offering::act, on,
          static_cast<std::uint8_t>(act));
  }

  bool has_role(std::size_t act, const population::Household& household,
                const std::array<population::Person, population::kMostMembers>& members,
                std::size_t member) const {
    const auto role = rates_.acts.role(act);
    return !role || (rates_.legal_roles.of(household, members)[member] >> *role & 1U) != 0;
  }

  void offer(const population::Household& household, std::uint32_t person, const population::Person& found,
             std::uint8_t subject, Offering what, base::Day on, std::uint8_t which = 0) {
    offers_.push_back({household, person, subject, what, which, on, traits(population_, household, found)});
  }

  const scenario::Scenario& scenario_;
  const population::Population& population_;
  const Rates& rates_;
  const Stretch& stretch_;
  int month_;
  std::uint16_t calendar_month_;
  base::Day first_day_;
  std::uint32_t days_;
  std::vector<Offer> offers_;
};

std::vector<Offer> Offers::draw(const Stretch& stretch, int month) const {
  return Drawing(*this, stretch, month).all();
}

}  // namespace osmanthus::simulation
