// Reading a circle: what holds on a day. The same code serves plain integers and solver terms; it branches on
// a condition only through the domain.
#pragma once

#include <utility>

#include "registry/circle.hpp"

namespace osmanthus::registry {

using regime::Comparator;
using regime::CompiledNumber;
using regime::CompiledRule;
using regime::Node;
using regime::NodeId;
using regime::NumberId;
using regime::NumberUnit;
using regime::Op;
using regime::Piece;
using regime::Regime;
using regime::Relation;
using regime::RuleId;

/// Guardianship ends when the ward comes of age (Civil Code 17); parenthood does not.
inline constexpr int kMajorityYears = 18;

inline base::Unit calendar_unit(NumberUnit unit) {
  switch (unit) {
    case NumberUnit::working_days:
      return base::Unit::working_days;
    case NumberUnit::months:
      return base::Unit::months;
    case NumberUnit::years:
      return base::Unit::years;
    default:
      return base::Unit::days;
  }
}

/// The state of a circle on `day`, as seen while `event` is dealt with (null between events).
template <class Domain, class Sink, class Decide>
class Reading {
 public:
  using Int = typename Domain::Int;
  using Bool = typename Domain::Bool;
  using E = Entry<Domain>;

  Reading(const Regime& regime, const Circle<Domain>& circle, Domain& domain, Sink& sink, Decide& decide)
      : regime_(regime), circle_(circle), domain_(domain), sink_(sink), decide_(decide) {}

  void at(const Int& day, const Event<Domain>* event) {
    day_ = day;
    event_ = event;
  }

  // ---- guards

  Bool holds(NodeId id, std::uint8_t q) {
    if (id == kNone) return Bool(true);
    const Node& node = regime_.nodes[id];
    switch (node.op) {
      case Op::all:
        return all(node, q, false);
      case Op::none:
        return all(node, q, true);
      case Op::any:
        return any(node, q);
      default:
        break;
    }
    Bool held = Bool(false);
    related(node.via, q, [&](std::uint8_t p, const Bool& related) {
      held = domain_.either(held, domain_.both(related, atom(node, p)));
    });
    if (node.negated) held = domain_.negate(held);
    if constexpr (Sink::kReasons) sink_.atom(id, q, held);
    return held;
  }

  /// Whether a standing of the node's kinds is in effect for q: an entry runs, or a state concludes it.
  Bool runs(const Node& node, std::uint8_t q) {
    Bool found = imposed(node, q);
    for (const KindId kind : node.derived) {
      if (!domain_.known_true(found)) found = domain_.either(found, concluded(kind, q));
    }
    return found;
  }

  /// Whether some while-rule concludes `kind` for q.
  Bool concluded(KindId kind, std::uint8_t q) {
    Bool found = Bool(false);
    for (const auto& concluder : regime_.concluders[kind]) {
      found = domain_.either(found, concludes(concluder.rule, concluder.conclusion, q));
    }
    return found;
  }

  /// Whether this while-rule concludes its i-th kind for q on the day.
  Bool concludes(RuleId id, std::size_t i, std::uint8_t q) {
    const auto& rule = regime_.rules[id];
    const auto& conclusion = rule.conclusions[i];
    Bool held = reaches(rule, q);
    if (domain_.known_false(held)) return held;
    Bool found = Bool(false);
    related(rule.via, q, [&](std::uint8_t p, const Bool& related_now) {
      Bool here = domain_.both(related_now, holds(rule.guard, p));
      if (conclusion.bars != kNone) here = domain_.both(here, domain_.negate(holds(conclusion.bars, p)));
      found = domain_.either(found, here);
    });
    held = domain_.both(held, found);
    if (conclusion.modality == regime::Modality::may && !domain_.known_false(held))
      held = domain_.both(held, decide_.may_conclude(id, i, q));
    return held;
  }

  /// Whether this while-rule is in force for q on the day and its guard holds, whatever it concludes.
  Bool applies(RuleId id, std::uint8_t q) {
    const auto& rule = regime_.rules[id];
    const Bool held = reaches(rule, q);
    if (domain_.known_false(held)) return held;
    Bool found = Bool(false);
    related(rule.via, q, [&](std::uint8_t p, const Bool& related_now) {
      found = domain_.either(found, domain_.both(related_now, holds(rule.guard, p)));
    });
    return domain_.both(held, found);
  }

  // ---- rules

  Bool in_force(const CompiledRule& rule) {
    Bool found = Bool(false);
    for (const auto& force : rule.force) found = domain_.either(found, within(force));
    return found;
  }

  Bool in_place(const CompiledRule& rule, KindId act, std::uint8_t q) {
    if (rule.everywhere) return Bool(true);
    if (rule.nexus == regime::Nexus::home) return domain_.among(home(q), rule.where);
    if (event_ == nullptr || regime_.kinds[act].anywhere) return Bool(true);
    return domain_.among(event_->place, rule.where);
  }

  // ---- values

  Int attribute(std::uint16_t attribute, std::uint8_t q) const {
    Int value = circle_.subjects[q].attributes[attribute];
    if (!circle_.attributes_change) return value;
    const KindId changes = regime_.attribute_kinds[attribute];
    for (const E& e : circle_.entries) {
      if (e.kind == changes && e.subject == q) {
        value = domain_.choose(domain_.both(e.live, e.opened <= day_), e.weight, value);
      }
    }
    return value;
  }

  /// Where q lives; one who has no home of its own is at home with its parent, else, as a minor, with its
  /// guardian.
  Int home(std::uint8_t q) const {
    Int home = attribute(regime::kHome, q);
    for (const auto relation : {Relation::parent, Relation::guardian}) {
      for (const std::uint8_t p : circle_.subjects[q].relations[static_cast<std::size_t>(relation)]) {
        Bool homeless = domain_.equal(home, Int(regime::kNowhere));
        if (relation == Relation::guardian) homeless = domain_.both(homeless, minor(q));
        if (!domain_.known_false(homeless))
          home = domain_.choose(homeless, attribute(regime::kHome, p), home);
      }
    }
    return home;
  }

  Bool running(const E& e) const { return domain_.both(e.live, domain_.both(e.from <= day_, day_ < e.to)); }
  Bool waiting(const E& e) const { return domain_.both(e.live, domain_.both(day_ < e.from, day_ < e.to)); }

  /// The points of a score: its start and the weights that run, cut to its range.
  Int points(const regime::CompiledScore& score, std::uint8_t q, bool before_event = false) const {
    return clamp(uncut_points(score, q, before_event), score.floor, score.ceiling);
  }
  /// The same, not cut: out of the range where a weight was taken back that a later one was cut by.
  Int uncut_points(const regime::CompiledScore& score, std::uint8_t q, bool before_event = false) const {
    Int sum(score.start);
    for (const E& e : circle_.entries) {
      if (e.kind != score.kind || e.subject != q) continue;
      if (before_event && event_ != nullptr && e.event == event_->index) continue;
      sum = sum + domain_.choose(running(e), e.weight, Int(0));
    }
    return sum;
  }
  Int clamp(const Int& value, int least, int most) const {
    const Int low = domain_.choose(value < Int(least), Int(least), value);
    return domain_.choose(Int(most) < low, Int(most), low);
  }
  Bool covered(const regime::CompiledScore& score, std::uint8_t q) { return holds(score.covers, q); }

  /// A number of times, points or money, as it stands on the day.
  Int amount(NumberId id, std::uint8_t q) {
    return over_rows(id, q, [&](const std::vector<Piece>& pieces) {
      return over_pieces(pieces, day_, [&](const Piece& piece) { return picked(id, piece); });
    });
  }

  /// `from` plus the duration that the number gives on the day: never, if it is `none`.
  Int after(const Int& from, NumberId id, std::uint8_t q, NumberId more = kNone) {
    return over_rows(id, q, [&](const std::vector<Piece>& pieces) {
      return over_pieces(pieces, day_, [&](const Piece& piece) { return shifted(from, id, piece, more, q); });
    });
  }
  /// As `after`, with the duration as it stood on `decided`.
  Int after_as_of(const Int& decided, const Int& from, NumberId id, std::uint8_t q, NumberId more) {
    return over_rows(id, q, [&](const std::vector<Piece>& pieces) {
      return over_pieces(pieces, decided,
                         [&](const Piece& piece) { return shifted(from, id, piece, more, q); });
    });
  }

  Int count(const Node& node, std::uint8_t q) {
    const Int low = node.window == kNone ? Int(base::kAlways) : before(day_, node.window);
    Int n(0);
    Int of_this_event(0);
    std::int16_t event = kNoEvent;
    for (const E& e : circle_.entries) {
      if (e.subject != q) continue;
      if (e.event != event) {
        event = e.event;
        of_this_event = Int(0);
      }
      const Bool there = domain_.both(e.live, domain_.negate(e.corrected));
      if (node.kinds.has(e.kind)) {
        const Bool counted = domain_.both(there, countable(node, e, low));
        n = domain_.choose(counted, n + Int(1), n);
        of_this_event = domain_.choose(counted, of_this_event + Int(1), of_this_event);
        if constexpr (Sink::kReasons) sink_.evidence(e, counted);
      }
      if (node.since_acts.has(e.kind) || by_rule(e, node.since_rules)) n = domain_.choose(there, Int(0), n);
      if (node.since_standings.has(e.kind)) {
        n = domain_.choose(domain_.both(there, begins(e)), of_this_event, n);
      }
    }
    return n;
  }

  /// Calls f(p, whether p is so related on the day) for each that `relation` names; for `self`, q alone.
  template <class F>
  void related(Relation relation, std::uint8_t q, F f) {
    if (relation == Relation::self) {
      f(q, Bool(true));
      return;
    }
    for (const std::uint8_t p : circle_.subjects[q].relations[static_cast<std::size_t>(relation)]) {
      if (relation == Relation::guardian) {
        f(p, minor(q));
      } else if (relation == Relation::ward) {
        f(p, minor(p));
      } else {
        f(p, Bool(true));
      }
    }
  }

  Bool minor(std::uint8_t q) const {
    return day_ < domain_.add(circle_.subjects[q].born, kMajorityYears, base::Unit::years);
  }

  const Int& day() const { return day_; }

 private:
  /// Whether a while-rule is in force on the day, and where q is at home.
  Bool reaches(const CompiledRule& rule, std::uint8_t q) {
    if (!rule.active) return Bool(false);
    const Bool held = in_force(rule);
    return rule.everywhere ? held : domain_.both(held, domain_.among(home(q), rule.where));
  }

  Bool all(const Node& node, std::uint8_t q, bool negated) {
    Bool held(true);
    for (const NodeId child : node.children) {
      Bool part = holds(child, q);
      held = domain_.both(held, negated ? domain_.negate(part) : part);
      if (!Sink::kReasons && domain_.known_false(held)) break;
    }
    return held;
  }
  Bool any(const Node& node, std::uint8_t q) {
    Bool held = Bool(false);
    for (const NodeId child : node.children) {
      held = domain_.either(held, holds(child, q));
      if (!Sink::kReasons && domain_.known_true(held)) break;
    }
    return held;
  }

  Bool atom(const Node& node, std::uint8_t q) {
    switch (node.op) {
      case Op::attribute:
        return domain_.among(node.a == regime::kHome ? home(q) : attribute(node.a, q), node.mask);
      case Op::age:
        return aged(node, q);
      case Op::flag:
        return event_ == nullptr ? Bool(false) : domain_.flag(*event_, node.a);
      case Op::field:
        return event_ == nullptr ? Bool(false) : domain_.equal(event_->fields[node.a], Int(node.b + 1));
      case Op::about:
        return event_ == nullptr ? Bool(false)
                                 : domain_.either(domain_.equal(event_->about, Int(kNone)),
                                                  domain_.equal(event_->about, Int(node.a)));
      case Op::amount:
        return event_ == nullptr ? Bool(false) : compared(node, event_->amount, q);
      case Op::runs:
        return runs(node, q);
      case Op::imposed:
        return imposed(node, q);
      case Op::count:
        return compared(node, count(node, q), q);
      case Op::done:
        return Int(1) <= count(node, q);
      case Op::score:
        return scored(node, q, false);
      case Op::earlier_score:
        return scored(node, q, true);
      case Op::time_since:
        return since(node, q);
      case Op::in_force:
        return within(node.force);
      case Op::in_place:
        return domain_.among(event_ == nullptr ? home(q) : event_->place, node.mask);
      default:
        return Bool(false);
    }
  }

  Bool within(const regime::Force& force) const {
    Bool held(true);
    if (force.from != base::kAlways) held = Int(force.from) <= day_;
    if (force.until != base::kNever) held = domain_.both(held, day_ < Int(force.until));
    return held;
  }

  Bool imposed(const Node& node, std::uint8_t q) {
    Bool found = Bool(false);
    for (const E& e : circle_.entries) {
      if (e.subject != q || !node.kinds.has(e.kind) || !opened_by(e, node.under)) continue;
      const Bool now = running(e);
      if constexpr (Sink::kReasons) sink_.evidence(e, now);
      found = domain_.either(found, now);
      if (!Sink::kReasons && domain_.known_true(found)) break;
    }
    return found;
  }

  Bool scored(const Node& node, std::uint8_t q, bool earlier) {
    const auto& score = *regime_.score(node.a);
    return domain_.both(covered(score, q), compared(node, points(score, q, earlier), q));
  }

  /// A whole number of years or months, reached on the birthday (29 February: on 28 February).
  Bool aged(const Node& node, std::uint8_t q) {
    const Int& born = circle_.subjects[q].born;
    return over_rows(node.number, q, [&](const std::vector<Piece>& pieces) {
      return over_pieces(pieces, day_, [&](const Piece& piece) {
        const auto reached = [&](int n) {
          return domain_.add(born, n, calendar_unit(piece.amount.unit)) <= day_;
        };
        const int n = piece.amount.low;
        switch (node.comparator) {
          case Comparator::at_least:
            return reached(n);
          case Comparator::above:
            return reached(n + 1);
          case Comparator::below:
            return domain_.negate(reached(n));
          case Comparator::at_most:
            return domain_.negate(reached(n + 1));
          default:
            return domain_.both(reached(n), domain_.negate(reached(n + 1)));
        }
      });
    });
  }

  /// Time since the last of the node's kinds, compared with a duration; false if there was none.
  Bool since(const Node& node, std::uint8_t q) {
    Int last(base::kAlways);
    for (const E& e : circle_.entries) {
      if (e.subject != q || !node.kinds.has(e.kind)) continue;
      const Bool there = domain_.both(e.live, domain_.negate(e.corrected));
      last = domain_.choose(domain_.both(there, last < e.opened), e.opened, last);
    }
    const Int reached = after(last, node.number, q);
    return domain_.both(Int(base::kAlways) < last, [&]() -> Bool {
      switch (node.comparator) {
        case Comparator::at_least:
          return reached <= day_;
        case Comparator::above:
          return reached < day_;
        case Comparator::below:
          return day_ < reached;
        case Comparator::at_most:
          return day_ <= reached;
        default:
          return domain_.equal(reached, day_);
      }
    }());
  }

  Bool compared(const Node& node, const Int& found, std::uint8_t q) {
    if constexpr (Sink::kReasons) sink_.found(found);
    const Int needed = amount(node.number, q);
    switch (node.comparator) {
      case Comparator::at_least:
        return needed <= found;
      case Comparator::above:
        return needed < found;
      case Comparator::below:
        return found < needed;
      case Comparator::at_most:
        return found <= needed;
      default:
        return domain_.equal(found, needed);
    }
  }

  /// An entry counts by the day it was opened; an act, also by its place; performance and procedure,
  /// only in their own matter, if they have one.
  Bool countable(const Node& node, const E& e, const Int& low) const {
    Bool counted = low < e.opened;
    if (node.force.from != base::kAlways) counted = domain_.both(counted, Int(node.force.from) <= e.opened);
    if (e.effect == kNone && node.mask != ~std::uint64_t{0} && !regime_.kinds[e.kind].anywhere) {
      counted = domain_.both(counted, domain_.among(e.place, node.mask));
    }
    if (event_ != nullptr && e.effect == kNone && regime_.kinds[e.kind].anywhere) {
      const Bool general = domain_.equal(e.matter, Int(0));
      counted = domain_.both(counted, domain_.either(general, domain_.equal(e.matter, event_->matter)));
    }
    return counted;
  }

  /// Whether no other entry of the kind ran when this one was opened.
  Bool begins(const E& e) const {
    Bool found(true);
    for (const E& other : circle_.entries) {
      if (&other == &e) break;
      if (other.kind != e.kind || other.subject != e.subject) continue;
      const Bool ran = domain_.both(other.live, domain_.both(other.from <= e.opened, e.opened < other.to));
      found = domain_.both(found, domain_.negate(ran));
    }
    return found;
  }

  bool by_rule(const E& e, const std::vector<RuleId>& rules) const {
    if (e.effect == kNone) return false;
    const RuleId by = regime_.effects[e.effect].rule;
    for (const RuleId rule : rules) {
      if (rule == by) return true;
    }
    return false;
  }
  static bool opened_by(const E& e, const std::vector<EffectId>& effects) {
    if (effects.empty()) return true;
    for (const EffectId effect : effects) {
      if (effect == e.effect) return true;
    }
    return false;
  }

  Int before(const Int& day, NumberId window) {
    return over_pieces(regime_.numbers[window].rows.front().pieces, day, [&](const Piece& piece) {
      return domain_.add(day, -piece.amount.low, calendar_unit(piece.amount.unit));
    });
  }

  Int picked(NumberId id, const Piece& piece) {
    if (piece.least == piece.most && piece.amount.low == piece.amount.high) return Int(piece.amount.low);
    return decide_.pick(id, piece, event_);
  }

  Int shifted(const Int& from, NumberId id, const Piece& piece, NumberId more, std::uint8_t q) {
    switch (piece.amount.unit) {
      case NumberUnit::none:
        return Int(base::kNever);
      case NumberUnit::date:
        return Int(piece.amount.low);
      case NumberUnit::same_day:
        return from;
      case NumberUnit::first_working_day_of_next_month:
        return domain_.next_months_first_working_day(from);
      default:
        break;
    }
    const Int n = picked(id, piece);
    const base::Unit unit = calendar_unit(piece.amount.unit);
    if (more == kNone) return domain_.add(from, n, lowest(piece), highest(piece), unit);
    const Piece& extra = regime_.numbers[more].rows.front().pieces.front();
    if (extra.amount.unit != piece.amount.unit) {
      return after(domain_.add(from, n, lowest(piece), highest(piece), unit), more, q);
    }
    return domain_.add(from, n + picked(more, extra), lowest(piece) + lowest(extra),
                       highest(piece) + highest(extra), unit);
  }
  static int lowest(const Piece& piece) {
    return piece.least < piece.amount.low ? piece.least : piece.amount.low;
  }
  static int highest(const Piece& piece) {
    return piece.most > piece.amount.high ? piece.most : piece.amount.high;
  }

  /// f of the row that the event's field or the score selects; the first row of a number that is no table.
  template <class F>
  auto over_rows(NumberId id, std::uint8_t q, F f) {
    const CompiledNumber& number = regime_.numbers[id];
    auto result = f(number.rows.front().pieces);
    for (std::size_t i = 1; i < number.rows.size(); ++i) {
      const auto& row = number.rows[i];
      result = domain_.choose(selected(number, row, q), f(row.pieces), result);
    }
    return result;
  }
  Bool selected(const CompiledNumber& number, const regime::Row& row, std::uint8_t q) {
    if (number.field != kNone) {
      return event_ == nullptr ? Bool(false)
                               : domain_.equal(event_->fields[number.field], Int(row.field_value + 1));
    }
    const Int score = points(*regime_.score(number.score), q);
    return domain_.both(Int(row.key_low) <= score, score <= Int(row.key_high));
  }

  /// f of the piece that holds on `day`.
  template <class F>
  auto over_pieces(const std::vector<Piece>& pieces, const Int& day, F f) {
    auto result = f(pieces.front());
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      const Bool later = Int(pieces[i].from) <= day;
      if (!domain_.known_false(later)) result = domain_.choose(later, f(pieces[i]), result);
    }
    return result;
  }

  const Regime& regime_;
  const Circle<Domain>& circle_;
  Domain& domain_;
  Sink& sink_;
  Decide& decide_;
  Int day_{};
  const Event<Domain>* event_ = nullptr;
};

}  // namespace osmanthus::registry
