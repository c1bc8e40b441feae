// A block of households: a fixed stretch of the population that one thread at a time carries through a month.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "registry/step.hpp"
#include "simulation/fields.hpp"
#include "simulation/life.hpp"
#include "simulation/listings.hpp"
#include "simulation/measures.hpp"
#include "simulation/offers.hpp"
#include "simulation/prospect.hpp"
#include "simulation/shelf.hpp"
#include "simulation/witness.hpp"

namespace osmanthus::simulation {

/// What a run works on; all of it outlives the blocks and none of it changes.
struct World {
  const scenario::Scenario& scenario;
  const regime::Regime& regime;
  const Lexicon& words;
  const Measures& measures;
  const Prospects& prospects;
  const population::Population& population;
  std::uint32_t one_in = 1;  // households that are looked at where all are counted
};

/// What may happen to somebody. The values order what falls on one day.
enum class Doing : std::uint8_t {
  case_found,
  mistake,
  performance,
  termination,
  correction,
  flies,
  takes_train,
  everyday_act,
  everyday_mistake,
  answer
};

/// Something that may happen on a day of the month at hand; whether it does is decided when its turn comes.
struct Candidate {
  std::uint32_t household = 0;
  base::Day on = 0;
  Doing doing = Doing::case_found;
  std::uint8_t member = 0;    // the subject of the circle: a resident or an organisation
  std::uint16_t matter = 0;   // of an exit
  std::uint16_t attempt = 0;  // of an exit
  std::uint8_t which = 0;     // everyday act or answer, by its place in the scenario

  auto operator<=>(const Candidate&) const = default;
};

inline constexpr std::uint32_t kNoHousehold = ~std::uint32_t{0};  // after all that there are

/// What comes of an offer.
enum class Outcome : std::uint8_t {
  nothing,
  counted,  // it is done, and no court finds it
  found
};

/// An event as the registry is told of it.
struct Deed {
  base::Day on = 0;
  KindId kind = regime::kNone;
  std::uint8_t member = 0;               // whose matter it is
  bool able = true;                      // to perform
  std::uint16_t matter = 0;              // one of his, or a new one
  std::int16_t of = registry::kNoEvent;  // the event that it answers
  KindId about = regime::kNone;          // the standing that it concerns
  std::uint64_t flags = 0;
  std::array<std::int32_t, registry::kMostFields> fields{};
  bool wrong = false;
};

/// Which households of its stretch a block has: all, or, of a pair, those whose lives the laws tell apart, or
/// the others.
enum class Share : std::uint8_t { all, apart, together };

/// Remembers the folk of the household that was looked at last: it is often looked at again, and by the other
/// block of a pair too.
class FolkMemo {
 public:
  template <class Make>
  const Folk& of(std::uint32_t household, Make make) {
    if (!last_ || last_->household.index != household) last_ = make();
    return *last_;
  }

 private:
  std::optional<Folk> last_;
};

class Block {
 public:
  /// `fields` are known up to the month that is to be lived through. `witness`, if there is one, is told of
  /// every event; `memo`, if there is one, is shared with another block of the same stretch and thread.
  Block(const World& world, const Rates& rates, const Fields& fields, Stretch stretch,
        Witness* witness = nullptr, FolkMemo* memo = nullptr);
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;
  ~Block() = default;

  /// Lets happen what was offered for month `month` of the horizon and what follows from earlier months,
  /// household by household, in the order of the days.
  void month(int month, const std::vector<Offer>& offers);

  /// After the last month: reads the stocks, ends, spells and measures off the entries' dates.
  void close();

  const Stretch& stretch() const { return stretch_; }
  const Tally& tally() const { return tally_; }
  /// Enforcements that the courts have still before them, at the end of the month.
  const ByRegion& unfinished() const { return unfinished_; }
  /// Of the households that have met the law.
  std::vector<Life> lives();

 private:
  friend class PairOfBlocks;  // lives through a stretch under two laws at once

  struct At {  // whose turn it is
    Life* life = nullptr;
    Folk folk;
    population::Post post = population::Post::none;  // of an organisation: who stands for it holds this one
    Traits who;                                      // of an organisation: of who stands for it
    std::uint32_t person = 0;                        // of an organisation: its number
  };

  // block.cpp: months, offers and turns
  void open_month(int month);
  void order_turns();
  std::uint32_t next_household() const;
  void next_turn();
  void begin_turn();
  void take_turn();
  void happen(const Candidate& candidate);
  void take(const Offer& offer, Outcome outcome);
  Outcome weigh(const Offer& offer, const Life* life) const;
  Outcome weigh_debt(const Offer& offer, const Life* life) const;
  bool abstains(const Offer& offer, behaviour::Ground ground, const Life* life) const;
  At turn_of(const Candidate& candidate) { return turn_of(life_of(candidate.household), candidate); }
  At turn_of(Life& life, const Candidate& candidate);
  bool is_his_alone(const Life& life, const Candidate& candidate) const;
  At turn_of_one(Life& life, const Candidate& candidate);
  Folk folk(const population::Household& household);
  const Life* known(std::uint32_t household);
  Life& life_of(std::uint32_t household);
  void put_back();
  template <class Visit>
  void each_life(Visit visit);
  bool has(std::uint32_t household) const;
  void schedule(const Candidate& after, behaviour::Exit exit, const Matter& matter, std::uint32_t person,
                std::uint16_t from_month);
  std::uint32_t days_in(int month) const;
  base::Day first_day(int month) const { return first_days_[static_cast<std::size_t>(month)]; }
  int month_of(base::Day day) const { return base::month_of(day) - first_month_; }
  Span whole_horizon() const { return {world_.scenario.horizon.start, world_.scenario.horizon.until}; }

  // matters.cpp
  behaviour::CaseCourse course_for(const At& at, const Candidate& candidate) const;
  void found(const Candidate& candidate);
  void perform(const Candidate& candidate);
  void terminate(const Candidate& candidate);
  void correct(const Candidate& candidate);
  void finish(const At& at, Matter& matter);

  // trips.cpp
  void travel(const Candidate& candidate, behaviour::Mode mode);
  void schedule_trips(const At& at, const Candidate& candidate);
  void schedule_trip(const At& at, const Candidate& candidate, behaviour::Mode mode, int from_month);

  // deeds.cpp
  Deed deed(const At& at, const Candidate& candidate, const behaviour::CaseCourse& course = {}) const;
  void tell_kind(const At& at, const Candidate& candidate, Deed& deed) const;
  registry::Event<registry::Plain> event(const Deed& deed, const Life& life) const;
  void carry_out(const At& at, const Candidate& candidate, const Deed& deed);
  bool is_heeded(KindId kind, const population::Household& household) const;
  void enact(const Deed& deed, Life& life);
  void enter(Life& life);
  void leave(Life& life);
  void count_fines(const At& at);
  bool listed(const Life& life, std::uint8_t member, base::Day day, std::uint16_t matter) const;
  bool to_be_listed(const Life& life, std::uint8_t member, base::Day day) const;

  // acts.cpp
  Outcome weigh_act(const Offer& offer, const Life* life) const;
  behaviour::Situation situation_before(const Offer& offer, const Life* life) const;
  void act(const Candidate& candidate);
  bool is_heeded(const Candidate& candidate, const population::Household& household) const;
  Matter matter_of(const Life& life, const Candidate& candidate) const;
  void answer(const Candidate& candidate);
  const Entry* answered(const Life& life, const Candidate& candidate) const;
  void schedule_answers(const At& at, const Candidate& candidate, std::size_t first_entry);

  // organisations.cpp
  behaviour::CaseCourse course_of(population::Post post, std::uint32_t subject, std::size_t region,
                                  int month) const;
  void schedule_body_performance(const Candidate& after, const Matter& matter, std::uint32_t body);
  void schedule_trips_of_listed(const At& at, const Candidate& candidate);
  bool may_be_refused(const At& at, std::uint8_t member, base::Day day) const;
  void read_organisation(const Life& life, std::uint8_t subject, population::Post post, const Traits& who);
  void read_representative(std::uint8_t member, std::uint8_t organisation, const Traits& who);

  // survey.cpp
  std::span<const Survey::Asked> sample(int month) const;
  void ask(const Survey::Asked& asked, int month);
  bool is_sanctioned(std::uint32_t household, std::uint8_t member, base::Day day);

  // closing.cpp
  void carry_to_the_end(Life& life);
  void touch(const Life& life);
  bool ever_applies(Life& life, const std::vector<regime::RuleId>& rules);
  Folk gather(const population::Household& household);
  bool may_be_stated(const Life& life, const Measures::Rules& rules);
  regime::PlaceId place_of(const population::Household& household) const {
    return world_.words.places[world_.population.stratum(household).region];
  }
  void read_off(Life& life);
  void read_listings(const Life& life, std::uint8_t member, const Traits& who);
  void read_red_lists(const Life& life, std::uint8_t member, const Traits& who);
  void count_listing(const Life& life, const Listing& listing, std::size_t group = 0);
  void read_imposed(const Life& life, std::uint8_t member, std::size_t group = 0);
  void read_records(const Life& life, std::uint8_t member, const Traits& who);
  int read_measures(std::uint8_t member, const KindsThere& there, const Measures::Rules& rules,
                    const Traits& who);
  void read_children(const std::vector<Span>& kept_from_school, const Traits& who);
  void count_new_measure(regime::KindId measure, base::Day day);
  void count_days(const std::vector<Span>& spans, const Traits& who);
  void hold(Indicator indicator, Span span, const Traits& who);

  // scores.cpp
  void read_scores();
  void read_row(const population::Household& first, std::uint32_t households);
  void read_scores(const population::Household& household, std::int64_t alike);

  World world_;
  const Rates& rates_;
  const Fields& fields_;
  Stretch stretch_;
  Witness* witness_;
  FolkMemo* memo_;
  const Heeded* heeded_;  // of a pair, by either law
  Share share_ = Share::all;
  const Block* apart_ = nullptr;  // of the others in a pair: the block that has those that are told apart
  Tally tally_;
  Decisions decisions_;
  Shelf shelf_;
  Life at_hand_;  // the one of the lives that was looked at last
  bool is_at_hand_ = false;
  bool changed_ = false;                        // since it was taken from the shelf
  std::vector<std::vector<Candidate>> agenda_;  // by month of the horizon
  std::vector<Candidate> now_;                  // of the month at hand
  std::size_t next_ = 0;                        // among these, the first of the next household
  std::vector<Candidate> turn_;                 // of the household at hand
  int month_ = 0;
  int first_month_ = 0;  // since January 1900
  int months_ = 0;
  std::vector<base::Day> first_days_;  // of the horizon's months, and of the one after the last
  Circle circle_;
  RulesFound stating_;
  std::vector<Fine> fines_;  // of the event at hand
  registry::Plain plain_;
  Keeping keeping_;
  registry::Step<registry::Plain, Keeping, Decisions> step_;
  ByRegion unfinished_{};
};

template <class Visit>
void Block::each_life(Visit visit) {
  for (std::uint32_t h = shelf_.next(0); h != Shelf::kNone; h = shelf_.next(h + 1)) visit(life_of(h));
}

}  // namespace osmanthus::simulation
