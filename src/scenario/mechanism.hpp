// The parts of the model that can be switched off, so that a run shows what each of them does and a null
// model is the same model with less in it.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>

namespace osmanthus::scenario {

enum class Mechanism : std::uint8_t {
  caseload,        // the courts' cases differ by year; off: each year has the mean of the years given
  court_take_up,   // courts begin to use the list one after the other; off: all do from the first day
  listing_effect,  // who is listed performs more often; off: who is not listed performs as often
  own_news,        // who was listed refuses less for a while; off: nobody does
  mistakes,        // off: nobody is listed for what he did not do
  travel           // off: no listed person tries to fly or to take a fast train
};
inline constexpr std::size_t kMechanisms = static_cast<std::size_t>(Mechanism::travel) + 1;
using Mechanisms = std::bitset<kMechanisms>;

struct MechanismMeaning {
  Mechanism mechanism;
  std::string_view name;
  std::string_view en;
  std::string_view zh;
};

/// By Mechanism, in order.
const std::array<MechanismMeaning, kMechanisms>& mechanisms();

std::string_view name(Mechanism mechanism);

inline bool has(const Mechanisms& set, Mechanism mechanism) {
  return set.test(static_cast<std::size_t>(mechanism));
}

}  // namespace osmanthus::scenario
