// A block of households: a fixed stretch of the population that one thread at a time carries through a month.
#pragma once

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "regime/difference.hpp"
#include "registry/step.hpp"
#include "simulation/fields.hpp"
#include "simulation/life.hpp"
#include "simulation/measures.hpp"
#include "simulation/offers.hpp"
#include "simulation/witness.hpp"

namespace osmanthus::simulation {

/// What a run works on; all of it outlives the blocks and none of it changes.
struct World {
  const scenario::Scenario& scenario;
  const regime::Regime& regime;
  const Lexicon& words;
  const Measures& measures;
  const population::Population& population;
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

/// Remembers the folk of households, for the two blocks of a pair that look at the same ones.
class FolkMemo {
 public:
  template <class Make>
  const Folk& of(std::uint32_t household, Make make) {
    const auto found = known_.find(household);
    return found != known_.end() ? found->second : known_.emplace(household, make()).first->second;
  }
  void forget() { known_.clear(); }

 private:
  std::unordered_map<std::uint32_t, Folk> known_;
};

class Block {
 public:
  /// `fields` are known up to the month that is to be lived through. `witness`, if there is one, is told of
  /// every event; `memo`, if there is one, is shared with another block of the same stretch and thread.
  Block(const World& world, const Rates& rates, const Fields& fields, Stretch stretch,
        Witness* witness = nullptr, FolkMemo* memo = nullptr);

  /// Lets happen what was offered for month `month` of the horizon and what follows from earlier months,
  /// household by household, in the order of the days.
  void month(int month, const std::vector<Offer>& offers);

  /// After the last month: reads the stocks, ends, spells and measures off the entries' dates.
  void close();
  /// The same for the two blocks of a pair. Lives that came out alike under both laws are read once, into
  /// `common`, which belongs to both; `difference` says where the laws differ. Whoever lives in a household
  /// whose lives did not come out alike is counted in b as touched.
  static void close_pair(Block& a, Block& b, const regime::Difference& difference, Tally& common);

  const Stretch& stretch() const { return stretch_; }
  const Tally& tally() const { return tally_; }
  /// Enforcements that the courts have still before them, at the end of the month.
  const ByRegion& unfinished() const { return unfinished_; }
  /// Of the households that have met the law.
  const std::vector<Life>& lives() const { return lives_; }

 private:
  struct At {  // whose turn it is
    Life* life = nullptr;
    Folk folk;
    population::Post post = population::Post::none;  // of an organisation: who stands for it holds this one
    Traits who;                                      // of an organisation: of who stands for it
    std::uint32_t person = 0;                        // of an organisation: its number
  };

  void take(const Offer& offer);
  void take_debt(const Offer& offer);
  void push(const Offer& offer, Doing doing);
  bool abstains(const Offer& offer, behaviour::Ground ground) const;

  // acts.cpp
  void take_act(const Offer& offer);
  behaviour::Situation situation_before(const Offer& offer) const;
  void act(const Candidate& candidate, bool wrong);
  void answer(const Candidate& candidate);
  void schedule_answers(const At& at, const Candidate& candidate, std::size_t first_entry);

  // organisations.cpp
  behaviour::CaseCourse course_of(population::Post post, std::uint32_t subject, std::size_t region,
                                  int month) const;
  void schedule_body_performance(const Candidate& after, const Matter& matter, std::uint32_t body);
  void schedule_trips_of_representative(const At& at, const Candidate& candidate);
  bool may_be_refused(const At& at, std::uint8_t member, base::Day day) const;
  void read_organisation(const Life& life, std::uint8_t subject, population::Post post, const Traits& who);
  void read_representative(std::uint8_t member, std::uint8_t organisation,
                           const std::vector<base::Day>& edges, const Traits& who);

  // survey.cpp
  void ask(int month);
  bool is_sanctioned(std::uint32_t household, std::uint8_t member, base::Day day) const;

  void live_through(std::size_t begin, std::size_t end);
  void happen(const Candidate& candidate);
  void found(const Candidate& candidate, bool wrong);
  void perform(const Candidate& candidate);
  void terminate(const Candidate& candidate);
  void correct(const Candidate& candidate);
  void travel(const Candidate& candidate, behaviour::Mode mode);

  At turn_of(const Candidate& candidate);
  Folk folk(const population::Household& household);
  Life& life_of(const population::Household& household);
  void carry_out(const At& at, base::Day on, regime::KindId kind, std::uint16_t matter, std::uint64_t flags,
                 bool answers, bool wrong);
  bool listed(const Life& life, std::uint8_t member, base::Day day, std::uint16_t matter) const;
  bool to_be_listed(const Life& life, std::uint8_t member, base::Day day) const;
  void schedule(const Candidate& after, behaviour::Exit exit, const Matter& matter, std::uint32_t person,
                std::uint16_t from_month);
  void schedule_trips(const At& at, const Candidate& candidate);
  void schedule_trip(const At& at, const Candidate& candidate, behaviour::Mode mode, int from_month);
  std::uint32_t days_in(int month) const;
  base::Day first_day(int month) const { return first_days_[static_cast<std::size_t>(month)]; }

  void carry_to_the_end(Life& life);
  void touch(const Life& life);
  bool ever_applies(Life& life, const std::vector<regime::RuleId>& rules);
  Folk gather(const Life& life);
  void read_off(Life& life);
  void read_listings(const Life& life, std::uint8_t member, const Traits& who);
  void read_imposed(const Life& life, std::uint8_t member);
  void read_records(const Life& life, std::uint8_t member, const Traits& who);
  void read_concluded_records(std::uint8_t member, const std::vector<base::Day>& edges, const Traits& who);
  int read_measures(std::uint8_t member, const std::vector<base::Day>& edges, const Traits& who);
  void read_children(const std::vector<Span>& kept_from_school, const Traits& who);
  void count_fines(const At& at);
  void finish(const At& at, Matter& matter);
  void count_new_measure(regime::KindId measure, base::Day day);
  void count_days(const std::vector<Span>& spans, const Traits& who);
  void hold(Indicator indicator, Span span, const Traits& who);
  int month_of(base::Day day) const { return base::month_of(day) - first_month_; }

  World world_;
  const Rates& rates_;
  const Fields& fields_;
  Stretch stretch_;
  Witness* witness_;
  FolkMemo* memo_;
  Tally tally_;
  Decisions decisions_;
  std::unordered_map<std::uint32_t, std::uint32_t> places_;  // of a household among the lives
  std::vector<Life> lives_;
  std::vector<std::vector<Candidate>> agenda_;  // by month of the horizon
  std::vector<Candidate> now_;                  // of the month at hand
  std::vector<Candidate> turn_;                 // of the household at hand
  int month_ = 0;
  int first_month_ = 0;  // since January 1900
  int months_ = 0;
  std::vector<base::Day> first_days_;  // of the horizon's months, and of the one after the last
  Circle circle_;
  std::vector<Fine> fines_;  // of the event at hand
  ByRegion unfinished_{};
};

}  // namespace osmanthus::simulation
