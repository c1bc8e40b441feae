// The parts of a case; included by the case readers only.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pack/fields.hpp"
#include "regime/case.hpp"

namespace osmanthus::pack {

/// What a case says of other parts of itself, to be looked up once it has been read.
struct CaseReferences {
  std::vector<regime::Name> labels;
  std::vector<regime::Name> events;
};

struct SubjectReading {
  regime::CaseSubject subject;
  CaseReferences* references = nullptr;
};

struct EventReading {
  regime::CaseEvent event;
  CaseReferences* references = nullptr;
};

/// `{PROVISION: false, PROVISION.THING: true}`: what of that which the law permits is done.
void read_answers(const Node& node, std::map<std::string, bool>& into, base::Diagnostics& out);

/// True of a role from the closed list, or a single letter, with at most two digits.
bool is_label(std::string_view text);

Table<SubjectReading> subject_table();
/// What a `change` may set: as subject_table, without birth, sex and relations.
Table<SubjectReading> change_table();
Table<EventReading> event_table();

/// `expect` of one subject.
std::vector<regime::ExpectedField> read_expected(const Node& node, base::Diagnostics& out);
Shape expected_shape();

/// Names the other side of each relation: a child's parent has that child, a unit's representative that unit.
void mirror_relations(std::vector<regime::CaseSubject>& subjects);

}  // namespace osmanthus::pack
