// A crew of threads that share the jobs by a counter. Which thread does which job changes nothing, since jobs
// share no state.
#pragma once

#include <memory>

#include "simulation/crew.hpp"

namespace osmanthus::simulation::parallel {

class Threads final : public Crew {
 public:
  /// `count` ≥ 1, the calling thread included.
  explicit Threads(unsigned count);
  ~Threads() override;
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;

  void each(std::size_t count, const std::function<void(std::size_t)>& job) override;

 private:
  struct Yard;
  std::unique_ptr<Yard> yard_;
};

}  // namespace osmanthus::simulation::parallel
