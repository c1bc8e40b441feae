#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pack/case_parts.hpp"
#include "pack/protected_traits.hpp"
#include "pack/values.hpp"
#include "regime/compile.hpp"

namespace osmanthus::pack {
namespace {

using regime::CaseSubject;

constexpr std::array<std::string_view, 22> kLabels = {
    "person",     "debtor",         "creditor", "child",   "parent",   "guardian", "driver",   "rider",
    "pedestrian", "passenger",      "owner",    "student", "resident", "elder",    "relative", "firm",
    "unit",       "representative", "servant",  "body",    "one",      "other"};

constexpr std::array<std::string_view, 5> kRelations = {"guardian", "parent", "child", "representative",
                                                        "unit"};

std::string_view inverse(std::string_view relation) {
  if (relation == "parent") return "child";
  if (relation == "child") return "parent";
  if (relation == "unit") return "representative";
  if (relation == "representative") return "unit";
  return "";  // nobody asks a guardian for his wards
}

template <class V>
Field<SubjectReading> of_subject(std::string key, V CaseSubject::* member, Value<V> value,
                                 std::string about) {
  return field_with<SubjectReading>(
      std::move(key), value.shape, kOptional, std::move(about),
      [member, value](const Node& node, SubjectReading& into, base::Diagnostics& out) {
        value.read(node, into.subject.*member, out);
      });
}

Field<SubjectReading> born() {
  return field_with<SubjectReading>("born", date().shape, kOptional,
                                    "the day of birth; unknown counts as adult",
                                    [](const Node& node, SubjectReading& into, base::Diagnostics& out) {
                                      base::Day day = 0;
                                      if (date().read(node, day, out)) into.subject.born = day;
                                    });
}

Field<SubjectReading> relation(std::string_view which) {
  const auto read = [which](const Node& node, SubjectReading& into, base::Diagnostics& out) {
    std::vector<regime::Name> others;
    if (!names().read(node, others, out)) return;
    for (const auto& other : others) {
      into.subject.relations[std::string(which)].push_back(other.id);
      into.references->labels.push_back(other);
    }
  };
  return field_with<SubjectReading>(std::string(which), names().shape, kOptional,
                                    fmt::format("the label, or labels, of the {}", which), read);
}

Field<SubjectReading> granted() {
  return field_with<SubjectReading>("granted", map_of(plain(Shape::Form::boolean)), kOptional,
                                    "whether the measures that a state permits are applied, by provision",
                                    [](const Node& node, SubjectReading& into, base::Diagnostics& out) {
                                      read_answers(node, into.subject.granted, out);
                                    });
}

/// Whatever else is said of a subject is an attribute that the pack declares; it is true or false.
bool read_attribute(const Node& key, const Node& value, SubjectReading& into, base::Diagnostics& out) {
  if (value.kind != Node::Kind::boolean || !is_word(key.text)) return false;
  if (!refuse_protected_trait(key, out)) return true;
  bool holds = false;
  yes_no().read(value, holds, out);
  into.subject.attributes[key.text] = holds;
  return true;
}

Others<SubjectReading> attributes() { return {plain(Shape::Form::boolean), read_attribute}; }

std::vector<Field<SubjectReading>> changeable() {
  const auto kinds = choice_of_words("a kind of subject",
                                     {"natural_person", "legal_person", "public_servant", "public_body"});
  const auto roles = one_or_list(choice_of_words("a role", regime::known_roles()));
  // No roles at all are given too: whoever changes to none has none any more.
  const auto read_roles = [roles](const Node& node, SubjectReading& into, base::Diagnostics& out) {
    into.subject.roles_given = true;
    roles.read(node, into.subject.roles, out);
  };
  return {of_subject("kind", &CaseSubject::kind, kinds,
                     "natural_person, legal_person, public_servant or public_body"),
          of_subject("residence", &CaseSubject::residence, word(), "the place where a person lives"),
          of_subject("seat", &CaseSubject::residence, word(), "the place where a firm or body has its seat"),
          field_with<SubjectReading>("roles", roles.shape, kOptional, "driver, dog_owner and the like",
                                     read_roles)};
}

void add_once(std::vector<std::string>& to, const std::string& label) {
  if (std::ranges::find(to, label) == to.end()) to.push_back(label);
}

}  // namespace

bool is_label(std::string_view text) {
  constexpr std::size_t most_digits = 2;
  std::size_t digits = 0;
  while (!text.empty() && text.back() >= '0' && text.back() <= '9') {
    text.remove_suffix(1);
    ++digits;
  }
  const bool letter = text.size() == 1 && text[0] >= 'a' && text[0] <= 'z';
  return digits <= most_digits && (letter || std::ranges::find(kLabels, text) != kLabels.end());
}

Table<SubjectReading> subject_table() {
  const auto sex = choice_of_words("female or male", {"female", "male"});
  Table<SubjectReading> table{
      "subject", changeable() + std::vector<Field<SubjectReading>>{
                                    born(), of_subject("sex", &CaseSubject::sex, sex, "female or male")}};
  for (const auto which : kRelations) table.fields.push_back(relation(which));
  table.fields.push_back(granted());
  table.others = attributes();
  return table;
}

Table<SubjectReading> change_table() { return {"change", changeable(), attributes()}; }

void mirror_relations(std::vector<CaseSubject>& subjects) {
  const auto as_written = subjects;
  for (const auto& subject : as_written) {
    for (const auto& [relation, others] : subject.relations) {
      const auto back = inverse(relation);
      if (back.empty()) continue;
      for (const auto& other : others) {
        const auto found = std::ranges::find(subjects, other, &CaseSubject::label);
        if (found != subjects.end()) add_once(found->relations[std::string(back)], subject.label);
      }
    }
  }
}

}  // namespace osmanthus::pack
