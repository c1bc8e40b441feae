#include "simulation/block.hpp"

#include <algorithm>

#include "behaviour/purpose.hpp"
#include "simulation/prospect.hpp"

namespace osmanthus::simulation {
namespace {

using behaviour::Exit;
using behaviour::Mode;
using population::Post;

constexpr std::array<Doing, behaviour::kExits> kDoings{Doing::performance, Doing::termination,
                                                       Doing::correction};

Doing doing(Mode mode) { return mode == Mode::air ? Doing::flies : Doing::takes_train; }

}  // namespace

Block::Block(const World& world, const Rates& rates, const Fields& fields, Stretch stretch, Witness* witness,
             FolkMemo* memo)
    : world_(world),
      rates_(rates),
      fields_(fields),
      stretch_(stretch),
      witness_(witness),
      memo_(memo),
      tally_(world.scenario.horizon),
      decisions_(world.regime, rates.values, rates.luck),
      agenda_(static_cast<std::size_t>(scenario::months(world.scenario.horizon))),
      first_month_(base::month_of(world.scenario.horizon.start)),
      months_(scenario::months(world.scenario.horizon)) {
  for (int month = 0; month <= months_; ++month)
    first_days_.push_back(scenario::first_day(world.scenario.horizon, month));
}

void Block::month(int month, const std::vector<Offer>& offers) {
  month_ = month;
  now_ = std::move(agenda_[static_cast<std::size_t>(month)]);
  for (const Offer& offer : offers) take(offer);
  std::ranges::sort(now_);
  for (std::size_t begin = 0; begin < now_.size();) {
    std::size_t end = begin + 1;
    while (end < now_.size() && now_[end].household == now_[begin].household) ++end;
    live_through(begin, end);
    begin = end;
  }
  ask(month);
}

// ---- what was offered

void Block::take(const Offer& offer) {
  switch (offer.what) {
    case Offering::debt:
    case Offering::firm_debt:
      return take_debt(offer);
    case Offering::body_debt:
      return push(offer, Doing::case_found);
    case Offering::mistaken_debt:
    case Offering::mistaken_firm:
      return push(offer, Doing::mistake);
    case Offering::act:
      return take_act(offer);
    case Offering::mistaken_act:
      return push(offer, Doing::everyday_mistake);
  }
}

/// An act that no court finds is counted and goes no further; of firms it is not counted, since the series of
/// acts is about persons.
void Block::take_debt(const Offer& offer) {
  const bool firm = offer.what == Offering::firm_debt;
  const auto course =
      course_of(firm ? Post::represents_firm : Post::none,
                (firm ? population::kFirstOrganisation : 0) + offer.person, offer.who.region, month_);
  if (!firm) {
    if (abstains(offer, course.ground)) return;
    tally_.add(Indicator::acts, month_, offer.who);
  }
  if (course.detected) push(offer, Doing::case_found);
}

void Block::push(const Offer& offer, Doing doing) {
  now_.push_back({offer.household.index, offer.on, doing, offer.subject, 0, 0, offer.which});
  life_of(offer.household);
}

/// Because of news of his own, from an earlier month, of what he hears of others, or of the public list.
bool Block::abstains(const Offer& offer, behaviour::Ground ground) const {
  behaviour::Situation s;
  s.person = offer.person;
  s.sex = offer.who.sex;
  s.month = static_cast<std::uint16_t>(first_month_ + month_);
  const auto place = places_.find(offer.household.index);
  const std::int16_t news =
      place == places_.end() ? std::int16_t{0} : lives_[place->second].news_month[offer.subject];
  if (news != 0) s.news_age = month_ - (news - 1);
  s.heard = fields_.heard(month_, offer.who.region);
  s.shown = prospect_of(world_.regime, world_.words.grounds[static_cast<std::size_t>(ground)],
                        world_.words.places[offer.who.region], first_day(month_))
                .shown;
  return rates_.response.abstains(rates_.luck, s, behaviour::kAbstains);
}

// ---- what happens

/// What happens may make more happen later in the same month.
void Block::live_through(std::size_t begin, std::size_t end) {
  turn_.assign(now_.begin() + static_cast<std::ptrdiff_t>(begin),
               now_.begin() + static_cast<std::ptrdiff_t>(end));
  for (std::size_t i = 0; i < turn_.size(); ++i) {
    const Candidate candidate = turn_[i];
    happen(candidate);
    std::sort(turn_.begin() + static_cast<std::ptrdiff_t>(i) + 1, turn_.end());
  }
}

void Block::happen(const Candidate& candidate) {
  switch (candidate.doing) {
    case Doing::case_found:
      return found(candidate, false);
    case Doing::mistake:
      return found(candidate, true);
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
      return act(candidate, false);
    case Doing::everyday_mistake:
      return act(candidate, true);
    case Doing::answer:
      return answer(candidate);
  }
}

void Block::found(const Candidate& candidate, bool wrong) {
  const At at = turn_of(candidate);
  const behaviour::CaseCourse course =
      wrong ? behaviour::CaseCourse{} : course_of(at.post, at.person, at.who.region, month_);
  if (!wrong && at.post == Post::none) tally_.add(Indicator::acts_detected, month_, at.who);
  Matter matter;
  matter.month = static_cast<std::uint16_t>(first_month_ + month_);
  matter.event = at.life->events;
  matter.member = candidate.member;
  matter.able = course.able;
  matter.wrong = wrong;
  matter.unfinished = true;
  ++unfinished_[at.who.region];
  at.life->matters.push_back(matter);
  const auto number = static_cast<std::uint16_t>(at.life->matters.size() - 1);
  const KindId act = world_.words.grounds[static_cast<std::size_t>(course.ground)];
  carry_out(at, candidate.on, act, number, course.violent_and_grave ? world_.words.violent_and_grave : 0,
            false, wrong);

  Candidate first = candidate;
  first.matter = number;
  first.attempt = 0;
  if (wrong) {
    schedule(first, Exit::correction, matter, at.person, matter.month);
  } else if (at.post == Post::heads_public_body) {
    schedule_body_performance(first, matter, at.person);
  } else {
    schedule(first, Exit::performance, matter, at.person, matter.month);
  }
  schedule(first, Exit::termination, matter, at.person, matter.month);
  if (!to_be_listed(*at.life, candidate.member, candidate.on)) return;
  if (at.post == Post::none) {
    at.life->news_month[candidate.member] = static_cast<std::int16_t>(month_ + 1);
    schedule_trips(at, candidate);
  } else {
    schedule_trips_of_representative(at, candidate);
  }
}

void Block::perform(const Candidate& candidate) {
  const At at = turn_of(candidate);
  Matter& matter = at.life->matters[candidate.matter];
  if (matter.closed) return;
  const bool on_the_list = listed(*at.life, candidate.member, candidate.on, candidate.matter);
  if (at.post != Post::heads_public_body &&
      !rates_.exits.performs(rates_.luck, {at.person, matter.month}, candidate.attempt, matter.able,
                             on_the_list)) {
    Candidate again = candidate;
    ++again.attempt;
    schedule(again, Exit::performance, matter, at.person, static_cast<std::uint16_t>(first_month_ + month_));
    return;
  }
  matter.closed = true;
  finish(at, matter);
  if (at.post == Post::none) tally_.add(Indicator::performed, month_, at.who);
  carry_out(at, candidate.on, world_.words.perform_judgment, candidate.matter, 0, false, false);
}

void Block::terminate(const Candidate& candidate) {
  const At at = turn_of(candidate);
  Matter& matter = at.life->matters[candidate.matter];
  if (matter.closed) return;
  finish(at, matter);
  carry_out(at, candidate.on, world_.words.enforcement_terminated, candidate.matter, 0, false, false);
}

void Block::correct(const Candidate& candidate) {
  const At at = turn_of(candidate);
  Matter& matter = at.life->matters[candidate.matter];
  matter.closed = true;
  finish(at, matter);
  carry_out(at, candidate.on, world_.words.objection_upheld, candidate.matter, 0, true, false);
}

void Block::finish(const At& at, Matter& matter) {
  if (matter.unfinished) --unfinished_[at.who.region];
  matter.unfinished = false;
}

/// He tries; whether he is refused is the registry's answer. Who is no longer on a list, nor his firm,
/// travels unobserved.
void Block::travel(const Candidate& candidate, Mode mode) {
  const At at = turn_of(candidate);
  if (!may_be_refused(at, candidate.member, candidate.on)) {
    at.life->travelling[static_cast<std::size_t>(mode)] &=
        static_cast<std::uint8_t>(~(1U << candidate.member));
    return;
  }
  circle_.entries.swap(at.life->entries);
  const KindId measure = mode == Mode::air ? world_.words.no_flights : world_.words.no_high_speed_rail;
  const bool refused = world_.measures.bears(circle_, decisions_, measure, candidate.member, candidate.on);
  circle_.entries.swap(at.life->entries);
  schedule_trip(at, candidate, mode, first_month_ + month_ + 1);
  if (!refused) return;
  const int calendar_month = first_month_ + month_;
  const auto trip = rates_.travel.trip(rates_.luck, at.person, mode, calendar_month, days_in(month_));
  tally_.add(mode == Mode::air ? Indicator::air_refusals : Indicator::rail_refusals, month_, at.who,
             static_cast<std::int64_t>(trip.attempts));
  std::int16_t& last = at.life->refused_month[candidate.member];
  if (last != month_ + 1) tally_.add(Indicator::persons_refused, month_, at.who);
  last = static_cast<std::int16_t>(month_ + 1);
}

// ---- the law

/// Hands the event to the registry, which alone knows what follows.
void Block::carry_out(const At& at, base::Day on, KindId kind, std::uint16_t matter, std::uint64_t flags,
                      bool answers, bool wrong) {
  Life& life = *at.life;
  const Matter& about = life.matters[matter];
  if (world_.words.able_to_perform != regime::kNone) {
    circle_.subjects[about.member].attributes[world_.words.able_to_perform] = about.able ? 1 : 0;
  }
  circle_.entries.swap(life.entries);
  circle_.last_day = life.last_day;
  const registry::Alternative<registry::Plain> act{kind, about.member, true};
  registry::Event<registry::Plain> event;
  event.index = life.events++;
  event.on = on;
  event.place = circle_.subjects[about.member].attributes[regime::kHome];
  event.matter = matter + 1;
  if (answers) event.of = event.of_last = about.event;
  event.flags = flags | (answers ? world_.words.answering : 0);
  if (witness_ != nullptr)
    witness_->happened({life.household.index, at.person, event, kind, about.member, wrong,
                        circle_.subjects[about.member].attributes});
  event.alternatives = {&act, 1};

  Keeping keeping;
  keeping.regime = &world_.regime;
  keeping.marks = &life.marks;
  keeping.wrong = wrong;
  keeping.day = on;
  keeping.fines = &fines_;
  fines_.clear();
  registry::Plain plain{&world_.regime.calendar};
  registry::step(world_.regime, circle_, event, plain, keeping, decisions_);
  life.last_day = circle_.last_day;
  circle_.entries.swap(life.entries);
  count_fines(at);
}

/// A fine is its bearer's; an organisation's is counted with whoever stands for it.
void Block::count_fines(const At& at) {
  const auto& folk = at.folk;
  for (const Fine& fine : fines_) {
    const auto size = folk.household.size();
    const auto member = fine.bearer < size ? fine.bearer : folk.organisations.all[fine.bearer - size].member;
    tally_.add(Indicator::fines_total, month_,
               traits(world_.population, folk.household, folk.members[member]), fine.amount);
  }
}

bool Block::listed(const Life& life, std::uint8_t member, base::Day day, std::uint16_t matter) const {
  return std::ranges::any_of(life.entries, [&](const Entry& e) {
    return e.subject == member && e.matter == matter + 1 && world_.words.black_lists.has(e.kind) &&
           e.from <= day && day < e.to;
  });
}

/// Whether an entry of a list runs, or waits to.
bool Block::to_be_listed(const Life& life, std::uint8_t member, base::Day day) const {
  return std::ranges::any_of(life.entries, [&](const Entry& e) {
    return e.subject == member && world_.words.black_lists.has(e.kind) && e.from < e.to && day < e.to;
  });
}

// ---- whose turn it is, and what comes later

Folk Block::folk(const population::Household& household) {
  const auto make = [&] { return folk_of(world_.population, rates_.posts, rates_.legal_roles, household); };
  return memo_ == nullptr ? make() : memo_->of(household.index, make);
}

Block::At Block::turn_of(const Candidate& candidate) {
  At at;
  at.life = &lives_[places_.at(candidate.household)];
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
  gather_circle(world_.regime, world_.words, world_.population, at.folk, circle_);
  decisions_.of_circle(subjects, at.person);
  return at;
}

Life& Block::life_of(const population::Household& household) {
  const auto [place, is_new] =
      places_.try_emplace(household.index, static_cast<std::uint32_t>(lives_.size()));
  if (is_new) {
    lives_.emplace_back();
    lives_.back().household = household;
    lives_.back().last_day = world_.scenario.horizon.start - 1;
  }
  return lives_[place->second];
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

void Block::schedule_trips(const At& at, const Candidate& candidate) {
  const auto bit = static_cast<std::uint8_t>(1U << candidate.member);
  for (const Mode mode : {Mode::air, Mode::rail}) {
    std::uint8_t& travelling = at.life->travelling[static_cast<std::size_t>(mode)];
    if ((travelling & bit) == 0) schedule_trip(at, candidate, mode, first_month_ + month_);
    travelling |= bit;
  }
}

/// The next month in which he would travel, this one included if the day is still to come.
void Block::schedule_trip(const At& at, const Candidate& candidate, Mode mode, int from_month) {
  const int until = first_month_ + months_;
  int month = rates_.travel.next_month(rates_.luck, at.person, mode, at.who.quintile, from_month, until);
  while (month >= 0) {
    const int m = month - first_month_;
    const auto trip = rates_.travel.trip(rates_.luck, at.person, mode, month, days_in(m));
    const Candidate next{candidate.household,
                         first_day(m) + static_cast<base::Day>(trip.day),
                         doing(mode),
                         candidate.member,
                         0,
                         0,
                         0};
    if (m > month_) return agenda_[static_cast<std::size_t>(m)].push_back(next);
    if (next.on > candidate.on) return turn_.push_back(next);
    month = rates_.travel.next_month(rates_.luck, at.person, mode, at.who.quintile, month + 1, until);
  }
}

std::uint32_t Block::days_in(int month) const {
  return static_cast<std::uint32_t>(first_day(month + 1) - first_day(month));
}

}  // namespace osmanthus::simulation
