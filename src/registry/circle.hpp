// The state of a circle: its subjects and one append-only list of dated entries. There is no other state;
// whether something runs, waits or has ended is read off the dates.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "regime/regime.hpp"

namespace osmanthus::registry {

using regime::EffectId;
using regime::KindId;
using regime::kNone;

inline constexpr std::size_t kMostAttributes = 32;
inline constexpr std::size_t kMostFields = 4;
inline constexpr std::int16_t kNoEvent = -1;

/// The subjects that one relation names; at most eleven others fit in a circle.
struct Related {
  std::array<std::uint8_t, 11> members{};
  std::uint8_t size = 0;

  void add(std::uint8_t member) {
    for (std::uint8_t i = 0; i < size; ++i) {
      if (members[i] == member) return;
    }
    if (size < members.size()) members[size++] = member;
  }
  const std::uint8_t* begin() const { return members.data(); }
  const std::uint8_t* end() const { return members.data() + size; }
};

template <class Domain>
struct Subject {
  typename Domain::Int born{};  // one whose birth is unknown was born long ago
  std::array<typename Domain::Int, kMostAttributes> attributes{};
  std::array<Related, regime::kRelations> relations{};
};

/// ⟨kind, opened, from, to, weight, matter, place, event, opened by, corrected⟩ of KERNEL.md.
template <class Domain>
struct Entry {
  using Int = typename Domain::Int;
  using Bool = typename Domain::Bool;

  KindId kind = kNone;
  EffectId effect = kNone;        // that opened it; kNone: an act, a step, a change of attribute
  std::int16_t event = kNoEvent;  // the number of the event at which it was opened
  std::uint8_t subject = 0;
  Int opened{};
  Int from{};
  Int to{};
  Int weight{};  // points; of a changed attribute, its value
  Int place{};
  Int matter{};      // 0: none
  Int locked{};      // before this day it cannot be repaired
  Bool live{};       // whether it exists at all; always true where values are plain
  Bool corrected{};  // it was wrong: it counts for no later question
};

template <class Domain>
struct Circle {
  std::vector<Subject<Domain>> subjects;
  std::vector<Entry<Domain>> entries;
  typename Domain::Int last_day{};  // up to which the law's own days have been carried out
  bool attributes_change = false;   // some entry changes an attribute

  void clear() {
    subjects.clear();
    entries.clear();
    attributes_change = false;
  }
};

/// What may happen at one event: one act by one subject, or, for the solver, one of several.
template <class Domain>
struct Alternative {
  KindId kind = kNone;
  std::uint8_t by = 0;
  typename Domain::Bool live{};
};

template <class Domain>
struct Event {
  using Int = typename Domain::Int;

  std::int16_t index = 0;
  Int on{};
  Int place{};
  Int matter{};  // 0: none
  Int of = Int(
      kNoEvent);  // the number of the event that it answers, the first of several like ones; kNoEvent: none
  Int of_last = Int(kNoEvent);  // the last of them
  Int about = Int(kNone);       // the kind of standing that a step concerns; kNone: any
  Int amount{};
  Int value{};  // of a change of attribute
  typename Domain::Flags flags{};
  std::array<Int, kMostFields> fields{};  // value number + 1; 0: not given
  std::span<const Alternative<Domain>> alternatives;
};

}  // namespace osmanthus::registry
