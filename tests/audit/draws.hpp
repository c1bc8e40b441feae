// What laws are drawn by chance with: the same draws for the same seed.
#pragma once

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace osmanthus::audit::tests {

class Chance {
 public:
  explicit Chance(unsigned seed) : numbers_(seed) {}
  bool one_in(unsigned n) { return numbers_() % n == 0; }
  const std::string& of(const std::vector<std::string>& some) { return some[numbers_() % some.size()]; }

 private:
  std::mt19937 numbers_;
};

/// The number in a variable of the environment, such as OSMANTHUS_SMALL_SCOPE: how many laws are drawn.
inline int number_in(const char* variable, int otherwise) {
  const char* said = std::getenv(variable);
  return said == nullptr ? otherwise : std::atoi(said);
}

}  // namespace osmanthus::audit::tests
