// A compiled regime: the law under one view, as flat tables that `registry` runs.
//
// Names have become small numbers; choices of reading, variant and status are made; dates stay in the rules.
// A rule that the view leaves out is kept as dormant, so that an explanation can say why it did not apply.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "regime/law.hpp"

namespace osmanthus::regime {

using KindId = std::uint16_t;
using RuleId = std::uint16_t;
using EffectId = std::uint16_t;
using NodeId = std::uint16_t;
using NumberId = std::uint16_t;
using PlaceId = std::uint8_t;

inline constexpr std::uint16_t kNone = 0xffff;
inline constexpr PlaceId kNowhere = 63;  // the home of one who has none
inline constexpr std::size_t kMostKinds = 512;

/// What an entry can be of.
enum class KindForm : std::uint8_t {
  act,
  step,
  attribute,
  register_list,
  record,
  duty,
  measure,
  score,
  mark
};

struct Kind {
  std::string id;
  Text text;
  KindForm form = KindForm::act;
  bool anywhere = false;   // an act that counts wherever it is done
  bool good = false;       // a deed, a red list, a reward
  bool is_public = false;  // a register or record that everybody may read
  bool waits = false;      // some rule opens it with a wait before it starts
  std::string domain;
};

class KindSet {
 public:
  bool has(KindId kind) const { return words_[kind >> 6U] >> (kind & 63U) & 1U; }
  void add(KindId kind) { words_[kind >> 6U] |= std::uint64_t{1} << (kind & 63U); }
  void add(const KindSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  bool meets(const KindSet& other) const {
    std::uint64_t both = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) both |= words_[i] & other.words_[i];
    return both != 0;
  }
  bool has_all(const KindSet& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if ((other.words_[i] & ~words_[i]) != 0) return false;
    }
    return true;
  }
  bool empty() const { return !meets(*this); }

 private:
  std::array<std::uint64_t, kMostKinds / 64> words_{};
};

/// Relations, each with the one that runs the other way.
enum class Relation : std::uint8_t {
  self,
  guardian,
  ward,
  parent,
  child,
  representative,
  represented,
  unit,
  member
};
inline constexpr std::size_t kRelations = 9;
Relation inverse(Relation relation);
/// The relation that a role names; without one, oneself.
Relation relation_named(std::string_view role);

/// Attributes that every subject has; roles and the pack's own attributes follow, each 0 or 1.
enum Attribute_ : std::uint8_t { kHome = 0, kSubjectKind = 1, kSex = 2, kFirstDeclared = 3 };
enum SubjectKind : std::uint8_t { kNaturalPerson, kPublicServant, kLegalPerson, kPublicBody };
/// The kind that a word names; a natural person where it names none.
std::int32_t subject_kind(std::string_view kind);
enum Sex : std::uint8_t { kSexUnknown, kFemale, kMale };

// ---- numbers
// -------------------------------------------------------------------------------------------------

/// The value of a number from a day on.
struct Piece {
  Day from = base::kAlways;
  Amount amount;  // low < high: the range from which a decision picks; least by default
  int least = 0;  // of an assumed value: what it may be; else amount.low and amount.high
  int most = 0;
  Grade grade = Grade::unverified;
};
/// Values of one row of a table; key_low > key_high in a number that is no table by score.
struct Row {
  std::uint16_t field_value = kNone;  // of a table by field
  int key_low = 1;
  int key_high = 0;
  std::vector<Piece> pieces;  // ascending by from
};
struct CompiledNumber {
  std::string name;       // instrument.provision.number
  std::uint64_t key = 0;  // of the name, and of the act whose value this is: the same in every pack
  std::string short_name;
  std::uint16_t field = kNone;  // a table by this field of the event
  KindId score = kNone;         // a table by this score
  std::vector<Row> rows;
  std::string cite;
  std::string why;
  bool ranged() const;
  bool assumed() const;
};

// ---- guards
// --------------------------------------------------------------------------------------------------

enum class Op : std::uint8_t {
  all,
  any,
  none,       // of the children
  attribute,  // a: attribute; test by set of values `mask`
  age,        // compared with a duration
  flag,
  field,
  about,  // of the event
  amount,
  runs,     // a standing of `kinds` is in effect
  imposed,  // a measure of `kinds`, imposed by a decision, is in effect
  count,
  done,
  score,
  earlier_score,
  time_since,
  in_force,  // the day lies in `force`
  in_place   // the place of the act, or the home, lies in `mask`
};

struct Node {
  Op op = Op::all;
  Relation via = Relation::self;
  bool negated = false;
  Comparator comparator = Comparator::at_least;
  std::uint16_t a = kNone;  // attribute, flag, field, score
  std::uint16_t b = kNone;  // value of the field
  NumberId number = kNone;
  NumberId window = kNone;
  std::uint64_t mask = 0;           // places or values; of a count, where acts must have been done
  KindSet kinds;                    // what is counted or looked for
  KindSet since_acts;               // an entry of these empties the count
  KindSet since_standings;          // so does a standing that begins; the act that opened it still counts
  std::vector<RuleId> since_rules;  // and whatever these rules wrote
  std::vector<EffectId> under;      // only entries that these effects opened; empty: any
  std::vector<KindId> derived;      // those of `kinds` that a while-rule concludes
  Force force;                      // of in_force; of a count, the first day that counts
  std::vector<NodeId> children;
  std::string words;  // as the law wrote it
  Span at;
};

// ---- rules
// ---------------------------------------------------------------------------------------------------

enum class EffectForm : std::uint8_t {
  open,
  points_add,
  points_start,
  points_lower,
  end,
  extend,
  hold,
  resume,
  warn,
  fine,
  refer,
  disclose
};

struct CompiledEffect {
  RuleId rule = kNone;
  std::uint64_t key = 0;  // of its place within its rule
  EffectForm form = EffectForm::open;
  Modality modality = Modality::must;
  Relation to = Relation::self;
  KindId kind = kNone;       // what is opened
  KindSet kinds;             // what is ended, extended, held or resumed
  std::vector<EffectId> of;  // only entries that these effects opened; empty: any
  Entries entries = Entries::every;
  EndBy by = EndBy::repair;
  NumberId lasts = kNone, until = kNone, notice = kNone, after = kNone, at_least = kNone, amount = kNone;
  NumberId within = kNone;  // of end: the office's days, which the kernel does not read
  bool from_act = false;
  bool keep = false;
  NodeId bars = kNone;             // must not be done while one of these holds
  const Effect* source = nullptr;  // as written
};

/// What a state brings while it lasts.
struct Conclusion {
  KindId kind = kNone;
  Modality modality = Modality::must;
  NodeId bars = kNone;
};

enum class Exclusion : std::uint8_t { reading, status, variant, law_of, repealed };

struct CompiledRule {
  const Provision* provision = nullptr;
  std::string id;         // instrument.provision
  std::uint64_t key = 0;  // of the name, and of the happening that this part is for: the same in every pack
  Rule::Form form = Rule::Form::when;
  bool active = true;
  std::vector<Exclusion> excluded;
  Rank rank = Rank::normative_document;
  std::vector<Force> force;  // ascending and apart
  std::uint64_t where = ~std::uint64_t{0};
  bool everywhere = true;  // of the pack's own territory as a whole
  Nexus nexus = Nexus::act;
  Relation via = Relation::self;  // of a while: the guard is read on these of the bearer
  KindSet upon;
  bool on_commencement = false;
  NodeId guard = kNone;  // kNone: always
  std::vector<EffectId> effects;
  std::vector<Conclusion> conclusions;
  std::uint8_t stratum = 0;
};

struct CompiledScore {
  KindId kind = kNone;
  int start = 0, floor = 0, ceiling = 0;
  bool demerit = false;                     // the more points, the worse
  std::uint64_t where = ~std::uint64_t{0};  // the places whose instrument keeps it
  NodeId covers = kNone;
  const Score* source = nullptr;
};

/// A while-rule that concludes a kind.
struct Concluder {
  RuleId rule;
  std::uint8_t conclusion;
};

struct Regime {
  std::vector<Kind> kinds;
  std::vector<CompiledNumber> numbers;
  std::vector<Node> nodes;
  std::vector<CompiledRule> rules;
  std::vector<CompiledEffect> effects;
  std::vector<CompiledScore> scores;
  std::vector<std::vector<RuleId>> triggers;       // by kind: the when-rules that it sets off, in pack order
  std::vector<std::vector<Concluder>> concluders;  // by kind: the while-rules that conclude it
  std::vector<RuleId> while_rules;
  std::vector<Day> commencements;  // days on which a rule `when: commencement` begins, ascending
  int strata = 1;

  std::vector<std::string> places;          // by PlaceId
  std::vector<std::uint64_t> place_within;  // by PlaceId: the bits of itself and of all that it contains
  std::uint64_t territory = 0;              // where what is done counts
  std::vector<std::string> attributes;      // by attribute index; "home", "kind", "sex" first
  std::vector<bool> attribute_defaults;
  std::vector<KindId> attribute_kinds;  // by attribute: the kind of an entry that changes it
  std::vector<std::string> flags;
  std::vector<std::string> fields;
  std::vector<std::vector<std::string>> field_values;
  base::WorkingCalendar calendar;
  std::string reading_name;

  KindId kind(std::string_view id) const;    // kNone if there is none
  PlaceId place(std::string_view id) const;  // kNowhere if there is none
  std::uint16_t attribute(std::string_view id) const;
  std::uint16_t flag(std::string_view id) const;
  std::uint16_t field(std::string_view id) const;
  const CompiledScore* score(KindId kind) const;

  std::map<std::string, KindId, std::less<>> kind_index;
  std::map<std::string, PlaceId, std::less<>> place_index;
};

}  // namespace osmanthus::regime
