// What the slow engine keeps of a household, and what may happen in it in a month.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "simulation/life.hpp"

namespace osmanthus::oracle {

using simulation::Circle;
using simulation::Entry;

enum class What : std::uint8_t {
  debt,
  mistake,
  performance,
  termination,
  correction,
  flight,
  train,
  act,
  act_mistake,
  answer
};

struct Doing {
  base::Day on = 0;
  What what = What::debt;
  std::uint8_t member = 0;
  std::size_t matter = 0;
  std::size_t which = 0;
  bool able = true;
  regime::KindId kind = regime::kNone;
  bool grave = false;
};

struct Matter {
  int month = 0;
  std::int16_t event = 0;
  std::uint8_t member = 0;
  bool able = true;
  bool wrong = false;
  bool closed = false;
  bool terminated = false;
  bool of_court = true;
  std::size_t act = 0;
  bool fined = false;
};

struct Pending {
  std::size_t answer = 0;
  std::size_t matter = 0;
  std::uint8_t member = 0;
  int month = 0;
};

struct Family {
  simulation::Folk folk;
  Circle circle;
  std::vector<regime::EndBy> by;
  std::vector<bool> ended;
  std::vector<bool> wrong;
  std::vector<Matter> matters;
  std::vector<Pending> pending;
  std::array<int, population::kMostMembers> listed_month{};  // + 1
  std::int16_t events = 0;
};

}  // namespace osmanthus::oracle
