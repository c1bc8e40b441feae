// No argument but the search: between what a life is known to attain and what the terms add up to, the solver
// is asked for a longer one until there is none.
#include "audit/stay.hpp"

#include <algorithm>

#include "audit/replay.hpp"
#include "audit/ways.hpp"

namespace osmanthus::audit {
namespace {

using regime::EffectForm;
using regime::kNone;
using regime::NodeId;
using regime::Op;

class LongestStay {
 public:
  explicit LongestStay(Inquiry& inquiry) : inquiry_(inquiry), regime_(inquiry.regime()) {}

  std::optional<Stay> run() {
    for (const auto& sanction : inquiry_.sanctions()) {
      if (!is_plain(sanction)) return std::nullopt;
    }
    for (const auto& sanction : inquiry_.sanctions()) {
      const bool opened = sanction.kind != kNone && !sanction.during() && !sanction.extends &&
                          regime_.kinds[sanction.kind].form != regime::KindForm::score;
      if (opened && !lengthen(sanction)) return std::nullopt;
    }
    if (!best_.life) return std::nullopt;
    return std::move(best_);
  }

 private:
  /// Whether it begins with a breach, at once, and ends with a term or with what it rests on.
  bool is_plain(const Sanction& sanction) {
    const auto& rule = regime_.rules[sanction.rule];
    if (sanction.during()) return !reads_time(rule.guard) && !inquiry_.cone(sanction.rule).waits;
    for (regime::KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      const bool happens = regime_.kinds[kind].form <= regime::KindForm::step;
      if (rule.upon.has(kind) && happens && inquiry_.signs()[kind] != Sign::breach) return false;
    }
    return !rule.on_commencement && !inquiry_.cone(sanction.rule).waits;
  }
  bool reads_time(NodeId id) const {
    if (id == kNone) return false;
    const auto& node = regime_.nodes[id];
    return node.op == Op::age || node.op == Op::time_since || node.op == Op::count || node.op == Op::done ||
           node.op == Op::score || node.op == Op::earlier_score ||
           std::ranges::any_of(node.children, [&](NodeId child) { return reads_time(child); });
  }

  /// What the terms add up to, in days, and more.
  int most(const Sanction& sanction) const {
    const auto& effect = regime_.effects[sanction.effect];
    int extension = 0;
    for (const auto& other : regime_.effects) {
      if (other.form == EffectForm::extend && other.kinds.has(sanction.kind) &&
          regime_.rules[other.rule].active)
        extension = std::max(extension, longest_days(regime_, other.amount));
    }
    return longest_days(regime_, effect.lasts) + longest_days(regime_, effect.until) + extension;
  }

  /// Takes the longest stay of the sanction, if it is longer than what is known; false if that is not
  /// decided.
  bool lengthen(const Sanction& sanction) {
    int beyond = most(sanction);
    while (best_.days < beyond) {
      const int tried = best_.days + (beyond - best_.days) / 2;
      const auto found =
          inquiry_.find({.sanction = &sanction, .condition = Condition::lasting, .days = tried});
      if (found.outcome == smt::Outcome::unknown) return false;
      best_.events = std::max(best_.events, found.events);
      if (found.outcome == smt::Outcome::none) {
        best_.all_lives = best_.all_lives && found.all_lives;
        beyond = tried;
      } else {
        best_.days = tried + 1;
        best_.life = found.life;
        best_.thing = sanction.what;
      }
    }
    return true;
  }

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  Stay best_;
};

}  // namespace

std::optional<Stay> longest_stay(Inquiry& inquiry) { return LongestStay(inquiry).run(); }

}  // namespace osmanthus::audit
