// Somebody who is told of every event that a block hands to the registry. A run has none, and pays nothing.
#pragma once

#include "simulation/life.hpp"

namespace osmanthus::simulation {

struct Happening {
  std::uint32_t household = 0;
  std::uint32_t person = 0;                // whose event it is
  registry::Event<registry::Plain> event;  // without its alternatives
  regime::KindId kind = regime::kNone;     // the act or step
  std::uint8_t by = 0;                     // among the subjects of the circle
  bool wrong = false;                      // it did not happen, and was recorded by mistake
  std::array<std::int32_t, registry::kMostAttributes> attributes{};  // of `by`, as the law found him
};

class Witness {
 public:
  virtual ~Witness() = default;
  virtual void happened(const Happening& happening) = 0;
};

}  // namespace osmanthus::simulation
