#include "calibration/cube.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>
#include <random>

#include "behaviour/values.hpp"

namespace osmanthus::calibration {
namespace {

using scenario::Mechanism;
using scenario::Parameter;

/// Numbers that only one mechanism reads.
constexpr std::array<std::pair<Parameter, Mechanism>, 19> kReadBy{
    {{Parameter::court_take_up, Mechanism::court_take_up},
     {Parameter::performance_unlisted, Mechanism::listing_effect},
     {Parameter::own_news, Mechanism::own_news},
     {Parameter::own_news_lasting, Mechanism::own_news},
     {Parameter::own_news_fast, Mechanism::own_news},
     {Parameter::own_news_slow, Mechanism::own_news},
     {Parameter::hearsay, Mechanism::hearsay},
     {Parameter::hearsay_half, Mechanism::hearsay},
     {Parameter::hearsay_fades, Mechanism::hearsay},
     {Parameter::stigma, Mechanism::stigma},
     {Parameter::stigma_women, Mechanism::stigma},
     {Parameter::crowding_out, Mechanism::crowding_out},
     {Parameter::rewards, Mechanism::rewards},
     {Parameter::congestion, Mechanism::congestion},
     {Parameter::wrong_listings, Mechanism::mistakes},
     {Parameter::air_demand, Mechanism::travel},
     {Parameter::air_attempts, Mechanism::travel},
     {Parameter::rail_demand, Mechanism::travel},
     {Parameter::rail_attempts, Mechanism::travel}}};

bool idle(const scenario::Mechanisms& off, Parameter parameter) {
  return std::ranges::any_of(
      kReadBy, [&](const auto& read) { return read.first == parameter && has(off, read.second); });
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

std::optional<double> Cube::share(std::size_t side, double value) const {
  const auto& range = *scenario_.estimate(free_[side]).range;
  if (value < range.low || value > range.high) return std::nullopt;
  if (range.drawn == scenario::Drawn::uniform) return (value - range.low) / (range.high - range.low);
  return std::log(value / range.low) / std::log(range.high / range.low);
}

std::optional<Slice> Cube::without(Mechanism mechanism) const {
  const auto with = values(Point(sides(), 0.5));
  auto off = with;
  scenario::Mechanisms one;
  one.set(static_cast<std::size_t>(mechanism));
  behaviour::switch_off(one, off);
  Slice slice;
  for (std::size_t i = 0; i < off.size(); ++i) {
    if (off[i] == with[i]) continue;
    const auto side = std::ranges::find(free_, static_cast<Parameter>(i)) - free_.begin();
    if (side == std::ssize(free_)) return std::nullopt;
    const auto held = share(static_cast<std::size_t>(side), off[i]);
    if (!held) return std::nullopt;
    slice.emplace_back(static_cast<std::size_t>(side), *held);
  }
  if (slice.empty()) return std::nullopt;
  return slice;
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
