#include "behaviour/travel.hpp"

#include "behaviour/purpose.hpp"

namespace osmanthus::behaviour {
namespace {

using scenario::get;
using scenario::Parameter;

double mean(const std::array<double, scenario::kQuintiles>& profile) {
  double sum = 0;
  for (const double x : profile) sum += x;
  return sum / static_cast<double>(profile.size());
}

}  // namespace

Travel::Travel(const scenario::Scenario& scenario, const scenario::Values& values) {
  const std::array demand{get(values, Parameter::air_demand), get(values, Parameter::rail_demand)};
  const std::array attempts{get(values, Parameter::air_attempts), get(values, Parameter::rail_attempts)};
  const std::array profiles{scenario.air_income, scenario.rail_income};
  for (std::size_t mode = 0; mode < kModes; ++mode) {
    for (std::size_t q = 0; q < scenario::kQuintiles; ++q) {
      tries_[mode][q] = base::Probability::of(demand[mode] * profiles[mode][q] / mean(profiles[mode]));
    }
    retries_[mode] = base::Gap(1 / attempts[mode]);
  }
}

std::uint16_t Travel::months(base::Luck luck, std::uint32_t person, Mode mode, std::uint8_t quintile,
                             int year) const {
  const std::uint16_t purpose = mode == Mode::air ? kAirMonths : kRailMonths;
  base::Stream stream(luck, {person, static_cast<std::uint16_t>(year), purpose});
  unsigned mask = 0;
  for (unsigned month = 0; month < 12; ++month) {
    mask |= static_cast<unsigned>(tries_[static_cast<std::size_t>(mode)][quintile].happens(stream.word()))
            << month;
  }
  return static_cast<std::uint16_t>(mask);
}

int Travel::next_month(base::Luck luck, std::uint32_t person, Mode mode, std::uint8_t quintile, int month,
                       int until) const {
  for (int year = month / 12; year * 12 < until; ++year) {
    const unsigned mask = months(luck, person, mode, quintile, 1900 + year);
    const int first = year == month / 12 ? month % 12 : 0;
    for (int m = first; m < 12 && year * 12 + m < until; ++m) {
      if ((mask >> static_cast<unsigned>(m) & 1U) != 0) return year * 12 + m;
    }
  }
  return -1;
}

Trip Travel::trip(base::Luck luck, std::uint32_t person, Mode mode, int month, std::uint32_t days) const {
  const std::uint16_t purpose = mode == Mode::air ? kAirTrip : kRailTrip;
  base::Stream stream(luck, {person, static_cast<std::uint16_t>(month), purpose});
  Trip trip;
  trip.day = base::below(stream, days);
  trip.attempts = 1 + retries_[static_cast<std::size_t>(mode)].draw(stream);
  return trip;
}

}  // namespace osmanthus::behaviour
