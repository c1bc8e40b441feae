#include "audit/smt/one_step.hpp"

#include <fmt/format.h>
#include <z3++.h>

#include <limits>
#include <set>
#include <string>

namespace osmanthus::audit::smt {
namespace {

using regime::Comparator;
using regime::kNone;
using regime::Node;
using regime::NodeId;
using regime::NumberId;
using regime::NumberUnit;
using regime::Op;
using regime::Relation;

constexpr int kMonths = 12;

class OneStep {
 public:
  explicit OneStep(const regime::Regime& regime) : regime_(regime), solver_(context_) {}

  void happens_on(base::Day day) { solver_.add(context_.int_const("day") == day); }
  void applies(const regime::CompiledRule& rule) { solver_.add(in_reach(rule)); }
  void demand(const Demand& demand) {
    if (demand.guard == kNone) {
      if (!demand.holds) solver_.add(no());
      return;
    }
    stratum_ = demand.stratum;
    const auto held = of(demand.guard);
    solver_.add(demand.holds ? held : !held);
  }
  bool possible() { return solver_.check() != z3::unsat; }

  /// A hole between two that are covered, in whatever is ordered so.
  void has_hole(const std::vector<Covering>& rules, Ordered by, base::Day last) {
    by_ = by;
    for (const char copy : {'a', 'v', 'b'}) {
      copy_ = copy;
      const auto covered = covered_by(rules);
      solver_.add(copy == 'v' ? !covered : covered);
    }
    for (const auto& name : varied_) {
      const auto less = context_.int_const((name + " a").c_str());
      const auto between = context_.int_const((name + " v").c_str());
      const auto more = context_.int_const((name + " b").c_str());
      solver_.add(less <= between && between <= more);
      if (by == Ordered::date) solver_.add(between <= last);
    }
  }

 private:
  z3::expr covered_by(const std::vector<Covering>& rules) {
    z3::expr covered = no();
    for (const auto& one : rules) {
      const auto& rule = regime_.rules[one.rule];
      stratum_ = rule.stratum;
      z3::expr here = in_reach(rule);
      if (rule.guard != kNone) here = here && of(rule.guard);
      if (one.bars != kNone) here = here && !of(one.bars);
      covered = covered || here;
    }
    return covered;
  }

  z3::expr in_reach(const regime::CompiledRule& rule) {
    z3::expr dated = no();
    for (const auto& force : rule.force) dated = dated || within(force);
    if (rule.everywhere) return dated;
    if (rule.nexus == regime::Nexus::home || rule.form == regime::Rule::Form::during)
      return dated && among(number("home", 0), rule.where);
    return done_anywhere(rule) ? dated : dated && among(number("place", 0), rule.where);
  }

  z3::expr no() { return context_.bool_val(false); }
  z3::expr truth(const std::string& name) { return context_.bool_const(name.c_str()); }
  z3::expr number(const std::string& name, int least) {
    const auto variable = context_.int_const(name.c_str());
    solver_.add(variable >= least);
    return variable;
  }
  /// A number by which things are ordered: one for each of those compared, if it is this order that is asked
  /// of.
  z3::expr ordered(Ordered by, const std::string& name, int least) {
    if (by_ != by) return number(name, least);
    varied_.insert(name);
    return number(fmt::format("{} {}", name, copy_), least);
  }
  /// Of what an order may change in ways that are not followed.
  std::string copied(const std::string& name) const {
    return by_ ? fmt::format("{} of {}", name, copy_) : name;
  }

  /// What may be otherwise in another stratum.
  z3::expr state(const std::string& name) { return truth(fmt::format("{} {}", stratum_, name)); }
  z3::expr state(const std::string& name, int least) {
    return number(fmt::format("{} {}", stratum_, name), least);
  }

  bool done_anywhere(const regime::CompiledRule& rule) const {
    for (regime::KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      const bool act = regime_.kinds[kind].form == regime::KindForm::act;
      if (rule.upon.has(kind) && (!act || regime_.kinds[kind].anywhere)) return true;
    }
    return false;
  }

  z3::expr of(NodeId id) {
    const auto& node = regime_.nodes[id];
    switch (node.op) {
      case Op::all:
      case Op::none: {
        z3::expr held = !no();
        for (const NodeId child : node.children)
          held = held && (node.op == Op::none ? !of(child) : of(child));
        return held;
      }
      case Op::any: {
        z3::expr held = no();
        for (const NodeId child : node.children) held = held || of(child);
        return held;
      }
      default:
        break;
    }
    const auto held = node.via == Relation::self ? atom(node) : state("of others " + signature(node));
    return node.negated ? !held : held;
  }

  z3::expr atom(const Node& node) {
    switch (node.op) {
      case Op::attribute: {
        const auto value = number(fmt::format("attribute {}", node.a), 0);
        return among(node.a == regime::kHome ? number("home", 0) : value, node.mask);
      }
      case Op::age:
        return aged(node);
      case Op::flag:
        return truth(fmt::format("flag {}", node.a));
      case Op::field:
        return number(fmt::format("field {}", node.a), 0) == node.b + 1;
      case Op::amount:
        return compared(node, ordered(Ordered::amount, "amount", 0));
      case Op::runs:
      case Op::imposed:
        return runs(node);
      case Op::count:
        return compared(node, counted(node));
      case Op::done:
        return counted(node) >= 1;
      case Op::score:
      case Op::earlier_score: {
        const auto points = fmt::format("points {} {}", node.a, node.op == Op::score);
        return state(fmt::format("has points {}", node.a)) &&
               compared(node, state(points, std::numeric_limits<int>::min()));
      }
      case Op::in_force:
        return within(node.force);
      case Op::in_place:
        return among(number("place", 0), node.mask);
      default:
        return state(copied("some " + signature(node)));
    }
  }

  z3::expr counted(const Node& node) {
    return ordered(Ordered::count, fmt::format("{} count {}", stratum_, past(node)), 0);
  }

  z3::expr within(const regime::Force& force) {
    const auto day = ordered(Ordered::date, "day", std::numeric_limits<int>::min());
    return day >= force.from && day < force.until;
  }

  /// One of the bits of the mask.
  z3::expr among(const z3::expr& value, std::uint64_t mask) {
    z3::expr found = no();
    for (int bit = 0; bit < 64; ++bit) {
      if ((mask >> bit & 1U) != 0) found = found || value == bit;
    }
    return found;
  }

  /// Imposed or concluded, by the kind; of certain provisions, by the condition.
  z3::expr runs(const Node& node) {
    z3::expr found = no();
    for (regime::KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (!node.kinds.has(kind)) continue;
      const auto imposed = state(fmt::format("imposed {}", kind));
      if (!node.under.empty()) {
        const auto by_these = state(fmt::format("imposed {} under {}", kind, fmt::join(node.under, " ")));
        solver_.add(implies(by_these, imposed));
        found = found || by_these;
      } else {
        found = found || imposed;
      }
    }
    for (const auto kind : node.derived) found = found || state(fmt::format("concluded {}", kind));
    return found;
  }

  z3::expr aged(const Node& node) {
    const auto& rows = regime_.numbers[node.number].rows;
    const auto& piece = rows.front().pieces.front();
    const bool calendar = piece.amount.unit == NumberUnit::years || piece.amount.unit == NumberUnit::months;
    if (rows.size() != 1 || rows.front().pieces.size() != 1 || !calendar)
      return truth(copied(signature(node)));
    const auto months = ordered(Ordered::age, "age", 0);
    const int unit = piece.amount.unit == NumberUnit::years ? kMonths : 1;
    const auto reached = [&](int n) { return months >= n * unit; };
    const int n = piece.amount.low;
    switch (node.comparator) {
      case Comparator::at_least:
        return reached(n);
      case Comparator::above:
        return reached(n + 1);
      case Comparator::below:
        return !reached(n);
      case Comparator::at_most:
        return !reached(n + 1);
      default:
        return reached(n) && !reached(n + 1);
    }
  }

  z3::expr compared(const Node& node, const z3::expr& found) {
    const auto needed = value(node.number);
    switch (node.comparator) {
      case Comparator::at_least:
        return found >= needed;
      case Comparator::above:
        return found > needed;
      case Comparator::below:
        return found < needed;
      case Comparator::at_most:
        return found <= needed;
      default:
        return found == needed;
    }
  }

  /// A number that the event, the day or a decision settles is whatever one likes, and always the same.
  z3::expr value(NumberId id) {
    const auto& rows = regime_.numbers[id].rows;
    const auto& piece = rows.front().pieces.front();
    if (rows.size() == 1 && rows.front().pieces.size() == 1 && settled(piece))
      return context_.int_val(piece.amount.low);
    return context_.int_const(copied(fmt::format("number {}", id)).c_str());
  }
  static bool settled(const regime::Piece& piece) {
    return piece.amount.low == piece.amount.high && piece.least == piece.most;
  }

  /// What makes two conditions the same: of a past, whatever is counted.
  std::string past(const Node& node) const {
    return fmt::format("{} within {} since {} {} {} {} in {} from {}", kinds(node.kinds),
                       duration(node.window), kinds(node.since_acts), kinds(node.since_standings),
                       fmt::join(node.since_rules, " "), static_cast<int>(node.via), node.mask,
                       node.force.from);
  }
  std::string signature(const Node& node) const {
    return fmt::format("{} {} {} {} {} {} {}", static_cast<int>(node.op), node.a, node.b,
                       static_cast<int>(node.comparator), node.number, fmt::join(node.under, " "),
                       past(node));
  }
  std::string duration(NumberId id) const {
    if (id == kNone) return "ever";
    const auto& rows = regime_.numbers[id].rows;
    const auto& piece = rows.front().pieces.front();
    if (rows.size() != 1 || rows.front().pieces.size() != 1 || !settled(piece))
      return fmt::format("number {}", id);
    return fmt::format("{} {}", piece.amount.low, static_cast<int>(piece.amount.unit));
  }
  std::string kinds(const regime::KindSet& set) const {
    std::string all;
    for (regime::KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (set.has(kind)) all += fmt::format("{}.", kind);
    }
    return all;
  }

  const regime::Regime& regime_;
  z3::context context_;
  z3::solver solver_;
  int stratum_ = 0;
  std::optional<Ordered> by_;
  char copy_ = ' ';
  std::set<std::string> varied_;
};

}  // namespace

bool may_meet(const regime::Regime& regime, const std::vector<regime::RuleId>& rules,
              const std::vector<Demand>& demands, std::optional<base::Day> day) {
  OneStep step(regime);
  if (day) step.happens_on(*day);
  for (const auto rule : rules) step.applies(regime.rules[rule]);
  for (const auto& demand : demands) step.demand(demand);
  return step.possible();
}

bool may_leave_hole(const regime::Regime& regime, const std::vector<Covering>& rules, Ordered by,
                    base::Day last) {
  OneStep step(regime);
  step.has_hole(rules, by, last);
  return step.possible();
}

}  // namespace osmanthus::audit::smt
