#include "simulation/heeded.hpp"

#include <algorithm>

namespace osmanthus::simulation {
namespace {

using regime::KindId;

constexpr std::uint64_t kEverywhere = ~std::uint64_t{0};

class Heed {
 public:
  Heed(const regime::Regime& regime, const scenario::Horizon& horizon)
      : regime_(regime), horizon_(horizon), found_(regime.kinds.size()) {}

  Heeded find() {
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      for (const regime::RuleId id : regime_.triggers[kind]) set_off_by(kind, regime_.rules[id]);
    }
    for (const auto& rule : regime_.rules) {
      if (!counts(rule)) continue;
      asked_in(rule.guard);
      for (const auto effect : rule.effects) asked_in(regime_.effects[effect].bars);
      for (const auto& conclusion : rule.conclusions) asked_in(conclusion.bars);
    }
    for (const auto& score : regime_.scores) asked_in(score.covers);
    return std::move(found_);
  }

 private:
  bool counts(const regime::CompiledRule& rule) const {
    return rule.active && std::ranges::any_of(rule.force, [&](const auto& force) {
             return force.from < horizon_.until && horizon_.start < force.until;
           });
  }

  /// Whoever acts is at home in a run; what counts wherever it is done is not told apart by place.
  void set_off_by(KindId kind, const regime::CompiledRule& rule) {
    if (!counts(rule)) return;
    const bool by_place = !rule.everywhere && !regime_.kinds[kind].anywhere;
    found_[kind] |= by_place ? rule.where : kEverywhere;
  }

  void asked_in(regime::NodeId id) {
    if (id == regime::kNone) return;
    const auto& node = regime_.nodes[id];
    for (const regime::NodeId child : node.children) asked_in(child);
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (node.kinds.has(kind) || node.since_acts.has(kind)) found_[kind] = kEverywhere;
    }
  }

  const regime::Regime& regime_;
  const scenario::Horizon& horizon_;
  Heeded found_;
};

}  // namespace

Heeded heeded_by(const regime::Regime& regime, const scenario::Horizon& horizon) {
  return Heed(regime, horizon).find();
}

}  // namespace osmanthus::simulation
