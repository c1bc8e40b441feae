// No measure takes from its bearer what he needs in order to end it.
//
// What acts take to be done and what measures take away are data of the pack. Where no measures that can rest
// on a sanction close every act that ends it, there is nothing to ask (S, for all lives). Else a case is
// looked for in which they are in effect beside it, out of the same event.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "audit/ground.hpp"
#include "audit/inquiry.hpp"
#include "audit/titles.hpp"

namespace osmanthus::audit {
namespace {

using regime::Bearers;
using regime::EffectForm;
using regime::EffectId;
using regime::KindId;
using regime::kNone;
using regime::RuleId;

constexpr const char* kProperty = "repair_not_barred";

using Kinds = std::set<KindId>;

class RepairNotBarred {
 public:
  explicit RepairNotBarred(Inquiry& inquiry)
      : inquiry_(inquiry), regime_(inquiry.regime()), demands_(inquiry.law().properties.due_process) {}

  std::vector<Verdict> run() {
    for (const auto& sanction : inquiry_.sanctions()) {
      if (!inquiry_.asks_about(sanction.rule)) continue;
      if (sanction.kind == kNone || sanction.during() || sanction.extends) continue;
      if (const auto acts = exits(sanction); !acts.empty()) decide(sanction, acts);
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'S'));
    return std::move(out_);
  }

 private:
  /// The acts of its bearer's that end it, as of right or if the authority so wishes.
  Kinds exits(const Sanction& sanction) const {
    Kinds acts;
    for (const auto& effect : regime_.effects) {
      const auto& rule = regime_.rules[effect.rule];
      const bool ends = effect.form == EffectForm::end && effect.by != regime::EndBy::correction &&
                        effect.to == regime::Relation::self && effect.kinds.has(sanction.kind) && rule.active;
      const bool meant =
          effect.of.empty() || std::ranges::find(effect.of, sanction.effect) != effect.of.end();
      for (KindId act = 0; ends && meant && act < regime_.kinds.size(); ++act) {
        if (rule.upon.has(act) && inquiry_.signs()[act] == Sign::duty) acts.insert(act);
      }
    }
    return acts;
  }

  void decide(const Sanction& sanction, const Kinds& acts) {
    for (const auto who : {Bearers::persons, Bearers::units}) {
      for (const auto& closing : closing_sets(acts, who)) {
        for (const auto& measures : resting_on(sanction, closing)) {
          if (ask(sanction, acts, who, measures)) return;
        }
      }
    }
  }

  // ---- on the tables

  /// The sets of measures that close every one of the acts, the smallest first.
  std::vector<Kinds> closing_sets(const Kinds& acts, Bearers who) const {
    std::vector<Kinds> sets = {{}};
    for (const KindId act : acts) {
      std::vector<Kinds> closed;
      for (const auto& need : demands_.needs) {
        const bool his = need.who == Bearers::anybody || need.who == who;
        if (his && need.act.id == regime_.kinds[act].id) add_all(taking_each(need.any_of), closed);
      }
      sets = joined_each(sets, closed);
    }
    std::ranges::stable_sort(sets, {}, &Kinds::size);
    return sets;
  }
  /// The sets of measures that take all of these away.
  std::vector<Kinds> taking_each(const std::vector<std::string>& capabilities) const {
    std::vector<Kinds> sets = {{}};
    for (const auto& capability : capabilities) {
      std::vector<Kinds> taking;
      for (const auto& row : demands_.takes) {
        if (row.capability != capability) continue;
        auto& measures = taking.emplace_back();
        for (const auto& name : row.measures) measures.insert(regime_.kind(name.id));
      }
      sets = joined_each(sets, taking);
    }
    return sets;
  }
  static std::vector<Kinds> joined_each(const std::vector<Kinds>& left, const std::vector<Kinds>& right) {
    std::vector<Kinds> all;
    for (const auto& a : left) {
      for (const auto& b : right) {
        Kinds both = a;
        both.insert(b.begin(), b.end());
        if (std::ranges::find(all, both) == all.end()) all.push_back(std::move(both));
      }
    }
    return all;
  }
  static void add_all(std::vector<Kinds> more, std::vector<Kinds>& to) {
    for (auto& one : more) to.push_back(std::move(one));
  }

  // ---- in the law

  /// The ways in which each of the measures can rest on the sanction: for each, which rule brings it.
  std::vector<std::vector<const Sanction*>> resting_on(const Sanction& sanction,
                                                       const Kinds& measures) const {
    const Kinds carried = carried_by(sanction);
    std::vector<std::vector<const Sanction*>> ways = {{}};
    for (const KindId measure : measures) {
      std::vector<std::vector<const Sanction*>> longer;
      for (const auto& other : inquiry_.sanctions()) {
        const bool rests = &other == &sanction || reads(other, carried);
        if (other.kind != measure || other.extends || !rests) continue;
        for (auto way : ways) {
          if (&other != &sanction) way.push_back(&other);
          longer.push_back(std::move(way));
        }
      }
      ways = std::move(longer);
    }
    return ways;
  }

  /// The kinds that it is carried on by: its own, and what is brought by what reads them.
  Kinds carried_by(const Sanction& sanction) const {
    Kinds carried = {sanction.kind};
    for (std::size_t before = 0; before != carried.size();) {
      before = carried.size();
      for (const auto& rule : regime_.rules) {
        if (!rule.active || !reads(rule, carried)) continue;
        for (const EffectId id : rule.effects) {
          if (regime_.effects[id].kind != kNone) carried.insert(regime_.effects[id].kind);
        }
        for (const auto& conclusion : rule.conclusions) carried.insert(conclusion.kind);
      }
    }
    return carried;
  }
  bool reads(const Sanction& sanction, const Kinds& kinds) const {
    return reads(regime_.rules[sanction.rule], kinds);
  }
  bool reads(const regime::CompiledRule& rule, const Kinds& kinds) const {
    return std::ranges::any_of(kinds,
                               [&](KindId kind) { return rule.upon.has(kind) || reads(rule.guard, kind); });
  }
  bool reads(regime::NodeId id, KindId kind) const {
    if (id == kNone) return false;
    const auto& node = regime_.nodes[id];
    const bool points = node.op == regime::Op::score || node.op == regime::Op::earlier_score;
    if (node.kinds.has(kind) || (points && node.a == kind)) return true;
    return std::ranges::any_of(node.children, [&](regime::NodeId child) { return reads(child, kind); });
  }

  /// Whether that settles the matter.
  bool ask(const Sanction& sanction, const Kinds& acts, Bearers who,
           const std::vector<const Sanction*>& beside) {
    const auto found =
        inquiry_.find({.sanction = &sanction, .condition = Condition::barred, .beside = beside, .who = who});
    if (found.outcome == smt::Outcome::none) {
      tally_.none(found);
      return false;
    }
    inquiry_.add(inquiry_.verdict(sanction, kProperty, found, Rests::on_words, says(acts, sanction, beside)),
                 out_);
    return true;
  }

  regime::Text says(const Kinds& acts, const Sanction& sanction,
                    const std::vector<const Sanction*>& beside) const {
    std::vector<regime::Text> ends;
    for (const KindId act : acts) ends.push_back(regime_.kinds[act].text);
    std::vector<regime::Text> taking;
    for (const auto* other : beside) taking.push_back(regime_.kinds[regime_.kind(other->what)].text);
    if (taking.empty()) taking.push_back(regime_.kinds[regime_.kind(sanction.what)].text);
    const auto acts_said = joined(ends);
    const auto taking_said = joined(taking);
    return {fmt::format("只有“{}”能使其终止，而{}使之无法做到。", acts_said.zh, taking_said.zh),
            fmt::format("It ends only if one {}, and one is left no means to do so: {}.", acts_said.en,
                        taking_said.en)};
  }

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  const regime::DueProcess& demands_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> repair_not_barred(Inquiry& inquiry) { return RepairNotBarred(inquiry).run(); }

}  // namespace osmanthus::audit
