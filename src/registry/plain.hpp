// The domain of plain integers, and the simplest ways to keep and to decide.
#pragma once

#include <cstdint>

#include "base/date.hpp"
#include "registry/circle.hpp"

namespace osmanthus::registry {

struct Plain {
  using Int = std::int32_t;
  using Bool = bool;
  using Flags = std::uint64_t;

  const base::WorkingCalendar* calendar;

  template <class Do>
  void when(bool condition, Do act) {
    if (condition) act();
  }
  static bool path() { return true; }
  static void assign(Int& target, Int value) { target = value; }
  static void assign(bool& target, bool value) { target = value; }
  static bool known_false(bool b) { return !b; }
  static bool known_true(bool b) { return b; }
  static bool both(bool a, bool b) { return a && b; }
  static bool either(bool a, bool b) { return a || b; }
  static bool negate(bool a) { return !a; }
  static bool equal(Int a, Int b) { return a == b; }
  template <class T>
  static T choose(bool condition, T a, T b) {
    return condition ? a : b;
  }
  static bool flag(const Event<Plain>& event, std::uint16_t flag) { return event.flags >> flag & 1U; }
  /// Whether `value` is one of the bits of `mask`.
  static bool among(Int value, std::uint64_t mask) {
    return mask >> (static_cast<unsigned>(value) & 63U) & 1U;
  }

  Int add(Int day, Int amount, base::Unit unit) const { return base::plus(day, amount, unit, *calendar); }
  /// As `add`, for an amount that lies in [least, most].
  Int add(Int day, Int amount, int /*least*/, int /*most*/, base::Unit unit) const {
    return add(day, amount, unit);
  }
  Int next_months_first_working_day(Int day) const {
    return base::first_working_day_of_next_month(day, *calendar);
  }
};

/// Keeps nothing, in any domain. Other sinks are modelled on it.
struct KeepNothing {
  static constexpr bool kReasons = false;
  template <class Circle>
  void opened(const Circle&, std::size_t /*entry*/) {}
  template <class Circle, class Int>
  void redated(const Circle&, std::size_t /*entry*/, const Int& /*from*/, const Int& /*to*/, EffectId) {}
  template <class Int>
  void noted(EffectId, std::uint8_t /*bearer*/, const Int& /*amount*/) {}
};

/// Does whatever the law allows, and takes the least of a range: the smallest term, fine, gain or loss.
struct TakeLeast {
  static bool may(EffectId, std::uint8_t /*subject*/, const Event<Plain>*) { return true; }
  static bool may_conclude(regime::RuleId, std::size_t /*conclusion*/, std::uint8_t /*subject*/) {
    return true;
  }
  static std::int32_t pick(regime::NumberId, const regime::Piece& piece, const Event<Plain>*) {
    return piece.amount.high < 0 ? piece.amount.high : piece.amount.low;
  }
};

}  // namespace osmanthus::registry
