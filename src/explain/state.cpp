#include "explain/state.hpp"

#include <algorithm>

namespace osmanthus::explain {
namespace {

using regime::KindForm;
using regime::kNone;
using regime::NodeId;
using regime::Op;
using registry::KindId;

template <class T>
void add_once(std::vector<T>& all, T value) {
  if (std::ranges::find(all, value) == all.end()) all.push_back(std::move(value));
}

}  // namespace

State::State(const Regime& regime, const Life& life, PlainCircle& circle, CaseDecides& decide)
    : regime_(regime),
      life_(life),
      circle_(circle),
      domain_{&regime.calendar},
      reader_(regime, circle, domain_, nothing_, decide) {
  find_edges();
  for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
    const bool imposed = std::ranges::any_of(circle_.entries, [&](const auto& e) { return e.kind == kind; });
    const bool measure = regime_.kinds[kind].form == KindForm::measure;
    if (!regime_.concluders[kind].empty() || (measure && imposed)) borne_.push_back(kind);
  }
}

std::vector<SubjectState> State::at(Day day) {
  std::vector<SubjectState> all;
  for (std::uint8_t q = 0; q < life_.labels().size(); ++q) {
    SubjectState state;
    state.label = life_.labels()[q];
    standings(state, q, day);
    measures(state, q, day);
    scores(state, q, day);
    all.push_back(std::move(state));
  }
  return all;
}

// ---- standings

std::vector<State::Stretch> State::stretches(std::uint8_t q, KindId kind) const {
  std::vector<std::size_t> mine;
  for (std::size_t i = 0; i < circle_.entries.size(); ++i) {
    const auto& e = circle_.entries[i];
    if (e.kind == kind && e.subject == q && e.from < e.to) mine.push_back(i);
  }
  std::ranges::stable_sort(mine, [&](std::size_t a, std::size_t b) {
    const auto& x = circle_.entries[a];
    const auto& y = circle_.entries[b];
    return std::pair(x.matter, x.from) < std::pair(y.matter, y.from);
  });
  std::vector<Stretch> all;
  for (const std::size_t i : mine) {
    const auto& e = circle_.entries[i];
    const bool joins = !all.empty() && all.back().matter == e.matter && e.from < all.back().interval.until;
    if (!joins) all.push_back({{e.from, e.to}, e.matter, {}});
    all.back().interval.until = std::max(all.back().interval.until, e.to);
    all.back().entries.push_back(i);
  }
  return all;
}

void State::standings(SubjectState& out, std::uint8_t q, Day day) {
  for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
    const auto form = regime_.kinds[kind].form;
    if (form != KindForm::register_list && form != KindForm::record) continue;
    if (!regime_.concluders[kind].empty()) {
      if (const auto held = span(q, kind, day)) {
        out.records.push_back(
            {regime_.kinds[kind].id, "", held->since, held->until, support(q, kind, day).provisions});
      }
    }
    for (const auto& stretch : stretches(q, kind)) {
      if (day < stretch.interval.since || stretch.interval.until <= day) continue;
      if (!regime_.concluders[kind].empty() && stretch.matter == 0) continue;
      std::vector<std::size_t> running;
      for (const auto i : stretch.entries) {
        if (circle_.entries[i].from <= day && day < circle_.entries[i].to) running.push_back(i);
      }
      const auto& id = regime_.kinds[kind].id;
      const auto& matter = life_.matters()[static_cast<std::size_t>(stretch.matter)];
      if (form == KindForm::record) {
        out.records.push_back({id, matter, stretch.interval.since, stretch.interval.until, openers(running)});
      } else {
        out.listings.push_back(
            {id, matter, stretch.interval.since, stretch.interval.until, "in_effect", openers(running)});
      }
    }
  }
}

std::vector<std::string> State::openers(const std::vector<std::size_t>& entries) const {
  std::vector<std::string> all;
  for (const auto i : entries)
    add_once(all, regime_.rules[regime_.effects[circle_.entries[i].effect].rule].id);
  return all;
}

// ---- measures

void State::measures(SubjectState& out, std::uint8_t q, Day day) {
  for (const KindId kind : borne_) {
    if (regime_.kinds[kind].form != KindForm::measure) continue;
    const auto support = this->support(q, kind, day);
    if (!support.holds()) continue;
    const auto interval = span(q, kind, day).value_or(Interval{day, day + 1});
    MeasureInEffect measure;
    measure.id = regime_.kinds[kind].id;
    measure.modality = support.modality == regime::Modality::must ? "must" : "may";
    measure.since = interval.since;
    measure.until = interval.until;
    for (const auto& ground : support.grounds) add_once(measure.grounds, ground.id);
    std::ranges::sort(measure.grounds);
    measure.borne_for = borne_for(support, q);
    measure.because = support.provisions;
    out.measures.push_back(std::move(measure));
  }
}

bool State::holds(std::uint8_t q, KindId kind, Day day) { return carried(q, kind, day, true); }

/// Records are kept apart by matter, and what a state concludes has none; a measure is one whatever its
/// matters.
bool State::carried(std::uint8_t q, KindId kind, Day day, bool any_matter) {
  for (const auto& e : circle_.entries) {
    if (!any_matter && e.matter != 0) continue;
    if (e.kind == kind && e.subject == q && e.from <= day && day < e.to) return true;
  }
  reader_.at(day, nullptr);
  return reader_.concluded(kind, q);
}

std::optional<Interval> State::span(std::uint8_t q, KindId kind, Day day) {
  const bool any_matter = regime_.kinds[kind].form != KindForm::record;
  if (!carried(q, kind, day, any_matter)) return std::nullopt;
  Interval interval{day, base::kNever};
  auto edge = std::ranges::upper_bound(edges_, day);
  for (auto later = edge; later != edges_.end(); ++later) {
    if (carried(q, kind, *later, any_matter) && runs_through(q, kind, *later)) continue;
    interval.until = *later;
    break;
  }
  while (edge != edges_.begin()) {
    --edge;
    interval.since = *edge;
    const bool before = edge != edges_.begin() && carried(q, kind, *edge - 1, any_matter);
    if (!before || !runs_through(q, kind, *edge)) break;
  }
  return interval;
}

/// A measure runs through grounds that only touch; a record that reopens on its closing day is another one.
bool State::runs_through(std::uint8_t q, KindId kind, Day edge) {
  if (regime_.kinds[kind].form != KindForm::record) return true;
  const auto spans_edge = [&](std::uint8_t p, KindId ground) {
    const auto all = stretches(p, ground);
    return std::ranges::any_of(
        all, [&](const Stretch& s) { return s.interval.since < edge && edge < s.interval.until; });
  };
  if (spans_edge(q, kind)) return true;
  const auto grounds = support(q, kind, edge).grounds;
  return std::ranges::any_of(grounds, [&](const Ground& g) {
    const auto ground = regime_.kind(g.id);
    return regime_.score(ground) == nullptr ? spans_edge(g.bearer, ground)
                                            : carried_by_earlier(q, kind, edge, ground);
  });
}

/// Whether the points that were there before the day carry it on that day.
bool State::carried_by_earlier(std::uint8_t q, KindId kind, Day day, KindId score) {
  std::vector<std::size_t> hidden;
  for (std::size_t i = 0; i < circle_.entries.size(); ++i) {
    auto& e = circle_.entries[i];
    if (e.kind != score || e.opened < day || !e.live) continue;
    e.live = false;
    hidden.push_back(i);
  }
  const bool carried = this->carried(q, kind, day, false);
  for (const auto i : hidden) circle_.entries[i].live = true;
  return carried;
}

std::vector<Interval> State::spans(std::uint8_t q, KindId kind, Day last) {
  std::vector<Interval> all;
  for (const Day edge : edges_) {
    if (edge > last) break;
    if (!all.empty() && edge < all.back().until) continue;
    if (const auto found = span(q, kind, edge)) all.push_back(*found);
  }
  return all;
}

Support State::support(std::uint8_t q, KindId kind, Day day) {
  Support support;
  const auto weigh = [&](regime::Modality modality) {
    if (modality == regime::Modality::must) support.modality = regime::Modality::must;
  };
  for (std::size_t i = 0; i < circle_.entries.size(); ++i) {
    const auto& e = circle_.entries[i];
    if (e.kind != kind || e.subject != q || day < e.from || e.to <= day) continue;
    if (regime_.kinds[kind].form == KindForm::record && e.matter != 0) continue;
    const auto& effect = regime_.effects[e.effect];
    weigh(effect.modality);
    add_once(support.provisions, regime_.rules[effect.rule].id);
    support.entries.push_back(i);
    if (e.event < 0) continue;
    const auto& event = life_.events()[static_cast<std::size_t>(e.event)];
    const Day since = std::max(e.from, event.event.on);
    support.grounds.push_back({regime_.kinds[event.alternative.kind].id, event.alternative.by, since});
  }
  reader_.at(day, nullptr);
  for (const auto& concluder : regime_.concluders[kind]) {
    if (!reader_.concludes(concluder.rule, concluder.conclusion, q)) continue;
    const auto& rule = regime_.rules[concluder.rule];
    weigh(rule.conclusions[concluder.conclusion].modality);
    add_once(support.provisions, rule.id);
    add_once(support.rules, concluder.rule);
    add_grounds(support, rule, q, day);
    reader_.at(day, nullptr);
  }
  return support;
}

void State::add_grounds(Support& support, const regime::CompiledRule& rule, std::uint8_t q, Day day) {
  std::vector<std::uint8_t> read_on;
  reader_.related(rule.via, q, [&](std::uint8_t p, bool now) {
    if (now && reader_.holds(rule.guard, p)) read_on.push_back(p);
  });
  for (const auto p : read_on) add_ground_nodes(support, rule.guard, p, day);
}

/// The standings and scores that a guard found in effect: what the measure rests on.
void State::add_ground_nodes(Support& support, NodeId id, std::uint8_t q, Day day) {
  if (id == kNone) return;
  const auto& node = regime_.nodes[id];
  if (node.op == Op::all || node.op == Op::any) {
    for (const auto child : node.children) {
      reader_.at(day, nullptr);
      if (reader_.holds(child, q)) add_ground_nodes(support, child, q, day);
    }
    return;
  }
  if (node.negated || (node.op != Op::runs && node.op != Op::score && node.op != Op::imposed)) return;
  std::vector<std::uint8_t> bearers;
  reader_.related(node.via, q, [&](std::uint8_t p, bool now) {
    if (now) bearers.push_back(p);
  });
  for (const auto p : bearers) {
    if (node.op == Op::score) {
      support.grounds.push_back({regime_.kinds[node.a].id, p, day});
      continue;
    }
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (node.kinds.has(kind) && holds(p, kind, day)) {
        support.grounds.push_back({regime_.kinds[kind].id, p, since(p, kind, day)});
      }
    }
  }
}

Day State::since(std::uint8_t q, KindId kind, Day day) {
  Day first = day;
  for (const auto& stretch : stretches(q, kind)) {
    if (stretch.interval.since <= day && day < stretch.interval.until)
      first = std::min(first, stretch.interval.since);
  }
  if (first == day && !regime_.concluders[kind].empty()) {
    if (const auto held = span(q, kind, day)) first = held->since;
  }
  return first;
}

/// Nobody, if a ground is q's own; else the bearer of the ground that began first.
std::string State::borne_for(const Support& support, std::uint8_t q) const {
  const Ground* first = nullptr;
  for (const auto& ground : support.grounds) {
    if (ground.bearer == q) return "";
    if (first == nullptr || ground.since < first->since) first = &ground;
  }
  return first == nullptr ? "" : life_.labels()[first->bearer];
}

// ---- scores

void State::scores(SubjectState& out, std::uint8_t q, Day day) {
  for (const auto& score : regime_.scores) {
    if (!covered(q, score, day)) continue;
    const int value = points(q, score, day);
    out.scores.push_back({regime_.kinds[score.kind].id, value, value, value, false});
  }
}

bool State::covered(std::uint8_t q, const regime::CompiledScore& score, Day day) {
  reader_.at(day, nullptr);
  return reader_.covered(score, q);
}

int State::points(std::uint8_t q, const regime::CompiledScore& score, Day day) {
  reader_.at(day, nullptr);
  return reader_.points(score, q);
}

// ---- edges

void State::find_edges() {
  for (const auto& e : circle_.entries) {
    for (const Day edge : {e.opened, e.from, e.to}) edges_.push_back(edge);
  }
  for (const auto id : regime_.while_rules) {
    const auto& rule = regime_.rules[id];
    if (!rule.active) continue;
    for (const auto& force : rule.force) {
      edges_.push_back(force.from);
      edges_.push_back(force.until);
    }
  }
  for (const auto& node : regime_.nodes) find_node_edges(node);
  for (const auto& subject : circle_.subjects) {
    edges_.push_back(domain_.add(subject.born, registry::kMajorityYears, base::Unit::years));
  }
  std::ranges::sort(edges_);
  edges_.erase(std::ranges::unique(edges_).begin(), edges_.end());
  std::erase_if(edges_, [](Day day) { return day <= base::kAlways || day >= base::kNever; });
}

/// Birthdays that a guard asks about, days on which a duration has passed, first and last days of force.
void State::find_node_edges(const regime::Node& node) {
  if (node.op == Op::in_force) {
    edges_.push_back(node.force.from);
    edges_.push_back(node.force.until);
  }
  if (node.op != Op::age && node.op != Op::time_since) return;
  for (const auto& row : regime_.numbers[node.number].rows) {
    for (const auto& piece : row.pieces) {
      const auto unit = registry::calendar_unit(piece.amount.unit);
      if (node.op == Op::age) {
        for (const auto& subject : circle_.subjects) {
          edges_.push_back(domain_.add(subject.born, piece.amount.low, unit));
          edges_.push_back(domain_.add(subject.born, piece.amount.low + 1, unit));
        }
        continue;
      }
      for (const auto& e : circle_.entries) {
        if (!node.kinds.has(e.kind)) continue;
        const Day reached = domain_.add(e.opened, piece.amount.low, unit);
        edges_.push_back(reached);
        edges_.push_back(reached + 1);
      }
    }
  }
}

}  // namespace osmanthus::explain
