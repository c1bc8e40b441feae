#include "simulation/block.hpp"

#include <algorithm>

#include "behaviour/purpose.hpp"

namespace osmanthus::simulation {
namespace {

using behaviour::Exit;
using behaviour::Mode;
using population::Post;

constexpr std::uint64_t kOfCourts = 0;  // the draws that no name sets apart

constexpr std::array<Doing, behaviour::kExits> kDoings{Doing::performance, Doing::termination,
                                                       Doing::correction};

Doing doing(Offering offering) {
  switch (offering) {
    case Offering::mistaken_debt:
    case Offering::mistaken_firm:
      return Doing::mistake;
    case Offering::act:
      return Doing::everyday_act;
    case Offering::mistaken_act:
      return Doing::everyday_mistake;
    default:
      return Doing::case_found;
  }
}

Shelf shelf_of(const population::Population& population, const Stretch& stretch, base::Day start) {
  const auto strata = population.strata().subspan(stretch.first_stratum, stretch.strata);
  const auto somebody = [](const population::Stratum& s) { return s.persons > 0; };
  const auto first = std::ranges::find_if(strata, somebody);
  if (first == strata.end()) return Shelf(0, 0, start);
  const auto& last = *std::find_if(strata.rbegin(), strata.rend(), somebody);
  const std::uint32_t begin = population.household_of(first->first_person).index;
  const std::uint32_t end = population.household_of(last.first_person + last.persons - 1).index + 1;
  return Shelf(begin, end - begin, start);
}

}  // namespace

Block::Block(const World& world, const Rates& rates, const Fields& fields, Stretch stretch, Witness* witness,
             FolkMemo* memo)
    : world_(world),
      rates_(rates),
      fields_(fields),
      stretch_(stretch),
      witness_(witness),
      memo_(memo),
      heeded_(&world.words.heeded),
      tally_(world.scenario.horizon),
      decisions_(world.regime, rates.values, rates.luck),
      shelf_(shelf_of(world.population, stretch, world.scenario.horizon.start)),
      agenda_(static_cast<std::size_t>(scenario::months(world.scenario.horizon))),
      first_month_(base::month_of(world.scenario.horizon.start)),
      months_(scenario::months(world.scenario.horizon)),
      stating_(world.measures),
      plain_{&world.regime.calendar},
      step_(world.regime, circle_, plain_, keeping_, decisions_) {
  keeping_.regime = &world.regime;
  keeping_.fines = &fines_;
  for (int month = 0; month <= months_; ++month)
    first_days_.push_back(scenario::first_day(world.scenario.horizon, month));
}

void Block::month(int month, const std::vector<Offer>& offers) {
  open_month(month);
  for (const Offer& offer : offers) take(offer, weigh(offer, known(offer.household.index)));
  order_turns();
  while (next_household() != kNoHousehold) next_turn();
  for (const Survey::Asked& asked : sample(month)) ask(asked, month);
}

void Block::open_month(int month) {
  month_ = month;
  now_ = std::move(agenda_[static_cast<std::size_t>(month)]);
}

void Block::order_turns() {
  std::ranges::sort(now_);
  next_ = 0;
}

std::uint32_t Block::next_household() const {
  return next_ < now_.size() ? now_[next_].household : kNoHousehold;
}

// ---- what was offered

Outcome Block::weigh(const Offer& offer, const Life* life) const {
  switch (offer.what) {
    case Offering::debt:
    case Offering::firm_debt:
      return weigh_debt(offer, life);
    case Offering::act:
      return weigh_act(offer, life);
    default:
      return Outcome::found;
  }
}

Outcome Block::weigh_debt(const Offer& offer, const Life* life) const {
  const bool firm = offer.what == Offering::firm_debt;
  const auto course =
      course_of(firm ? Post::represents_firm : Post::none,
                (firm ? population::kFirstOrganisation : 0) + offer.person, offer.who.region, month_);
  if (!firm && abstains(offer, course.ground, life)) return Outcome::nothing;
  return course.detected ? Outcome::found : Outcome::counted;
}

/// Because of news of his own, from an earlier month, of what he hears of others, or of the public list.
bool Block::abstains(const Offer& offer, behaviour::Ground ground, const Life* life) const {
  behaviour::Situation s;
  s.person = offer.person;
  s.sex = offer.who.sex;
  s.month = static_cast<std::uint16_t>(first_month_ + month_);
  const std::int16_t news = life == nullptr ? std::int16_t{0} : life->news_month[offer.subject];
  if (news != 0) s.news_age = month_ - (news - 1);
  s.heard = fields_.heard(month_, offer.who.region);
  s.shown = world_.prospects.of(ground, offer.who.region, month_).shown;
  return rates_.response.abstains(rates_.luck, s, kOfCourts);
}

/// An act that no court finds is counted and goes no further; of firms it is not counted, since the series of
/// acts is about persons.
void Block::take(const Offer& offer, Outcome outcome) {
  if (outcome == Outcome::nothing) return;
  const bool everyday = offer.what == Offering::act && offer.subject < offer.household.size();
  if (everyday || offer.what == Offering::debt) tally_.add(Indicator::acts, month_, offer.who);
  if (everyday) tally_.add(Indicator::acts_detected, month_, offer.who);
  if (outcome != Outcome::found) return;
  now_.push_back({offer.household.index, offer.on, doing(offer.what), offer.subject, 0, 0, offer.which});
}

// ---- what happens

void Block::next_turn() {
  begin_turn();
  take_turn();
}

void Block::begin_turn() {
  const std::uint32_t household = next_household();
  turn_.clear();
  for (; next_household() == household; ++next_) turn_.push_back(now_[next_]);
}

/// What happens may make more happen later in the same month.
void Block::take_turn() {
  for (std::size_t i = 0; i < turn_.size(); ++i) {
    const Candidate candidate = turn_[i];
    happen(candidate);
    std::sort(turn_.begin() + static_cast<std::ptrdiff_t>(i) + 1, turn_.end());
  }
}

void Block::happen(const Candidate& candidate) {
  switch (candidate.doing) {
    case Doing::case_found:
    case Doing::mistake:
      return found(candidate);
    case Doing::performance:
      return perform(candidate);
    case Doing::termination:
      return terminate(candidate);
    case Doing::correction:
      return correct(candidate);
    case Doing::flies:
      return travel(candidate, Mode::air);
    case Doing::takes_train:
      return travel(candidate, Mode::rail);
    case Doing::everyday_act:
    case Doing::everyday_mistake:
      return act(candidate);
    case Doing::answer:
      return answer(candidate);
  }
}

// ---- whose turn it is, and what comes later

Folk Block::folk(const population::Household& household) {
  const auto make = [&] { return folk_of(world_.population, rates_.posts, rates_.legal_roles, household); };
  return memo_ == nullptr ? make() : memo_->of(household.index, make);
}

Block::At Block::turn_of(Life& life, const Candidate& candidate) {
  if (is_his_alone(life, candidate)) return turn_of_one(life, candidate);
  At at;
  at.life = &life;
  at.folk = folk(at.life->household);
  const auto& household = at.folk.household;
  const Numbers subjects = numbers(at.folk);
  at.person = subjects[candidate.member];
  std::uint8_t member = candidate.member;
  if (member >= household.size()) {
    const auto& organisation = at.folk.organisations.all[member - household.size()];
    member = organisation.member;
    at.post = organisation.post;
  }
  at.who = traits(world_.population, household, at.folk.members[member]);
  gather_circle(world_.words, world_.population, at.folk, circle_);
  decisions_.of_circle(subjects, at.person);
  return at;
}

/// Whether what a resident does, or is done for him, has the law look at nobody else, nor is there a day of
/// the law's own before it. A pair makes whole circles, which both sides look at.
bool Block::is_his_alone(const Life& life, const Candidate& candidate) const {
  if (share_ != Share::all || candidate.member >= life.household.size()) return false;
  const bool day_between = std::ranges::any_of(
      world_.regime.commencements, [&](base::Day day) { return life.last_day < day && day <= candidate.on; });
  if (day_between) return false;
  const auto& words = world_.words;
  const auto is_alone = [&](KindId kind) { return words.self_regarding.has(kind); };
  switch (candidate.doing) {
    case Doing::case_found:
    case Doing::mistake:
      return std::ranges::all_of(words.grounds, is_alone);
    case Doing::everyday_act:
    case Doing::everyday_mistake:
      return is_alone(words.acts[candidate.which].kind);
    case Doing::performance:
      return is_alone(words.perform_judgment);
    case Doing::termination:
      return is_alone(words.enforcement_terminated);
    case Doing::answer:
      return is_alone(words.answers[candidate.which].act);
    default:
      return false;
  }
}

Block::At Block::turn_of_one(Life& life, const Candidate& candidate) {
  const Loner loner =
      loner_of(world_.population, rates_.posts, rates_.legal_roles, life.household, candidate.member);
  At at;
  at.life = &life;
  at.folk.household = life.household;
  at.folk.members[candidate.member] = loner.person;
  const Numbers subjects = numbers(at.folk);
  at.person = subjects[candidate.member];
  at.who = traits(world_.population, life.household, loner.person);
  gather_one(world_.words, world_.population, loner, circle_);
  decisions_.of_circle(subjects, at.person);
  return at;
}

/// Nothing of a household that has not met the law.
const Life* Block::known(std::uint32_t household) {
  if (!shelf_.has(household)) return nullptr;
  if (is_at_hand_ && at_hand_.household.index == household) return &at_hand_;
  put_back();
  shelf_.read(household, at_hand_);
  is_at_hand_ = true;
  return &at_hand_;
}

/// It begins if it has not; it may be changed until another is asked for.
Life& Block::life_of(std::uint32_t household) {
  if (known(household) == nullptr) {
    put_back();
    at_hand_.begin(world_.population.household(household), world_.scenario.horizon.start);
    is_at_hand_ = true;
    shelf_.begin(household);
  }
  changed_ = true;
  return at_hand_;
}

void Block::put_back() {
  if (is_at_hand_ && changed_) shelf_.put(at_hand_);
  changed_ = false;
}

std::vector<Life> Block::lives() {
  std::vector<Life> all;
  each_life([&](Life& life) { all.push_back(life); });
  return all;
}

bool Block::has(std::uint32_t household) const {
  if (share_ == Share::all) return true;
  return share_ == Share::apart ? shelf_.has(household) : !apart_->shelf_.has(household);
}

void Block::schedule(const Candidate& after, Exit exit, const Matter& matter, std::uint32_t person,
                     std::uint16_t from_month) {
  const behaviour::MatterKey key{person, matter.month};
  const std::uint64_t wait = rates_.exits.months_until(rates_.luck, key, exit, after.attempt);
  if (wait >= static_cast<std::uint64_t>(months_)) return;
  const int month = from_month - first_month_ + static_cast<int>(wait);
  if (month >= months_) return;
  Candidate next = after;
  next.doing = kDoings[static_cast<std::size_t>(exit)];
  next.on = first_day(month) + static_cast<base::Day>(rates_.exits.day_of(rates_.luck, key, exit,
                                                                          after.attempt, days_in(month)));
  agenda_[static_cast<std::size_t>(month)].push_back(next);
}

std::uint32_t Block::days_in(int month) const {
  return static_cast<std::uint32_t>(first_day(month + 1) - first_day(month));
}

}  // namespace osmanthus::simulation
