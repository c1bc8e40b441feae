#include <algorithm>
#include <array>

#include "regime/compile.hpp"

namespace osmanthus::regime {
namespace {

constexpr std::array<std::string_view, 11> kRanks = {"law",
                                                     "administrative_regulation",
                                                     "local_regulation",
                                                     "department_rule",
                                                     "local_government_rule",
                                                     "judicial_interpretation",
                                                     "normative_document",
                                                     "plan",
                                                     "draft",
                                                     "practice",
                                                     "private_scheme"};
constexpr std::array<std::string_view, 7> kGrades = {"text",     "reported", "article", "unverified",
                                                     "measured", "cited",    "assumed"};
constexpr std::array<std::string_view, 3> kEnds = {"repair", "release", "correction"};
constexpr std::array<std::string_view, 9> kForms = {"act",  "step",    "attribute", "register", "record",
                                                    "duty", "measure", "score",     "mark"};

}  // namespace

std::string_view to_string(Rank rank) { return kRanks[static_cast<std::size_t>(rank)]; }
std::string_view to_string(Grade grade) { return kGrades[static_cast<std::size_t>(grade)]; }
std::string_view to_string(EndBy by) { return kEnds[static_cast<std::size_t>(by)]; }
std::string_view to_string(KindForm form) { return kForms[static_cast<std::size_t>(form)]; }
std::string_view to_string(Reading reading) { return reading == Reading::article ? "article" : "text"; }

std::optional<Rank> parse_rank(std::string_view word) {
  const auto* found = std::ranges::find(kRanks, word);
  if (found == kRanks.end()) return std::nullopt;
  return static_cast<Rank>(found - kRanks.begin());
}

bool binding(Rank rank) { return rank < Rank::plan; }

const std::vector<std::string>& known_roles() {
  static const std::vector<std::string> roles = {"driver", "dog_owner", "student", "passenger", "patient"};
  return roles;
}

std::string role_of_label(std::string_view label) {
  while (!label.empty() && label.back() >= '0' && label.back() <= '9') label.remove_suffix(1);
  if (label == "driver" || label == "rider") return "driver";
  if (label == "owner") return "dog_owner";
  if (label == "student" || label == "passenger") return std::string(label);
  return "";
}

std::int32_t subject_kind(std::string_view kind) {
  if (kind == "public_servant") return kPublicServant;
  if (kind == "legal_person") return kLegalPerson;
  if (kind == "public_body") return kPublicBody;
  return kNaturalPerson;
}

Relation relation_named(std::string_view role) {
  if (role == "guardian") return Relation::guardian;
  if (role == "parent") return Relation::parent;
  if (role == "child") return Relation::child;
  if (role == "representative") return Relation::representative;
  if (role == "unit") return Relation::unit;
  return Relation::self;
}

Relation inverse(Relation relation) {
  switch (relation) {
    case Relation::guardian:
      return Relation::ward;
    case Relation::ward:
      return Relation::guardian;
    case Relation::parent:
      return Relation::child;
    case Relation::child:
      return Relation::parent;
    case Relation::representative:
      return Relation::represented;
    case Relation::represented:
      return Relation::representative;
    case Relation::unit:
      return Relation::member;
    case Relation::member:
      return Relation::unit;
    case Relation::self:
      break;
  }
  return Relation::self;
}

bool CompiledNumber::ranged() const {
  return std::ranges::any_of(rows, [](const Row& row) {
    return std::ranges::any_of(row.pieces, [](const Piece& p) { return p.amount.low != p.amount.high; });
  });
}

bool CompiledNumber::assumed() const {
  return std::ranges::any_of(rows, [](const Row& row) {
    return std::ranges::any_of(row.pieces, [](const Piece& p) { return p.grade == Grade::assumed; });
  });
}

namespace {
template <class Index>
auto look_up(const Index& index, std::string_view id, typename Index::mapped_type none) {
  const auto found = index.find(id);
  return found == index.end() ? none : found->second;
}
std::uint16_t position(const std::vector<std::string>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word);
  return found == words.end() ? kNone : static_cast<std::uint16_t>(found - words.begin());
}
}  // namespace

KindId Regime::kind(std::string_view id) const { return look_up(kind_index, id, kNone); }
PlaceId Regime::place(std::string_view id) const { return look_up(place_index, id, kNowhere); }
std::uint16_t Regime::attribute(std::string_view id) const { return position(attributes, id); }
std::uint16_t Regime::flag(std::string_view id) const { return position(flags, id); }
std::uint16_t Regime::field(std::string_view id) const { return position(fields, id); }
const CompiledScore* Regime::score(KindId kind) const {
  const auto found = std::ranges::find(scores, kind, &CompiledScore::kind);
  return found == scores.end() ? nullptr : &*found;
}

}  // namespace osmanthus::regime
