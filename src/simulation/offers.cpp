#include "simulation/offers.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "behaviour/purpose.hpp"

namespace osmanthus::simulation {
namespace {

using behaviour::Coming;
using population::Post;
using scenario::Doer;

}  // namespace

/// The drawing of one stretch and month.
class Offers::Drawing {
 public:
  Drawing(const Offers& offers, const Stretch& stretch, int month)
      : scenario_(offers.scenario_),
        population_(offers.population_),
        rates_(offers.rates_),
        units_(offers.units_),
        stretch_(stretch),
        month_(month),
        calendar_month_(static_cast<std::uint16_t>(offers.first_month_ + month)),
        first_day_(scenario::first_day(scenario_.horizon, month)),
        days_(static_cast<std::uint32_t>(scenario::first_day(scenario_.horizon, month + 1) - first_day_)) {}

  std::vector<Offer> all() {
    for (const Stretch& unit : units_) {
      const bool outside = unit.first_stratum + unit.strata <= stretch_.first_stratum ||
                           stretch_.first_stratum + stretch_.strata <= unit.first_stratum;
      if (!outside) draw(unit);
    }
    return std::move(offers_);
  }

 private:
  void draw(const Stretch& unit) {
    const auto& [courts, organisations, acts] = std::tie(rates_.courts, rates_.organisations, rates_.acts);
    skip(
        unit, Doer::residents, rates_.luck, behaviour::kCaseGap,
        [&](auto s) -> auto& { return courts.case_gap(s); }, [&](auto s, auto person) { debt(s, person); });
    skip(
        unit, Doer::residents, rates_.luck, behaviour::kMistakeGap,
        [&](auto) -> auto& { return courts.mistake_gap(); },
        [&](auto s, auto person) { mistaken_debt(s, person); });
    skip(
        unit, Doer::firms, rates_.luck, behaviour::kOrganisationGap,
        [&](auto s) -> auto& { return organisations.gap(s); },
        [&](auto s, auto person) { organisation(s, person); });
    const auto region = population_.strata()[unit.first_stratum].region;
    for (std::size_t act = 0; act < acts.size(); ++act) {
      if (!acts.is_done_in(act, region)) continue;
      const base::Luck luck = acts.luck(rates_.luck, act);
      skip(
          unit, acts.doer(act), luck, behaviour::kActGap, [&](auto s) -> auto& { return acts.gap(act, s); },
          [&](auto s, auto person) { everyday(s, person, act); });
      skip(
          unit, acts.doer(act), luck, behaviour::kActMistakeGap,
          [&](auto) -> auto& { return acts.mistake_gap(act); },
          [&](auto s, auto person) { mistaken(s, person, act); });
    }
  }

  /// From candidate to candidate over a unit's residents, or over those of them who may stand for a firm or a
  /// public body; who does not live in the stretch is passed over.
  template <class GapOf, class Accept>
  void skip(const Stretch& unit, Doer whose, base::Luck luck, std::uint16_t purpose, GapOf gap_of,
            Accept accept) const {
    base::Stream stream(luck, {unit.first_stratum, calendar_month_, purpose});
    std::uint64_t left = base::halvings(stream.bits());
    for (std::uint32_t s = unit.first_stratum; s < unit.first_stratum + unit.strata; ++s) {
      const base::Gap& gap = gap_of(s);
      const std::uint32_t all = places(whose, s);
      const bool here = stretch_.first_stratum <= s && s < stretch_.first_stratum + stretch_.strata;
      std::uint64_t at = 0;
      for (std::uint64_t failures = gap.failures(left); failures < all - at; failures = gap.failures(left)) {
        at += failures;
        if (here) accept(s, at_place(whose, s, static_cast<std::uint32_t>(at)));
        ++at;
        left = base::halvings(stream.bits());
      }
      left -= std::min(left, gap.spent(all - at));
    }
  }

  static Post post(Doer whose) {
    return whose == Doer::firms ? Post::represents_firm : Post::heads_public_body;
  }
  std::uint32_t places(Doer whose, std::uint32_t stratum) const {
    if (whose == Doer::residents) return population_.strata()[stratum].persons;
    return rates_.posts.places(post(whose), stratum);
  }
  std::uint32_t at_place(Doer whose, std::uint32_t stratum, std::uint32_t place) const {
    if (whose == Doer::residents) return population_.strata()[stratum].first_person + place;
    return rates_.posts.resident_at(stratum, place);
  }

  /// Who he is is asked last, since it costs most.
  void debt(std::uint32_t stratum, std::uint32_t person) {
    if (!rates_.courts.may_have_case(rates_.luck, person, month_)) return;
    const auto course = rates_.courts.course(rates_.luck, person, month_, 0);
    if (!course.commits) return;
    const auto household = population_.household_of(person, stratum);
    const auto member = static_cast<std::uint8_t>(person - household.first_person);
    const auto found = population_.member(household, member);
    if (rates_.courts.has_case(rates_.luck, person, found, month_))
      offer(household, person, found, member, Offering::debt, course.on);
  }

  void mistaken_debt(std::uint32_t stratum, std::uint32_t person) {
    const auto household = population_.household_of(person, stratum);
    const auto member = static_cast<std::uint8_t>(person - household.first_person);
    const auto found = population_.member(household, member);
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
    const auto household = population_.household_of(person, stratum);
    const auto member = static_cast<std::uint8_t>(person - household.first_person);
    const auto found = population_.member(household, member);
    const Post post = what == Offering::body_debt ? Post::heads_public_body : Post::represents_firm;
    if (rates_.posts.of(household, member, found) == post)
      offer(household, person, found, organisation_of(household, member), what, on);
  }

  /// Whether he can do it at all is asked before what it costs more to know.
  void everyday(std::uint32_t stratum, std::uint32_t person, std::size_t act) {
    const auto role = rates_.acts.role(act);
    if (role && !rates_.legal_roles.may_have(*role, stratum, person)) return;
    const auto household = population_.household_of(person, stratum);
    const auto member = static_cast<std::uint8_t>(person - household.first_person);
    const auto draw = rates_.acts.draw(rates_.luck, act, person, calendar_month_, days_);
    const auto found = population_.member(household, member);
    if (!rates_.acts.may_happen(act, found, calendar_month_, draw.chance)) return;
    const auto subject = doer(act, household, member, found);
    if (!subject) return;
    offer(household, person, found, *subject, Offering::act, day_of_month(draw.day),
          static_cast<std::uint8_t>(act));
    offers_.back().chance = draw.chance;
  }

  /// By mistake it is recorded of somebody of age, or of some organisation, whoever it was.
  void mistaken(std::uint32_t stratum, std::uint32_t person, std::size_t act) {
    const auto household = population_.household_of(person, stratum);
    const auto member = static_cast<std::uint8_t>(person - household.first_person);
    const base::Day on =
        day_of_month(rates_.acts.mistake_day(rates_.luck, act, person, calendar_month_, days_));
    const auto found = population_.member(household, member);
    if (population::age_on(found.born, on) < population::kMajority) return;
    const auto subject = doer(act, household, member, found);
    if (subject)
      offer(household, person, found, *subject, Offering::mistaken_act, on, static_cast<std::uint8_t>(act));
  }

  base::Day day_of_month(std::uint32_t day) const { return first_day_ + static_cast<base::Day>(day); }

  /// The subject of the circle that may do the act: the resident, if he has the role for it, or what he
  /// stands for.
  std::optional<std::uint8_t> doer(std::size_t act, const population::Household& household,
                                   std::uint8_t member, const population::Person& found) const {
    const Doer doer = rates_.acts.doer(act);
    if (doer == Doer::residents) {
      const auto role = rates_.acts.role(act);
      if (role && !rates_.legal_roles.has(*role, household, member, found)) return std::nullopt;
      return member;
    }
    if (rates_.posts.of(household, member, found) != post(doer)) return std::nullopt;
    return organisation_of(household, member);
  }

  /// What the member stands for, among the subjects of the circle.
  std::uint8_t organisation_of(const population::Household& household, std::uint8_t member) const {
    auto subject = household.size();
    for (const auto& organisation : rates_.posts.of(household, population_.members(household))) {
      if (organisation.member == member) break;
      ++subject;
    }
    return subject;
  }

  void offer(const population::Household& household, std::uint32_t person, const population::Person& found,
             std::uint8_t subject, Offering what, base::Day on, std::uint8_t which = 0) {
    offers_.push_back({household, person, subject, what, which, on, traits(population_, household, found)});
  }

  const scenario::Scenario& scenario_;
  const population::Population& population_;
  const Rates& rates_;
  const std::vector<Stretch>& units_;
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
