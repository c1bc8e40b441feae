// The law never demands of one person things that cannot both be.
//
// Four ways to do so are looked for: a provision all of whose cases are barred (O); one event that opens a
// thing and ends it; two things that the pack calls incompatible, in effect or due to end at once; a duty
// that one is punished for performing. What the authority may leave undone is no demand. Provisions that no
// event brings together are not asked (S, O).
#include <fmt/format.h>

#include <algorithm>

#include "audit/inquiry.hpp"
#include "audit/pairs.hpp"
#include "audit/smt/one_step.hpp"

namespace osmanthus::audit {
namespace {

using regime::EffectForm;
using regime::EffectId;
using regime::KindId;
using regime::kNone;
using regime::Modality;
using regime::Relation;
using regime::RuleId;

constexpr const char* kProperty = "contradiction";

class Contradiction {
 public:
  explicit Contradiction(Inquiry& inquiry) : inquiry_(inquiry), regime_(inquiry.regime()), pairs_(inquiry) {
    find_demands();
  }

  std::vector<Verdict> run() {
    for (const auto& demand : opened_) ask_barred(demand);
    for (const auto& demand : opened_) {
      for (const auto& end : ended_) ask_opposed(demand, end);
    }
    for (const auto& row : inquiry_.law().properties.incompatible) {
      const auto day = inquiry_.request().as_of;
      if (row.force.from <= day && day < row.force.until) ask_incompatible(row);
    }
    for (const auto& standing : inquiry_.law().standings) {
      if (!standing.done_by.empty()) ask_duty(regime_.kind(standing.id), regime_.kind(standing.done_by));
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, by_));
    return std::move(out_);
  }

 private:
  /// What must be opened, concluded or ended, of whatever is in effect for a time.
  void find_demands() {
    for (RuleId id = 0; id < regime_.rules.size(); ++id) {
      const auto& rule = regime_.rules[id];
      if (!rule.active) continue;
      for (const EffectId effect : rule.effects) add(id, effect);
      for (std::uint8_t i = 0; i < rule.conclusions.size(); ++i) {
        if (rule.conclusions[i].modality == Modality::must)
          concluded_.push_back(sanction(id, kNone, i, rule.conclusions[i].kind));
      }
    }
  }
  void add(RuleId rule, EffectId id) {
    const auto& effect = regime_.effects[id];
    if (effect.modality != Modality::must) return;
    const bool lasts = effect.kind != kNone && regime_.kinds[effect.kind].form != regime::KindForm::mark;
    if (effect.form == EffectForm::open && lasts) opened_.push_back(sanction(rule, id, 0, effect.kind));
    if (effect.form == EffectForm::end) ended_.push_back(sanction(rule, id, 0, kNone));
  }
  /// As the sanctions have it, if it is one: with its sort.
  Sanction sanction(RuleId rule, EffectId effect, std::uint8_t conclusion, KindId kind) const {
    for (const auto& s : inquiry_.sanctions()) {
      if (s.rule == rule && s.effect == effect && s.conclusion == conclusion) return s;
    }
    return doing(regime_, rule, effect, conclusion, kind);
  }

  /// Where every case of a provision is barred, the bar is no exception to it. What is possible on paper (O)
  /// is looked for: the states that a guard asks for may themselves bring the bar about.
  void ask_barred(const Sanction& demand) {
    const auto& rule = regime_.rules[demand.rule];
    const auto bars = regime_.effects[demand.effect].bars;
    if (bars == kNone) return;
    by_ = 'O';
    const std::vector<smt::Demand> unbarred = {{rule.guard, true, rule.stratum}, {bars, false, rule.stratum}};
    const auto day = inquiry_.request().as_of;
    const auto settled = std::min(inquiry_.cone(demand.rule).settled, day);
    bool always = true;
    if (smt::may_meet(regime_, {demand.rule}, unbarred, day)) {
      const auto free =
          inquiry_.find({.sanction = &demand, .condition = Condition::imposed, .from = settled});
      if (free.outcome == smt::Outcome::found) return;
      always = free.outcome == smt::Outcome::none && free.all_lives;
    }
    const auto found = inquiry_.find({.sanction = &demand, .condition = Condition::fires, .from = settled});
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    auto verdict = inquiry_.verdict(
        demand, kProperty, found, Rests::on_silence,
        {"必须作出的，凡其情形均被禁止。", "What it demands is forbidden in every case of it."});
    if (!always && verdict.decision == Decision::violated) {
      verdict.decision = Decision::unknown;
      verdict.counterexample.reset();
      verdict.why = {"在所查找的情形中，其每一情形均被禁止。",
                     "No case of it that is not barred was found, and none was ruled out."};
    }
    inquiry_.add(std::move(verdict), out_);
  }

  void ask_opposed(const Sanction& demand, const Sanction& end) {
    const auto& opens = regime_.effects[demand.effect];
    const auto& ends = regime_.effects[end.effect];
    const bool same = ends.kinds.has(opens.kind) && ends.entries != regime::Entries::older &&
                      ends.after == kNone &&
                      (ends.of.empty() || std::ranges::find(ends.of, demand.effect) != ends.of.end());
    if (!same || opens.to != Relation::self || ends.to != Relation::self) return;
    if (!pairs_.by_acts(demand.rule) || !pairs_.by_acts(end.rule) || !pairs_.meet(demand, end)) return;
    if (!pairs_.may_meet(demand, end)) {
      by_ = 'O';
      return;
    }
    auto begun = demand;
    begun.kind = kNone;  // it is demanded even where the end comes first
    ask(begun, end, Condition::one_event,
        {"同一行为之下必须作出，又必须终止。", "One event demands that it begin and that it end."});
  }

  void ask_incompatible(const regime::Incompatible& row) {
    const bool ends = row.how == "ends";
    const KindId other = regime_.kind(row.other.id);
    const auto& first_words = regime_.kinds[regime_.kind(row.one.id)].text;
    const auto& other_words = regime_.kinds[other].text;
    for (const auto& one : demands_of(regime_.kind(row.one.id))) {
      for (const auto& second : ends ? ends_of(other) : demands_of(other)) {
        if (ends)
          ask(one, second, Condition::undone,
              {fmt::format("在“{}”期间，又必须终止“{}”。", first_words.zh, other_words.zh),
               fmt::format("During {}, {} must be ended.", first_words.en, other_words.en)});
        else
          ask(one, second, Condition::beside,
              {fmt::format("“{}”与“{}”不能并存，却同时必须存在。", first_words.zh, other_words.zh),
               fmt::format("Both are demanded, which cannot both be: {}; {}.", first_words.en,
                           other_words.en)});
      }
    }
  }
  std::vector<Sanction> demands_of(KindId kind) const {
    std::vector<Sanction> all;
    for (const auto* some : {&opened_, &concluded_})
      std::ranges::copy_if(*some, std::back_inserter(all), [&](const auto& d) { return d.kind == kind; });
    return all;
  }
  std::vector<Sanction> ends_of(KindId kind) const {
    std::vector<Sanction> all;
    for (auto end : ended_) {
      if (!regime_.effects[end.effect].kinds.has(kind)) continue;
      end.kind = kind;
      end.what = regime_.kinds[kind].id;
      all.push_back(std::move(end));
    }
    return all;
  }

  /// One is punished for doing what one is bound to do.
  void ask_duty(KindId duty, KindId act) {
    for (const auto& bound : demands_of(duty)) {
      for (const auto& sanction : inquiry_.sanctions()) {
        if (sanction.during() || regime_.effects[sanction.effect].modality != Modality::must) continue;
        if (regime_.rules[sanction.rule].upon.has(act))
          ask(bound, sanction, Condition::punished,
              {"履行该义务者因其履行而受惩戒。", "Who performs the duty is punished for performing it."},
              act);
      }
    }
  }

  void ask(const Sanction& one, const Sanction& other, Condition condition, regime::Text says,
           KindId act = kNone) {
    const auto found = inquiry_.find({.sanction = &one, .condition = condition, .act = act, .other = &other});
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    Pairs::add(pairs_.verdict(one, other, kProperty, found, Rests::on_silence, std::move(says)), out_);
  }

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  Pairs pairs_;
  std::vector<Sanction> opened_, concluded_, ended_;
  char by_ = 'S';
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> contradiction(Inquiry& inquiry) { return Contradiction(inquiry).run(); }

}  // namespace osmanthus::audit
