// Cases that come in as lines of JSON, each with the regime that its view asks for.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <tuple>

#include "explain/life.hpp"
#include "pack/cases.hpp"
#include "pack/files.hpp"
#include "regime/compile.hpp"

namespace osmanthus::differential {

[[noreturn]] inline void stop(const base::Diagnostics& diagnostics) {
  for (const auto& d : diagnostics.all()) fmt::print(stderr, "{}\n", base::format(d));
  std::exit(3);
}

/// Calls `visit` with the regime and the case of each line of standard input; a case that cannot be read ends
/// the program with 3.
template <class Visit>
void each_case(const std::string& pack, Visit visit) {
  base::Diagnostics diagnostics;
  const auto loaded = pack::load_pack(pack, "", diagnostics);
  if (!loaded) stop(diagnostics);
  using View = std::tuple<std::optional<regime::Reading>, std::vector<regime::Rank>, std::vector<std::string>,
                          std::optional<base::Day>>;
  std::map<View, regime::Regime> regimes;
  for (std::string line; std::getline(std::cin, line);) {
    const auto cases = pack::read_cases({"stdin", line}, diagnostics);
    if (cases.size() != 1) stop(diagnostics);
    const auto& view = cases.front().view;
    const View key{view.reading, view.include, view.variants, view.law_of};
    if (!regimes.contains(key)) {
      auto compiled = regime::compile(loaded->law, view, diagnostics);
      if (!compiled) stop(diagnostics);
      regimes.emplace(key, std::move(*compiled));
    }
    explain::check_case(regimes.at(key), cases.front(), diagnostics);
    if (diagnostics.has_errors()) stop(diagnostics);
    visit(regimes.at(key), cases.front());
  }
}

}  // namespace osmanthus::differential
