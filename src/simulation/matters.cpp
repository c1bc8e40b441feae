// What becomes of a debtor before the court: the case that is found, or thought to be, and how it is closed.
#include "simulation/block.hpp"

namespace osmanthus::simulation {

using behaviour::Exit;
using population::Post;

behaviour::CaseCourse Block::course_for(const At& at, const Candidate& candidate) const {
  if (candidate.doing != Doing::case_found) return {};
  return course_of(at.post, at.person, at.who.region, month_);
}

void Block::found(const Candidate& candidate) {
  const At at = turn_of(candidate);
  const bool wrong = candidate.doing == Doing::mistake;
  const behaviour::CaseCourse course = course_for(at, candidate);
  const Deed case_found = deed(at, candidate, course);
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
  carry_out(at, candidate, case_found);

  Candidate first = candidate;
  first.matter = case_found.matter;
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
  if (at.post == Post::none) at.life->news_month[candidate.member] = static_cast<std::int16_t>(month_ + 1);
  schedule_trips_of_listed(at, candidate);
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
  carry_out(at, candidate, deed(at, candidate));
}

void Block::terminate(const Candidate& candidate) {
  const At at = turn_of(candidate);
  Matter& matter = at.life->matters[candidate.matter];
  if (matter.closed) return;
  finish(at, matter);
  carry_out(at, candidate, deed(at, candidate));
}

void Block::correct(const Candidate& candidate) {
  const At at = turn_of(candidate);
  Matter& matter = at.life->matters[candidate.matter];
  matter.closed = true;
  finish(at, matter);
  carry_out(at, candidate, deed(at, candidate));
}

void Block::finish(const At& at, Matter& matter) {
  if (matter.unfinished) --unfinished_[at.who.region];
  matter.unfinished = false;
}

}  // namespace osmanthus::simulation
