// What is done, as the registry is told of it.
#include <algorithm>

#include "simulation/block.hpp"

namespace osmanthus::simulation {
namespace {

std::uint8_t group_of(population::Post post) {
  if (post == population::Post::none) return 0;
  return static_cast<std::uint8_t>(post == population::Post::represents_firm ? kFirms : kPublicBodies);
}

}  // namespace

/// What the candidate does, if it is not to travel; `course` is that of a case that is found.
Deed Block::deed(const At& at, const Candidate& candidate, const behaviour::CaseCourse& course) const {
  const auto& words = world_.words;
  const Life& life = *at.life;
  Deed d;
  d.on = candidate.on;
  d.member = candidate.member;
  d.matter = static_cast<std::uint16_t>(life.matters.size());
  switch (candidate.doing) {
    case Doing::mistake:
    case Doing::case_found:
      d.kind = words.grounds[static_cast<std::size_t>(course.ground)];
      d.able = course.able;
      d.flags = course.violent_and_grave ? words.violent_and_grave : 0;
      d.wrong = candidate.doing == Doing::mistake;
      return d;
    case Doing::everyday_act:
    case Doing::everyday_mistake:
      d.kind = words.acts[candidate.which].kind;
      d.wrong = candidate.doing == Doing::everyday_mistake;
      tell_kind(at, candidate, d);
      return d;
    default:
      break;
  }
  const Matter& matter = life.matters[candidate.matter];
  d.matter = candidate.matter;
  d.member = matter.member;
  d.able = matter.able;
  if (candidate.doing == Doing::performance) d.kind = words.perform_judgment;
  if (candidate.doing == Doing::termination) d.kind = words.enforcement_terminated;
  if (candidate.doing == Doing::answer) {
    const auto& answer = words.answers[candidate.which];
    d.kind = answer.act;
    d.member = candidate.member;
    if (answer.is_step) {
      const Entry* entry = answered(life, candidate);
      d.of = entry->event;
      d.about = entry->kind;
      d.flags = words.answering;
    }
  }
  if (candidate.doing == Doing::correction) {
    d.kind = words.objection_upheld;
    d.of = matter.event;
    d.flags = words.answering;
  }
  return d;
}

/// Which of the act's flags are true, and the values of its fields.
void Block::tell_kind(const At& at, const Candidate& candidate, Deed& deed) const {
  const auto& words = world_.words.acts[candidate.which];
  const auto month = static_cast<std::uint16_t>(first_month_ + month_);
  const auto kind = rates_.acts.kind(rates_.luck, candidate.which, at.person, month);
  for (std::size_t i = 0; i < words.flags.size(); ++i) {
    if (kind.flags >> i & 1U) deed.flags |= words.flags[i];
  }
  for (std::size_t i = 0; i < words.fields.size(); ++i) {
    const auto& field = words.fields[i];
    if (field.field < registry::kMostFields) deed.fields[field.field] = field.values[kind.values[i]];
  }
}

registry::Event<registry::Plain> Block::event(const Deed& deed, const Life& life) const {
  registry::Event<registry::Plain> event;
  event.index = life.events;
  event.on = deed.on;
  event.place = circle_.subjects[deed.member].attributes[regime::kHome];
  event.matter = deed.matter + 1;
  if (deed.of != registry::kNoEvent) event.of = event.of_last = deed.of;
  if (deed.about != regime::kNone) event.about = deed.about;
  event.flags = deed.flags;
  event.fields = deed.fields;
  return event;
}

/// And what may follow from what it brings.
void Block::carry_out(const At& at, const Candidate& candidate, const Deed& deed) {
  tally_.event({deed.kind, group_of(at.post)});
  if (!is_heeded(deed.kind, at.folk.household)) {
    ++at.life->events;
    fines_.clear();
    return;
  }
  const std::size_t first_entry = at.life->entries.size();
  enact(deed, *at.life);
  count_fines(at);
  Candidate next = candidate;
  next.matter = deed.matter;
  next.attempt = 0;
  schedule_answers(at, next, first_entry);
}

/// Whether the law takes notice of what is done there; a witness is told of everything.
bool Block::is_heeded(KindId kind, const population::Household& household) const {
  return witness_ != nullptr || registry::Plain::among(place_of(household), (*heeded_)[kind]);
}

/// Hands the event to the registry, which alone knows what follows.
void Block::enact(const Deed& deed, Life& life) {
  auto& attributes = circle_.subjects[deed.member].attributes;
  if (world_.words.able_to_perform != regime::kNone)
    attributes[world_.words.able_to_perform] = deed.able ? 1 : 0;
  const registry::Alternative<registry::Plain> act{deed.kind, deed.member, true};
  auto event = this->event(deed, life);
  ++life.events;
  if (witness_ != nullptr)
    witness_->happened(
        {life.household.index, decisions_.actor(), event, deed.kind, deed.member, deed.wrong, attributes});
  event.alternatives = {&act, 1};

  keeping_.wrong = deed.wrong;
  keeping_.day = deed.on;
  enter(life);
  step_.run(event);
  leave(life);
}

/// The circle at hand takes up what there is of its life.
void Block::enter(Life& life) {
  circle_.entries.swap(life.entries);
  circle_.last_day = life.last_day;
  keeping_.marks = &life.marks;
  fines_.clear();
}

void Block::leave(Life& life) {
  life.last_day = circle_.last_day;
  circle_.entries.swap(life.entries);
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

}  // namespace osmanthus::simulation
