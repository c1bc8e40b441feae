// The sink that keeps reasons: each provision that was considered, each condition with what was found, each
// change.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "explain/life.hpp"

namespace osmanthus::explain {

/// One condition of a guard as it was found.
struct Finding {
  regime::NodeId node = regime::kNone;
  std::uint8_t subject = 0;
  bool held = false;
  std::optional<std::int32_t> found;  // a count, points, money
};

/// What a provision would have brought, and the bars that held.
struct Barred {
  regime::KindId kind = regime::kNone;
  regime::NodeId bars = regime::kNone;
};

/// A provision that was considered at an event.
struct Considered {
  regime::RuleId rule = regime::kNone;
  std::uint8_t subject = 0;
  std::int16_t event = registry::kNoEvent;
  base::Day on = 0;
  bool active = true, dated = true, placed = true, fires = false;
  std::vector<Finding> findings;
  std::vector<std::size_t> evidence;  // entries that it counted or read
  std::vector<Barred> barred;
};

/// An index into Reasons::all().
using Consideration = std::optional<std::size_t>;

struct Redating {
  std::size_t entry = 0;
  base::Day on = 0;
  base::Day from = 0, to = 0;  // before
  registry::EffectId effect = regime::kNone;
  Consideration because;
};
struct Note {
  registry::EffectId effect = regime::kNone;
  std::uint8_t bearer = 0;
  base::Day on = 0;
  std::int32_t amount = 0;
  Consideration because;
};

class Reasons {
 public:
  static constexpr bool kReasons = true;

  explicit Reasons(const Regime& regime) : regime_(regime) {}

  // What the kernel tells.
  void begin(const PlainCircle& circle, const PlainEvent* event, base::Day on);
  void considering(regime::RuleId rule, std::uint8_t subject);
  void atom(regime::NodeId node, std::uint8_t subject, bool held);
  void found(std::int32_t value);
  void evidence(const registry::Entry<Plain>& entry, bool counted);
  void considered(regime::RuleId rule, std::uint8_t subject, bool active, bool dated, bool placed,
                  bool fires);
  void weighing_bars() { weighing_ = true; }
  void barred(regime::KindId kind, regime::NodeId bars, bool held);
  void firing(registry::EffectId, std::uint8_t) {}
  void opened(const PlainCircle& circle, std::size_t entry);
  void redated(const PlainCircle& circle, std::size_t entry, base::Day from, base::Day to,
               registry::EffectId effect);
  void noted(registry::EffectId effect, std::uint8_t bearer, std::int32_t amount);

  // What it keeps.
  const std::vector<Considered>& all() const { return considered_; }
  const std::vector<Redating>& redatings() const { return redatings_; }
  const std::vector<Note>& notes() const { return notes_; }
  /// By entry of a score: by how much it changed the points that are read.
  std::int32_t points_changed(std::size_t entry) const { return points_changed_.at(entry); }
  /// By entry: what opened it.
  Consideration opening(std::size_t entry) const {
    return entry < openings_.size() ? openings_[entry] : std::nullopt;
  }

 private:
  Consideration latest(registry::EffectId effect) const;
  std::int32_t change_of_points(const PlainCircle& circle, std::size_t entry) const;

  const Regime& regime_;
  const PlainCircle* circle_ = nullptr;
  std::int16_t event_ = registry::kNoEvent;
  base::Day on_ = 0;
  bool considering_ = false;
  bool weighing_ = false;  // what bars the provision that was considered last
  std::optional<std::int32_t> found_;
  std::vector<Considered> considered_;
  std::size_t first_of_event_ = 0;
  std::vector<Redating> redatings_;
  std::vector<Note> notes_;
  std::vector<Consideration> openings_;
  std::map<std::size_t, std::int32_t> points_changed_;
};

}  // namespace osmanthus::explain
