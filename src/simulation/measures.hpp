// Which measures a member of a circle bears, and from when to when, by the registry's own answer.
#pragma once

#include <vector>

#include "registry/reading.hpp"
#include "simulation/decisions.hpp"
#include "simulation/life.hpp"

namespace osmanthus::simulation {

/// [from, until)
struct Span {
  base::Day from = 0;
  base::Day until = 0;
};

/// Sorted and apart: spans that overlap or touch are one.
std::vector<Span> united(std::vector<Span> spans);
/// What of `spans` lies in none of `others`; both united.
std::vector<Span> without(const std::vector<Span>& spans, const std::vector<Span>& others);

class Measures {
 public:
  explicit Measures(const regime::Regime& regime);

  /// The measures other than rewards that anything in the regime can bring.
  const std::vector<regime::KindId>& adverse() const { return adverse_; }

  /// Whether `member` bears `measure` on `day`.
  bool bears(const Circle& circle, Decisions& decisions, regime::KindId measure, std::uint8_t member,
             base::Day day) const;

  /// Whether he bears it on `day` for an organisation that he represents.
  bool bears_for_organisation(const Circle& circle, Decisions& decisions, regime::KindId measure,
                              std::uint8_t member, base::Day day) const;

  /// The days within `within` on which a member's measures may begin or end: the dates of the entries and of
  /// the law, and the birthdays that a guard asks for. Sorted; the first is within.from.
  std::vector<base::Day> edges(const Circle& circle, Span within) const;
  /// Whether one of these while-rules applies to a member on one of the days.
  bool ever_applies(const Circle& circle, Decisions& decisions, const std::vector<regime::RuleId>& rules,
                    const std::vector<base::Day>& days) const;
  /// When he bears which of the adverse measures, beside `adverse()`: between two edges nothing changes.
  std::vector<std::vector<Span>> adverse_spans(const Circle& circle, Decisions& decisions,
                                               std::uint8_t member, const std::vector<base::Day>& edges,
                                               base::Day until) const;
  /// When a state brings it to him, whatever entries of it there are.
  std::vector<Span> concluded_spans(const Circle& circle, Decisions& decisions, regime::KindId kind,
                                    std::uint8_t member, const std::vector<base::Day>& edges,
                                    base::Day until) const;
  /// When he bears any for an organisation that he represents.
  std::vector<Span> spans_for_organisation(const Circle& circle, Decisions& decisions, std::uint8_t member,
                                           const std::vector<base::Day>& edges, base::Day until) const;

 private:
  struct Age {
    int amount;
    base::Unit unit;
  };

  /// That somebody so related to whom the guard is asked of has an entry of one of these kinds.
  struct Need {
    regime::Relation via = regime::Relation::self;
    regime::KindSet kinds;
  };
  /// A while-rule that concludes some adverse measure, and what its guard cannot hold without.
  struct AdverseRule {
    regime::RuleId id;
    std::vector<Need> needs;
  };

  static std::vector<Need> needs_of(const regime::Regime& regime, regime::NodeId id);
  std::vector<const AdverseRule*> possible_rules(const Circle& circle, std::uint8_t member) const;
  static std::size_t first_of_interest(const Circle& circle, const std::vector<const AdverseRule*>& rules,
                                       const std::vector<base::Day>& edges);
  void find_law_days();
  void find_ages();

  const regime::Regime& regime_;
  std::vector<regime::KindId> adverse_;
  std::vector<std::size_t> adverse_place_;  // by kind; kNotAdverse
  std::vector<AdverseRule> adverse_rules_;  // while-rules that conclude some adverse measure
  std::vector<base::Day> law_days_;
  std::vector<Age> ages_;
};

}  // namespace osmanthus::simulation
