// driver PACK < cases.jsonl > states.jsonl: what the kernel gives for each case, one line a case.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "cases_in.hpp"
#include "explain/explain.hpp"

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

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  differential::each_case(argv[1], [](const regime::Regime& regime, const regime::Case& the_case) {
    Json subjects = Json::object();
    for (const auto& s : explain::state_of(regime, the_case)) subjects[s.label] = subject(s);
    std::cout << Json{{"subjects", subjects}}.dump() << '\n';
  });
  return 0;
}
