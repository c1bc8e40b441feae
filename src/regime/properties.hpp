// What the audit judges a regime by and no provision says: dated and cited like the law itself, and fired in
// it nowhere (docs/audit.md, "The yardsticks").
#pragma once

#include <cstdint>
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
  bool holds_on(Day day) const { return from <= day && day < until; }
};

struct Linkage {
  std::string from, to;
  bool related = false;
  std::string source, grade;
  Span at;
};
struct LegalBasis {
  Force force;
  Text cite;
  std::string rank;
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
  Text cite;
  Span at;
};
/// What counts as a way out: how long one may be made to wait for it, and how many acts it may take.
struct WayOutLimits {
  int patience = 366;  // days after which what still lasts needs a way out
  int wait = 366;      // days that the law may let pass before an act helps
  int acts = 3;
  std::string source;
};

/// A sort of sanction of which one act may draw only one, and by the weight of which yardstick ("any": every
/// sort but a duty).
struct DoubleKind {
  std::string sort;
  std::string grade;
  Force force;
  std::string cite;
  Span at;
};
/// Whether the acts that a provision counts constitute its sanction or only aggravate it.
struct Counting {
  Name provision;
  std::string counts;  // constitutes | aggravates
  std::string cite;
  Span at;
};
/// Two provisions that the law lets apply side by side, or of which the one applies instead of the other.
struct ProvisionPair {
  Name one, other;
  Force force;
  std::string cite;
  Span at;
};
/// Two things that cannot both be: both in effect, or the other due to end while the one is in effect.
struct Incompatible {
  Name one, other;
  std::string how;  // both | ends
  Force force;
  std::string cite;
  Span at;
};

// ---- of two lives that are compared

/// A trait by which nobody may fare worse: sex, residence, family (whose child one is), unit (whose servant),
/// kind, or an attribute of the pack; city: where it is done and where one lives, together.
struct ProtectedTrait {
  Name trait;
  std::string grade;
  Force force;
  Text text;  // the articles
  Span at;
};
/// A difference by a trait that the law recognises, for sanctions of one sort ("any": of whatever sort).
struct LicensedDifference {
  Name trait;
  std::string sort;
  Force force;
  std::string cite;
  Span at;
};
/// Worse conduct: an act than another.
struct WorseAct {
  Name act, than;
  Force force;
  std::string source;
  Span at;
};
/// A mark that makes the same act worse.
struct AggravatingFlag {
  Name flag;
  Force force;
  std::string source;
  Span at;
};
/// Things of which the later are heavier: standings, measures, "warning", "fine".
struct SeverityFamily {
  std::vector<Name> mildest_first;
  Force force;
  std::string source;
  Span at;
};
/// From which age to which somebody is to fare more mildly than an adult, in sanctions of one sort.
struct MilderAge {
  std::string sort;
  int from = 0, below = 0;  // years
  std::string grade;
  Force force;
  Text text;  // the articles
  Span at;
};
/// Below which age nothing of somebody is disclosed.
struct UndisclosedAge {
  int below = 0;  // years
  std::string grade;
  Force force;
  Text text;  // the articles
  Span at;
};

/// The yardstick of one property while it is in force, and its weight: law, policy or doctrine.
struct PropertySource {
  std::string property;
  std::string grade;
  Force force;
  Text text;  // the articles
  Span at;
};

// ---- due process: notice, remedy, publication, and what it takes to repair

/// A step by which somebody is told what will be done to him, before it is.
struct Telling {
  Name step;
  std::string source;
  Span at;
};
/// A sort of sanction that needs no notice; of fines, up to an amount, for persons and for units.
struct NoNotice {
  std::string sort;
  int up_to = 0;  // CNY; 0: whatever the amount
  int units_up_to = 0;
  Force force;
  std::string cite;
  Span at;
};
/// So many days must lie between notice and effect, for one can ask for a hearing.
struct Hearing {
  std::string sort;
  int days = 0;
  Force force;
  Text cite;
  Span at;
};
/// What counts as a remedy: the steps by which an objection that is right succeeds, and how long that may
/// take.
struct RemedyLimits {
  std::vector<Name> upheld;
  int longest = 60;  // days
  std::string source;
};
/// What shows somebody to passers-by at once: an objection helps only before.
struct Display {
  Name shows;  // a measure, or the channel of a `disclose`
  std::string source;
  Span at;
};
/// Who may read a publication when everybody may: the audiences of a `disclose` that are open, and the
/// working days after the end of its ground within which it must be gone.
struct PublicationLimits {
  std::vector<std::string> open;
  int grace = 3;
  std::string source;
};
/// What a provision shows of somebody, where its own words do not say it.
struct Shown {
  Name provision;
  std::string reading;  // "" is both
  std::vector<std::string> fields;
  std::string source;
  Span at;
};
/// What must never be shown of a person.
struct NeverShown {
  std::string field;
  Force force;
  Text cite;
  Span at;
};
/// For how long something of a sort may be public, everywhere or in a place.
struct LongestShown {
  std::string sort;
  int days = 0;
  Name in;  // empty: everywhere
  Force force;
  Text cite;
  Span at;
};
/// An act that everybody may be told of although nobody is listed for it.
struct SocialImpact {
  Name act;
  Force force;
  std::string cite;
  Span at;
};
enum class Bearers : std::uint8_t { anybody, persons, units };
/// An act takes one of these capabilities; of several rows on an act, one of each.
struct Need {
  Name act;
  Bearers who = Bearers::anybody;
  std::vector<std::string> any_of;
  std::string source;
  Span at;
};
/// These measures together take a capability away.
struct Taking {
  std::string capability;
  std::vector<Name> measures;
  std::string source;
  Span at;
};

struct DueProcess {
  std::vector<Telling> told_by;
  std::vector<NoNotice> without_notice;
  std::vector<Hearing> hearings;
  RemedyLimits remedy;
  std::vector<Display> displays;
  PublicationLimits publication;
  std::vector<Shown> shown;
  std::vector<NeverShown> never_shown;
  std::vector<LongestShown> longest_shown;
  std::vector<SocialImpact> social_impact;
  std::vector<Need> needs;
  std::vector<Taking> takes;
};

struct Properties {
  std::vector<PropertySource> sources;
  std::vector<ActSign> acts;
  std::vector<MeasureSort> sorts;
  std::vector<WeightyRecord> records;
  std::vector<Attribution> attribution;
  std::vector<Recipient> recipients;
  std::vector<AgeLimit> ages;
  std::vector<DoubleKind> double_kinds;
  std::vector<Counting> counting;
  std::vector<ProvisionPair> cumulative;
  std::vector<ProvisionPair> instead_of;
  std::vector<Incompatible> incompatible;
  WayOutLimits ways_out;
  DueProcess due_process;
  std::vector<ProtectedTrait> protected_traits;
  std::vector<LicensedDifference> licensed;
  std::vector<WorseAct> worse;
  std::vector<AggravatingFlag> aggravating;
  std::vector<SeverityFamily> severity;
  std::vector<MilderAge> milder;
  std::vector<UndisclosedAge> undisclosed;
};

}  // namespace osmanthus::regime
