// A case that has been lived through on integers, and can be read.
#pragma once

#include <vector>

#include "audit/bearing.hpp"
#include "audit/history.hpp"
#include "explain/life.hpp"

namespace osmanthus::audit {

/// What is told apart while it is lived: what derives from what, and what sanctions answer to.
struct Followed {
  bool derivations = false;
  const Spending* spending = nullptr;
};

template <class Decide>
class Lived {
 public:
  using Plain = registry::Plain;
  using Reading = registry::Reading<Plain, History<Plain>, Decide>;

  /// Regime, life and decisions outlive it.
  Lived(const regime::Regime& regime, const explain::Life& life, Decide& decide,
        const Followed& followed = {})
      : regime_(regime),
        domain_{&regime.calendar},
        history_(regime, domain_, life.events().size(), followed.derivations),
        state_(regime, circle_, domain_, history_, decide) {
    history_.spends(followed.spending);
    explain::live(regime, life, circle_, history_, decide);
    for (const auto& event : life.events()) events_.push_back(&event.event);
  }
  Lived(const Lived&) = delete;
  Lived& operator=(const Lived&) = delete;

  Plain& domain() { return domain_; }
  explain::PlainCircle& circle() { return circle_; }
  History<Plain>& history() { return history_; }
  Reading& state() { return state_; }
  const std::vector<const explain::PlainEvent*>& events() const { return events_; }
  /// What one subject bears in it.
  Bearing<Plain, Decide> bearing(std::uint8_t q) { return {regime_, domain_, circle_, history_, state_, q}; }

 private:
  const regime::Regime& regime_;
  Plain domain_;
  explain::PlainCircle circle_;
  History<Plain> history_;
  Reading state_;
  std::vector<const explain::PlainEvent*> events_;
};

}  // namespace osmanthus::audit
