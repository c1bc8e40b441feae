// The law as it was written: instruments, provisions, vocabularies and numbers, each with its place in the
// file.
//
// This is the source model. Names are still words; nothing is resolved and no view is chosen. `pack` fills it
// in, overlays change it, and `compile` (regime/compile.hpp) turns it into the flat tables that `registry`
// runs.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "regime/properties.hpp"

namespace osmanthus::regime {

enum class Rank : std::uint8_t {
  law,
  administrative_regulation,
  local_regulation,
  department_rule,
  local_government_rule,
  judicial_interpretation,
  normative_document,
  plan,
  draft,
  practice,
  private_scheme
};
enum class Grade : std::uint8_t { text, reported, article, unverified, measured, cited, assumed };
enum class Reading : std::uint8_t { article, text };
enum class Modality : std::uint8_t { must, may };
enum class Nexus : std::uint8_t { act, home };
enum class TextHad : std::uint8_t { whole, part, none };

// ---- numbers
// -------------------------------------------------------------------------------------------------

enum class NumberUnit : std::uint8_t {
  times,
  points,
  cny,
  eur,
  days,
  working_days,
  months,
  years,
  date,  // low is a Day
  none,  // no end is set; no waiting
  same_day,
  first_working_day_of_next_month  // days of notice
};

/// One literal: `5 times`, `1 to 3 years`, `2019-05-01`, `none`.
struct Amount {
  NumberUnit unit = NumberUnit::none;
  int low = 0;
  int high = 0;  // equal to low unless the literal is a range; a range is settled when it is applied
};

/// One value of a number and the choices under which it holds; an empty choice is no condition.
struct NumberCase {
  std::string reading;       // "article" or "text"
  std::string variant;       // a choice of a variant
  Day from = base::kAlways;  // the first event day for which it holds
  Name key;                  // the row of a table by act, field or score
  int key_low = 0;           // for a table by score: the row's range of points
  int key_high = 0;
  Amount amount;
  std::string cite;  // empty: the provision's
  std::optional<Grade> grade;
  std::optional<Amount> range;  // of an assumed value: from .low to .high
  std::string why;
  Span at;
};

/// `at least 5 times (limit)`: named where it stands; the full name is instrument.provision.limit.
struct Number {
  std::string name;
  std::string by;  // "" | "act" | a field | "score of X": what a table is looked up with
  std::vector<NumberCase> cases;
  Span at;
};

/// A place where a number is used: a name of this provision, of the file (`numbers`), or `provision.name`.
struct NumberUse {
  std::string name;
  Span at;
};

// ---- guards
// --------------------------------------------------------------------------------------------------

enum class Comparator : std::uint8_t { at_least, at_most, above, below, exactly };

enum class Fact : std::uint8_t {
  is,          // is KIND | ROLE | ATTRIBUTE
  act_is,      // act is FLAG
  field_is,    // FIELD is VALUE
  resides_in,  // resides in PLACE
  done,        // done PAST
  listed_on,
  recorded_in,
  bound_by,
  bears,  // … STANDING [under PROVISION]
  age,
  amount,
  score,
  earlier_score,
  time_since,
  count  // compared with a number
};

/// `count of red_light within 1 year (window) since this`: what lies behind.
struct Past {
  bool same = false;             // the act or group that matched
  std::vector<Name> happenings;  // acts, groups, steps, standings
  std::optional<NumberUse> within;
  bool since_this = false;
  std::vector<Name> since;  // happenings, standings or provisions
};

struct Condition {
  bool negated = false;
  std::string role;  // "" | guardian | parent | child | representative | unit
  Fact fact = Fact::is;
  Name name;  // the kind, role, attribute, flag, field, place, standing, measure or score that is asked about
  Name value;  // of field_is; of listed_on … the provision under which
  Past past;   // of done, count, time_since
  std::optional<Comparator> comparator;
  NumberUse number;
  Span at;
  std::string words;  // the line as it was written
};

/// All or any of its parts, or one condition.
struct Guard {
  enum class Form : std::uint8_t { all, any, condition };
  Form form = Form::all;
  std::vector<Guard> parts;
  Condition condition;
  Span at;
};

// ---- effects
// -------------------------------------------------------------------------------------------------

enum class Verb : std::uint8_t {
  list,
  record,
  duty,
  measure,
  points,
  warn,
  fine,
  disclose,
  refer,
  extend,
  end
};
enum class EndBy : std::uint8_t { repair, release, correction };
enum class Entries : std::uint8_t { every, fresh, older };  // `of: new` is fresh

struct Effect {
  Verb verb = Verb::record;
  Modality modality = Modality::must;
  std::vector<Name> targets;       // standings, measures or a score; for disclose and refer: what is told
  std::string to;                  // a relation; empty: the actor
  std::optional<NumberUse> lasts;  // for:
  std::optional<NumberUse> until;
  std::optional<NumberUse> notice;
  std::optional<NumberUse> after;
  std::optional<NumberUse> at_least;  // locked against repair so long
  std::optional<NumberUse> by;        // of extend
  std::optional<NumberUse> amount;    // of points (add) and fine
  std::optional<NumberUse> lower_to;  // of points
  std::optional<NumberUse> within;    // of end: the office's days; they prolong nothing
  bool set_start = false;             // of points: set: start
  bool from_act = false;              // from: act
  bool keep = false;                  // again: keep
  std::optional<EndBy> end_by;
  std::vector<Name> of;  // of end, extend: the provisions whose entries are meant; empty: all
  Entries entries = Entries::every;
  std::string channel;
  std::string audience;
  std::string recipient;
  Span at;
};

// ---- provisions and instruments
// ------------------------------------------------------------------------------

struct Happening {
  enum class Form : std::uint8_t { act, step_of, opens, changes, commencement };
  Form form = Form::act;
  Name name;  // act, group or step; the standing that opens; the score that changes
  Name of;    // the standing of a step
  Span at;
};

struct Rule {
  enum class Form : std::uint8_t { when, during, bar };  // when … · while … · if … must_not …
  Form form = Form::when;
  std::vector<Happening> when;
  Guard during;                 // while:
  Guard guard;                  // if:
  Guard unless;                 // none of its parts may hold
  std::vector<Effect> effects;  // of a bar: what must not be done
  Span at;
};

struct Citation {
  std::string version;  // of the instrument; "" where it has none
  std::string article;
};

struct Provision {
  std::string id;  // within its instrument
  std::string instrument;
  std::vector<Citation> cite;
  std::vector<std::string> rows;  // of the article's inventory
  std::string reading;            // "" serves both
  std::string variant;
  std::optional<Rank> rank;                       // else the instrument's
  std::optional<Force> force;                     // else the instrument's, of the versions that it cites
  std::map<std::string, Force> force_by_reading;  // force: {article: [..], text: [..]}
  std::vector<Name> in;                           // else the instrument's
  std::optional<Nexus> nexus;
  std::string source;
  Name continues;  // counts from that provision's first day
  Text text;       // the paraphrase; its first sentence is the title
  std::vector<Number> numbers;
  std::optional<Rule> rule;
  bool repealed = false;  // by an overlay: its rule has no effect any more
  Span at;

  std::string full_id() const { return instrument + "." + id; }
};

struct Version {
  std::string id;
  Force force;
  std::optional<Day> adopted;
  std::optional<Day> published;
  std::string source;
};

struct Instrument {
  std::string id;
  Rank rank = Rank::normative_document;
  std::string issuer;
  std::vector<Name> in;
  Nexus nexus = Nexus::home;
  std::optional<Day> adopted;
  std::optional<Day> published;
  std::optional<Day> comment_until;    // of a draft
  std::map<std::string, Force> force;  // by reading; "" is both
  std::vector<Version> versions;
  std::string source;
  Grade grade = Grade::unverified;  // the first word of the source
  TextHad text_had = TextHad::none;
  bool acts_for_authority = false;
  Text text;
  std::vector<Number> numbers;  // of the file
  Span at;
};

// ---- vocabularies
// --------------------------------------------------------------------------------------------

struct Entry {  // what every word of a vocabulary has
  std::string id;
  Text text;
  Span at;
};

struct Pack : Entry {
  std::vector<std::string> readings;
  std::string default_reading;
};
struct Jurisdiction : Entry {
  std::string within;
};
struct Domain : Entry {};
struct Field {
  std::string id;
  std::vector<std::string> values;
};
struct Act : Entry {
  std::string domain;
  bool good = false;
  bool anywhere = false;  // counts wherever it is done: performance and the like
  std::string by;         // subject | authority | other
  std::string amount;     // the unit of its amount: CNY, points …
  std::vector<std::string> flags;
  std::vector<Field> fields;
};
struct Group : Entry {
  std::vector<Name> acts;
};
struct Step : Entry {
  bool of_standing = false;
};
struct Flag : Entry {};
struct Attribute : Entry {
  bool default_value = false;
};

enum class StandingForm : std::uint8_t { register_list, record, duty };
struct Standing : Entry {
  StandingForm form = StandingForm::record;
  std::string authority;
  std::string domain;
  bool is_public = false;
  bool good = false;       // a red list
  std::string refused_by;  // of a duty: the act that breaks it
  std::string done_by;
};
enum class MeasureForm : std::uint8_t { restriction, publicity, seizure, reward, supervision };
struct Measure : Entry {
  std::string domain;
  MeasureForm form = MeasureForm::restriction;
};
struct Score : Entry {
  std::string instrument;  // whose file it stands in
  std::string cite;
  Guard covers;  // `for:` whom it covers
  NumberUse start, floor, ceiling;
  bool demerit = false;  // the more points, the worse
  std::vector<Number> numbers;
};
struct Variant : Entry {
  std::vector<std::string> choices;
};
struct Calendar : Entry {
  std::string source;
  base::WorkingCalendar days;
};
/// One whole pack, in pack order (path, then position).
struct Law {
  Pack pack;
  std::vector<Variant> variants;
  std::map<std::string, std::vector<std::string>> default_include;  // reading → ranks that apply unasked
  std::vector<Jurisdiction> jurisdictions;
  std::vector<Domain> domains;
  std::vector<Act> acts;
  std::vector<Group> groups;
  std::vector<Step> steps;
  std::vector<Flag> flags;
  std::vector<Attribute> attributes;
  std::vector<Standing> standings;
  std::vector<Measure> measures;
  std::vector<Score> scores;
  std::vector<Calendar> calendars;
  std::vector<Linkage> linkage;
  std::vector<LegalBasis> legal_basis;
  Properties properties;
  std::vector<Instrument> instruments;
  std::vector<Provision> provisions;
};

}  // namespace osmanthus::regime
