#include "simulation/measures.hpp"

#include <algorithm>
#include <bit>
#include <optional>

namespace osmanthus::simulation {
namespace {

bool opens(const regime::Regime& regime, regime::KindId kind) {
  return std::ranges::any_of(regime.effects, [&](const auto& effect) {
    return effect.form == regime::EffectForm::open && effect.kind == kind && regime.rules[effect.rule].active;
  });
}

bool concludes(const regime::Regime& regime, regime::KindId kind) {
  return std::ranges::any_of(regime.concluders[kind],
                             [&](const auto& concluder) { return regime.rules[concluder.rule].active; });
}

using PlainReading = registry::Reading<registry::Plain, registry::KeepNothing, Decisions>;

Span cut(Span span, Span within) {
  return {std::max(span.from, within.from), std::min(span.until, within.until)};
}

/// By kind and day, none of them empty, those that overlap or touch made one.
void unite(std::vector<Measures::Borne>& borne) {
  std::erase_if(borne, [](const auto& b) { return b.span.from >= b.span.until; });
  std::ranges::sort(borne, {}, [](const auto& b) { return std::pair(b.kind, b.span.from); });
  std::size_t last = 0;
  for (std::size_t i = 1; i < borne.size(); ++i) {
    if (borne[i].kind == borne[last].kind && borne[i].span.from <= borne[last].span.until) {
      borne[last].span.until = std::max(borne[last].span.until, borne[i].span.until);
    } else {
      borne[++last] = borne[i];
    }
  }
  if (!borne.empty()) borne.resize(last + 1);
}

}  // namespace

std::vector<Span> united(std::vector<Span> spans) {
  std::erase_if(spans, [](const Span& s) { return s.from >= s.until; });
  std::ranges::sort(spans, {}, &Span::from);
  std::vector<Span> result;
  for (const Span& s : spans) {
    if (!result.empty() && s.from <= result.back().until) {
      result.back().until = std::max(result.back().until, s.until);
    } else {
      result.push_back(s);
    }
  }
  return result;
}

std::vector<Span> without(const std::vector<Span>& spans, const std::vector<Span>& others) {
  std::vector<Span> result;
  for (Span s : spans) {
    for (const Span& o : others) {
      if (o.until <= s.from || s.until <= o.from) continue;
      if (s.from < o.from) result.push_back({s.from, o.from});
      s.from = o.until;
    }
    if (s.from < s.until) result.push_back(s);
  }
  return result;
}

Measures::Measures(const regime::Regime& regime) : regime_(regime), all_(footprint_of_all(regime)) {
  for (regime::KindId kind = 0; kind < regime.kinds.size(); ++kind) {
    if (regime.kinds[kind].form != regime::KindForm::measure) continue;
    if (opens(regime, kind) || concludes(regime, kind)) kinds_.push_back(kind);
  }
  for (const regime::RuleId id : regime.while_rules) {
    const auto& rule = regime.rules[id];
    const bool any = std::ranges::any_of(rule.conclusions, [&](const auto& c) { return watched(c.kind); });
    if (any && rule.active) {
      const bool of_organisations =
          rule.via == regime::Relation::self && is_of_organisations(regime, rule.guard);
      rules_.push_back({id, needs_of(regime, rule.guard), of_organisations, footprint_of(regime, id)});
    }
  }
}

bool Measures::watched(regime::KindId kind) const {
  const auto form = regime_.kinds[kind].form;
  return form == regime::KindForm::measure || form == regime::KindForm::record;
}

bool Measures::bears(const Circle& circle, Decisions& decisions, regime::KindId measure, std::uint8_t member,
                     base::Day day) const {
  if (measure == regime::kNone) return false;
  registry::Plain plain{&regime_.calendar};
  registry::KeepNothing nothing;
  PlainReading reading(regime_, circle, plain, nothing, decisions);
  reading.at(day, nullptr);
  for (const Entry& e : circle.entries) {
    if (e.kind == measure && e.subject == member && reading.running(e)) return true;
  }
  return reading.concluded(measure, member);
}

std::vector<base::Day> Measures::edges(const Circle& circle, Span within) const {
  std::vector<base::Day> days;
  all_.find_dates(circle, kAnybody, within, regime_.calendar, days);
  return days;
}

std::vector<Measures::Need> Measures::needs_of(const regime::Regime& regime, regime::NodeId id, int depth) {
  using regime::Op;
  if (id == regime::kNone) return {};
  const auto& node = regime.nodes[id];
  if (node.negated) return {};
  switch (node.op) {
    case Op::all: {
      std::vector<Need> all;
      for (const regime::NodeId child : node.children) {
        const auto of_child = needs_of(regime, child, depth);
        all.insert(all.end(), of_child.begin(), of_child.end());
      }
      return all;
    }
    case Op::imposed:
      return {{node.via, node.kinds, true, false}};
    case Op::done:
      return {{node.via, node.kinds, false, false}};
    case Op::runs:
      return needs_of_standing(regime, node, depth);
    default:
      return {};
  }
}

/// An entry of it, or what a while-rule that concludes it needs.
std::vector<Measures::Need> Measures::needs_of_standing(const regime::Regime& regime,
                                                        const regime::Node& node, int depth) {
  constexpr int kDeepest = 3;
  if (node.derived.empty()) return {{node.via, node.kinds, true, false}};
  if (depth == kDeepest) return {};
  Need need{node.via, node.kinds, false, true};
  for (const regime::KindId kind : node.derived) {
    for (const auto& concluder : regime.concluders[kind]) {
      const auto& rule = regime.rules[concluder.rule];
      if (!rule.active) continue;
      const auto of_rule = needs_of(regime, rule.guard, depth + 1);
      if (of_rule.empty()) return {};
      need.kinds.add(of_rule.front().kinds);
    }
  }
  return {need};
}

/// Whether the guard holds of no resident.
bool Measures::is_of_organisations(const regime::Regime& regime, regime::NodeId id) {
  using regime::Op;
  constexpr std::uint64_t kResidents =
      std::uint64_t{1} << regime::kNaturalPerson | std::uint64_t{1} << regime::kPublicServant;
  if (id == regime::kNone) return false;
  const auto& node = regime.nodes[id];
  if (node.negated || node.via != regime::Relation::self) return false;
  if (node.op == Op::attribute) return node.a == regime::kSubjectKind && (node.mask & kResidents) == 0;
  return node.op == Op::all && std::ranges::any_of(node.children, [&](regime::NodeId child) {
           return is_of_organisations(regime, child);
         });
}

void Measures::find_rules(const regime::KindSet& there, regime::PlaceId place, Rules& rules) const {
  rules.clear();
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (may_bring(rules_[i], there, place)) rules.push_back(static_cast<std::uint16_t>(i));
  }
}

const Measures::Rules& RulesFound::of(const regime::KindSet& there, regime::PlaceId place) {
  const Key key{std::bit_cast<decltype(Key::there)>(there), place};
  const auto [found, is_new] = found_.try_emplace(key);
  if (is_new) measures_->find_rules(there, place, found->second);
  return found->second;
}

std::size_t RulesFound::Hash::operator()(const Key& key) const {
  std::uint64_t mixed = key.place;
  for (const std::uint64_t word : key.there) {
    mixed = (mixed ^ word) * 0x9e3779b97f4a7c15;
    mixed ^= mixed >> 32U;
  }
  return mixed;
}

bool Measures::may_bring(const StateRule& rule, const regime::KindSet& there, regime::PlaceId place) const {
  const auto& compiled = regime_.rules[rule.id];
  const bool here = compiled.everywhere || registry::Plain::among(place, compiled.where);
  return here && std::ranges::all_of(rule.needs, [&](const Need& n) { return there.meets(n.kinds); });
}

/// Of one that concludes neither measures nor records nothing is known.
bool Measures::may_apply(const std::vector<regime::RuleId>& some, const regime::KindSet& there,
                         regime::PlaceId place) const {
  return std::ranges::any_of(some, [&](regime::RuleId id) {
    const auto rule = std::ranges::find(rules_, id, &StateRule::id);
    return rule == rules_.end() || may_bring(*rule, there, place);
  });
}

bool Measures::any_of_residents(const Rules& rules) const {
  return std::ranges::any_of(rules, [&](std::uint16_t rule) { return !rules_[rule].of_organisations; });
}

/// Whether the guard may hold for the member, by where he lives and what entries there are of whom.
bool Measures::may_apply(const StateRule& rule, const Circle& circle, std::uint8_t member,
                         const KindsThere& there) const {
  const auto& compiled = regime_.rules[rule.id];
  const auto home = circle.subjects[member].attributes[regime::kHome];
  const bool elsewhere =
      !compiled.everywhere && !circle.attributes_change && !registry::Plain::among(home, compiled.where);
  if (elsewhere) return false;
  const auto somebody = [&](std::uint8_t q, regime::Relation via, auto is_meant) {
    if (via == regime::Relation::self) return is_meant(q);
    const auto& related = circle.subjects[q].relations[static_cast<std::size_t>(via)];
    return std::any_of(related.begin(), related.end(), is_meant);
  };
  return somebody(member, compiled.via, [&](std::uint8_t p) {
    return std::ranges::all_of(rule.needs, [&](const Need& need) {
      const auto has = [&](const regime::KindSet& kinds) { return kinds.meets(need.kinds); };
      if (need.anybody) return std::ranges::any_of(there, has);
      return somebody(p, need.via, [&](std::uint8_t q) { return has(there[q]); });
    });
  });
}

/// Outside of it the rule does not hold for the member.
Span Measures::span_of_needs(const StateRule& rule, const Circle& circle, std::uint8_t member,
                             Span within) const {
  if (regime_.rules[rule.id].via != regime::Relation::self) return within;
  Span span = within;
  for (const Need& need : rule.needs) {
    if (!need.runs || need.via != regime::Relation::self) continue;
    Span of_need{within.until, within.from};
    for (const Entry& e : circle.entries) {
      if (e.subject != member || !need.kinds.has(e.kind)) continue;
      of_need = {std::min(of_need.from, e.from), std::max(of_need.until, e.to)};
    }
    span = {std::max(span.from, of_need.from), std::min(span.until, of_need.until)};
  }
  return span;
}

/// Which of what the rule concludes counts here, and is not left undone by who may do it: permitted once for
/// all.
std::uint64_t Measures::permitted(const StateRule& rule, Decisions& decisions, std::uint8_t member) const {
  const auto& conclusions = regime_.rules[rule.id].conclusions;
  std::uint64_t permitted = 0;
  for (std::size_t c = 0; c < conclusions.size(); ++c) {
    const bool may = conclusions[c].modality == regime::Modality::may;
    if (watched(conclusions[c].kind) && (!may || decisions.may_conclude(rule.id, c, member)))
      permitted |= std::uint64_t{1} << c;
  }
  return permitted;
}

/// What the rule brings to the member, and when: between two dates of its footprint nothing changes.
template <class Reading>
void Measures::conclude(const StateRule& rule, Reading& reading, Decisions& decisions, const Circle& circle,
                        std::uint8_t member, Span within, std::vector<base::Day>& days,
                        std::vector<Borne>& borne) const {
  const auto& conclusions = regime_.rules[rule.id].conclusions;
  const Span span = span_of_needs(rule, circle, member, within);
  if (span.from >= span.until) return;
  rule.footprint.find_dates(circle, rule.footprint.own ? member : kAnybody, within, regime_.calendar, days);
  std::optional<std::uint64_t> permitted;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (days[i] < span.from || span.until <= days[i]) continue;
    reading.at(days[i], nullptr);
    if (!reading.applies(rule.id, member)) continue;
    if (!permitted) permitted = this->permitted(rule, decisions, member);
    if (*permitted == 0) return;
    const Span between{days[i], i + 1 < days.size() ? days[i + 1] : within.until};
    for (std::size_t c = 0; c < conclusions.size(); ++c) {
      if ((*permitted >> c & 1U) == 0) continue;
      if (conclusions[c].bars == regime::kNone || reading.concludes(rule.id, c, member))
        borne.push_back({conclusions[c].kind, between});
    }
  }
}

std::vector<Measures::Borne> Measures::borne(const Circle& circle, Decisions& decisions, std::uint8_t member,
                                             const KindsThere& there, const Rules& rules, Span within) const {
  std::vector<Borne> borne;
  for (const Entry& e : circle.entries) {
    if (e.subject == member && regime_.kinds[e.kind].form == regime::KindForm::measure)
      borne.push_back({e.kind, cut({e.from, e.to}, within)});
  }
  registry::Plain plain{&regime_.calendar};
  registry::KeepNothing nothing;
  PlainReading reading(regime_, circle, plain, nothing, decisions);
  std::vector<base::Day> days;
  for (const std::uint16_t rule : rules) {
    if (may_apply(rules_[rule], circle, member, there))
      conclude(rules_[rule], reading, decisions, circle, member, within, days, borne);
  }
  unite(borne);
  return borne;
}

std::vector<Span> Measures::spans_for_organisation(const Circle& circle, Decisions& decisions,
                                                   std::uint8_t member, Span within) const {
  const auto burdens = [&](regime::KindId kind) {
    return regime_.kinds[kind].form == regime::KindForm::measure && !regime_.kinds[kind].good;
  };
  std::vector<Borne> borne;
  const auto there = kinds_there(circle.entries);
  for (const Entry& e : circle.entries) {
    if (e.subject == member && e.effect != regime::kNone &&
        regime_.effects[e.effect].to == regime::Relation::representative)
      borne.push_back({e.kind, cut({e.from, e.to}, within)});
  }
  registry::Plain plain{&regime_.calendar};
  registry::KeepNothing nothing;
  PlainReading reading(regime_, circle, plain, nothing, decisions);
  std::vector<base::Day> days;
  for (const StateRule& rule : rules_) {
    if (regime_.rules[rule.id].via == regime::Relation::represented && may_apply(rule, circle, member, there))
      conclude(rule, reading, decisions, circle, member, within, days, borne);
  }
  std::vector<Span> spans;
  for (const Borne& b : borne) {
    if (burdens(b.kind)) spans.push_back(b.span);
  }
  return united(std::move(spans));
}

bool Measures::ever_applies(const Circle& circle, Decisions& decisions,
                            const std::vector<regime::RuleId>& rules,
                            const std::vector<base::Day>& days) const {
  registry::Plain plain{&regime_.calendar};
  registry::KeepNothing nothing;
  PlainReading reading(regime_, circle, plain, nothing, decisions);
  for (const base::Day day : days) {
    reading.at(day, nullptr);
    for (const regime::RuleId rule : rules) {
      for (std::uint8_t q = 0; q < circle.subjects.size(); ++q) {
        if (reading.applies(rule, q)) return true;
      }
    }
  }
  return false;
}

}  // namespace osmanthus::simulation
