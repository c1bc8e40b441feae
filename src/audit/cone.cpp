#include "audit/cone.hpp"

#include <algorithm>
#include <utility>

namespace osmanthus::audit {
namespace {

using regime::CompiledEffect;
using regime::CompiledRule;
using regime::EffectForm;
using regime::KindForm;
using regime::KindId;
using regime::kNone;
using regime::Node;
using regime::NodeId;
using regime::NumberId;
using regime::Op;
using regime::Regime;
using regime::RuleId;

/// The longest that a number of days of notice or of waiting lets pass.
int longest_wait(const Regime& regime, NumberId number) {
  constexpr int notice = 62;  // to the first working day of the next month
  int longest = 0;
  if (number == kNone) return longest;
  for (const auto& row : regime.numbers[number].rows) {
    for (const auto& piece : row.pieces) {
      const int n = piece.amount.high;
      switch (piece.amount.unit) {
        case regime::NumberUnit::days:
          longest = std::max(longest, n);
          break;
        case regime::NumberUnit::working_days:
          longest = std::max(longest, 2 * n + 10);
          break;
        case regime::NumberUnit::months:
          longest = std::max(longest, 31 * n);
          break;
        case regime::NumberUnit::years:
          longest = std::max(longest, 366 * n);
          break;
        case regime::NumberUnit::first_working_day_of_next_month:
          longest = std::max(longest, notice);
          break;
        default:
          break;
      }
    }
  }
  return longest;
}

bool happens(KindForm form) { return form == KindForm::act || form == KindForm::step; }

bool opens(const CompiledEffect& effect, KindId kind) { return effect.kind == kind; }
bool changes(const CompiledEffect& effect, KindId kind) { return effect.kinds.has(kind); }
bool prolongs(const CompiledEffect& effect) {
  return effect.form == EffectForm::extend || effect.form == EffectForm::resume;
}

class Builder {
 public:
  explicit Builder(const Regime& regime) : regime_(regime) {}

  Cone run(const std::vector<RuleId>& rules, const std::vector<KindId>& with) {
    for (const RuleId rule : rules) add_rule(rule);
    for (const KindId kind : with) {
      want(kind, true);
      want(kind, false);
    }
    for (const RuleId rule : rules) touch(regime_.rules[rule]);
    for (bool more = true; more;) {
      const auto before = cone_.rules.size();
      add_what_acts_set_off();
      more = cone_.rules.size() != before;
    }
    for (const RuleId id : cone_.rules) {
      for (const auto& force : regime_.rules[id].force) {
        cone_.first = std::min(cone_.first, force.from);
        cone_.settled = std::max(cone_.settled, force.from);
      }
    }
    return std::move(cone_);
  }

 private:
  void touch(const CompiledRule& rule) {
    for (const auto id : rule.effects) {
      const auto& effect = regime_.effects[id];
      touched_.add(effect.kinds);
      if (effect.kind != kNone) touched_.add(effect.kind);
      for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
        if (effect.kinds.has(kind) && prolongs(effect)) want(kind, true);
      }
    }
  }

  void add_rule(RuleId id) {
    const auto& rule = regime_.rules[id];
    if (!rule.active || !cone_.rules.insert(id).second) return;
    if (!rule.everywhere) add_places(rule.where, rule.nexus == regime::Nexus::home || rule.upon.empty());
    cone_.relations.insert(rule.via);
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (rule.upon.has(kind)) want(kind, true);
    }
    read(rule.guard, true);
    for (const auto effect : rule.effects) add_effect(regime_.effects[effect]);
    for (const auto& conclusion : rule.conclusions) read(conclusion.bars, false);
  }

  void add_effect(const CompiledEffect& effect) {
    cone_.relations.insert(effect.to);
    read(effect.bars, false);
    if (effect.form == EffectForm::open) {
      cone_.waits = cone_.waits || effect.after != kNone || effect.notice != kNone;
      cone_.wait =
          std::max(cone_.wait, longest_wait(regime_, effect.notice) + longest_wait(regime_, effect.after));
    }
    for (const NumberId number :
         {effect.lasts, effect.until, effect.notice, effect.after, effect.at_least, effect.amount})
      read_number(number);
  }

  void add_places(std::uint64_t mask, bool home) {
    cone_.places.push_back(mask);
    if (home) cone_.attributes.insert(regime::kHome);
  }

  /// Whether the kind is in effect (or has happened) matters: that it is, or that it is not.
  void want(KindId kind, bool on) {
    if (!wanted_.emplace(kind, on).second) return;
    touched_.add(kind);
    if (happens(regime_.kinds[kind].form)) {
      cone_.acts.insert(kind);
      return;
    }
    const bool points = regime_.kinds[kind].form == KindForm::score;
    if (points) {
      read(regime_.score(kind)->covers, true);
      want(kind, !on);
    }
    for (RuleId id = 0; id < regime_.rules.size(); ++id) {
      const auto& rule = regime_.rules[id];
      const bool concludes =
          std::ranges::any_of(rule.conclusions, [&](const auto& c) { return c.kind == kind; });
      const bool touches = std::ranges::any_of(rule.effects, [&](const auto effect_id) {
        const auto& effect = regime_.effects[effect_id];
        return opens(effect, kind) || (changes(effect, kind) && (prolongs(effect) == on || points));
      });
      if (concludes || touches) add_rule(id);
    }
  }

  void read(NodeId id, bool on) {
    if (id == kNone || !read_.emplace(id, on).second) return;
    const auto& node = regime_.nodes[id];
    const bool here = on != (node.negated || node.op == Op::none);
    for (const NodeId child : node.children) read(child, here);
    cone_.relations.insert(node.via);
    read_number(node.number);
    read_number(node.window);
    read_own(node, here);
  }

  void read_own(const Node& node, bool on) {
    switch (node.op) {
      case Op::in_force:
        cone_.settled = std::max(cone_.settled, node.force.from);
        return;
      case Op::attribute:
        cone_.attributes.insert(node.a);
        if (node.a == regime::kHome) cone_.places.push_back(node.mask);
        return;
      case Op::in_place:
        add_places(node.mask, true);
        return;
      case Op::age:
        cone_.age = true;
        return;
      case Op::flag:
        cone_.flags.insert(node.a);
        return;
      case Op::field:
        cone_.fields.insert(node.a);
        return;
      case Op::amount:
        cone_.amount = true;
        return;
      case Op::score:
      case Op::earlier_score:
        want(node.a, on);
        return;
      case Op::runs:
      case Op::imposed:
        return want_each(node.kinds, on, false);
      case Op::count:
      case Op::done:
      case Op::time_since:
        return read_past(node, on);
      default:
        return;
    }
  }

  void read_past(const Node& node, bool on) {
    if (node.mask != ~std::uint64_t{0}) cone_.places.push_back(node.mask);
    const bool upward = node.op == Op::done || node.comparator == regime::Comparator::at_least ||
                        node.comparator == regime::Comparator::above;
    const bool exactly = node.comparator == regime::Comparator::exactly && node.op != Op::done;
    const bool both = exactly || node.op == Op::time_since;
    want_each(node.kinds, on == upward, both);
    want_each(node.since_acts, on != upward, both);
    want_each(node.since_standings, on != upward, both);
    for (const RuleId rule : node.since_rules) add_rule(rule);
  }

  void want_each(const regime::KindSet& kinds, bool on, bool both) {
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (!kinds.has(kind)) continue;
      want(kind, on);
      if (both) want(kind, !on);
    }
  }

  void read_number(NumberId id) {
    if (id == kNone) return;
    const auto& number = regime_.numbers[id];
    if (number.field != kNone) cone_.fields.insert(number.field);
    if (number.score != kNone) want(number.score, true);
  }

  /// Whatever the acts of the cone set off, if it touches something that the cone reads.
  void add_what_acts_set_off() {
    for (RuleId id = 0; id < regime_.rules.size(); ++id) {
      const auto& rule = regime_.rules[id];
      if (!rule.active || cone_.rules.contains(id)) continue;
      const bool set_off = rule.on_commencement ||
                           std::ranges::any_of(cone_.acts, [&](KindId act) { return rule.upon.has(act); });
      if (!set_off || !touches_cone(rule)) continue;
      add_rule(id);
      read(rule.guard, false);
    }
  }

  bool touches_cone(const CompiledRule& rule) const {
    return std::ranges::any_of(rule.effects, [&](const auto id) {
      const auto& effect = regime_.effects[id];
      return (effect.kind != kNone && touched_.has(effect.kind)) || touched_.meets(effect.kinds);
    });
  }

  const Regime& regime_;
  Cone cone_;
  regime::KindSet touched_;  // what the cone reads or brings about
  std::set<std::pair<KindId, bool>> wanted_;
  std::set<std::pair<NodeId, bool>> read_;
};

}  // namespace

Cone cone_of(const Regime& regime, const std::vector<RuleId>& rules, const std::vector<KindId>& with) {
  return Builder(regime).run(rules, with);
}

void include(const Cone& more, Cone& to) {
  const auto add = [](const auto& from, auto& into) { into.insert(from.begin(), from.end()); };
  add(more.rules, to.rules);
  add(more.flags, to.flags);
  add(more.fields, to.fields);
  add(more.attributes, to.attributes);
  add(more.relations, to.relations);
  to.places.insert(to.places.end(), more.places.begin(), more.places.end());
  to.amount = to.amount || more.amount;
  to.age = to.age || more.age;
  to.waits = to.waits || more.waits;
  to.wait = std::max(to.wait, more.wait);
  to.first = std::min(to.first, more.first);
  to.settled = std::max(to.settled, more.settled);
}

Regime cut(const Regime& regime, const Cone& cone) {
  Regime out = regime;
  const auto outside = [&](RuleId rule) { return !cone.rules.contains(rule); };
  for (auto& rules : out.triggers) std::erase_if(rules, outside);
  for (auto& concluders : out.concluders) {
    std::erase_if(concluders, [&](const auto& concluder) { return outside(concluder.rule); });
  }
  std::erase_if(out.while_rules, outside);
  out.commencements.clear();
  for (RuleId id = 0; id < out.rules.size(); ++id) {
    auto& rule = out.rules[id];
    rule.on_commencement = rule.on_commencement && !outside(id);
    if (!rule.on_commencement) continue;
    for (const auto& force : rule.force) out.commencements.push_back(force.from);
  }
  std::ranges::sort(out.commencements);
  out.commencements.erase(std::ranges::unique(out.commencements).begin(), out.commencements.end());
  return out;
}

}  // namespace osmanthus::audit
