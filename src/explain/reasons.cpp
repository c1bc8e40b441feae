#include "explain/reasons.hpp"

#include <algorithm>

namespace osmanthus::explain {

void Reasons::begin(const PlainCircle& circle, const PlainEvent* event, base::Day on) {
  circle_ = &circle;
  event_ = event == nullptr ? registry::kNoEvent : event->index;
  on_ = on;
  first_of_event_ = considered_.size();
}

void Reasons::considering(regime::RuleId rule, std::uint8_t subject) {
  considering_ = true;
  found_.reset();
  considered_.push_back({rule, subject, event_, on_, true, true, true, false, {}, {}, {}});
}

void Reasons::atom(regime::NodeId node, std::uint8_t subject, bool held) {
  if (!considering_ && !weighing_) return;
  considered_.back().findings.push_back({node, subject, held, found_});
  found_.reset();
}

void Reasons::found(std::int32_t value) { found_ = value; }

void Reasons::evidence(const registry::Entry<Plain>& entry, bool counted) {
  if (!considering_ || !counted) return;
  const auto index = static_cast<std::size_t>(&entry - circle_->entries.data());
  auto& evidence = considered_.back().evidence;
  if (evidence.empty() || evidence.back() != index) evidence.push_back(index);
}

void Reasons::considered(regime::RuleId, std::uint8_t, bool active, bool dated, bool placed, bool fires) {
  auto& last = considered_.back();
  last.active = active;
  last.dated = dated;
  last.placed = placed;
  last.fires = fires && active;
  considering_ = false;
}

void Reasons::barred(regime::KindId kind, regime::NodeId bars, bool held) {
  weighing_ = false;
  if (held) considered_.back().barred.push_back({kind, bars});
}

void Reasons::opened(const PlainCircle& circle, std::size_t entry) {
  openings_.resize(entry + 1);
  const auto effect = circle.entries[entry].effect;
  if (effect == regime::kNone) return;
  openings_[entry] = latest(effect);
  if (regime_.score(circle.entries[entry].kind) != nullptr)
    points_changed_[entry] = change_of_points(circle, entry);
}

/// Where earlier points were taken back, what an entry weighs is not what it changes: the sum was cut when
/// read.
std::int32_t Reasons::change_of_points(const PlainCircle& circle, std::size_t entry) const {
  const auto& latest = circle.entries[entry];
  const auto& score = *regime_.score(latest.kind);
  std::int32_t before = score.start;
  for (std::size_t i = 0; i < entry; ++i) {
    const auto& e = circle.entries[i];
    if (e.kind == latest.kind && e.subject == latest.subject && e.from <= on_ && on_ < e.to)
      before += e.weight;
  }
  const auto read = [&](std::int32_t sum) { return std::clamp(sum, score.floor, score.ceiling); };
  return read(before + latest.weight) - read(before);
}

void Reasons::redated(const PlainCircle& circle, std::size_t entry, base::Day from, base::Day to,
                      registry::EffectId effect) {
  const auto& now = circle.entries[entry];
  if (now.from == from && now.to == to && !now.corrected) return;
  redatings_.push_back({entry, on_, from, to, effect, latest(effect)});
}

void Reasons::noted(registry::EffectId effect, std::uint8_t bearer, std::int32_t amount) {
  notes_.push_back({effect, bearer, on_, amount, latest(effect)});
}

/// The latest consideration, at this event, of the rule that the effect belongs to and that fired.
Consideration Reasons::latest(registry::EffectId effect) const {
  const auto rule = regime_.effects[effect].rule;
  for (std::size_t i = considered_.size(); i > first_of_event_; --i) {
    if (considered_[i - 1].rule == rule && considered_[i - 1].fires) return i - 1;
  }
  return std::nullopt;
}

}  // namespace osmanthus::explain
