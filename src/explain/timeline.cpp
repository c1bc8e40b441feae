#include "explain/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "explain/words.hpp"

namespace osmanthus::explain {
namespace {

using regime::EffectForm;
using regime::KindForm;
using regime::kNone;

std::string_view opening_word(KindForm form) {
  switch (form) {
    case KindForm::register_list:
      return "listed";
    case KindForm::duty:
      return "duty_imposed";
    default:
      return "record_opened";
  }
}

std::string_view ending_word(KindForm form) {
  switch (form) {
    case KindForm::register_list:
      return "delisted";
    case KindForm::duty:
      return "duty_done";
    default:
      return "record_closed";
  }
}

std::string_view note_word(EffectForm form) {
  switch (form) {
    case EffectForm::warn:
      return "warning";
    case EffectForm::fine:
      return "fine";
    case EffectForm::refer:
      return "referred";
    default:
      return "disclosed";
  }
}

}  // namespace

std::vector<Change> Timeline::changes() {
  for (std::uint8_t q = 0; q < life_.labels().size(); ++q) {
    standings(q);
    points(q);
    borne(q);
  }
  notes();
  std::erase_if(changes_, [&](const Change& c) { return c.on > life_.source().as_of; });
  std::ranges::stable_sort(changes_, {}, &Change::on);
  return std::move(changes_);
}

void Timeline::standings(std::uint8_t q) {
  for (registry::KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
    const auto form = regime_.kinds[kind].form;
    if (form != KindForm::register_list && form != KindForm::record && form != KindForm::duty) continue;
    // A record that a state can conclude is told once, with what is borne; what is of a matter, by itself.
    const bool borne = std::ranges::find(state_.borne_kinds(), kind) != state_.borne_kinds().end();
    for (const auto& stretch : state_.stretches(q, kind)) {
      if (!borne || stretch.matter != 0) this->stretch(q, kind, stretch);
    }
  }
}

void Timeline::stretch(std::uint8_t q, registry::KindId kind, const State::Stretch& stretch) {
  const auto form = regime_.kinds[kind].form;
  const auto& matter = life_.matters()[static_cast<std::size_t>(stretch.matter)];
  for (const auto i : stretch.entries) {
    const auto& e = circle_.entries[i];
    const bool first = i == stretch.entries.front();
    auto& change = add(e.from, q, first ? opening_word(form) : "renewed", regime_.kinds[kind].id);
    change.matter = matter;
    change.until = e.to;
    change.because = because_of_entry(i);
  }
  for (const auto& redating : reasons_.redatings()) {
    const auto& effect = regime_.effects[redating.effect];
    if (effect.form != EffectForm::extend) continue;
    if (std::ranges::find(stretch.entries, redating.entry) == stretch.entries.end()) continue;
    auto& change = add(redating.on, q, "extended", regime_.kinds[kind].id);
    change.matter = matter;
    change.until = circle_.entries[redating.entry].to;
    change.because = because_of(redating.because, redating.effect, redating.on);
  }
  ended(q, kind, stretch);
}

void Timeline::ended(std::uint8_t q, registry::KindId kind, const State::Stretch& stretch) {
  if (stretch.interval.until >= base::kNever) return;
  std::size_t last = stretch.entries.front();
  for (const auto i : stretch.entries) {
    if (circle_.entries[i].to == stretch.interval.until) last = i;
  }
  auto& change =
      add(stretch.interval.until, q, ending_word(regime_.kinds[kind].form), regime_.kinds[kind].id);
  change.matter = life_.matters()[static_cast<std::size_t>(stretch.matter)];
  if (const auto* redating = redating_to(last, stretch.interval.until)) {
    change.by = to_string(regime_.effects[redating->effect].by);
    change.because = because_of(redating->because, redating->effect, redating->on);
  } else {
    change.by = "expiry";
    change.because = because_of_entry(last);
  }
}

/// The rewriting that ended the entry on that day; none if it ran out by itself.
const Redating* Timeline::redating_to(std::size_t entry, Day on) const {
  for (auto it = reasons_.redatings().rbegin(); it != reasons_.redatings().rend(); ++it) {
    const bool ends = regime_.effects[it->effect].form == EffectForm::end && it->to != on;
    if (it->entry == entry && it->on == on && ends) return &*it;
  }
  return nullptr;
}

void Timeline::points(std::uint8_t q) {
  for (std::size_t i = 0; i < circle_.entries.size(); ++i) {
    const auto& e = circle_.entries[i];
    if (e.subject != q || regime_.kinds[e.kind].form != KindForm::score) continue;
    auto& change = add(e.opened, q, "points", regime_.kinds[e.kind].id);
    change.amount = reasons_.points_changed(i);
    if (e.to < base::kNever && e.to > e.from) change.until = e.to;
    change.because = because_of_entry(i);
  }
}

void Timeline::borne(std::uint8_t q) {
  for (const auto kind : state_.borne_kinds()) {
    for (const auto& span : state_.spans(q, kind, life_.source().as_of)) borne_span(q, kind, span);
  }
}

void Timeline::borne_span(std::uint8_t q, registry::KindId kind, const Interval& span) {
  const auto& id = regime_.kinds[kind].id;
  const bool record = regime_.kinds[kind].form == KindForm::record;
  const bool seized = !record && id.ends_with("_seizure");
  const auto begun = state_.support(q, kind, span.since);
  const auto why = [&](const Support& support, Day on) {
    if (!support.rules.empty()) return because_of_rule(support.rules.front(), on, support.grounds);
    return support.entries.empty() ? Because{} : because_of_entry(support.entries.front());
  };
  auto& start = add(span.since, q, record ? "record_opened" : seized ? "seized" : "measure_started", id);
  start.until = span.until;
  start.because = why(begun, span.since);
  if (span.until > life_.source().as_of) return;
  auto& end = add(span.until, q, record ? "record_closed" : seized ? "returned" : "measure_ended", id);
  const auto before = state_.support(q, kind, span.until - 1);
  end.because = why(before, span.until);
  if (before.entries.empty()) return;
  if (const auto* redating = redating_to(before.entries.back(), span.until)) {
    end.by = to_string(regime_.effects[redating->effect].by);
    end.because = because_of(redating->because, redating->effect, redating->on);
  } else {
    end.by = "expiry";
  }
}

void Timeline::notes() {
  for (const auto& note : reasons_.notes()) {
    const auto& effect = regime_.effects[note.effect];
    const auto* source = effect.source;
    const bool named = source != nullptr && !source->targets.empty();
    const std::string what = named ? source->targets.front().id : std::string(note_word(effect.form));
    auto& change = add(note.on, note.bearer, note_word(effect.form), what);
    if (effect.form == EffectForm::fine) change.amount = note.amount;
    change.because = because_of(note.because, note.effect, note.on);
  }
}

Change& Timeline::add(Day on, std::uint8_t q, std::string_view change, const std::string& what) {
  Change made;
  made.on = on;
  made.subject = life_.labels()[q];
  made.change = change;
  made.what = what;
  changes_.push_back(std::move(made));
  return changes_.back();
}

// ---- reasons

Because Timeline::because_of_entry(std::size_t entry) const {
  const auto& e = circle_.entries[entry];
  return because_of(reasons_.opening(entry), e.effect, e.opened);
}

Because Timeline::because_of(const Consideration& consideration, registry::EffectId effect_id, Day on) const {
  const auto& effect = regime_.effects[effect_id];
  const auto& rule = regime_.rules[effect.rule];
  Because because;
  because.provision = rule.id;
  because.citation = full_citation(*rule.provision);
  because.source = rule.provision->source;
  because.may = effect.modality == regime::Modality::may;
  if (consideration) {
    const auto& considered = reasons_.all()[*consideration];
    auto evidence = considered.evidence;
    if (considered.event >= 0) {
      for (std::size_t i = 0; i < circle_.entries.size(); ++i) {
        const auto& e = circle_.entries[i];
        if (e.event == considered.event && e.effect == kNone) evidence.push_back(i);
      }
    }
    std::ranges::sort(evidence);
    evidence.erase(std::ranges::unique(evidence).begin(), evidence.end());
    for (const auto i : evidence) because.facts.push_back(fact(i));
  }
  add_numbers(because, rule, &effect, on);
  return because;
}

Because Timeline::because_of_rule(regime::RuleId id, Day on, const std::vector<Ground>& grounds) const {
  const auto& rule = regime_.rules[id];
  Because because;
  because.provision = rule.id;
  because.citation = full_citation(*rule.provision);
  because.source = rule.provision->source;
  because.may = std::ranges::all_of(rule.conclusions,
                                    [](const auto& c) { return c.modality == regime::Modality::may; });
  for (const auto& ground : grounds) {
    const auto words = fmt::format("{}: {} since {}", life_.labels()[ground.bearer], ground.id,
                                   base::format_date(ground.since));
    if (std::ranges::find(because.facts, words) == because.facts.end()) because.facts.push_back(words);
  }
  add_numbers(because, rule, nullptr, on);
  return because;
}

void Timeline::add_numbers(Because& because, const regime::CompiledRule& rule,
                           const regime::CompiledEffect* effect, Day on) const {
  add_node_numbers(because, rule.guard, on);
  if (effect == nullptr) return;
  for (const auto number :
       {effect->lasts, effect->until, effect->notice, effect->after, effect->at_least, effect->amount}) {
    add_number(because, number, on);
  }
}

void Timeline::add_node_numbers(Because& because, regime::NodeId id, Day on) const {
  if (id == kNone) return;
  const auto& node = regime_.nodes[id];
  add_number(because, node.window, on);
  add_number(because, node.number, on);
  for (const auto child : node.children) add_node_numbers(because, child, on);
}

void Timeline::add_number(Because& because, regime::NumberId id, Day on) const {
  if (id == kNone) return;
  const auto& number = regime_.numbers[id];
  for (const auto& [name, value] : because.parameters) {
    if (name == number.name) return;
  }
  because.parameters.emplace_back(number.name, in_words(number, on));
  if (const auto range = assumed_range(number, on); !range.empty()) {
    because.assumed.push_back(
        fmt::format("{}: {} is assumed, {} is possible", number.name, in_words(number, on), range));
  }
}

/// "debtor: break_settlement on 2018-06-01 (e1)".
std::string Timeline::fact(std::size_t entry) const {
  const auto& e = circle_.entries[entry];
  const auto& source = e.event < 0 ? nullptr : life_.events()[static_cast<std::size_t>(e.event)].source;
  const std::string id = source == nullptr || source->id.empty() ? "" : fmt::format(" ({})", source->id);
  const auto since = e.effect == kNone ? "on" : "since";
  return fmt::format("{}: {} {} {}{}", life_.labels()[e.subject], regime_.kinds[e.kind].id, since,
                     base::format_date(e.effect == kNone ? e.opened : e.from), id);
}

}  // namespace osmanthus::explain
