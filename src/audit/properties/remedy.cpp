// Against every sanction there is an objection that, when it is right, ends it while that still helps.
//
// An objection that no condition can defeat, and that is answered in time, covers all lives (G). Where no
// correction reaches the sanction, or only one that may be refused, none helps. Between the two a case is
// looked for that stays as it is although its bearer objected, and every day on which he could is tried on
// it.
#include <fmt/format.h>

#include <algorithm>

#include "audit/ground.hpp"
#include "audit/inquiry.hpp"
#include "audit/objections.hpp"
#include "audit/replay.hpp"
#include "audit/ways.hpp"

namespace osmanthus::audit {
namespace {

using regime::CompiledEffect;
using regime::EffectForm;
using regime::EffectId;
using regime::KindId;
using regime::kNone;
using regime::Node;
using regime::NodeId;
using regime::Op;
using regime::Relation;

constexpr const char* kProperty = "remedy";

class Remedy {
 public:
  explicit Remedy(Inquiry& inquiry)
      : inquiry_(inquiry),
        regime_(inquiry.regime()),
        demands_(inquiry.law().properties.due_process),
        objections_(inquiry) {}

  std::vector<Verdict> run() {
    for (const auto& sanction : inquiry_.sanctions()) {
      if (!inquiry_.asks_about(sanction.rule)) continue;
      if (is_display(sanction)) {
        before(sanction);
      } else if (can_be_undone(sanction) && !follows_a_sanction(sanction)) {
        after(sanction);
      }
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'G'));
    return std::move(out_);
  }

 private:
  // ---- what cannot be undone: the objection must come before

  bool is_display(const Sanction& sanction) const {
    const auto* shown = sanction.during() ? nullptr : regime_.effects[sanction.effect].source;
    return std::ranges::any_of(demands_.displays, [&](const auto& row) {
      return row.shows.id == sanction.what || (shown != nullptr && shown->channel == row.shows.id);
    });
  }

  /// A display comes after an objection where it waits itself, or where whatever it follows does.
  void before(const Sanction& sanction) {
    if (waits(sanction)) return;
    const auto kinds = grounds(inquiry_, sanction);
    if (std::ranges::any_of(kinds, [&](KindId kind) { return always_waits(kind); })) return;
    report(sanction, inquiry_.find({.sanction = &sanction}), Rests::on_silence,
           {"展示即刻完成，事先没有可以提出异议的期间。",
            "It is shown at once, with no time before in which its bearer could object."});
  }
  bool waits(const Sanction& sanction) const {
    return !sanction.during() && waits(regime_.effects[sanction.effect]);
  }
  bool waits(const CompiledEffect& effect) const {
    const int days = effect.after == kNone ? 0 : shortest_days(regime_, effect.after);
    return days > 0 && longest_days(regime_, effect.after) < base::kNever;
  }
  bool always_waits(KindId kind) const {
    for (const auto& effect : regime_.effects) {
      const bool opens = effect.form == EffectForm::open && effect.kind == kind;
      if (opens && regime_.rules[effect.rule].active && !waits(effect)) return false;
    }
    return regime_.concluders[kind].empty();
  }

  // ---- what can: it must end in time

  /// The language has no word for paying a fine back, taking back a warning or what was passed on, or cutting
  /// an extension short.
  static bool can_be_undone(const Sanction& sanction) { return sanction.kind != kNone && !sanction.extends; }

  /// Whether it lasts only while some sanction does, of whomever, which is asked about itself.
  bool follows_a_sanction(const Sanction& sanction) const {
    if (!sanction.during()) return false;
    return needs(regime_, regime_.rules[sanction.rule].guard, [&](const Node& node) {
      const bool lasts = (node.op == Op::runs || node.op == Op::imposed) && !node.negated;
      return lasts && std::ranges::any_of(inquiry_.sanctions(), [&](const Sanction& other) {
               return other.kind != kNone && node.kinds.has(other.kind);
             });
    });
  }

  void after(const Sanction& sanction) {
    if (sanction.during()) return object_to_a_state(sanction);
    bool refused = false;
    const auto ends = objections_.corrections(sanction, refused);
    if (ends.empty())
      return report(sanction, inquiry_.find({.sanction = &sanction}), Rests::on_silence, none(refused));
    std::vector<EffectId> timely;
    std::ranges::copy_if(ends, std::back_inserter(timely),
                         [&](EffectId end) { return objections_.in_time(end, sanction); });
    if (timely.empty()) return late(sanction, ends);
    if (std::ranges::none_of(timely, [&](EffectId end) { return objections_.certain(end, sanction); }))
      object(sanction, timely);
  }

  static regime::Text none(bool refused) {
    if (refused)
      return {"异议成立后，是否撤销仍由机关决定。",
              "Even where an objection is right, the authority may refuse to end it."};
    return {"没有可以使其撤销的异议途径。", "There is no objection that would end it."};
  }

  /// Looks for a case that stays as it is on the day of the objection and on every other on which it would
  /// help, in a law without the corrections that may be refused or come too late.
  void object(const Sanction& sanction, const std::vector<EffectId>& timely) {
    const auto strict = objections_.only(timely, sanction.kind);
    Inquiry inquiry(inquiry_.law(), strict, inquiry_.request());
    Question question{.sanction = &sanction,
                      .condition = Condition::objected,
                      .on = {sanction.kind},
                      .acts = objections_.upheld()};
    auto found = inquiry.find(question);
    const bool none = found.outcome == smt::Outcome::none;
    if (none) tally_.none(found);
    const auto helps = [&] { return found.life && objections_.help(strict, *found.life, sanction); };
    if (helps()) {
      question.days =
          demands_.remedy.longest;  // the last day, which is all that is left to whoever must wait
      found = inquiry.find(question);
    }
    for (const auto& failure : inquiry.failures()) inquiry_.fail(failure);
    if (none) return;
    if (found.outcome == smt::Outcome::none || helps()) return undecided(sanction);
    if (found.life && !replays(regime_, *found.life, question)) leave_out_objections(found, sanction);
    report(sanction, std::move(found), Rests::on_words,
           {"即使异议成立，也不能及时使其撤销。", "Even an objection that is right does not end it in time."},
           'Q');
  }

  /// In the law as a whole a correction that comes too late would end it on the day of the objection.
  void leave_out_objections(Found& found, const Sanction& sanction) {
    found.life = objections_.without(std::move(*found.life));
    const Question still{.sanction = &sanction, .condition = Condition::lasting};
    if (!replays(regime_, *found.life, still)) inquiry_.fail(regime_.rules[sanction.rule].id);
  }

  // ---- the time that an answer may take

  regime::Text no_deadline() const {
    return {"对异议的答复没有期限。", "No time is set for the answer to an objection."};
  }
  regime::Text too_long() const {
    return {fmt::format("对异议的答复可以超过{}日。", demands_.remedy.longest),
            fmt::format("The answer to an objection may take more than {} days.", demands_.remedy.longest)};
  }
  static regime::Text over_before() {
    return {"异议得到答复之前，它可能已经期满。",
            "It may be over by itself before an objection is answered."};
  }

  /// None of these comes in time; whether it does rests on the provision of the correction.
  void late(const Sanction& sanction, const std::vector<EffectId>& ends) {
    const EffectId end =
        *std::ranges::min_element(ends, {}, [&](EffectId id) { return objections_.days_of_answer(id); });
    const int days = objections_.days_of_answer(end);
    const bool stated = days != base::kNever;
    auto says = !stated ? no_deadline() : days > demands_.remedy.longest ? too_long() : over_before();
    Sanction answer = sanction;
    answer.rule = regime_.effects[end].rule;
    auto found = inquiry_.find({.sanction = &sanction});
    if (!stated && inquiry_.silent(answer) && found.outcome == smt::Outcome::found)
      return unheard(sanction, std::move(says));
    report(sanction, std::move(found), stated ? Rests::on_words : Rests::on_silence, std::move(says));
  }

  /// What rests on no sanction and yet lasts: whether he can object to one of the acts behind it.
  void object_to_a_state(const Sanction& sanction) {
    auto found = inquiry_.find({.sanction = &sanction});
    if (found.outcome == smt::Outcome::found && objections_.help_now(*found.life, sanction))
      return undecided(sanction);
    report(sanction, std::move(found), Rests::on_silence, none(false), 'Q');
  }
  void report(const Sanction& sanction, Found found, Rests rests, regime::Text says, char by = 'G') {
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    auto verdict = inquiry_.verdict(sanction, kProperty, found, rests, std::move(says));
    verdict.by = by;
    verdict.all_lives = by == 'G';
    inquiry_.add(std::move(verdict), out_);
  }

  void undecided(const Sanction& sanction) {
    auto verdict = inquiry_.verdict(sanction, kProperty, Decision::unknown);
    verdict.by = 'Q';
    verdict.why = {"异议能否及时使其撤销取决于未能判定的条件。",
                   "Whether an objection ends it in time hangs on conditions that were not decided."};
    inquiry_.add(std::move(verdict), out_);
  }
  void unheard(const Sanction& sanction, regime::Text says) {
    auto verdict = inquiry_.verdict(sanction, kProperty, Decision::unknown);
    verdict.by = 'G';
    verdict.says = std::move(says);
    verdict.why = {"法规文本未能全部取得，不能断定其没有规定。",
                   "The text was not had in full, so that its silence proves nothing."};
    inquiry_.add(std::move(verdict), out_);
  }

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  const regime::DueProcess& demands_;
  const Objections objections_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> remedy(Inquiry& inquiry) { return Remedy(inquiry).run(); }

}  // namespace osmanthus::audit
