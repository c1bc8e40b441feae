// Everyday acts in a block: what is recorded, of the right person or the wrong one, and what the law's answer
// to it makes people do.
#include <algorithm>

#include "behaviour/purpose.hpp"
#include "simulation/block.hpp"
#include "simulation/prospect.hpp"

namespace osmanthus::simulation {
namespace {

using behaviour::Situation;

}  // namespace

void Block::take_act(const Offer& offer) {
  const Situation s = situation_before(offer);
  const double encouragement = rates_.response.encouragement(rates_.luck, s);
  const population::Person person{offer.who.born, offer.who.sex};
  if (!rates_.acts.happens(rates_.luck, offer.which, offer.person, person, s.month, encouragement)) return;
  const auto to_abstain = behaviour::purpose_of(behaviour::kActAbstains, offer.which);
  if (!world_.words.acts[offer.which].good && rates_.response.abstains(rates_.luck, s, to_abstain)) return;
  tally_.add(Indicator::acts, month_, offer.who);
  tally_.add(Indicator::acts_detected, month_, offer.who);
  push(offer, Doing::everyday_act);
}

/// What of his own was recorded in the same domain in an earlier month is news to him.
Situation Block::situation_before(const Offer& offer) const {
  const auto& words = world_.words.acts[offer.which];
  Situation s;
  s.person = offer.person;
  s.sex = offer.who.sex;
  s.month = static_cast<std::uint16_t>(first_month_ + month_);
  s.heard = fields_.heard(month_, offer.who.region);
  const Prospect prospect =
      prospect_of(world_.regime, words.kind, world_.words.places[offer.who.region], first_day(month_));
  s.shown = prospect.shown;
  s.rewarded = prospect.rewarded;
  const auto place = places_.find(offer.household.index);
  if (place == places_.end()) return s;
  for (const Matter& matter : lives_[place->second].matters) {
    if (matter.act == Matter::kOfCourts || matter.member != offer.subject || matter.month >= s.month)
      continue;
    if (world_.words.acts[matter.act].domain != words.domain) continue;
    s.news_age = s.month - matter.month;
    s.fined = s.fined || matter.fined;
  }
  return s;
}

// ---- what happens

void Block::act(const Candidate& candidate, bool wrong) {
  const At at = turn_of(candidate);
  Matter matter;
  matter.month = static_cast<std::uint16_t>(first_month_ + month_);
  matter.event = at.life->events;
  matter.member = candidate.member;
  matter.wrong = wrong;
  matter.act = candidate.which;
  at.life->matters.push_back(matter);
  Candidate next = candidate;
  next.matter = static_cast<std::uint16_t>(at.life->matters.size() - 1);
  next.attempt = 0;
  const std::size_t first_entry = at.life->entries.size();
  carry_out(at, candidate.on, world_.words.acts[candidate.which].kind, next.matter, 0, false, wrong);
  at.life->matters[next.matter].fined =
      std::ranges::any_of(fines_, [&](const Fine& fine) { return fine.bearer == candidate.member; });
  if (wrong) schedule(next, behaviour::Exit::correction, matter, at.person, matter.month);
  schedule_answers(at, next, first_entry);
  if (to_be_listed(*at.life, candidate.member, candidate.on)) schedule_trips(at, candidate);
}

/// As long as what it answers lasts.
void Block::answer(const Candidate& candidate) {
  const At at = turn_of(candidate);
  const auto& words = world_.words.answers[candidate.which];
  const bool lasts = std::ranges::any_of(at.life->entries, [&](const Entry& e) {
    return e.kind == words.to && e.subject == candidate.member && e.matter == candidate.matter + 1 &&
           e.from <= candidate.on && candidate.on < e.to;
  });
  if (!lasts) return;
  const std::size_t first_entry = at.life->entries.size();
  carry_out(at, candidate.on, words.act, candidate.matter, 0, false, false);
  schedule_answers(at, candidate, first_entry);
}

/// To what the event put on anybody of the circle: each answer comes by its own hazard.
void Block::schedule_answers(const At& at, const Candidate& candidate, std::size_t first_entry) {
  const Numbers subjects = numbers(at.folk);
  const Matter& matter = at.life->matters[candidate.matter];
  for (std::size_t e = first_entry; e < at.life->entries.size(); ++e) {
    const Entry& entry = at.life->entries[e];
    for (std::size_t i = 0; i < world_.words.answers.size(); ++i) {
      if (world_.words.answers[i].to != entry.kind) continue;
      base::Stream stream(
          rates_.luck, {subjects[entry.subject], matter.month, behaviour::purpose_of(behaviour::kAnswer, i)});
      const std::uint32_t within = stream.word();
      const std::uint64_t wait = rates_.answers[i].draw(stream);
      if (wait >= static_cast<std::uint64_t>(months_ - month_ - 1)) continue;
      const int month = month_ + 1 + static_cast<int>(wait);
      Candidate next = candidate;
      next.doing = Doing::answer;
      next.which = static_cast<std::uint8_t>(i);
      next.member = entry.subject;
      next.on = first_day(month) + static_cast<base::Day>(std::uint64_t{within} * days_in(month) >> 32U);
      agenda_[static_cast<std::size_t>(month)].push_back(next);
    }
  }
}

}  // namespace osmanthus::simulation
