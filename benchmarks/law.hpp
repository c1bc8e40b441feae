// The built-in pack, read and compiled once for all benchmarks.
#pragma once

#include <cstdlib>

#include "pack/files.hpp"
#include "regime/compile.hpp"

namespace osmanthus::benchmarks {

struct Cn {
  pack::LoadedPack pack;
  regime::Regime regime;
};

inline const Cn& cn() {
  static const Cn* loaded = [] {
    base::Diagnostics diagnostics;
    auto pack = pack::load_pack(OSMANTHUS_ROOT "/packs/cn", "", diagnostics);
    if (!pack) std::abort();
    auto* out = new Cn{std::move(*pack), {}};
    auto regime = regime::compile(out->pack.law, {}, diagnostics);
    if (!regime) std::abort();
    out->regime = std::move(*regime);
    return out;
  }();
  return *loaded;
}

}  // namespace osmanthus::benchmarks
