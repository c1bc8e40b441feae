// No rule is emptied because others already do all it does.
//
// The other way round than most: a provision is proved to be emptied where one other does all that it does,
// wherever it does it (O), and a life in which something would be otherwise without it is what shows that it
// is not: a worked case of the pack, or one that is searched for. So there is no counterexample. A provision
// that shares nothing with another has no need of one (S), and of one that nothing makes apply `dead` speaks.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "audit/covers.hpp"
#include "audit/inquiry.hpp"
#include "audit/replay.hpp"

namespace osmanthus::audit {
namespace {

using regime::EffectForm;
using regime::kNone;
using regime::RuleId;

constexpr const char* kProperty = "shadowed";

class Shadowed {
 public:
  explicit Shadowed(Inquiry& inquiry) : inquiry_(inquiry), regime_(inquiry.regime()), covers_(regime_) {}

  std::vector<Verdict> run() {
    for (RuleId id = 0; id < regime_.rules.size(); ++id) {
      const auto& rule = regime_.rules[id];
      if (!rule.active || is_procedure(rule)) continue;
      if (provisions_[rule.id].empty()) order_.push_back(rule.id);
      provisions_[rule.id].push_back(id);
    }
    for (const auto& provision : order_) {
      if (inquiry_.asks_about(provisions_[provision].front())) decide(provision);
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'S'));
    return std::move(out_);
  }

 private:
  bool is_procedure(const regime::CompiledRule& rule) const {
    return std::ranges::any_of(rule.effects, [&](const auto id) {
      const auto form = regime_.effects[id].form;
      return form == EffectForm::hold || form == EffectForm::resume;
    });
  }

  void decide(const std::string& provision) {
    if (alone_in_what_it_does(provision)) return;
    bool says_it_first = false;
    for (const auto& other : order_) {
      if (other == provision || !emptied(provision, other)) continue;
      // Of two that say the same, the later one is the one too many.
      says_it_first = emptied(other, provision) && before(provision, other);
      if (!says_it_first) return tell(provision, other);
    }
    if (!says_it_first) look_for_a_difference(provision);
  }

  bool alone_in_what_it_does(const std::string& provision) const {
    return std::ranges::any_of(provisions_.at(provision), [&](RuleId rule) {
      return std::ranges::none_of(order_, [&](const auto& other) {
        return other != provision &&
               std::ranges::any_of(provisions_.at(other), [&](RuleId o) { return covers_.touches(o, rule); });
      });
    });
  }

  bool before(const std::string& one, const std::string& other) const {
    return std::ranges::find(order_, one) < std::ranges::find(order_, other);
  }

  bool emptied(const std::string& provision, const std::string& by) const {
    return std::ranges::all_of(provisions_.at(provision), [&](RuleId rule) {
      return std::ranges::any_of(provisions_.at(by),
                                 [&](RuleId other) { return covers_.covers(other, rule); });
    });
  }

  void tell(const std::string& provision, const std::string& other) {
    if (!each_way(provision, Condition::fires, [](const auto&) { return true; })) return;
    auto verdict = told(provision, Decision::violated);
    verdict.by = 'O';
    verdict.all_lives = true;
    verdict.says = {fmt::format("其全部效果已由{}实现。", other),
                    fmt::format("All that it does, {} does already.", other)};
    inquiry_.add(std::move(verdict), out_);
  }

  void look_for_a_difference(const std::string& provision) {
    const auto without = left_out(provision);
    const auto differs = [&](const regime::Case& life) {
      return in_effect(regime_, life) != in_effect(without, life);
    };
    if (worked(provision, differs)) return settled();
    if (each_way(provision, Condition::alone, differs) || each_end(provision, differs)) return;
    if (!each_way(provision, Condition::fires, [](const auto&) { return true; })) return;
    auto verdict = told(provision, Decision::unknown);
    verdict.why = {"未见删去它会使任何状态改变的情形。", "No life was found in which it makes a difference."};
    inquiry_.add(std::move(verdict), out_);
  }

  /// Whether a worked case of the pack that applies the provision shows it. What a bar has taken from it
  /// since would not be seen in a case from before.
  template <class Shows>
  bool worked(const std::string& provision, Shows shows) {
    if (std::ranges::any_of(provisions_.at(provision), [&](RuleId id) { return is_barred(id); }))
      return false;
    for (const auto& life : inquiry_.request().lives) {
      const auto& rules = applied_in(life);
      const auto applies = [&](RuleId rule) { return rules.contains(rule); };
      if (std::ranges::any_of(provisions_.at(provision), applies) && shows(life)) return true;
    }
    return false;
  }

  bool is_barred(RuleId id) const {
    const auto& rule = regime_.rules[id];
    const auto barred = [](const auto& does) { return does.bars != kNone; };
    return std::ranges::any_of(rule.effects, [&](const auto e) { return barred(regime_.effects[e]); }) ||
           std::ranges::any_of(rule.conclusions, barred);
  }

  /// The rules that a worked case applies, under the law of the day.
  const std::set<RuleId>& applied_in(const regime::Case& life) {
    const auto known = applied_.find(&life);
    return known != applied_.end() ? known->second : applied_[&life] = applied(regime_, life, life.as_of);
  }

  /// Whether some effect of the provision has a life of which `shows` holds.
  template <class Shows>
  bool each_way(const std::string& provision, Condition condition, Shows shows) {
    for (const RuleId id : provisions_.at(provision)) {
      for (const auto& sanction : ways(id)) {
        if (condition == Condition::alone && sanction.kind == kNone) continue;
        const auto found = inquiry_.find({.sanction = &sanction, .condition = condition});
        if (found.outcome != smt::Outcome::found || !shows(*found.life)) continue;
        settled();
        return true;
      }
    }
    return false;
  }
  /// Whether it ends something that would otherwise be in effect, in a life of which `shows` holds.
  template <class Shows>
  bool each_end(const std::string& provision, Shows shows) {
    for (const RuleId id : provisions_.at(provision)) {
      for (const auto effect : regime_.rules[id].effects) {
        for (const auto& [opener, end] : what_it_ends(id, effect)) {
          const auto found =
              inquiry_.find({.sanction = &opener, .condition = Condition::ended, .other = &end});
          if (found.outcome != smt::Outcome::found || !shows(*found.life)) continue;
          settled();
          return true;
        }
      }
    }
    return false;
  }
  std::vector<std::pair<Sanction, Sanction>> what_it_ends(RuleId id, regime::EffectId effect) const {
    std::vector<std::pair<Sanction, Sanction>> all;
    const auto& end = regime_.effects[effect];
    if (end.form != EffectForm::end) return all;
    for (regime::EffectId opener = 0; opener < regime_.effects.size(); ++opener) {
      const auto& opens = regime_.effects[opener];
      const bool meant = end.of.empty() || std::ranges::find(end.of, opener) != end.of.end();
      if (opens.kind == kNone || !end.kinds.has(opens.kind) || !meant || !regime_.rules[opens.rule].active)
        continue;
      all.emplace_back(doing(regime_, opens.rule, opener, 0, opens.kind),
                       doing(regime_, id, effect, 0, opens.kind));
    }
    return all;
  }
  std::vector<Sanction> ways(RuleId id) const {
    std::vector<Sanction> all;
    const auto& rule = regime_.rules[id];
    for (const auto effect : rule.effects) {
      const bool opens = regime_.effects[effect].form == EffectForm::open;
      all.push_back(doing(regime_, id, effect, 0, opens ? regime_.effects[effect].kind : kNone));
    }
    for (std::uint8_t i = 0; i < rule.conclusions.size(); ++i)
      all.push_back(doing(regime_, id, kNone, i, rule.conclusions[i].kind));
    return all;
  }
  /// A life settles the matter.
  void settled() {
    Found found;
    found.all_lives = true;
    tally_.none(found);
  }

  regime::Regime left_out(const std::string& provision) const {
    Cone rest;
    for (RuleId id = 0; id < regime_.rules.size(); ++id) {
      if (regime_.rules[id].id != provision) rest.rules.insert(id);
    }
    return cut(regime_, rest);
  }

  Verdict told(const std::string& provision, Decision decision) const {
    Sanction sanction;
    sanction.rule = provisions_.at(provision).front();
    auto verdict = inquiry_.verdict(sanction, kProperty, decision);
    verdict.things.clear();
    return verdict;
  }

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  Covers covers_;
  std::map<std::string, std::vector<RuleId>> provisions_;
  std::vector<std::string> order_;  // as in the pack
  std::map<const regime::Case*, std::set<RuleId>> applied_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> shadowed(Inquiry& inquiry) { return Shadowed(inquiry).run(); }

}  // namespace osmanthus::audit
