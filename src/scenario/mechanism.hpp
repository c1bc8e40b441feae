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
  travel,          // off: no listed person tries to fly or to take a fast train
  everyday_acts,   // off: nothing happens but debts
  hearsay,         // who is aware abstains since he hears of others; off: nobody does
  stigma,          // who is aware abstains since the list is public; off: nobody does
  crowding_out,    // who was fined does it oftener; off: nobody does
  rewards,         // who is aware does good deeds oftener where they are rewarded; off: nobody does
  congestion,      // courts with much unfinished work find less; off: they find as much
  coupling         // a region's months bear on its next; off: nobody's life depends on another household's
};
inline constexpr std::size_t kMechanisms = static_cast<std::size_t>(Mechanism::coupling) + 1;
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
