// The built-in pack under one reading, for tests of the solver's side.
#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "pack/files.hpp"
#include "regime/compile.hpp"

namespace osmanthus::tests {

struct Cn {
  pack::LoadedPack pack;
  regime::Regime regime;
};

/// Fails the test if the pack does not load.
inline std::unique_ptr<Cn> cn(regime::Reading reading) {
  base::Diagnostics diagnostics;
  auto loaded = pack::load_pack(OSMANTHUS_ROOT "/packs/cn", "", diagnostics);
  for (const auto& d : diagnostics.all()) EXPECT_NE(d.severity, base::Severity::error) << base::format(d);
  EXPECT_TRUE(loaded.has_value());
  auto out = std::make_unique<Cn>(Cn{std::move(*loaded), {}});
  regime::ViewChoice view;
  view.reading = reading;
  auto compiled = regime::compile(out->pack.law, view, diagnostics);
  EXPECT_TRUE(compiled.has_value());
  out->regime = std::move(*compiled);
  return out;
}

inline base::Day date(std::string_view text) { return *base::parse_date(text); }

}  // namespace osmanthus::tests
