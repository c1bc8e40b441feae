// Which measures a member of a circle bears, and from when to when, by the registry's own answer.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "registry/reading.hpp"
#include "simulation/decisions.hpp"
#include "simulation/footprint.hpp"
#include "simulation/life.hpp"

namespace osmanthus::simulation {

/// Sorted and apart: spans that overlap or touch are one.
std::vector<Span> united(std::vector<Span> spans);
/// What of `spans` lies in none of `others`; both united.
std::vector<Span> without(const std::vector<Span>& spans, const std::vector<Span>& others);

class Measures {
 public:
  explicit Measures(const regime::Regime& regime);

  /// The measures that anything in the regime can bring, rewards too.
  const std::vector<regime::KindId>& kinds() const { return kinds_; }

  /// Whether `member` bears `measure` on `day`.
  bool bears(const Circle& circle, Decisions& decisions, regime::KindId measure, std::uint8_t member,
             base::Day day) const;

  /// The days within `within` on which anything may begin or end that a state hangs on. Sorted; the first is
  /// within.from.
  std::vector<base::Day> edges(const Circle& circle, Span within) const;
  /// Whether one of these while-rules applies to a member on one of the days.
  bool ever_applies(const Circle& circle, Decisions& decisions, const std::vector<regime::RuleId>& rules,
                    const std::vector<base::Day>& days) const;

  /// Some of the while-rules, in their order.
  using Rules = std::vector<std::uint16_t>;

  /// A measure that he bears, or a record that a state brings to him, whatever entries of it there are.
  struct Borne {
    regime::KindId kind = regime::kNone;
    Span span;
  };
  /// By kind, then from day to day: those of a kind overlap and touch nowhere.
  /// `there`: of which kinds each subject has entries; `rules`: those that may bring something there.
  std::vector<Borne> borne(const Circle& circle, Decisions& decisions, std::uint8_t member,
                           const KindsThere& there, const Rules& rules, Span within) const;
  /// Finds those of the while-rules that may bring anything to somebody of a household at that place, by the
  /// kinds of which there are entries.
  void find_rules(const regime::KindSet& there, regime::PlaceId place, Rules& rules) const;
  /// Whether one of these while-rules may apply to somebody of such a household.
  bool may_apply(const std::vector<regime::RuleId>& some, const regime::KindSet& there,
                 regime::PlaceId place) const;
  /// Whether one of them may to a resident who stands for no organisation.
  bool any_of_residents(const Rules& rules) const;
  /// When he bears any measure but a reward for an organisation that he represents.
  std::vector<Span> spans_for_organisation(const Circle& circle, Decisions& decisions, std::uint8_t member,
                                           Span within) const;

 private:
  /// That somebody so related to whom the guard is asked of, or anybody of the circle, has an entry of one of
  /// these kinds; and that it runs.
  struct Need {
    regime::Relation via = regime::Relation::self;
    regime::KindSet kinds;
    bool runs = false;
    bool anybody = false;
  };
  /// A while-rule that concludes some measure or record, what its guard cannot hold without, and what its
  /// answer hangs on.
  struct StateRule {
    regime::RuleId id;
    std::vector<Need> needs;
    bool of_organisations = false;  // alone
    Footprint footprint;
  };

  static std::vector<Need> needs_of(const regime::Regime& regime, regime::NodeId id, int depth = 0);
  static std::vector<Need> needs_of_standing(const regime::Regime& regime, const regime::Node& node,
                                             int depth);
  static bool is_of_organisations(const regime::Regime& regime, regime::NodeId id);
  bool may_bring(const StateRule& rule, const regime::KindSet& there, regime::PlaceId place) const;
  bool may_apply(const StateRule& rule, const Circle& circle, std::uint8_t member,
                 const KindsThere& there) const;
  Span span_of_needs(const StateRule& rule, const Circle& circle, std::uint8_t member, Span within) const;
  template <class Reading>
  void conclude(const StateRule& rule, Reading& reading, Decisions& decisions, const Circle& circle,
                std::uint8_t member, Span within, std::vector<base::Day>& days,
                std::vector<Borne>& borne) const;
  std::uint64_t permitted(const StateRule& rule, Decisions& decisions, std::uint8_t member) const;
  bool watched(regime::KindId kind) const;

  const regime::Regime& regime_;
  std::vector<regime::KindId> kinds_;
  std::vector<StateRule> rules_;
  Footprint all_;
};

/// Remembers which rules may bring something to whom: many lives are alike in it.
class RulesFound {
 public:
  explicit RulesFound(const Measures& measures) : measures_(&measures) {}

  /// As Measures::find_rules. Stands as long as this does.
  const Measures::Rules& of(const regime::KindSet& there, regime::PlaceId place);

 private:
  struct Key {
    std::array<std::uint64_t, regime::kMostKinds / 64> there;
    regime::PlaceId place;

    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };

  const Measures* measures_;
  std::unordered_map<Key, Measures::Rules, Hash> found_;
};

}  // namespace osmanthus::simulation
