// The guard language: what must hold. A guard is a line or a list of lines, {any: …} or {all: …}.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "pack/line.hpp"
#include "pack/shape.hpp"
#include "regime/law.hpp"

namespace osmanthus::pack {

/// Where a guard stands, which decides what it may ask.
enum class Stands : std::uint8_t {
  on_event,  // if, unless: an event is at hand
  during,    // while: a state; a count in a window would change from day to day
  covers     // for, of a score: a bare word is `is WORD`
};

/// What a guard is read into.
struct GuardReading {
  Stands stands = Stands::on_event;
  std::vector<regime::Number>& numbers;  // takes the numbers that are named in it
};

/// Reads a guard as `all` of its lines. What is wrong is reported, and the rest is given.
regime::Guard read_guard(const Node& node, const GuardReading& reading, base::Diagnostics& out);
Shape guard_shape();

/// One line of a guard.
std::optional<regime::Condition> read_condition(const Node& line, const GuardReading& reading,
                                                base::Diagnostics& out);

/// `court_ground`, `repair_granted of X`, `X opens`, `X changes`, `commencement`: one or a list.
std::vector<regime::Happening> read_happenings(const Node& node, base::Diagnostics& out);
Shape happenings_shape();

}  // namespace osmanthus::pack
