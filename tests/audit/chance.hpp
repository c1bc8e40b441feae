// Laws drawn by chance: a few provisions on the words of laws.hpp, the same ones for the same seed.
#pragma once

#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "draws.hpp"
#include "laws.hpp"

namespace osmanthus::audit::tests {

inline std::string term(Chance& chance) {
  return chance.of({"", ", for: 2 years (term)", ", for: 6 months (term)"});
}
inline std::string modality(Chance& chance) { return chance.of({"must", "may"}); }

inline std::string opening(Chance& chance) {
  const auto act = chance.of({"owe", "bark"});
  const auto what = chance.of({"list: debtors", "record: file", "list: defaulters"});
  const auto guard = chance.of(
      {"", "if: [age at least 18 years (limit)], ", "if: [age at least 14 years (limit)], ",
       "if: [count of " + act + " within 1 year (window) at least 2 times (limit)], ",
       "if: [parent listed on debtors], ", "unless: [listed on defaulters], ", "if: [listed on debtors], "});
  const auto to = chance.one_in(6) ? ", to: parent" : "";
  return fmt::format("{{when: {}, {}{}: {{{}{}{}}}}}", act, guard, modality(chance), what, term(chance), to);
}

inline std::string state(Chance& chance) {
  const auto ground =
      chance.of({"listed on debtors", "recorded in file", "listed on defaulters", "parent listed on debtors",
                 "parent listed on debtors, age below 18 years (limit)"});
  const auto to = ground.starts_with("parent") ? "" : chance.of({"", "", ", to: child"});
  return fmt::format("{{while: [{}], {}: {{measure: {}{}}}}}", ground, modality(chance),
                     chance.of({"no_loans", "no_trips", "no_school", "perk"}), to);
}

inline std::string ending(Chance& chance) {
  const auto guard = chance.of({"", "", "unless: [listed on defaulters], ", "if: [recorded in file], "});
  return fmt::format("{{when: {}, {}{}: {{end: {}, by: repair}}}}", chance.of({"pay", "help"}), guard,
                     modality(chance),
                     chance.of({"debtors", "defaulters", "file", "[debtors, defaulters, file]"}));
}

inline std::string renewing(Chance& chance) {
  return fmt::format("{{when: {}, if: [listed on debtors], {}: {{list: {}, for: 1 year (more)}}}}",
                     chance.of({"review", "help"}), modality(chance), chance.of({"debtors", "defaulters"}));
}

inline std::string law_by_chance(unsigned seed) {
  Chance chance(seed);
  std::string text = kWords;
  const int provisions = 3 + static_cast<int>(seed % 8);
  for (int i = 0; i < provisions; ++i) {
    const int kind = i % 4;
    const auto rule = kind == 0          ? opening(chance)
                      : kind == 1        ? state(chance)
                      : kind == 2        ? ending(chance)
                      : chance.one_in(3) ? renewing(chance)
                                         : opening(chance);
    text += provision(fmt::format("p{}", i), rule, chance.one_in(5) ? "rank: normative_document, " : "");
  }
  if (chance.one_in(3))
    text +=
        provision("bar", "{if: [age below 18 years (majority)], must_not: {list: [debtors, defaulters]}}");
  return text;
}

/// Laws are drawn from the seed OSMANTHUS_SMALL_SCOPE_FIRST on, OSMANTHUS_SMALL_SCOPE of them.
inline std::vector<unsigned> seeds() {
  const int first = number_in("OSMANTHUS_SMALL_SCOPE_FIRST", 0);
  std::vector<unsigned> all;
  for (int i = 0; i < number_in("OSMANTHUS_SMALL_SCOPE", 24); ++i)
    all.push_back(static_cast<unsigned>(first + i));
  return all;
}

/// A law drawn by chance, as it is on the day that is audited.
struct Drawn {
  std::string text;
  std::unique_ptr<regime::Law> law;  // the regime refers to it
  regime::Regime regime;
};

inline Drawn drawn(unsigned seed) {
  Drawn out;
  out.text = law_by_chance(seed);
  out.law = std::make_unique<regime::Law>(read(out.text).value());
  base::Diagnostics diagnostics;
  regime::ViewChoice view;
  view.law_of = today();
  out.regime = regime::compile(*out.law, view, diagnostics).value();
  return out;
}

}  // namespace osmanthus::audit::tests
