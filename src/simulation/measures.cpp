#include "simulation/measures.hpp"

#include <algorithm>

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

constexpr std::size_t kNotAdverse = ~std::size_t{0};

using PlainReading = registry::Reading<registry::Plain, registry::KeepNothing, Decisions>;

void add_inside(base::Day day, Span within, std::vector<base::Day>& days) {
  if (within.from < day && day < within.until) days.push_back(day);
}

void sort_out(std::vector<base::Day>& days) {
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
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

Measures::Measures(const regime::Regime& regime) : regime_(regime) {
  for (regime::KindId kind = 0; kind < regime.kinds.size(); ++kind) {
    const auto& k = regime.kinds[kind];
    if (k.form != regime::KindForm::measure || k.good) continue;
    if (opens(regime, kind) || concludes(regime, kind)) adverse_.push_back(kind);
  }
  adverse_place_.assign(regime.kinds.size(), kNotAdverse);
  for (std::size_t i = 0; i < adverse_.size(); ++i) adverse_place_[adverse_[i]] = i;
  for (const regime::RuleId id : regime.while_rules) {
    const auto& conclusions = regime.rules[id].conclusions;
    const bool adverse = std::ranges::any_of(
        conclusions, [&](const auto& c) { return adverse_place_[c.kind] != kNotAdverse; });
    if (adverse && regime.rules[id].active)
      adverse_rules_.push_back({id, needs_of(regime, regime.rules[id].guard)});
  }
  find_law_days();
  find_ages();
}

void Measures::find_law_days() {
  for (const regime::RuleId id : regime_.while_rules) {
    for (const auto& force : regime_.rules[id].force)
      law_days_.insert(law_days_.end(), {force.from, force.until});
  }
  for (const auto& node : regime_.nodes) {
    if (node.op == regime::Op::in_force)
      law_days_.insert(law_days_.end(), {node.force.from, node.force.until});
  }
  sort_out(law_days_);
}

/// `above` and `at most` turn a year after the age that they name.
void Measures::find_ages() {
  for (const auto& node : regime_.nodes) {
    if (node.op != regime::Op::age) continue;
    for (const auto& row : regime_.numbers[node.number].rows) {
      for (const auto& piece : row.pieces) {
        const base::Unit unit = registry::calendar_unit(piece.amount.unit);
        for (const int amount : {piece.amount.low, piece.amount.low + 1}) ages_.push_back({amount, unit});
      }
    }
  }
  constexpr Age kMajority{registry::kMajorityYears, base::Unit::years};
  ages_.push_back(kMajority);
  const auto key = [](const Age& a) { return std::pair(a.amount, a.unit); };
  std::ranges::sort(ages_, {}, key);
  ages_.erase(
      std::unique(ages_.begin(), ages_.end(), [&](const Age& a, const Age& b) { return key(a) == key(b); }),
      ages_.end());
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

bool Measures::bears_for_organisation(const Circle& circle, Decisions& decisions, regime::KindId measure,
                                      std::uint8_t member, base::Day day) const {
  registry::Plain plain{&regime_.calendar};
  registry::KeepNothing nothing;
  PlainReading reading(regime_, circle, plain, nothing, decisions);
  reading.at(day, nullptr);
  const auto of_representative = [&](const Entry& e) {
    return e.kind == measure && e.subject == member && e.effect != regime::kNone &&
           regime_.effects[e.effect].to == regime::Relation::representative && reading.running(e);
  };
  const auto for_represented = [&](const regime::Concluder& concluder) {
    return regime_.rules[concluder.rule].via == regime::Relation::represented &&
           reading.concludes(concluder.rule, concluder.conclusion, member);
  };
  return std::ranges::any_of(circle.entries, of_representative) ||
         std::ranges::any_of(regime_.concluders[measure], for_represented);
}

std::vector<base::Day> Measures::edges(const Circle& circle, Span within) const {
  std::vector<base::Day> days{within.from};
  for (const Entry& e : circle.entries) {
    add_inside(e.from, within, days);
    add_inside(e.to, within, days);
  }
  for (const base::Day day : law_days_) add_inside(day, within, days);
  for (const auto& subject : circle.subjects) {
    for (const Age& age : ages_) {
      add_inside(base::plus(subject.born, age.amount, age.unit, regime_.calendar), within, days);
    }
  }
  sort_out(days);
  return days;
}

std::vector<Span> Measures::concluded_spans(const Circle& circle, Decisions& decisions, regime::KindId kind,
                                            std::uint8_t member, const std::vector<base::Day>& edges,
                                            base::Day until) const {
  registry::Plain plain{&regime_.calendar};
  registry::KeepNothing nothing;
  PlainReading reading(regime_, circle, plain, nothing, decisions);
  std::vector<Span> found;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const base::Day next = i + 1 < edges.size() ? edges[i + 1] : until;
    reading.at(edges[i], nullptr);
    if (reading.concluded(kind, member)) found.push_back({edges[i], next});
  }
  return united(std::move(found));
}

std::vector<Measures::Need> Measures::needs_of(const regime::Regime& regime, regime::NodeId id) {
  using regime::Op;
  if (id == regime::kNone) return {};
  const auto& node = regime.nodes[id];
  if (node.negated) return {};
  if (node.op == Op::all) {
    std::vector<Need> all;
    for (const regime::NodeId child : node.children) {
      const auto of_child = needs_of(regime, child);
      all.insert(all.end(), of_child.begin(), of_child.end());
    }
    return all;
  }
  const bool asks_for_an_entry =
      node.op == Op::imposed || node.op == Op::done || (node.op == Op::runs && node.derived.empty());
  return asks_for_an_entry ? std::vector<Need>{{node.via, node.kinds}} : std::vector<Need>{};
}

/// The rules whose guard may hold for the member, by what entries there are.
std::vector<const Measures::AdverseRule*> Measures::possible_rules(const Circle& circle,
                                                                   std::uint8_t member) const {
  std::array<regime::KindSet, kMostSubjects> there;
  for (const Entry& e : circle.entries) there[e.subject].add(e.kind);
  const auto has_one = [&](std::uint8_t q, const regime::KindSet& kinds) { return there[q].meets(kinds); };
  const auto somebody = [&](std::uint8_t q, regime::Relation via, auto is_meant) {
    if (via == regime::Relation::self) return is_meant(q);
    const auto& related = circle.subjects[q].relations[static_cast<std::size_t>(via)];
    return std::any_of(related.begin(), related.end(), is_meant);
  };
  std::vector<const AdverseRule*> rules;
  for (const AdverseRule& rule : adverse_rules_) {
    const bool possible = somebody(member, regime_.rules[rule.id].via, [&](std::uint8_t p) {
      return std::ranges::all_of(rule.needs, [&](const Need& need) {
        return somebody(p, need.via, [&](std::uint8_t q) { return has_one(q, need.kinds); });
      });
    });
    if (possible) rules.push_back(&rule);
  }
  return rules;
}

/// Rules that cannot hold without an entry do not hold before there is one.
std::size_t Measures::first_of_interest(const Circle& circle, const std::vector<const AdverseRule*>& rules,
                                        const std::vector<base::Day>& edges) {
  if (std::ranges::any_of(rules, [](const AdverseRule* rule) { return rule->needs.empty(); })) return 0;
  const auto first = std::ranges::min_element(circle.entries, {}, &Entry::from);
  if (first == circle.entries.end()) return edges.size();
  return static_cast<std::size_t>(std::ranges::lower_bound(edges, first->from) - edges.begin());
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

std::vector<std::vector<Span>> Measures::adverse_spans(const Circle& circle, Decisions& decisions,
                                                       std::uint8_t member,
                                                       const std::vector<base::Day>& edges,
                                                       base::Day until) const {
  registry::Plain plain{&regime_.calendar};
  registry::KeepNothing nothing;
  PlainReading reading(regime_, circle, plain, nothing, decisions);
  const auto rules = possible_rules(circle, member);
  const bool imposed = std::ranges::any_of(circle.entries, [&](const Entry& e) {
    return e.subject == member && adverse_place_[e.kind] != kNotAdverse;
  });
  if (rules.empty() && !imposed) return {};
  std::vector<std::vector<Span>> found(adverse_.size());
  for (std::size_t i = first_of_interest(circle, rules, edges); i < edges.size(); ++i) {
    const Span between{edges[i], i + 1 < edges.size() ? edges[i + 1] : until};
    const auto borne = [&](regime::KindId kind) {
      const std::size_t place = adverse_place_[kind];
      if (place == kNotAdverse) return true;
      return !found[place].empty() && found[place].back().from == between.from;
    };
    reading.at(between.from, nullptr);
    for (const Entry& e : circle.entries) {
      if (e.subject == member && !borne(e.kind) && reading.running(e))
        found[adverse_place_[e.kind]].push_back(between);
    }
    for (const AdverseRule* rule : rules) {
      if (!reading.applies(rule->id, member)) continue;
      const auto& conclusions = regime_.rules[rule->id].conclusions;
      for (std::size_t c = 0; c < conclusions.size(); ++c) {
        if (!borne(conclusions[c].kind) && reading.concludes(rule->id, c, member))
          found[adverse_place_[conclusions[c].kind]].push_back(between);
      }
    }
  }
  for (auto& spans : found) spans = united(std::move(spans));
  return found;
}

std::vector<Span> Measures::spans_for_organisation(const Circle& circle, Decisions& decisions,
                                                   std::uint8_t member, const std::vector<base::Day>& edges,
                                                   base::Day until) const {
  std::vector<Span> found;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const base::Day next = i + 1 < edges.size() ? edges[i + 1] : until;
    const bool borne = std::ranges::any_of(adverse_, [&](regime::KindId measure) {
      return bears_for_organisation(circle, decisions, measure, member, edges[i]);
    });
    if (borne) found.push_back({edges[i], next});
  }
  return united(std::move(found));
}

}  // namespace osmanthus::simulation
