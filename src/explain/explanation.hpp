// What `explain` says of a case: plain values, ready to be printed as text or JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "regime/case.hpp"

namespace osmanthus::explain {

using base::Day;

/// Why something changed: the provision, what its guard counted and read, the numbers it used.
struct Because {
  std::string provision;
  std::string citation;
  std::vector<std::string> facts;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::vector<std::string> assumed;  // those of its numbers that are assumed, with their range
  std::string source;                // where the law was found
  bool may = false;
};

struct Record {
  std::string id;
  std::string matter;
  Day since = 0;
  Day until = base::kNever;
  std::vector<std::string> because;  // provisions

  bool operator==(const Record&) const = default;
};
struct Listing {
  std::string register_id;
  std::string matter;
  Day since = 0;
  Day until = base::kNever;
  std::string state;  // in_effect
  std::vector<std::string> because;

  bool operator==(const Listing&) const = default;
};
struct MeasureInEffect {
  std::string id;
  std::string modality;  // must | may
  Day since = 0;
  Day until = base::kNever;
  std::vector<std::string> grounds;  // registers, records, scores, acts
  std::string borne_for;             // "": for oneself
  std::vector<std::string> because;

  bool operator==(const MeasureInEffect&) const = default;
};
struct ScoreValue {
  std::string id;
  int value = 0, low = 0, high = 0;
  bool assumed = false;

  bool operator==(const ScoreValue&) const = default;
};

struct SubjectState {
  std::string label;
  std::vector<Record> records;
  std::vector<Listing> listings;
  std::vector<MeasureInEffect> measures;
  std::vector<ScoreValue> scores;

  bool operator==(const SubjectState&) const = default;
};

struct Change {
  Day on = 0;
  std::string subject;
  std::string change;  // record_opened, listed, measure_started …
  std::string what;
  std::string matter;
  std::string by;             // of an end: expiry, repair, correction, release
  std::optional<int> amount;  // of points and fines
  std::optional<Day> until;   // of what begins: its end as things stand
  Because because;
};

struct WayOut {
  std::string subject;
  std::string what;
  std::string by;
  std::string act;  // "": lapse of time
  std::string actor;
  std::string modality;  // must | may
  Day earliest = 0;
  std::string provision;
};

struct FailedCondition {
  std::string condition;
  std::string needed;
  std::string found;
};
struct WhyNot {
  std::string subject;
  std::string provision;
  std::string citation;
  Day on = 0;
  std::vector<FailedCondition> failed;
};

struct Mismatch {
  std::string subject;
  std::string field;
  std::string expected;
  std::string found;
};

struct Explanation {
  std::string title;
  Day as_of = 0;
  std::string reading;
  std::vector<SubjectState> subjects;
  std::vector<Change> timeline;
  std::vector<WayOut> ways_out;
  std::vector<WhyNot> why_not;
  std::vector<Mismatch> expectations;  // those not met
};

}  // namespace osmanthus::explain
