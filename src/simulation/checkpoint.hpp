// A checkpoint: the replicates that are done, as bytes. A run that was interrupted takes them up and does the
// others; since a replicate depends on nothing but its index, the outcome is the same bits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "simulation/run.hpp"

namespace osmanthus::simulation {

/// Digests of what the run was made from. A checkpoint of another is refused.
struct Identity {
  std::string scenario;
  std::string pack;
  std::string population;

  bool operator==(const Identity&) const = default;
};

/// Bytes that read the same on every machine.
std::string save(const Identity& identity, const std::vector<Replicate>& done);

struct Resumed {
  std::vector<Replicate> done;
  std::string problem;  // a full sentence if it cannot be taken up; else empty
};

/// Takes up what save() made for the same identity and horizon.
Resumed resume(std::string_view bytes, const Identity& identity, const scenario::Horizon& horizon);

}  // namespace osmanthus::simulation
