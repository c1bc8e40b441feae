#include "simulation/pair.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace osmanthus::simulation {
namespace {

/// Whether two laws left the same behind.
bool alike(const Life& a, const Life& b) {
  const auto same_entry = [](const Entry& x, const Entry& y) {
    return std::tie(x.kind, x.effect, x.event, x.subject, x.opened, x.from, x.to, x.weight, x.place, x.matter,
                    x.locked, x.corrected) == std::tie(y.kind, y.effect, y.event, y.subject, y.opened, y.from,
                                                       y.to, y.weight, y.place, y.matter, y.locked,
                                                       y.corrected);
  };
  const auto same_mark = [](const Mark& x, const Mark& y) {
    return x.ended == y.ended && x.wrong == y.wrong;
  };
  return std::ranges::equal(a.entries, b.entries, same_entry) &&
         std::ranges::equal(a.marks, b.marks, same_mark);
}

bool same_fines(const std::vector<Fine>& a, const std::vector<Fine>& b) {
  return std::ranges::equal(
      a, b, [](const Fine& x, const Fine& y) { return x.bearer == y.bearer && x.amount == y.amount; });
}

}  // namespace

PairOfBlocks::PairOfBlocks(const World& world_a, const World& world_b, const regime::Difference& difference,
                           const Rates& rates, const Fields& fields_a, const Fields& fields_b,
                           Stretch stretch)
    : difference_(difference),
      heeded_(world_a.words.heeded),
      together_(world_a, rates, fields_a, stretch, nullptr, &memo_),
      a_(world_a, rates, fields_a, stretch, nullptr, &memo_),
      b_(world_b, rates, fields_b, stretch, nullptr, &memo_) {
  together_.share_ = Share::together;
  together_.apart_ = &a_;
  a_.share_ = b_.share_ = Share::apart;
  for (std::size_t kind = 0; kind < heeded_.size(); ++kind) heeded_[kind] |= world_b.words.heeded[kind];
  together_.heeded_ = a_.heeded_ = b_.heeded_ = &heeded_;
}

void PairOfBlocks::month(int month, const std::vector<Offer>& offers) {
  const std::array blocks{&together_, &a_, &b_};
  for (Block* block : blocks) block->open_month(month);
  for (const Offer& offer : offers) take(offer);
  hand_over();
  for (Block* block : blocks) block->order_turns();
  for (;;) {
    const std::uint32_t of_both = together_.next_household();
    const std::uint32_t of_each = std::min(a_.next_household(), b_.next_household());
    if (of_both == kNoHousehold && of_each == kNoHousehold) break;
    if (of_both < of_each) {
      next_turn();
      continue;
    }
    if (a_.next_household() == of_each) a_.next_turn();
    if (b_.next_household() == of_each) b_.next_turn();
  }
  for (const Survey::Asked& asked : together_.sample(month)) {
    const bool apart = are_apart(together_.world_.population.household_of(asked.person).index);
    if (!apart) together_.ask(asked, month);
    for (Block* block : {&a_, &b_}) {
      if (apart) block->ask(asked, month);
    }
  }
}

/// Each side has its own view of what is offered, from its own law and its own fields.
void PairOfBlocks::take(const Offer& offer) {
  if (!are_apart(offer.household.index)) {
    const Life* life = together_.known(offer.household.index);
    const Outcome outcome = together_.weigh(offer, life);
    if (b_.weigh(offer, life) == outcome) return together_.take(offer, outcome);
    go_apart(offer.household);
  }
  for (Block* block : {&a_, &b_})
    block->take(offer, block->weigh(offer, block->known(offer.household.index)));
}

void PairOfBlocks::go_apart(const population::Household& household) {
  Life& of_a = a_.life_of(household.index);
  Life& of_b = b_.life_of(household.index);
  const Life* before = together_.known(household.index);
  if (before == nullptr) return;
  const Life& life = *before;
  of_a = life;
  of_b = life;
  const std::size_t region = together_.world_.population.stratum(household).region;
  const auto unfinished = std::ranges::count_if(life.matters, &Matter::unfinished);
  together_.unfinished_[region] -= unfinished;
  a_.unfinished_[region] += unfinished;
  b_.unfinished_[region] += unfinished;
}

/// What was to happen in a household that has gone apart since is to happen on either side.
void PairOfBlocks::hand_over() {
  const auto apart = [&](const Candidate& candidate) { return are_apart(candidate.household); };
  for (const Candidate& candidate : together_.now_) {
    if (!apart(candidate)) continue;
    a_.now_.push_back(candidate);
    b_.now_.push_back(candidate);
  }
  std::erase_if(together_.now_, apart);
}

void PairOfBlocks::next_turn() {
  together_.begin_turn();
  auto& turn = together_.turn_;
  for (std::size_t i = 0; i < turn.size(); ++i) {
    const Candidate candidate = turn[i];
    Life& life = together_.life_of(candidate.household);
    if (may_differ(life, candidate)) {
      go_apart(life.household);
      for (Block* block : {&a_, &b_}) {
        block->turn_.assign(turn.begin() + static_cast<std::ptrdiff_t>(i), turn.end());
        block->take_turn();
      }
      return;
    }
    together_.happen(candidate);
    std::sort(turn.begin() + static_cast<std::ptrdiff_t>(i) + 1, turn.end());
  }
}

bool PairOfBlocks::may_differ(Life& life, const Candidate& candidate) {
  const bool flies = candidate.doing == Doing::flies;
  if (flies || candidate.doing == Doing::takes_train) {
    const auto& words = together_.world_.words;
    const KindId measure = flies ? words.no_flights : words.no_high_speed_rail;
    if (measure == regime::kNone || !difference_.concluded.has(measure)) return false;
    return may_refuse_differently(life, candidate, measure);
  }
  return event_may_differ(life, candidate);
}

/// The law may keep one from travelling under the one law and not under the other.
bool PairOfBlocks::may_refuse_differently(Life& life, const Candidate& candidate, KindId measure) {
  const auto bears = [&](Block& block) {
    block.turn_of(life, candidate);
    block.circle_.entries = life.entries;
    return block.world_.measures.bears(block.circle_, block.decisions_, measure, candidate.member,
                                       candidate.on);
  };
  return bears(together_) != bears(b_);
}

/// A court that is busier may take up another case; and the law may make something else of what happens,
/// which is tried on copies.
bool PairOfBlocks::event_may_differ(Life& life, const Candidate& candidate) {
  if (candidate.doing == Doing::answer && together_.answered(life, candidate) == nullptr) return false;
  if (candidate.doing == Doing::everyday_act && !together_.is_heeded(candidate, life.household)) return false;
  const Block::At at = together_.turn_of(life, candidate);
  const auto course = together_.course_for(at, candidate);
  return course != b_.course_for(at, candidate) || deed_differs(at, candidate, course);
}

bool PairOfBlocks::deed_differs(const Block::At& at, const Candidate& candidate,
                                const behaviour::CaseCourse& course) {
  const Life& life = *at.life;
  const Deed deed = together_.deed(at, candidate, course);
  if (!difference_.events.has(deed.kind)) return false;
  const auto tried = [&](Block& block, Life& trial) {
    trial = life;
    block.turn_of(trial, candidate);
    block.enact(deed, trial);
  };
  tried(together_, trial_a_);
  tried(b_, trial_b_);
  return !alike(trial_a_, trial_b_) || !same_fines(together_.fines_, b_.fines_);
}

// ---- after the last month

void PairOfBlocks::close() {
  together_.each_life([&](Life& life) {
    if (are_apart(life.household.index)) return;
    trial_b_ = life;
    read_off(life, trial_b_);
  });
  a_.each_life([&](Life& life) { read_off(life, b_.life_of(life.household.index)); });
  for (Block* block : {&together_, &a_, &b_}) block->read_scores();
}

/// Lives that came out alike under both laws are read once.
void PairOfBlocks::read_off(Life& of_a, Life& of_b) {
  a_.carry_to_the_end(of_a);
  b_.carry_to_the_end(of_b);
  const bool same = alike(of_a, of_b) && !a_.ever_applies(of_a, difference_.of_a) &&
                    !b_.ever_applies(of_b, difference_.of_b);
  if (same) return together_.read_off(of_a);
  b_.touch(of_a);
  a_.read_off(of_a);
  b_.read_off(of_b);
}

}  // namespace osmanthus::simulation
