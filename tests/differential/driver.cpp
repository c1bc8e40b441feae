// driver PACK < cases.jsonl > states.jsonl: what the kernel gives for each case, one line a case.
#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>

#include "explain/explain.hpp"
#include "explain/life.hpp"
#include "pack/cases.hpp"
#include "pack/files.hpp"
#include "regime/compile.hpp"

namespace {

using namespace osmanthus;
using Json = nlohmann::json;

Json day(base::Day day) { return day >= base::kNever ? Json(nullptr) : Json(base::format_date(day)); }
Json or_null(const std::string& word) { return word.empty() ? Json(nullptr) : Json(word); }

Json subject(const explain::SubjectState& s) {
  Json records = Json::array();
  for (const auto& r : s.records)
    records.push_back({{"id", r.id}, {"since", day(r.since)}, {"until", day(r.until)}});
  Json listings = Json::array();
  for (const auto& l : s.listings) {
    listings.push_back({{"register", l.register_id},
                        {"matter", or_null(l.matter)},
                        {"since", day(l.since)},
                        {"until", day(l.until)},
                        {"state", l.state}});
  }
  Json measures = Json::array();
  for (const auto& m : s.measures) {
    measures.push_back({{"id", m.id},
                        {"modality", m.modality},
                        {"since", day(m.since)},
                        {"until", day(m.until)},
                        {"grounds", m.grounds},
                        {"borne_for", or_null(m.borne_for)}});
  }
  Json scores = Json::object();
  for (const auto& score : s.scores) scores[score.id] = score.value;
  return {{"records", records}, {"listings", listings}, {"measures", measures}, {"scores", scores}};
}

[[noreturn]] void stop(const base::Diagnostics& diagnostics) {
  for (const auto& d : diagnostics.all()) fmt::print(stderr, "{}\n", base::format(d));
  std::exit(3);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  base::Diagnostics diagnostics;
  const auto loaded = pack::load_pack(argv[1], "", diagnostics);
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
    Json subjects = Json::object();
    for (const auto& s : explain::state_of(regimes.at(key), cases.front())) subjects[s.label] = subject(s);
    std::cout << Json{{"subjects", subjects}}.dump() << '\n';
  }
  return 0;
}
