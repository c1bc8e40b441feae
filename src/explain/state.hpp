// What is in effect for whom on a day, read off the dates: standings, measures with their grounds, scores.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "explain/explanation.hpp"
#include "explain/life.hpp"

namespace osmanthus::explain {

struct Interval {
  Day since = 0;
  Day until = base::kNever;
};

/// One ground on which a measure rests, and who bears that ground.
struct Ground {
  std::string id;
  std::uint8_t bearer = 0;
  Day since = 0;
};

/// What holds a kind up for a subject on a day: rules that conclude it, decisions that imposed it.
struct Support {
  std::vector<Ground> grounds;
  std::vector<std::string> provisions;
  std::vector<regime::RuleId> rules;
  std::vector<std::size_t> entries;
  regime::Modality modality = regime::Modality::may;
  bool holds() const { return !provisions.empty(); }
};

class State {
 public:
  State(const Regime& regime, const Life& life, PlainCircle& circle, CaseDecides& decide);

  /// Everything in effect on the day, for every subject, in the order of the case.
  std::vector<SubjectState> at(Day day);

  /// The stretches on which a standing of `kind` is in effect for q, one for each matter; stretches that only
  /// touch are two.
  struct Stretch {
    Interval interval;
    std::int32_t matter = 0;
    std::vector<std::size_t> entries;
  };
  std::vector<Stretch> stretches(std::uint8_t q, registry::KindId kind) const;

  /// The stretch around `day` on which q bears the measure (or a state concludes the record), grounds that
  /// touch joined.
  std::optional<Interval> span(std::uint8_t q, registry::KindId kind, Day day);
  /// All its stretches that begin on or before `last`.
  std::vector<Interval> spans(std::uint8_t q, registry::KindId kind, Day last);
  Support support(std::uint8_t q, registry::KindId kind, Day day);
  bool holds(std::uint8_t q, registry::KindId kind, Day day);
  bool covered(std::uint8_t q, const regime::CompiledScore& score, Day day);
  int points(std::uint8_t q, const regime::CompiledScore& score, Day day);

  /// Kinds that some state concludes or some decision imposes: all measures, and derived records.
  const std::vector<registry::KindId>& borne_kinds() const { return borne_; }

 private:
  using Reader = registry::Reading<Plain, registry::KeepNothing, CaseDecides>;

  bool carried(std::uint8_t q, registry::KindId kind, Day day, bool any_matter);
  bool runs_through(std::uint8_t q, registry::KindId kind, Day edge);
  bool carried_by_earlier(std::uint8_t q, registry::KindId kind, Day day, registry::KindId score);
  void find_edges();
  void find_node_edges(const regime::Node& node);
  void standings(SubjectState& out, std::uint8_t q, Day day);
  void measures(SubjectState& out, std::uint8_t q, Day day);
  void scores(SubjectState& out, std::uint8_t q, Day day);
  std::vector<std::string> openers(const std::vector<std::size_t>& entries) const;
  void add_grounds(Support& support, const regime::CompiledRule& rule, std::uint8_t q, Day day);
  void add_ground_nodes(Support& support, regime::NodeId id, std::uint8_t q, Day day);
  Day since(std::uint8_t q, registry::KindId kind, Day day);
  std::string borne_for(const Support& support, std::uint8_t q) const;

  const Regime& regime_;
  const Life& life_;
  PlainCircle& circle_;
  Plain domain_;
  registry::KeepNothing nothing_;
  Reader reader_;
  std::vector<Day> edges_;  // days on which something that a state reads may change
  std::vector<registry::KindId> borne_;
};

}  // namespace osmanthus::explain
