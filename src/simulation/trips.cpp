// Flights and trains that the listed try to take.
#include "simulation/block.hpp"

namespace osmanthus::simulation {
namespace {

using behaviour::Mode;

Doing doing(Mode mode) { return mode == Mode::air ? Doing::flies : Doing::takes_train; }

}  // namespace

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

}  // namespace osmanthus::simulation
