// Without a new breach, every adverse effect ends by lapse of time.
//
// The argument over the terms (T) covers all lives: what opens with a term ends with it, what rests on a
// state ends with that state, and an extension sets a total and never adds up. What is left is what opens
// without a term, what rests on something that does not lapse, and what is opened again, without a breach,
// out of what is still on.
#include <algorithm>
#include <set>

#include "audit/inquiry.hpp"
#include "audit/replay.hpp"
#include "audit/stay.hpp"

namespace osmanthus::audit {
namespace {

using regime::EffectForm;
using regime::KindId;
using regime::kNone;
using regime::Node;
using regime::NodeId;
using regime::NumberId;
using regime::NumberUnit;
using regime::Op;
using regime::RuleId;

constexpr const char* kProperty = "bounded_duration";

class BoundedDuration {
 public:
  explicit BoundedDuration(Inquiry& inquiry) : inquiry_(inquiry), regime_(inquiry.regime()) {}

  std::vector<Verdict> run() {
    for (const auto& sanction : inquiry_.sanctions()) {
      if (!inquiry_.asks_about(sanction.rule)) continue;
      if (sanction.kind == kNone || sanction.extends) continue;
      if (never_lapses(sanction)) decide(sanction);
      if (!sanction.during() && renews(sanction)) renewed(sanction);
    }
    if (out_.empty()) {
      out_.push_back(tally_.holds(kProperty, 'T'));
      out_.back().stay = longest_stay(inquiry_);
    }
    return std::move(out_);
  }

 private:
  bool never_lapses(const Sanction& sanction) const {
    if (sanction.during()) return !lapses(regime_.rules[sanction.rule].guard, true);
    const auto& effect = regime_.effects[sanction.effect];
    return !bounded(effect.lasts) && !bounded(effect.until);
  }

  bool bounded(NumberId number) const {
    if (number == kNone) return false;
    return std::ranges::all_of(regime_.numbers[number].rows, [](const auto& row) {
      return std::ranges::all_of(row.pieces,
                                 [](const auto& piece) { return piece.amount.unit != NumberUnit::none; });
    });
  }

  /// Whether the condition fails of itself some day, if every standing that it rests on does. A standing
  /// without a term is found where it is opened.
  bool lapses(NodeId id, bool on) const {
    if (id == kNone) return false;
    const auto& node = regime_.nodes[id];
    const bool here = on != (node.negated || node.op == Op::none);
    const auto child_lapses = [&](NodeId child) { return lapses(child, here); };
    switch (node.op) {
      case Op::all:
      case Op::any:
      case Op::none: {
        const bool every_one_is_needed = (node.op == Op::all) == here;
        return every_one_is_needed
                   ? std::ranges::any_of(node.children, child_lapses)
                   : !node.children.empty() && std::ranges::all_of(node.children, child_lapses);
      }
      case Op::runs:
      case Op::imposed:
        return here && asked(node.kinds);
      case Op::age:
      case Op::time_since:
        return here == downward(node);
      default:
        return false;
    }
  }

  static bool downward(const Node& node) {
    return node.comparator == regime::Comparator::below || node.comparator == regime::Comparator::at_most;
  }

  /// Only what is itself asked about may be relied on to lapse.
  bool asked(const regime::KindSet& kinds) const {
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (!kinds.has(kind)) continue;
      for (const auto& rule : regime_.rules) {
        if (rule.active && !asked_wherever_opened(rule, kind)) return false;
      }
    }
    return true;
  }
  bool asked_wherever_opened(const regime::CompiledRule& rule, KindId kind) const {
    for (const auto id : rule.effects) {
      const auto& effect = regime_.effects[id];
      if (effect.form == EffectForm::open && effect.kind == kind && !is_sanction(id)) return false;
    }
    return true;
  }
  bool is_sanction(regime::EffectId id) const {
    return std::ranges::any_of(inquiry_.sanctions(), [&](const Sanction& s) { return s.effect == id; });
  }

  void decide(const Sanction& sanction) {
    const auto found = inquiry_.find({.sanction = &sanction, .condition = Condition::endless});
    tell(sanction, found, by_performance(sanction));
  }

  void tell(const Sanction& sanction, const Found& found, regime::Text says) {
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    auto verdict = inquiry_.verdict(sanction, kProperty, found, Rests::on_silence, std::move(says));
    if (verdict.decision == Decision::violated) {
      verdict.by = 'T';
      verdict.all_lives = true;
    }
    inquiry_.add(std::move(verdict), out_);
  }

  regime::Text by_performance(const Sanction& sanction) const {
    for (const auto& effect : regime_.effects) {
      const bool ends =
          effect.form == EffectForm::end && effect.kinds.has(sanction.kind) && by_own_act(effect.rule);
      const bool this_one =
          effect.of.empty() || std::ranges::find(effect.of, sanction.effect) != effect.of.end();
      if (ends && this_one && !sanction.during())
        return {"没有期限，只能因当事人的行为而终止。",
                "It has no term and ends only by what its bearer does."};
    }
    return {"没有期限，也不因时间经过而终止。", "It has no term and does not end by lapse of time."};
  }
  bool by_own_act(RuleId id) const {
    const auto& rule = regime_.rules[id];
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (rule.active && rule.upon.has(kind) && inquiry_.signs()[kind] == Sign::duty) return true;
    }
    return false;
  }

  // ---- what is opened again without a breach

  /// Whether a rule that no breach sets off opens the sanction out of what is still on, and so on in a
  /// circle.
  bool renews(const Sanction& sanction) const {
    const auto& rule = regime_.rules[sanction.rule];
    return without_breach(rule) && (reads_past(rule.guard) || reaches(rule, sanction.kind));
  }

  bool without_breach(const regime::CompiledRule& rule) const {
    bool some = false;
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (rule.upon.has(kind) && regime_.kinds[kind].form <= regime::KindForm::step)
        some = some || inquiry_.signs()[kind] != Sign::breach;
    }
    return some;
  }

  /// A past without a window never lapses.
  bool reads_past(NodeId id) const {
    if (id == kNone) return false;
    const auto& node = regime_.nodes[id];
    const bool past = (node.op == Op::count || node.op == Op::done) && node.window == kNone &&
                      !node.negated && breaches(node.kinds);
    return past || std::ranges::any_of(node.children, [&](NodeId child) { return reads_past(child); });
  }
  bool breaches(const regime::KindSet& kinds) const {
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (kinds.has(kind) && inquiry_.signs()[kind] == Sign::breach) return true;
    }
    return false;
  }

  /// Whether what the guard reads is opened, without a breach, out of `wanted` in the end.
  bool reaches(const regime::CompiledRule& rule, KindId wanted) const {
    std::set<KindId> seen;
    std::vector<KindId> open = read_kinds(rule.guard);
    while (!open.empty()) {
      const KindId kind = open.back();
      open.pop_back();
      if (kind == wanted) return true;
      if (!seen.insert(kind).second) continue;
      for (const auto& other : regime_.rules) {
        const bool opens = std::ranges::any_of(
            other.effects, [&](const auto id) { return regime_.effects[id].kind == kind; });
        if (!other.active || !opens || !without_breach(other)) continue;
        const auto more = read_kinds(other.guard);
        open.insert(open.end(), more.begin(), more.end());
      }
    }
    return false;
  }

  std::vector<KindId> read_kinds(NodeId id) const {
    std::vector<KindId> kinds;
    if (id == kNone) return kinds;
    const auto& node = regime_.nodes[id];
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      const bool standing = regime_.kinds[kind].form > regime::KindForm::attribute;
      if (standing && node.kinds.has(kind) && !node.negated) kinds.push_back(kind);
    }
    for (const NodeId child : node.children) {
      const auto more = read_kinds(child);
      kinds.insert(kinds.end(), more.begin(), more.end());
    }
    return kinds;
  }

  void renewed(const Sanction& sanction) {
    Question question{.sanction = &sanction, .condition = Condition::renewed, .signs = &inquiry_.signs()};
    const auto found = inquiry_.find(question);
    if (found.outcome == smt::Outcome::found && !repeats(*found.life, question)) {
      auto verdict = inquiry_.verdict(sanction, kProperty, Decision::unknown);
      verdict.why = {"可以再次作出一次，能否无限往复未能判定。",
                     "It can be opened again once; whether again and again was not decided."};
      return inquiry_.add(std::move(verdict), out_);
    }
    tell(sanction, found,
         {"没有新的违反行为也可以再次作出，如此往复而无止境。",
          "It can be opened again without a new breach, and so again and again without end."});
  }

  /// Whether the last events of the case, none of them a breach, open it again and again, always after the
  /// same time and for longer than any term runs.
  bool repeats(const regime::Case& life, const Question& question) const {
    for (std::size_t last = 1; last <= life.events.size(); ++last) {
      const auto kind = regime_.kind(life.events[life.events.size() - last].act);
      if (inquiry_.signs()[kind] == Sign::breach) return false;
      for (const int days : {360, 90, 30}) {
        if (repeats(life, question, last, days)) return true;
      }
    }
    return false;
  }
  bool repeats(const regime::Case& life, Question question, std::size_t last, int days) const {
    constexpr int thirty_years = 30 * 366;
    regime::Case longer = life;
    while (longer.events.back().on < life.as_of + thirty_years) {
      const auto from = longer.events.size() - last;
      for (std::size_t i = 0; i < last; ++i) {
        auto next = longer.events[from + i];
        next.on += days;
        longer.events.push_back(std::move(next));
      }
    }
    question.from = longer.as_of = longer.events.back().on;
    return replays(regime_, longer, question);
  }

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> bounded_duration(Inquiry& inquiry) { return BoundedDuration(inquiry).run(); }

}  // namespace osmanthus::audit
