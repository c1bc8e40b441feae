#include "calibration/cube.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "behaviour/values.hpp"

namespace osmanthus::calibration {
namespace {

using scenario::Mechanism;
using scenario::Parameter;

/// Numbers that only a mechanism reads that is switched off.
bool idle(const scenario::Mechanisms& off, Parameter parameter) {
  switch (parameter) {
    case Parameter::court_take_up:
      return has(off, Mechanism::court_take_up);
    case Parameter::performance_unlisted:
      return has(off, Mechanism::listing_effect);
    case Parameter::own_news:
    case Parameter::own_news_lasting:
    case Parameter::own_news_fast:
    case Parameter::own_news_slow:
      return has(off, Mechanism::own_news);
    case Parameter::wrong_listings:
      return has(off, Mechanism::mistakes);
    case Parameter::air_demand:
    case Parameter::air_attempts:
    case Parameter::rail_demand:
    case Parameter::rail_attempts:
      return has(off, Mechanism::travel);
    default:
      return false;
  }
}

}  // namespace

Cube::Cube(const scenario::Scenario& scenario) : scenario_(scenario) {
  for (const auto& meaning : scenario::parameters()) {
    const bool uncertain = scenario.estimate(meaning.parameter).range.has_value();
    if (uncertain && !idle(scenario.off, meaning.parameter)) free_.push_back(meaning.parameter);
  }
}

double Cube::value(std::size_t side, double share) const {
  const auto& range = *scenario_.estimate(free_[side]).range;
  if (range.drawn == scenario::Drawn::uniform) return range.low + (range.high - range.low) * share;
  return range.low * std::pow(range.high / range.low, share);
}

scenario::Values Cube::values(const Point& point) const {
  scenario::Values values{};
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = scenario_.parameters[i].value;
  for (std::size_t side = 0; side < free_.size(); ++side)
    values[static_cast<std::size_t>(free_[side])] = value(side, point[side]);
  behaviour::switch_off(scenario_.off, values);
  return values;
}

std::vector<Point> latin_hypercube(std::size_t sides, std::size_t points, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto share = [&] { return static_cast<double>(random() >> 11U) * 0x1.0p-53; };
  std::vector<Point> all(points, Point(sides));
  std::vector<std::size_t> order(points);
  for (std::size_t side = 0; side < sides; ++side) {
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = points; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (std::size_t i = 0; i < points; ++i)
      all[i][side] = (static_cast<double>(order[i]) + share()) / static_cast<double>(points);
  }
  return all;
}

}  // namespace osmanthus::calibration
