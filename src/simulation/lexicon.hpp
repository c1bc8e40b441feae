// The words that behaviour and the indicators use, found in a regime.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/diagnostic.hpp"
#include "behaviour/courts.hpp"
#include "population/geography.hpp"
#include "regime/regime.hpp"
#include "registry/circle.hpp"
#include "simulation/heeded.hpp"

namespace osmanthus::simulation {

using regime::KindId;

struct ActWords {
  KindId kind = regime::kNone;
  std::uint16_t domain = 0;  // alike of acts of one domain
  bool good = false;
  std::vector<std::uint64_t> flags;  // the bits, beside the scenario's
  struct Field {
    std::uint16_t field = 0;
    std::vector<std::int32_t> values;  // as an event gives them, beside the scenario's
  };
  std::vector<Field> fields;
};
struct AnswerWords {
  KindId to = regime::kNone;  // a measure, duty, record or register
  KindId act = regime::kNone;
  bool is_step = false;  // which concerns the standing, and names the event that opened it
};

struct Lexicon {
  std::array<KindId, behaviour::kGrounds> grounds{};  // the acts
  KindId perform_judgment = regime::kNone;
  KindId enforcement_terminated = regime::kNone;
  KindId objection_upheld = regime::kNone;
  KindId no_flights = regime::kNone;
  KindId no_high_speed_rail = regime::kNone;
  KindId no_private_school = regime::kNone;
  std::vector<ActWords> acts;                         // beside the scenario's
  std::vector<AnswerWords> answers;                   // beside the scenario's
  std::vector<std::vector<std::uint8_t>> answers_to;  // by kind: their places among them
  std::vector<std::uint16_t> roles;                   // the attributes, beside the scenario's
  regime::KindSet black_lists;                        // registers that are no red lists
  regime::KindSet red_lists;                          // the others
  regime::KindSet records;
  regime::KindSet measures;
  regime::KindSet imposed;                                         // these and points
  std::uint64_t violent_and_grave = 0;                             // flags
  std::uint64_t answering = 0;                                     // the flag of what answers an event
  std::array<std::int32_t, registry::kMostAttributes> presumed{};  // the attributes of whom no more is known
  std::uint16_t able_to_perform = regime::kNone;                   // the attribute, where the pack has one
  std::array<regime::PlaceId, population::kRegions> places{};      // of a region, or what it lies in
  Heeded heeded;
  regime::KindSet self_regarding;  // acts and steps
};

/// Every word that the regime lacks and a run cannot do without is reported. A measure that it lacks is never
/// borne.
Lexicon find_words(const scenario::Scenario& scenario, const regime::Regime& regime,
                   base::Diagnostics& diagnostics);

}  // namespace osmanthus::simulation
