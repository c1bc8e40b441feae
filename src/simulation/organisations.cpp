// What a block does about firms and public bodies: at the end their listings, and what their representatives
// bear for them, are read off like a person's.
#include <algorithm>

#include "behaviour/purpose.hpp"
#include "simulation/block.hpp"

namespace osmanthus::simulation {
using population::Post;

// ---- what happens

behaviour::CaseCourse Block::course_of(Post post, std::uint32_t subject, std::size_t region,
                                       int month) const {
  if (post == Post::heads_public_body) return rates_.organisations.body_course(rates_.luck, subject, month);
  return rates_.courts.course(rates_.luck, subject, month, fields_.busy(month, region));
}

void Block::schedule_body_performance(const Candidate& after, const Matter& matter, std::uint32_t body) {
  const behaviour::MatterKey key{body, matter.month};
  const std::uint64_t wait = rates_.organisations.months_until_body_performs(rates_.luck, key);
  if (wait >= static_cast<std::uint64_t>(months_ - month_)) return;
  const int month = month_ + static_cast<int>(wait);
  Candidate next = after;
  next.doing = Doing::performance;
  next.on = first_day(month) +
            static_cast<base::Day>(rates_.organisations.day_of_performance(rates_.luck, key, days_in(month)));
  agenda_[static_cast<std::size_t>(month)].push_back(next);
}

/// An organisation does not travel; who represents it may be refused for it.
void Block::schedule_trips_of_listed(const At& at, const Candidate& candidate) {
  if (at.post == Post::none) return schedule_trips(at, candidate);
  Candidate of_representative = candidate;
  of_representative.member = at.folk.organisations.all[candidate.member - at.life->household.size()].member;
  schedule_trips(turn_of(of_representative), of_representative);
}

/// Whether he, or an organisation that he represents, is on a list or is to be.
bool Block::may_be_refused(const At& at, std::uint8_t member, base::Day day) const {
  if (to_be_listed(*at.life, member, day)) return true;
  std::uint8_t subject = at.life->household.size();
  for (const auto& organisation : at.folk.organisations) {
    if (organisation.member == member && to_be_listed(*at.life, subject, day)) return true;
    ++subject;
  }
  return false;
}

// ---- after the last month

void Block::read_organisation(const Life& life, std::uint8_t subject, Post post, const Traits& who) {
  if (post == Post::serves) return;
  const bool firm = post == Post::represents_firm;
  const auto spell_group = static_cast<std::uint8_t>(firm ? kFirms : kPublicBodies);
  const base::Day until = world_.scenario.horizon.until;
  for (const Listing& listing : listings_of(life.entries, life.marks, world_.words.black_lists, subject)) {
    if (listing.span.from >= until) continue;
    tally_.add_at(firm ? Indicator::firms_listings_new : Indicator::public_bodies_listings_new,
                  month_of(listing.span.from), who.region);
    tally_.spell_at({listing.register_kind, world_.regime.effects[listing.ground].rule, spell_group,
                     whole_months(listing, until), end_before(listing, until)});
    count_listing(life, listing, spell_group);
  }
  for (const Entry& e : life.entries) {
    const bool record = world_.regime.kinds[e.kind].form == regime::KindForm::record;
    if (e.subject != subject || !record || e.from >= e.to) continue;
    const int began = month_of(e.from);
    tally_.add_at(firm ? Indicator::firms_records_new : Indicator::public_bodies_records_new, began,
                  who.region);
    if (began < months_)
      tally_.flow({began, spell_group, Stage::act, act_of(life.entries, e.event), Stage::record, e.kind});
  }
  read_imposed(life, subject, spell_group);
  for (const Span& span : days_on_lists(life.entries, life.marks, world_.words.black_lists, subject)) {
    if (span.from >= std::min(span.until, until)) continue;
    tally_.hold_at(firm ? Indicator::firms_listed_stock : Indicator::public_bodies_listed_stock,
                   month_of(span.from), month_of(std::min(span.until, until)), who.region);
  }
}

/// What he bears for it counts as restricted, whatever he bears for himself.
void Block::read_representative(std::uint8_t member, std::uint8_t organisation, const Traits& who) {
  const bool ever = std::ranges::any_of(circle_.entries, [&](const Entry& e) {
    return e.subject == organisation && e.effect != regime::kNone;
  });
  if (!ever) return;
  for (const Span& span :
       world_.measures.spans_for_organisation(circle_, decisions_, member, whole_horizon()))
    hold(Indicator::representatives_restricted_stock, span, who);
}

}  // namespace osmanthus::simulation
