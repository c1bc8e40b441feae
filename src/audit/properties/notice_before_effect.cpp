// Before a sanction begins its bearer has been told of it.
//
// A provision tells him by a `notice` of its own, or because it can apply only after a step by which he is
// told (S, for all lives). For the rest a case is looked for in which it begins although he was not.
#include <fmt/format.h>

#include <algorithm>

#include "audit/ground.hpp"
#include "audit/inquiry.hpp"

namespace osmanthus::audit {
namespace {

using regime::Bearers;
using regime::CompiledEffect;
using regime::kNone;
using regime::NumberId;
using regime::NumberUnit;

constexpr const char* kProperty = "notice_before_effect";

class Notice {
 public:
  explicit Notice(Inquiry& inquiry)
      : inquiry_(inquiry),
        regime_(inquiry.regime()),
        demands_(inquiry.law().properties.due_process),
        day_(inquiry.request().as_of) {
    for (const auto& row : demands_.told_by) steps_.push_back(regime_.kind(row.step.id));
  }

  std::vector<Verdict> run() {
    for (const auto& sanction : inquiry_.sanctions()) {
      if (!inquiry_.asks_about(sanction.rule)) continue;
      const auto who = owed(sanction);
      if (who && !follows_own(inquiry_, sanction)) judge(sanction, *who);
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'S'));
    return std::move(out_);
  }

 private:
  /// What the clause of a provision says of notice: nothing, in some cases something, or how many days
  /// before.
  struct Clause {
    enum class Says : std::uint8_t { nothing, varies, tells } says = Says::nothing;
    int days = 0;
  };

  /// To whom notice of it is owed; nothing if to nobody.
  std::optional<Bearers> owed(const Sanction& sanction) const {
    auto who = Bearers::anybody;
    for (const auto& row : demands_.without_notice) {
      if (row.sort != sanction.sort || !in_force(row.force, day_)) continue;
      if (row.up_to == 0) return std::nullopt;
      const int most = highest_fine(sanction);
      if (most <= row.up_to) return std::nullopt;
      if (most > std::max(row.up_to, row.units_up_to)) continue;
      if (only_units(sanction)) return std::nullopt;
      who = Bearers::persons;
    }
    return who;
  }
  int highest_fine(const Sanction& sanction) const {
    int most = 0;
    for (const auto& row : regime_.numbers[regime_.effects[sanction.effect].amount].rows) {
      for (const auto& piece : row.pieces) most = std::max({most, piece.amount.high, piece.most});
    }
    return most;
  }
  bool only_units(const Sanction& sanction) const {
    constexpr auto persons = 1U << regime::kNaturalPerson | 1U << regime::kPublicServant;
    return regime_.effects[sanction.effect].to == regime::Relation::self &&
           needs(regime_, regime_.rules[sanction.rule].guard, [](const regime::Node& node) {
             return node.op == regime::Op::attribute && node.a == regime::kSubjectKind && !node.negated &&
                    node.via == regime::Relation::self && (node.mask & persons) == 0;
           });
  }

  const regime::Hearing* hearing(const Sanction& sanction) const {
    const regime::Hearing* found = nullptr;
    for (const auto& row : demands_.hearings) {
      if (row.sort == sanction.sort && in_force(row.force, day_)) found = &row;
    }
    return found;
  }

  void judge(const Sanction& sanction, Bearers who) {
    const auto* heard = hearing(sanction);
    const int wait = heard == nullptr ? 0 : heard->days;
    const auto clause = clause_of(sanction);
    using Says = Clause::Says;
    if (clause.says == Says::varies) return undecided(sanction);
    if (clause.says == Says::tells && clause.days >= wait) return;
    const Question untold{
        .sanction = &sanction, .condition = Condition::untold, .days = wait, .acts = steps_, .who = who};
    const auto found = inquiry_.find(untold);
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    const bool said = clause.says == Says::tells && regime_.effects[sanction.effect].after != kNone;
    auto says = clause.says == Says::tells ? too_soon(*heard) : not_told();
    auto verdict = inquiry_.verdict(sanction, kProperty, found, said ? Rests::on_words : Rests::on_silence,
                                    std::move(says));
    verdict.by = 'S';
    verdict.all_lives = true;
    inquiry_.add(std::move(verdict), out_);
  }

  Clause clause_of(const Sanction& sanction) const {
    if (sanction.during()) return {};
    const auto& effect = regime_.effects[sanction.effect];
    if (effect.notice == kNone || never(effect.notice)) return {};
    const bool varies = sometimes(effect.notice) || (effect.after != kNone && sometimes(effect.after));
    if (varies) return {.says = Clause::Says::varies};
    const int days = effect.after == kNone || never(effect.after) ? 0 : shortest_days(regime_, effect.after);
    return {.says = Clause::Says::tells, .days = days};
  }

  /// Of the values that hold on the day, how many are none: all of them, or some.
  bool never(NumberId number) const { return nones(number) == regime_.numbers[number].rows.size(); }
  bool sometimes(NumberId number) const { return nones(number) > 0 && !never(number); }
  std::size_t nones(NumberId number) const {
    const auto& rows = regime_.numbers[number].rows;
    return static_cast<std::size_t>(std::ranges::count_if(rows, [&](const auto& row) {
      const regime::Piece* now = &row.pieces.front();
      for (const auto& piece : row.pieces) {
        if (piece.from <= day_) now = &piece;
      }
      return now->amount.unit == NumberUnit::none;
    }));
  }

  static regime::Text not_told() {
    return {"没有规定在生效之前告知当事人。", "Nothing says that its bearer is told before it takes effect."};
  }
  static regime::Text too_soon(const regime::Hearing& heard) {
    return {
        fmt::format("告知之后不足{}日即可生效，来不及要求听证；期限见{}。", heard.days, heard.cite.zh),
        fmt::format("It can take effect less than {} days after notice, too soon to ask for a hearing; for "
                    "the time see {}.",
                    heard.days, heard.cite.en)};
  }

  void undecided(const Sanction& sanction) {
    auto verdict = inquiry_.verdict(sanction, kProperty, Decision::unknown);
    verdict.by = 'S';
    verdict.says = not_told();
    verdict.why = {"是否告知因情形而异，未能判定。",
                   "Whether its bearer is told depends on a table that was not decided."};
    inquiry_.add(std::move(verdict), out_);
  }

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  const regime::DueProcess& demands_;
  base::Day day_;
  std::vector<regime::KindId> steps_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> notice_before_effect(Inquiry& inquiry) { return Notice(inquiry).run(); }

}  // namespace osmanthus::audit
