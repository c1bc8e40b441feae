// Who does the work: one pair of hands, or several threads (simulation/parallel/threads.hpp).
#pragma once

#include <cstddef>
#include <functional>

namespace osmanthus::simulation {

class Crew {
 public:
  virtual ~Crew() = default;
  /// Calls `job` once for each of 0 … count − 1, in any order and perhaps at once, and returns when all are
  /// done.
  virtual void each(std::size_t count, const std::function<void(std::size_t)>& job) = 0;
};

class OnePairOfHands final : public Crew {
 public:
  void each(std::size_t count, const std::function<void(std::size_t)>& job) override {
    for (std::size_t i = 0; i < count; ++i) job(i);
  }
};

}  // namespace osmanthus::simulation
