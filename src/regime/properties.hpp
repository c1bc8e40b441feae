// What the audit judges a regime by and no provision says: dated and cited like the law itself, and fired in
// it nowhere (docs/audit.md, "The yardsticks").
#pragma once

#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostic.hpp"

namespace osmanthus::regime {

using base::Day;
using base::Span;

/// A title or a paraphrase in both languages.
struct Text {
  std::string zh;
  std::string en;
};

/// A word that the pack uses, and where.
struct Name {
  std::string id;
  Span at;
};

/// [from, until)
struct Force {
  Day from = base::kAlways;
  Day until = base::kNever;
};

struct Linkage {
  std::string from, to;
  bool related = false;
  std::string source, grade;
  Span at;
};
struct LegalBasis {
  Force force;
  std::string cite, rank;
  std::vector<std::string> may_create;
  Span at;
};

/// What an act is to the audit, where its own words do not say it: breach, duty, deed, neutral or step.
struct ActSign {
  Name act;
  std::string sign;
  std::string source;
  Span at;
};
/// Measures of one sort, as legal bases name them: travel, market …
struct MeasureSort {
  std::string sort;
  std::vector<Name> measures;
  Span at;
};
/// A record that has consequences although no provision of the pack draws them.
struct WeightyRecord {
  Name record;
  std::string source;
  Span at;
};
/// Whose act counts as one's own, for sanctions of one sort.
struct Attribution {
  std::string role;  // of whoever bears it, to whoever acted
  std::string sort;
  Force force;
  std::string cite;
  Span at;
};
/// The part of life that a referral reaches, by who is told.
struct Recipient {
  std::string recipient;
  Name domain;
  std::string source;
  Span at;
};
/// Below which age no sanction of a sort ("any": of whatever sort) may fall on somebody.
struct AgeLimit {
  std::string sort;
  int below = 0;  // years
  Force force;
  std::string cite;
  Span at;
};
/// What counts as a way out: how long one may be made to wait for it, and how many acts it may take.
struct WayOutLimits {
  int patience = 366;  // days after which what still lasts needs a way out
  int wait = 366;      // days that the law may let pass before an act helps
  int acts = 3;
  std::string source;
};

/// The yardstick of one property while it is in force, and its weight: law, policy or doctrine.
struct PropertySource {
  std::string property;
  std::string grade;
  Force force;
  Text text;  // the articles
  Span at;
};

struct Properties {
  std::vector<PropertySource> sources;
  std::vector<ActSign> acts;
  std::vector<MeasureSort> sorts;
  std::vector<WeightyRecord> records;
  std::vector<Attribution> attribution;
  std::vector<Recipient> recipients;
  std::vector<AgeLimit> ages;
  WayOutLimits ways_out;
};

}  // namespace osmanthus::regime
