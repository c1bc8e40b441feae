// Worse conduct never fares better, and performing a duty never makes things worse.
//
// Two lives of one person differ at one event: by a breach and nothing, by nothing and a duty or a deed, by
// an act that the pack calls worse than another, by a mark that it calls aggravating, or by the amount. Where
// what is added can only help what is adverse, and what is taken away only hinder it, the worse life bears it
// as well (P, for all lives). The rest is looked for, with the authorities lenient to the better life and
// strict to the worse.
#include <algorithm>

#include "audit/pairs_of_lives.hpp"
#include "audit/polarity.hpp"

namespace osmanthus::audit {
namespace {

using regime::KindId;
using regime::kNone;
using regime::NodeId;

constexpr const char* kProperty = "monotone";

class Monotone {
 public:
  explicit Monotone(Inquiry& inquiry)
      : inquiry_(inquiry),
        regime_(inquiry.regime()),
        properties_(inquiry.law().properties),
        pairs_(inquiry),
        perks_(perks(regime_)) {}

  std::vector<Verdict> run() {
    for (const auto* some : {&inquiry_.sanctions(), &perks_}) {
      for (const auto& sanction : *some) {
        if (!inquiry_.asks_about(sanction.rule)) continue;
        if (!sanction.extends && !follows(sanction)) compare(sanction, some == &perks_);
      }
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'P'));
    return std::move(out_);
  }

 private:
  /// A measure rests on a standing: if both lives have that, then both the measure, unless it also rests on
  /// the want of one, or the standing gives way to a heavier.
  bool follows(const Sanction& sanction) const {
    return inquiry_.rests_on_own(sanction) && plain(regime_.rules[sanction.rule].guard);
  }
  bool plain(NodeId id) const {
    if (id == kNone) return true;
    const auto& node = regime_.nodes[id];
    const bool state = node.op != regime::Op::attribute && node.op != regime::Op::age;
    if ((node.negated || node.op == regime::Op::none) && state) return false;
    const bool graded = std::ranges::any_of(properties_.severity, [&](const auto& row) {
      return std::ranges::any_of(row.mildest_first, [&](const auto& name) {
        const auto kind = regime_.kind(name.id);
        return kind != kNone && node.kinds.has(kind);
      });
    });
    const bool past = node.op == regime::Op::count || node.op == regime::Op::done ||
                      node.op == regime::Op::time_since || node.op == regime::Op::score;
    return !graded && !past && std::ranges::all_of(node.children, [&](NodeId child) { return plain(child); });
  }

  void compare(const Sanction& sanction, bool perk) {
    const Polarity polarity(regime_, sanction);
    if (falls_on_another(sanction) && !polarity.crosses()) return;
    const auto contrast = pairs_.worse_off(sanction);
    Apart apart{.by = Apart::By::conduct, .one_does_worse = perk};
    apart.conduct = open_to_doubt(polarity, pairs_.cone(contrast), perk);
    if (apart.conduct.empty()) return;
    auto found = pairs_.find(contrast, apart, Rests::on_silence);
    if (found.outcome == smt::Outcome::none) {
      tally_.none(
          {.outcome = found.outcome, .events = found.events, .all_lives = false, .life = {}, .borne = {}});
      return;
    }
    const auto says = found.lives ? said(found.lives->conduct, perk) : said({}, perk);
    inquiry_.add(pairs_.verdict(kProperty, contrast, std::move(found), Rests::on_silence, says), out_);
  }

  /// Then what the bearer himself does has no part in it, unless something else passes between the two.
  bool falls_on_another(const Sanction& sanction) const {
    return (sanction.during() ? regime_.rules[sanction.rule].via : regime_.effects[sanction.effect].to) !=
           regime::Relation::self;
  }

  // ---- conduct of which the signs do not settle that it is monotone

  std::vector<Conduct> open_to_doubt(const Polarity& polarity, const Cone& cone, bool perk) const {
    const auto doubtful = [&](const Conduct& c) {
      const bool taken = c.better != kNone && c.better != c.worse && polarity.act(c.better, !perk);
      const bool put = c.worse != kNone && c.better != c.worse && polarity.act(c.worse, perk);
      const bool marked =
          (c.flag != kNone && polarity.flag(c.flag, perk)) || (c.amount && polarity.amount(perk));
      return taken || put || marked;
    };
    std::vector<Conduct> all;
    for (const auto act : cone.acts) {
      const auto sign = inquiry_.signs()[act];
      if (sign == Sign::breach) {
        all.push_back({.better = kNone, .worse = act});
        add_marks(act, cone, all);
      }
      if (sign == Sign::duty || sign == Sign::deed) all.push_back({.better = act, .worse = kNone});
    }
    for (const auto& row : properties_.worse) {
      const Conduct c{.better = regime_.kind(row.than.id), .worse = regime_.kind(row.act.id)};
      if (row.force.holds_on(inquiry_.request().as_of) && !alike(c.better, c.worse)) all.push_back(c);
    }
    std::erase_if(all, [&](const Conduct& c) { return !doubtful(c); });
    return all;
  }

  void add_marks(KindId act, const Cone& cone, std::vector<Conduct>& all) const {
    const auto& acts = inquiry_.law().acts;
    const auto source = std::ranges::find(acts, regime_.kinds[act].id, &regime::Act::id);
    if (source == acts.end()) return;
    for (const auto& row : properties_.aggravating) {
      const auto flag = regime_.flag(row.flag.id);
      const bool carried = std::ranges::find(source->flags, row.flag.id) != source->flags.end();
      if (carried && cone.flags.contains(flag) && row.force.holds_on(inquiry_.request().as_of))
        all.push_back({.better = act, .worse = act, .flag = flag});
    }
    if (cone.amount && !source->amount.empty()) all.push_back({.better = act, .worse = act, .amount = true});
  }

  /// Whether no rule tells the two acts apart.
  bool alike(KindId a, KindId b) const {
    const auto both = [&](const regime::KindSet& kinds) { return kinds.has(a) == kinds.has(b); };
    return regime_.kinds[a].anywhere == regime_.kinds[b].anywhere &&
           std::ranges::all_of(regime_.rules,
                               [&](const auto& rule) { return !rule.active || both(rule.upon); }) &&
           std::ranges::all_of(regime_.nodes,
                               [&](const auto& node) { return both(node.kinds) && both(node.since_acts); });
  }

  static regime::Text said(const Conduct& c, bool perk) {
    if (perk) return {"行为较重者反而得到优待。", "Whoever does worse is favoured."};
    if (c.worse == kNone && c.better != kNone)
      return {"履行义务或者行善反而使处境变坏。", "Performing a duty, or a good deed, makes things worse."};
    return {"行为较重者所受处理反而较轻。", "Whoever does worse fares better."};
  }

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  const regime::Properties& properties_;
  PairsOfLives pairs_;
  const std::vector<Sanction> perks_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> monotone(Inquiry& inquiry) { return Monotone(inquiry).run(); }

}  // namespace osmanthus::audit
