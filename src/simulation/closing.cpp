// What a block does after the last month: stocks, ends, spells and measures are read off the dates of the
// entries. Nothing had to be touched when a term ran out.
#include <algorithm>

#include "simulation/block.hpp"

namespace osmanthus::simulation {
namespace {

Indicator delisted(End end) {
  switch (end) {
    case End::repair:
      return Indicator::delisted_repair;
    case End::correction:
      return Indicator::delisted_correction;
    case End::release:
      return Indicator::delisted_release;
    default:
      return Indicator::delisted_expiry;
  }
}

}  // namespace

void Block::close() {
  tally_.bytes += shelf_.bytes();
  each_life([&](Life& life) {
    carry_to_the_end(life);
    read_off(life);
  });
  read_scores();
}

void Block::touch(const Life& life) {
  const auto members = world_.population.members(life.household);
  for (std::size_t i = 0; i < life.household.size(); ++i) {
    const Traits who = traits(world_.population, life.household, members[i]);
    tally_.hold(Indicator::residents_touched, month_of(who.born), months_, who);
  }
}

/// Whether one of the rules holds for somebody of the household on some day.
bool Block::ever_applies(Life& life, const std::vector<regime::RuleId>& rules) {
  if (rules.empty()) return false;
  regime::KindSet there;
  for (const Entry& e : life.entries) there.add(e.kind);
  if (!world_.measures.may_apply(rules, there, place_of(life.household))) return false;
  gather(life.household);
  circle_.entries.swap(life.entries);
  const auto edges = world_.measures.edges(circle_, whole_horizon());
  const bool found = world_.measures.ever_applies(circle_, decisions_, rules, edges);
  circle_.entries.swap(life.entries);
  return found;
}

Folk Block::gather(const population::Household& household) {
  Folk found = folk(household);
  gather_circle(world_.words, world_.population, found, circle_);
  decisions_.of_circle(numbers(found), household.first_person);
  return found;
}

/// The law's own days after the last event, up to the horizon's last.
void Block::carry_to_the_end(Life& life) {
  const auto& days = world_.regime.commencements;
  const bool some_left = std::ranges::any_of(
      days, [&](base::Day day) { return life.last_day < day && day < world_.scenario.horizon.until; });
  if (!some_left) return;
  gather(life.household);
  keeping_.wrong = false;
  keeping_.day = 0;
  enter(life);
  step_.commence(world_.scenario.horizon.until - 1);
  leave(life);
}

/// Of whom nothing is written and to whom no state brings anything, nothing is asked.
void Block::read_off(Life& life) {
  const auto& words = world_.words;
  const auto there = kinds_there(life.entries);
  const auto size = life.household.size();
  regime::KindSet any;
  for (const regime::KindSet& kinds : there) any.add(kinds);
  const auto& rules = stating_.of(any, place_of(life.household));
  const bool organised = std::ranges::any_of(life.entries, [&](const Entry& e) { return e.subject >= size; });
  const bool bear = may_be_stated(life, rules) || any.meets(words.measures);
  const bool whole = organised || bear;
  Folk found;
  if (whole) found = gather(life.household);
  const auto who = [&](std::uint8_t member) {
    const auto person = whole ? found.members[member] : world_.population.member(life.household, member);
    return traits(world_.population, life.household, person);
  };
  for (std::uint8_t q = 0; q < size; ++q) {
    if (there[q].meets(words.black_lists)) read_listings(life, q, who(q));
    if (there[q].meets(words.red_lists)) read_red_lists(life, q, who(q));
    if (there[q].meets(words.records)) read_records(life, q, who(q));
    if (there[q].meets(words.imposed)) read_imposed(life, q);
  }
  std::uint8_t subject = size;
  for (const auto& [member, post] : found.organisations)
    read_organisation(life, subject++, post, who(member));
  if (!bear) return;

  circle_.entries.swap(life.entries);
  for (std::uint8_t q = 0; q < size; ++q) {
    const int burdens = read_measures(q, there, rules, who(q));
    if (burdens > 0) tally_.burden_of(burdens, who(q));
  }
  subject = size;
  for (const auto& [member, post] : found.organisations) read_representative(member, subject++, who(member));
  circle_.entries.swap(life.entries);
}

/// Whether one of these rules may bring anything to somebody of the household.
bool Block::may_be_stated(const Life& life, const Measures::Rules& rules) {
  if (rules.empty() || world_.measures.any_of_residents(rules)) return !rules.empty();
  return folk(life.household).organisations.size > 0;
}

void Block::read_listings(const Life& life, std::uint8_t member, const Traits& who) {
  const base::Day until = world_.scenario.horizon.until;
  for (const Listing& listing : listings_of(life.entries, life.marks, world_.words.black_lists, member)) {
    if (listing.span.from >= until) continue;
    const End end = end_before(listing, until);
    const int began = month_of(listing.span.from);
    tally_.add(Indicator::listings_new, began, who);
    count_listing(life, listing);
    hold(Indicator::listings_stock, listing.span, who);
    tally_.spell({listing.register_kind, world_.regime.effects[listing.ground].rule, 0,
                  whole_months(listing, until), end},
                 began, who);
    if (end == End::running) continue;
    tally_.add(delisted(end), month_of(listing.span.until), who);
  }
  const auto right = listed_days(life.entries, life.marks, world_.words.black_lists, member, false);
  const auto wrong = listed_days(life.entries, life.marks, world_.words.black_lists, member, true);
  const auto any = days_on_lists(life.entries, life.marks, world_.words.black_lists, member);
  for (const Span& span : without(wrong, right)) hold(Indicator::wrongly_listed_stock, span, who);
  for (const Span& span : any) hold(Indicator::listed_stock, span, who);
  if (any.empty() || any.front().from >= until) return;
  hold(Indicator::persons_ever_listed, {any.front().from, until}, who);
  for (std::size_t i = 1; i < any.size(); ++i) tally_.add(Indicator::relisted, month_of(any[i].from), who);
}

/// Where a listing comes from, and what becomes of it.
void Block::count_listing(const Life& life, const Listing& listing, std::size_t group) {
  const auto whose = static_cast<std::uint8_t>(group);
  tally_.flow({month_of(listing.span.from), whose, Stage::act, act_of(life.entries, listing.event),
               Stage::listing, listing.register_kind});
  const End end = end_before(listing, world_.scenario.horizon.until);
  if (end == End::running) return;
  tally_.flow({month_of(listing.span.until), whose, Stage::listing, listing.register_kind, Stage::end,
               static_cast<std::uint16_t>(end)});
}

void Block::read_red_lists(const Life& life, std::uint8_t member, const Traits& who) {
  const auto& red_lists = world_.words.red_lists;
  for (const Listing& listing : listings_of(life.entries, life.marks, red_lists, member)) {
    if (listing.span.from >= world_.scenario.horizon.until) continue;
    tally_.add(Indicator::red_listings_new, month_of(listing.span.from), who);
    count_listing(life, listing);
  }
  for (const Span& span : days_on_lists(life.entries, life.marks, red_lists, member))
    hold(Indicator::red_listed_stock, span, who);
}

/// From the day on which they take effect; one that is struck out before is none.
void Block::read_records(const Life& life, std::uint8_t member, const Traits& who) {
  for (const Entry& e : life.entries) {
    if (e.subject != member || world_.regime.kinds[e.kind].form != regime::KindForm::record) continue;
    if (e.from >= e.to) continue;
    const int began = month_of(e.from);
    tally_.add(Indicator::records_new, began, who);
    if (began < months_)
      tally_.flow({began, 0, Stage::act, act_of(life.entries, e.event), Stage::record, e.kind});
  }
}

/// Measures and points that an act brings at once, and how such measures end.
void Block::read_imposed(const Life& life, std::uint8_t member, std::size_t group) {
  const auto whose = static_cast<std::uint8_t>(group);
  const base::Day until = world_.scenario.horizon.until;
  for (std::size_t i = 0; i < life.entries.size(); ++i) {
    const Entry& e = life.entries[i];
    const auto form = world_.regime.kinds[e.kind].form;
    const bool measure = form == regime::KindForm::measure;
    const bool points = form == regime::KindForm::score && e.weight != 0;
    if (e.subject != member || e.effect == regime::kNone || e.event == registry::kNoEvent) continue;
    if (!measure && !points) continue;
    const int began = month_of(e.opened);
    if (began < months_)
      tally_.flow({began, whose, Stage::act, act_of(life.entries, e.event), Stage::measure, e.kind});
    if (!measure || e.to >= until) continue;
    const End ended = life.marks[i].ended == End::running ? End::expiry : life.marks[i].ended;
    tally_.flow(
        {month_of(e.to), whose, Stage::measure, e.kind, Stage::end, static_cast<std::uint16_t>(ended)});
  }
}

/// How many different measures he has borne, apart from rewards. No entry opens the records that a state
/// brings.
int Block::read_measures(std::uint8_t member, const KindsThere& there, const Measures::Rules& rules,
                         const Traits& who) {
  int burdens = 0;
  std::vector<Span> burdened;
  std::vector<Span> rewarded;
  std::vector<Span> kept_from_school;
  regime::KindId last = regime::kNone;
  for (const auto& [kind, span] :
       world_.measures.borne(circle_, decisions_, member, there, rules, whole_horizon())) {
    const auto& what = world_.regime.kinds[kind];
    if (what.form == regime::KindForm::record) {
      tally_.add(Indicator::records_new, month_of(span.from), who);
      continue;
    }
    if (!what.good && kind != last) ++burdens;
    last = kind;
    count_new_measure(kind, span.from);
    if (kind == world_.words.no_private_school) kept_from_school.push_back(span);
    (what.good ? rewarded : burdened).push_back(span);
  }
  read_children(kept_from_school, who);
  count_days(united(std::move(burdened)), who);
  for (const Span& span : united(std::move(rewarded))) hold(Indicator::rewarded_stock, span, who);
  return burdens;
}

/// Of those kept from private schools, the children; a debtor who must not pay for one is not among them.
void Block::read_children(const std::vector<Span>& kept_from_school, const Traits& who) {
  const base::Day grown =
      base::plus(who.born, population::kMajority, base::Unit::years, world_.regime.calendar);
  for (const Span& span : kept_from_school) {
    hold(Indicator::children_affected, {std::max(span.from, who.born), std::min(span.until, grown)}, who);
  }
}

/// By the list that some member is on that day: a black list, or a red one for a reward.
void Block::count_new_measure(regime::KindId measure, base::Day day) {
  const bool reward = world_.regime.kinds[measure].good;
  const auto& lists = reward ? world_.words.red_lists : world_.words.black_lists;
  for (const Entry& e : circle_.entries) {
    if (!lists.has(e.kind) || e.from > day || day >= e.to) continue;
    tally_.flow({month_of(day), 0, Stage::listing, e.kind, Stage::measure, measure});
    return;
  }
}

/// The months that a span fills, at once; of the first and the last, the days.
void Block::count_days(const std::vector<Span>& spans, const Traits& who) {
  const auto days = Indicator::person_days_under_measure;
  for (const Span& span : spans) {
    const base::Day until = std::min(span.until, world_.scenario.horizon.until);
    if (span.from >= until) continue;
    const int first = month_of(span.from);
    const int last = month_of(until);
    if (first == last) {
      tally_.add(days, first, who, until - span.from);
      continue;
    }
    tally_.add(days, first, who, first_day(first + 1) - span.from);
    tally_.hold_days(first + 1, last, who);
    if (last < months_) tally_.add(days, last, who, until - first_day(last));
  }
}

/// A stock at the ends of months: from the month in which the span begins to that before the one in which it
/// ends.
void Block::hold(Indicator indicator, Span span, const Traits& who) {
  if (span.from < span.until)
    tally_.hold(indicator, month_of(span.from), month_of(std::min(span.until, world_.scenario.horizon.until)),
                who);
}

}  // namespace osmanthus::simulation
