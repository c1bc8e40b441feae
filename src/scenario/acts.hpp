// Everyday acts: what residents do now and then besides owing debts, who plays which role, and what may
// follow when the law has put something on them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/parameter.hpp"

namespace osmanthus::scenario {

inline constexpr std::size_t kMostActs = 255;
inline constexpr std::size_t kAgeBands = 10;  // of ten years; the last is 90 and above
inline constexpr std::size_t kQuintiles = 5;  // of household income, the first the lowest

/// How a rate varies between groups, relative to the others; its level is set by the number it belongs to.
struct Profile {
  std::array<double, kAgeBands> age{};
  std::array<double, 2> sex{};  // women, men
  std::array<double, kQuintiles> income{};
  std::array<double, 2> urban{};  // rural, urban
  std::map<std::string, double>
      jurisdictions;                // those that differ from 1; a city takes its province's unless named
  std::vector<regime::Name> named;  // the same as they stand in the file
  Grade grade = Grade::assumed;
  std::string source;
};

/// A role of the law (driver, dog_owner) that some adults have, all through the run.
struct RoleShare {
  regime::Name role;
  Estimate share;    // per 1,000 adults
  regime::Name who;  // the profile
};

/// Who commits an act. Firms and public bodies act where whoever stands for them lives.
enum class Doer : std::uint8_t { residents, firms, public_bodies };
std::string_view name(Doer doer);

/// In how many of the recorded acts a flag of the law is true.
struct FlagShare {
  regime::Name flag;
  Estimate share;
};

/// Of which value a field of the recorded acts is: relative frequencies.
struct FieldShares {
  regime::Name field;
  std::vector<std::pair<regime::Name, double>> values;
  Grade grade = Grade::assumed;
  std::string source;
};

/// An act of the pack, as those of one place commit it.
struct EverydayAct {
  regime::Name act;
  regime::Name place{"cn", {}};  // the jurisdiction: one region, or the nation
  Doer doer = Doer::residents;
  regime::Name role;  // only who has it; "": everybody
  regime::Name who;   // the profile; of an organisation, of whoever stands for it
  Estimate a_year;    // acts a year of 1,000 whose relative rates are all 1
  Estimate recorded;  // share of the acts that an authority records
  Estimate wrongly;   // recorded by mistake, to what is recorded of as many whose relative rates are all 1
  std::vector<FlagShare> flags;
  std::vector<FieldShares> fields;
};

/// While something that the law has put on somebody lasts, each month an act or a step may follow that bears
/// on it: he sits the exam, pays the fare, refuses the duty; the office grants the repair.
struct Answer {
  regime::Name to;   // the measure, duty, record or register
  regime::Name act;  // of the pack
  Estimate a_month;  // share a month
};

}  // namespace osmanthus::scenario
