// Demand for what is restricted: in which months a person would fly or take a high-speed train, and how often
// he tries when he is refused.
//
//   tries in a month    air_demand × income profile / its mean; rail alike; each month by itself
//   attempts of a try   1 + a geometric number with the mean air_attempts − 1
//
// CAAC counted 108,000 refusals of 12,389 persons in 34 days of 2014.
// A refusal is an attempt, never a person.
#pragma once

#include <array>
#include <cstdint>

#include "base/random.hpp"
#include "scenario/scenario.hpp"

namespace osmanthus::behaviour {

enum class Mode : std::uint8_t { air, rail };
inline constexpr std::size_t kModes = 2;

struct Trip {
  std::uint32_t day = 0;  // of its month, from nought
  std::uint64_t attempts = 0;
};

class Travel {
 public:
  Travel(const scenario::Scenario& scenario, const scenario::Values& values);

  /// Bit m − 1: whether the person would travel in calendar month m of that year.
  std::uint16_t months(base::Luck luck, std::uint32_t person, Mode mode, std::uint8_t quintile,
                       int year) const;
  /// The first month on or after `month` in which he would, before `until`; months since January 1900; −1: in
  /// none.
  int next_month(base::Luck luck, std::uint32_t person, Mode mode, std::uint8_t quintile, int month,
                 int until) const;
  Trip trip(base::Luck luck, std::uint32_t person, Mode mode, int month, std::uint32_t days) const;

 private:
  std::array<std::array<base::Probability, scenario::kQuintiles>, kModes> tries_;
  std::array<base::Gap, kModes> retries_;
};

}  // namespace osmanthus::behaviour
