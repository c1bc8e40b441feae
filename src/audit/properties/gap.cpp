// Where a rule means to regulate continuously it leaves no hole.
//
// Provisions of one trigger and sort leave one where they cover a case with less and a case with more of
// something (age, times, amount, days) and none covers one between, all else equal. Where no state can make
// it so, none does in any life (O). Else the cases next to one that is covered are tried on the kernel of
// integers.
#include <algorithm>
#include <array>
#include <map>

#include "audit/inquiry.hpp"
#include "audit/neighbours.hpp"
#include "audit/replay.hpp"
#include "audit/shrink.hpp"
#include "audit/smt/one_step.hpp"
#include "regime/compile.hpp"

namespace osmanthus::audit {
namespace {

using regime::Case;
using regime::KindForm;
using regime::KindId;
using smt::Ordered;

constexpr const char* kProperty = "gap";
using Family = std::vector<const Sanction*>;

struct Order {
  Ordered by;
  regime::Text words;
};
const std::array<Order, 4>& orders() {
  static const std::array<Order, 4> all = {{{Ordered::age, {"年龄", "age"}},
                                            {Ordered::count, {"次数", "the number of times"}},
                                            {Ordered::amount, {"数额", "amount"}},
                                            {Ordered::date, {"日期", "date"}}}};
  return all;
}

/// The law as it stood from day to day: a hole between two dates does not show in the law of one.
regime::Regime unfrozen(const Inquiry& inquiry) {
  auto view = inquiry.request().view;
  view.law_of.reset();
  base::Diagnostics unused;
  return *regime::compile(inquiry.law(), view, unused);
}
Request without_law_of(Request request) {
  request.view.law_of.reset();
  return request;
}

class Gap {
 public:
  explicit Gap(Inquiry& inquiry) : inquiry_(inquiry) {}

  std::vector<Verdict> run() {
    for (const auto& order : orders()) {
      if (order.by != Ordered::date) look(inquiry_, order);
    }
    const auto regime = unfrozen(inquiry_);
    const auto request = without_law_of(inquiry_.request());
    Inquiry dated(inquiry_.law(), regime, request);
    look(dated, orders().back());
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'O'));
    return std::move(out_);
  }

 private:
  void look(Inquiry& inquiry, const Order& order) {
    for (const auto& family : families(inquiry)) {
      const auto rules = covering(inquiry, family);
      const Neighbours neighbours(inquiry.regime(), rules, order.by);
      if (!neighbours.any()) continue;
      if (!smt::may_leave_hole(inquiry.regime(), rules, order.by, inquiry.request().as_of)) continue;
      if (neighbours.ordered()) {
        look(inquiry, family, neighbours, order);
      } else {
        undecided(family);
      }
    }
  }

  /// What one act or step sets off of one sort; each once.
  static std::vector<Family> families(const Inquiry& inquiry) {
    std::map<std::pair<KindId, std::string>, Family> by_trigger;
    const auto& regime = inquiry.regime();
    for (const auto& sanction : inquiry.sanctions()) {
      if (sanction.during() || inquiry.is_contract(sanction)) continue;
      for (KindId kind = 0; kind < regime.kinds.size(); ++kind) {
        const bool happens =
            regime.kinds[kind].form == KindForm::act || regime.kinds[kind].form == KindForm::step;
        if (happens && regime.rules[sanction.rule].upon.has(kind))
          by_trigger[{kind, sanction.sort}].push_back(&sanction);
      }
    }
    std::vector<Family> all;
    for (auto& [trigger, family] : by_trigger) {
      if (std::ranges::find(all, family) == all.end()) all.push_back(std::move(family));
    }
    return all;
  }

  static std::vector<smt::Covering> covering(const Inquiry& inquiry, const Family& family) {
    std::vector<smt::Covering> rules;
    for (const auto* sanction : family)
      rules.push_back({sanction->rule, inquiry.regime().effects[sanction->effect].bars});
    return rules;
  }

  void look(Inquiry& inquiry, const Family& family, const Neighbours& neighbours, const Order& order) {
    const auto covered = [&](const Case& life) {
      return std::ranges::any_of(family, [&](const auto* sanction) {
        return replays(inquiry.regime(), life, {.sanction = sanction, .condition = Condition::latest});
      });
    };
    const auto is_hole = [&](const Case& life) {
      if (life.events.empty() || life.events.back().on > inquiry.request().as_of || covered(life))
        return false;
      bool less = false;
      bool more = false;
      for (const auto& other : neighbours.around(life)) {
        if (!covered(other)) continue;
        less = less || neighbours.value(other) < neighbours.value(life);
        more = more || neighbours.value(life) < neighbours.value(other);
      }
      return less && more;
    };
    Found found;
    for (const auto* sanction : family) {
      found = inquiry.imposed(*sanction);
      if (found.outcome != smt::Outcome::found) continue;
      for (auto& hole : neighbours.around(*found.life)) {
        if (is_hole(hole)) return tell(inquiry, family, least(inquiry, std::move(hole), is_hole), order);
      }
    }
    undecided(family);
  }

  template <class IsHole>
  static Case least(const Inquiry& inquiry, Case hole, IsHole is_hole) {
    const std::vector<std::string> acts = {hole.events.back().act};
    auto life = shrunk(inquiry.regime(), std::move(hole), acts, is_hole);
    life.title = "gap: " + life.events.back().act;
    return life;
  }

  void tell(const Inquiry& inquiry, const Family& family, Case hole, const Order& order) {
    Found found;
    found.outcome = smt::Outcome::found;
    found.events = static_cast<int>(hole.events.size());
    found.life = std::move(hole);
    const regime::Text says{"比它少的、比它多的都有规定，它却没有规定（" + order.words.zh + "）。",
                            "Less is covered and more is covered, and this is not (" + order.words.en + ")."};
    Verdict all;
    for (const auto* sanction : family) {
      auto verdict = inquiry.verdict(*sanction, kProperty, found, Rests::on_silence, says);
      if (all.provisions.empty()) {
        all = std::move(verdict);
      } else {
        take_in(std::move(verdict), all);
      }
    }
    out_.push_back(std::move(all));
  }
  static void take_in(Verdict other, Verdict& into) {
    const auto add = [](const std::vector<std::string>& more, std::vector<std::string>& to) {
      for (const auto& one : more) {
        if (std::ranges::find(to, one) == to.end()) to.push_back(one);
      }
    };
    add(other.provisions, into.provisions);
    add(other.things, into.things);
    add(other.jurisdictions, into.jurisdictions);
    if (into.decision != Decision::violated || other.decision != Decision::unknown) return;
    into.decision = other.decision;
    into.why = std::move(other.why);
    into.counterexample.reset();
  }

  void undecided(const Family& family) {
    auto verdict = inquiry_.verdict(*family.front(), kProperty, Decision::unknown);
    verdict.why = {"未能判定其间是否有遗漏。", "Whether something is left out between was not decided."};
    inquiry_.add(std::move(verdict), out_);
  }

  Inquiry& inquiry_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> gap(Inquiry& inquiry) { return Gap(inquiry).run(); }

}  // namespace osmanthus::audit
