// The ways out of a standing, on paper: sets of standings of one person, and the acts in his own power that
// take him from one to another.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "audit/inquiry.hpp"

namespace osmanthus::audit {

/// Standings in effect, and acts that he has done on the way.
using States = std::set<regime::KindId>;

/// The longest that a number can last, in days; kNever without an end, 0 if there is no number.
int longest_days(const regime::Regime& regime, regime::NumberId number);
/// The longest term that ends, in days, of what the rules of the cone open or prolong; six years at most, as
/// far as one looks.
int longest_term(const regime::Regime& regime, const Cone& cone);

/// The game on paper (docs/audit.md, "Ways out"). One side is the bearer, who picks his acts; the other the
/// authority, which grants nothing that it may refuse.
class Ways {
 public:
  Ways(const Inquiry& inquiry, const Sanction& sanction);

  /// The other standings on which it may depend whether a way is open.
  const std::vector<regime::KindId>& others() const { return others_; }
  /// The acts in the bearer's own power that end something here, or that such an end asks for.
  const std::set<regime::KindId>& acts() const { return acts_; }

  /// Whether some plan of so many acts ends it from `on`: for certain, whatever the conditions that the
  /// states do not settle; or if they all turn out well.
  bool certain(const States& on, int acts) const { return leaves(on, acts, false); }
  bool possible(const States& on, int acts) const { return leaves(on, acts, true); }

  /// Whether an end that he can bring about comes only after a time.
  bool lingers() const { return lingers_; }

  /// Whether some act of the bearer's ends it if the authority so wishes.
  bool at_discretion() const { return discretion_; }

 private:
  struct Exit {
    regime::RuleId rule;
    regime::EffectId effect;
    regime::KindId act;
  };
  enum class Truth : std::uint8_t { no, open, yes };

  void find_exits(regime::KindId kind, regime::EffectId opener);
  void add_others(regime::NodeId id);
  void add_acts(const regime::Node& node);
  bool reaches(const regime::CompiledEffect& end, regime::KindId kind, regime::EffectId opener) const;
  bool leaves(const States& on, int acts, bool hopeful) const;
  States after(const States& on, regime::KindId act, bool hopeful) const;
  Truth truth(regime::NodeId id, const States& on) const;
  Truth own_truth(const regime::Node& node, const States& on) const;

  const Inquiry& inquiry_;
  const regime::Regime& regime_;
  const Sanction& sanction_;
  std::vector<Exit> exits_;
  std::vector<regime::KindId> others_;
  std::set<regime::KindId> acts_;
  std::set<regime::KindId> asked_;  // of these, those that an end asks for
  bool discretion_ = false;
  bool lingers_ = false;
};

}  // namespace osmanthus::audit
