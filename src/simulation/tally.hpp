// Counts of a replicate: indicators by month and series, flows, spells and burden. All are whole numbers, so
// that the order in which blocks are added makes no difference.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "population/population.hpp"
#include "regime/regime.hpp"
#include "scenario/scenario.hpp"

namespace osmanthus::simulation {

using base::Day;

enum class Indicator : std::uint8_t {
  population,
  acts,
  acts_detected,
  records_new,
  listings_new,
  listings_stock,
  listed_stock,
  persons_ever_listed,
  delisted_expiry,
  delisted_repair,
  delisted_correction,
  delisted_release,
  wrongly_listed_stock,
  relisted,
  air_refusals,
  rail_refusals,
  persons_refused,
  performed,
  children_affected,
  person_days_under_measure,
  firms_listings_new,
  firms_listed_stock,
  representatives_restricted_stock,
  public_bodies_listings_new,
  public_bodies_listed_stock,
  fines_total,
  survey_asked,
  survey_approving,
  residents_touched,
  red_listings_new,
  red_listed_stock,
  rewarded_stock,
  firms_records_new,
  public_bodies_records_new
};
inline constexpr std::size_t kIndicators = 34;
std::string_view name(Indicator indicator);
/// Whether it counts firms or public bodies, by place alone; the others count residents.
bool of_organisations(Indicator indicator);

/// Series of counts: one a region, and of the nation one a group.
inline constexpr std::size_t kFirstAge = population::kRegions;
inline constexpr std::size_t kFirstSex = kFirstAge + scenario::kAgeBands;
inline constexpr std::size_t kFirstIncome = kFirstSex + 2;
inline constexpr std::size_t kSeries = kFirstIncome + scenario::kQuintiles;

/// The groups of residents: `all`, then those of the nation's series in their order. Spells of firms and of
/// public bodies have a group each beside them.
inline constexpr std::size_t kGroups = 1 + kSeries - kFirstAge;
inline constexpr std::size_t kFirms = kGroups;
inline constexpr std::size_t kPublicBodies = kGroups + 1;
std::string group_name(std::size_t group);

/// What a person is counted by.
struct Traits {
  std::uint8_t region = 0;
  std::uint8_t quintile = 0;
  population::Sex sex = population::Sex::female;
  Day born = 0;
};

enum class Stage : std::uint8_t { act, record, listing, measure, end };
enum class End : std::uint8_t { running, expiry, repair, correction, release };
std::string_view name(End end);

struct FlowKey {
  int month = 0;
  std::uint8_t group = 0;  // all residents, firms or public bodies
  Stage from = Stage::act;
  regime::KindId from_kind = regime::kNone;
  Stage to = Stage::record;
  std::uint16_t to_kind = regime::kNone;  // of an end, the End

  std::uint64_t bits() const {
    return static_cast<std::uint64_t>(month) << 48U ^ std::uint64_t{group} << 40U ^
           static_cast<std::uint64_t>(from) << 37U ^ static_cast<std::uint64_t>(to) << 34U ^
           std::uint64_t{from_kind} << 16U ^ to_kind;
  }
  auto operator<=>(const FlowKey&) const = default;
};

struct SpellKey {
  regime::KindId register_kind = regime::kNone;
  regime::RuleId ground = regime::kNone;
  std::uint8_t group = 0;
  int months = 0;
  End exit = End::running;

  std::uint64_t bits() const {
    return static_cast<std::uint64_t>(months) << 48U ^ std::uint64_t{group} << 40U ^
           static_cast<std::uint64_t>(exit) << 36U ^ std::uint64_t{register_kind} << 16U ^ ground;
  }
  auto operator<=>(const SpellKey&) const = default;
};

/// An act or step, and whose it was: `all` for residents, kFirms,
/// kPublicBodies.
struct EventKey {
  regime::KindId kind = regime::kNone;
  std::uint8_t group = 0;

  std::uint64_t bits() const { return std::uint64_t{kind} << 8U ^ group; }
  auto operator<=>(const EventKey&) const = default;
};

/// Counts by key as they come in, in no order. `Key::bits()` tells a key in one number.
template <class Key>
class Incoming {
 public:
  void add(const Key& key, std::int64_t n = 1) { counts_[key] += n; }
  void add(const Incoming& other) {
    for (const auto& [key, n] : other.counts_) add(key, n);
  }
  /// Adds them to those in order, and is empty then.
  void pour(std::map<Key, std::int64_t>& ordered) {
    for (const auto& [key, n] : counts_) ordered[key] += n;
    counts_.clear();
  }

 private:
  struct Hash {
    std::size_t operator()(const Key& key) const {
      std::uint64_t x = key.bits() * 0x9e3779b97f4a7c15;
      return x ^ x >> 32U;
    }
  };
  std::unordered_map<Key, std::int64_t, Hash> counts_;
};

struct BurdenKey {
  std::uint8_t group = 0;
  int sanctions = 0;

  auto operator<=>(const BurdenKey&) const = default;
};

struct ScoreKey {
  regime::KindId score = regime::kNone;
  std::uint8_t region = 0;
  int points = 0;
  int month = 0;

  auto operator<=>(const ScoreKey&) const = default;
};

using Events = std::map<EventKey, std::int64_t>;
using Flows = std::map<FlowKey, std::int64_t>;
using Spells = std::map<SpellKey, std::int64_t>;
using Burden = std::map<BurdenKey, std::int64_t>;
using Scores = std::map<ScoreKey, std::int64_t>;

/// Months are counted from the first of the horizon; those outside it are not counted.
class Tally {
 public:
  Tally() = default;
  explicit Tally(const scenario::Horizon& horizon);

  /// A flow of that month; by the age at the month's end.
  void add(Indicator indicator, int month, const Traits& who, std::int64_t amount = 1);
  /// A stock at the ends of the months in [from, until): differences, until settle() sums them up.
  void hold(Indicator indicator, int from, int until, const Traits& who, std::int64_t persons = 1);
  /// Days under measures: all those of the months in [from, until), by the age at each month's end.
  void hold_days(int from, int until, const Traits& who) { hold(kWholeMonths, from, until, who); }
  /// Acts of residents of whom no more is known than this.
  void add_unseen(int month, std::size_t region, std::size_t band, population::Sex sex, std::size_t quintile,
                  std::int64_t amount);
  /// The same of an organisation.
  void add_at(Indicator indicator, int month, std::uint8_t region);
  void hold_at(Indicator indicator, int from, int until, std::uint8_t region);

  void event(const EventKey& key) { new_events_.add(key); }
  void flow(const FlowKey& key) { new_flows_.add(key); }
  void spell(SpellKey key, int began, const Traits& who);
  void spell_at(const SpellKey& key) { new_spells_.add(key); }
  void burden_of(int sanctions, const Traits& who);
  /// So many points at the ends of the months in [from, until): differences, as of a stock.
  void hold_score(ScoreKey key, int from, int until, std::int64_t persons = 1);

  void add(const Tally& other);
  /// Turns the differences of the stocks into stocks, and puts events, flows and spells in order. Once, when
  /// all is added.
  void settle();

  std::int64_t at(Indicator indicator, std::size_t series, int month) const;
  int months() const { return months_; }
  const std::vector<std::int64_t>& counts() const { return counts_; }
  std::vector<std::int64_t>& counts() { return counts_; }

  Events events;  // once settled
  Flows flows;    // likewise
  Spells spells;  // likewise
  Burden burden;
  Scores scores;           // the residents who have so many points at the month's end, once settled
  std::int64_t bytes = 0;  // that the lives took: no result, and not kept in a checkpoint

 private:
  static constexpr auto kWholeMonths = static_cast<Indicator>(kIndicators);  // persons; empty once settled

  std::size_t cell(Indicator indicator, std::size_t series, int month) const;
  void change(Indicator indicator, std::size_t series, int from, int until, std::int64_t by = 1);
  std::size_t age_series(Day born, int month) const;
  std::uint8_t age_group(Day born, int month) const;
  void settle_days();
  void settle_scores();

  int first_month_ = 0;  // since January 1900
  int months_ = 0;
  Incoming<EventKey> new_events_;
  Incoming<FlowKey> new_flows_;
  Incoming<SpellKey> new_spells_;
  std::vector<std::int64_t> counts_;  // indicator, and kWholeMonths, × series × month
};

/// Whether the indicator is a stock at the month's end; the others are flows of the month.
bool is_stock(Indicator indicator);

}  // namespace osmanthus::simulation
