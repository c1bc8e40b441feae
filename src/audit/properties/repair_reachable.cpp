// From every adverse state its bearer can bring about its end, as of right and by acts in his own power.
//
// Decided on paper where it can be (G): if every set of standings that matter is left by some plan whatever
// the authority does, all lives have a way out; if even good luck leaves none, no plan helps. Between the two
// a case is looked for, and every plan of so many acts is tried on it.
#include <algorithm>

#include "audit/inquiry.hpp"
#include "audit/replay.hpp"
#include "audit/ways.hpp"

namespace osmanthus::audit {
namespace {

using regime::EffectForm;
using regime::KindForm;
using regime::KindId;
using regime::kNone;

constexpr const char* kProperty = "repair_reachable";
constexpr std::size_t kMostOthers = 3;

class RepairReachable {
 public:
  explicit RepairReachable(Inquiry& inquiry)
      : inquiry_(inquiry), regime_(inquiry.regime()), limits_(inquiry.law().properties.ways_out) {}

  std::vector<Verdict> run() {
    for (const auto& sanction : inquiry_.sanctions()) {
      if (!inquiry_.asks_about(sanction.rule)) continue;
      if (!lasts(sanction) || inquiry_.rests_on_own(sanction) || soon_over(sanction)) continue;
      if (sanction.during()) {
        decide(sanction, lasting(sanction), 'G', no_way(false));
      } else {
        play(sanction);
      }
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'G'));
    return std::move(out_);
  }

 private:
  bool lasts(const Sanction& sanction) const {
    return sanction.kind != kNone && !sanction.extends &&
           regime_.kinds[sanction.kind].form != KindForm::score;
  }

  bool soon_over(const Sanction& sanction) const {
    if (sanction.during()) return false;
    const auto& effect = regime_.effects[sanction.effect];
    const auto term = effect.lasts != kNone ? effect.lasts : effect.until;
    if (term == kNone) return false;
    int longest = longest_days(regime_, term);
    for (const auto& other : regime_.effects) {
      if (other.form == EffectForm::extend && other.kinds.has(sanction.kind) &&
          regime_.rules[other.rule].active)
        longest = std::max(longest, longest_days(regime_, term) + longest_days(regime_, other.amount));
    }
    return longest <= limits_.patience;
  }

  Question lasting(const Sanction& sanction) const {
    return {.sanction = &sanction, .condition = Condition::lasting, .days = limits_.patience};
  }

  void play(const Sanction& sanction) {
    const Ways ways(inquiry_, sanction);
    if (ways.others().size() > kMostOthers) return undecided(sanction);
    std::vector<States> open;
    bool hope = false;
    for (std::size_t subset = 0; subset < std::size_t{1} << ways.others().size(); ++subset) {
      States states = {sanction.kind};
      for (std::size_t i = 0; i < ways.others().size(); ++i) {
        if ((subset >> i & 1U) != 0) states.insert(ways.others()[i]);
      }
      hope = hope || ways.possible(states, limits_.acts);
      if (!ways.certain(states, limits_.acts)) open.push_back(std::move(states));
    }
    if (open.empty()) return;
    if (!hope) return decide(sanction, lasting(sanction), 'G', no_way(ways.at_discretion()));
    for (const auto& states : open) try_plans(sanction, ways, states);
  }

  void try_plans(const Sanction& sanction, const Ways& ways, const States& states) {
    auto question = lasting(sanction);
    for (const KindId other : ways.others())
      (states.contains(other) ? question.on : question.off).push_back(other);
    const auto found = inquiry_.find(question);
    if (found.outcome != smt::Outcome::found)
      return report(sanction, found, 'Q', no_way(ways.at_discretion()));
    const auto who = bearer(regime_, *found.life, question);
    const Question still{.sanction = &sanction, .condition = Condition::lasting};
    if (who && !ways.lingers() && !some_plan(*found.life, ways, still, *who, limits_.acts, limits_.wait))
      return report(sanction, found, 'Q', no_way(ways.at_discretion()));
    undecided(sanction);
  }

  /// Whether some plan of so many acts ends it on the case, within the longest wait and with an authority
  /// that grants nothing.
  bool some_plan(const regime::Case& life, const Ways& ways, const Question& question, const std::string& who,
                 int acts, int wait) const {
    if (acts == 0) return false;
    for (const KindId act : ways.acts()) {
      for (const int days : {0, wait}) {
        regime::Case longer = life;
        regime::CaseEvent event;
        event.on = longer.as_of = life.as_of + days;
        event.act = regime_.kinds[act].id;
        event.by = who;
        event.granted = false;
        longer.events.push_back(std::move(event));
        if (!replays(regime_, longer, question)) return true;
        if (some_plan(longer, ways, question, who, acts - 1, wait - days)) return true;
      }
    }
    return false;
  }

  static regime::Text no_way(bool discretion) {
    if (discretion)
      return {"当事人履行或者纠正后，是否终止仍由机关决定。",
              "Whatever its bearer does, the authority may refuse to end it."};
    return {"当事人自身的行为均不能使其终止。", "Nothing that its bearer can do ends it."};
  }

  void decide(const Sanction& sanction, const Question& question, char by, regime::Text says) {
    report(sanction, inquiry_.find(question), by, std::move(says));
  }

  void report(const Sanction& sanction, const Found& found, char by, regime::Text says) {
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    auto verdict = inquiry_.verdict(sanction, kProperty, found, Rests::on_silence, std::move(says));
    verdict.by = by;
    verdict.all_lives = by == 'G';
    inquiry_.add(std::move(verdict), out_);
  }

  void undecided(const Sanction& sanction) {
    auto verdict = inquiry_.verdict(sanction, kProperty, Decision::unknown);
    verdict.by = 'G';
    verdict.why = {"是否有出路取决于未能判定的条件。",
                   "Whether there is a way out hangs on conditions that were not decided."};
    inquiry_.add(std::move(verdict), out_);
  }

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  const regime::WayOutLimits& limits_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> repair_reachable(Inquiry& inquiry) { return RepairReachable(inquiry).run(); }

}  // namespace osmanthus::audit
