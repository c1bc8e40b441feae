#include "simulation/footprint.hpp"

#include <algorithm>

#include "registry/reading.hpp"

namespace osmanthus::simulation {
namespace {

constexpr Footprint::Age kMajority{registry::kMajorityYears, base::Unit::years};

template <class T>
void sort_out(std::vector<T>& all) {
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

class Walk {
 public:
  explicit Walk(const regime::Regime& regime) : regime_(regime), seen_(regime.rules.size()) {}

  void rule(regime::RuleId id) {
    if (seen_[id]) return;
    seen_[id] = true;
    const auto& rule = regime_.rules[id];
    for (const auto& force : rule.force) found_.days.insert(found_.days.end(), {force.from, force.until});
    relation(rule.via);
    node(rule.guard);
    for (const auto& conclusion : rule.conclusions) node(conclusion.bars);
  }

  void node(regime::NodeId id) {
    if (id == regime::kNone) return;
    const auto& node = regime_.nodes[id];
    for (const regime::NodeId child : node.children) this->node(child);
    relation(node.via);
    found_.kinds.add(node.kinds);
    found_.kinds.add(node.since_acts);
    found_.kinds.add(node.since_standings);
    for (const regime::RuleId since : node.since_rules) whatever_it_opens(since);
    for (const regime::KindId kind : node.derived) concluders(kind);
    if (node.op == regime::Op::in_force)
      found_.days.insert(found_.days.end(), {node.force.from, node.force.until});
    if (node.op == regime::Op::score || node.op == regime::Op::earlier_score) score(node.a);
    if (node.number != regime::kNone) number(node.number, node.op == regime::Op::age);
  }

  Footprint found() {
    sort_out(found_.days);
    sort_out(found_.ages);
    return std::move(found_);
  }

 private:
  void concluders(regime::KindId kind) {
    for (const auto& concluder : regime_.concluders[kind]) rule(concluder.rule);
  }

  void whatever_it_opens(regime::RuleId id) {
    for (const auto effect : regime_.rules[id].effects) {
      if (regime_.effects[effect].kind != regime::kNone) found_.kinds.add(regime_.effects[effect].kind);
    }
  }

  void score(regime::KindId kind) {
    found_.kinds.add(kind);
    if (const auto* score = regime_.score(kind)) node(score->covers);
  }

  /// `above` and `at most` turn a year after the age that they name.
  void number(regime::NumberId id, bool of_age) {
    const auto& number = regime_.numbers[id];
    if (number.score != regime::kNone) score(number.score);
    for (const auto& row : number.rows) {
      for (const auto& piece : row.pieces) {
        if (piece.from != base::kAlways) found_.days.push_back(piece.from);
        if (!of_age) continue;
        const base::Unit unit = registry::calendar_unit(piece.amount.unit);
        for (const int amount : {piece.amount.low, piece.amount.low + 1})
          found_.ages.push_back({amount, unit});
      }
    }
  }

  /// A ward has a guardian until it comes of age.
  void relation(regime::Relation via) {
    if (via != regime::Relation::self) found_.own = false;
    if (via == regime::Relation::guardian || via == regime::Relation::ward) found_.ages.push_back(kMajority);
  }

  const regime::Regime& regime_;
  std::vector<bool> seen_;
  Footprint found_;
};

}  // namespace

void Footprint::find_dates(const Circle& circle, std::uint8_t whom, Span within,
                           const base::WorkingCalendar& calendar, std::vector<base::Day>& dates) const {
  constexpr std::size_t kMostly = 32;
  dates.reserve(kMostly);
  dates.assign(1, within.from);
  const auto add = [&](base::Day day) {
    if (within.from < day && day < within.until) dates.push_back(day);
  };
  for (const Entry& e : circle.entries) {
    if (!kinds.has(e.kind) || (whom != kAnybody && e.subject != whom)) continue;
    add(e.from);
    add(e.to);
  }
  for (const base::Day day : days) add(day);
  if (ages.empty()) return sort_out(dates);
  for (std::size_t q = 0; q < circle.subjects.size(); ++q) {
    if (whom != kAnybody && q != whom) continue;
    for (const Age& age : ages) add(base::plus(circle.subjects[q].born, age.amount, age.unit, calendar));
  }
  sort_out(dates);
}

Footprint footprint_of(const regime::Regime& regime, regime::RuleId rule) {
  Walk walk(regime);
  walk.rule(rule);
  return walk.found();
}

Footprint footprint_of_all(const regime::Regime& regime) {
  Walk walk(regime);
  for (const regime::RuleId rule : regime.while_rules) walk.rule(rule);
  for (regime::NodeId node = 0; node < regime.nodes.size(); ++node) walk.node(node);
  Footprint all = walk.found();
  for (regime::KindId kind = 0; kind < regime.kinds.size(); ++kind) all.kinds.add(kind);
  return all;
}

}  // namespace osmanthus::simulation
