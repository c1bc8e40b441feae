// Everyday acts in a block: what is recorded, of the right person or the wrong one, and what the law's answer
// to it makes people do.
#include <algorithm>

#include "behaviour/purpose.hpp"
#include "simulation/block.hpp"

namespace osmanthus::simulation {
namespace {

using behaviour::Situation;

std::uint8_t group_of(scenario::Doer doer) {
  if (doer == scenario::Doer::residents) return 0;
  return static_cast<std::uint8_t>(doer == scenario::Doer::firms ? kFirms : kPublicBodies);
}

}  // namespace

Outcome Block::weigh_act(const Offer& offer, const Life* life) const {
  const Situation s = situation_before(offer, life);
  const bool organisation = offer.subject >= offer.household.size();
  const double encouragement = organisation ? 1 : rates_.response.encouragement(rates_.luck, s);
  const population::Person person{offer.who.born, offer.who.sex};
  if (!rates_.acts.happens(offer.which, person, s.month, encouragement, offer.chance))
    return Outcome::nothing;
  if (organisation) return Outcome::found;
  const bool abstains = !world_.words.acts[offer.which].good &&
                        rates_.response.abstains(rates_.luck, s, rates_.acts.key(offer.which));
  return abstains ? Outcome::nothing : Outcome::found;
}

/// What of his own was recorded in the same domain in an earlier month is news to him.
Situation Block::situation_before(const Offer& offer, const Life* life) const {
  const auto& words = world_.words.acts[offer.which];
  Situation s;
  s.person = offer.person;
  s.sex = offer.who.sex;
  s.month = static_cast<std::uint16_t>(first_month_ + month_);
  s.heard = fields_.heard(month_, offer.who.region);
  const Prospect prospect = world_.prospects.of_act(offer.which, offer.who.region, month_);
  s.shown = prospect.shown;
  s.rewarded = prospect.rewarded;
  if (life == nullptr) return s;
  for (const Matter& matter : life->matters) {
    if (matter.act == Matter::kOfCourts || matter.member != offer.subject || matter.month >= s.month)
      continue;
    if (world_.words.acts[matter.act].domain != words.domain) continue;
    s.news_age = s.month - matter.month;
    s.fined = s.fined || matter.fined;
  }
  return s;
}

// ---- what happens

/// Where the law takes no notice of it, it is news to whoever did it, and no more.
void Block::act(const Candidate& candidate) {
  Life& life = life_of(candidate.household);
  const Matter matter = matter_of(life, candidate);
  if (!is_heeded(candidate, life.household)) {
    life.matters.push_back(matter);
    ++life.events;
    return tally_.event(
        {world_.words.acts[candidate.which].kind, group_of(rates_.acts.doer(candidate.which))});
  }
  const At at = turn_of(life, candidate);
  const Deed done = deed(at, candidate);
  life.matters.push_back(matter);
  Candidate next = candidate;
  next.matter = done.matter;
  next.attempt = 0;
  carry_out(at, candidate, done);
  life.matters[next.matter].fined =
      std::ranges::any_of(fines_, [&](const Fine& fine) { return fine.bearer == candidate.member; });
  if (done.wrong) schedule(next, behaviour::Exit::correction, matter, at.person, matter.month);
  if (to_be_listed(life, candidate.member, candidate.on)) schedule_trips_of_listed(at, candidate);
}

/// What is recorded by mistake is objected to, and a witness is told of everything.
bool Block::is_heeded(const Candidate& candidate, const population::Household& household) const {
  return candidate.doing != Doing::everyday_act ||
         is_heeded(world_.words.acts[candidate.which].kind, household);
}

Matter Block::matter_of(const Life& life, const Candidate& candidate) const {
  Matter matter;
  matter.month = static_cast<std::uint16_t>(first_month_ + month_);
  matter.event = life.events;
  matter.member = candidate.member;
  matter.wrong = candidate.doing == Doing::everyday_mistake;
  matter.act = candidate.which;
  return matter;
}

/// As long as what it answers lasts.
void Block::answer(const Candidate& candidate) {
  const At at = turn_of(candidate);
  if (answered(*at.life, candidate) != nullptr) carry_out(at, candidate, deed(at, candidate));
}

/// The entry that the candidate answers, if it still runs.
const Entry* Block::answered(const Life& life, const Candidate& candidate) const {
  const auto& words = world_.words.answers[candidate.which];
  const auto entry = std::ranges::find_if(life.entries, [&](const Entry& e) {
    return e.kind == words.to && e.subject == candidate.member && e.matter == candidate.matter + 1 &&
           e.from <= candidate.on && candidate.on < e.to;
  });
  return entry == life.entries.end() ? nullptr : &*entry;
}

/// To what the event put on anybody of the circle: each answer comes by its own hazard.
void Block::schedule_answers(const At& at, const Candidate& candidate, std::size_t first_entry) {
  if (world_.words.answers.empty()) return;
  const Numbers subjects = numbers(at.folk);
  const Matter& matter = at.life->matters[candidate.matter];
  for (std::size_t e = first_entry; e < at.life->entries.size(); ++e) {
    const Entry& entry = at.life->entries[e];
    for (const std::uint8_t i : world_.words.answers_to[entry.kind]) {
      base::Stream stream(rates_.luck.of(rates_.answers[i].key),
                          {subjects[entry.subject], matter.month, behaviour::kAnswer});
      const std::uint32_t within = stream.word();
      const std::uint64_t wait = rates_.answers[i].wait.draw(stream);
      if (wait >= static_cast<std::uint64_t>(months_ - month_ - 1)) continue;
      const int month = month_ + 1 + static_cast<int>(wait);
      Candidate next = candidate;
      next.doing = Doing::answer;
      next.which = i;
      next.member = entry.subject;
      next.on = first_day(month) + static_cast<base::Day>(std::uint64_t{within} * days_in(month) >> 32U);
      agenda_[static_cast<std::size_t>(month)].push_back(next);
    }
  }
}

}  // namespace osmanthus::simulation
