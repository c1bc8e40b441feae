// A hypothetical case: its whole world, from nothing. Subjects are roles from a closed list.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "regime/law.hpp"

namespace osmanthus::regime {

/// The view: which of the law applies.
struct ViewChoice {
  std::optional<Reading> reading;     // else the pack's default
  std::vector<Rank> include;          // statuses beyond the reading's default
  std::vector<std::string> variants;  // choices; the first of each variant is its default
  std::optional<Day> law_of;          // the law of that day, from its own first days
};

struct CaseSubject {
  std::string label;
  std::string kind = "natural_person";  // natural_person | legal_person | public_servant | public_body
  std::optional<Day> born;
  std::string sex;        // "" | female | male
  std::string residence;  // residence or seat; "": unknown
  std::vector<std::string> roles;
  bool roles_given = false;                                   // of a change: the new roles, none among them
  std::map<std::string, bool> attributes;                     // those that the pack declares
  std::map<std::string, std::vector<std::string>> relations;  // guardian, parent, child, representative, unit
  std::map<std::string, bool> granted;  // by provision, or provision.thing: what a state permits, and is done
  Span at;
};

struct CaseEvent {
  Day on = 0;
  std::string act;  // an act or a step; "" for a change of attribute
  Span act_at;
  std::string by;     // a subject's label
  std::string in;     // "": the actor's residence, else cn
  std::string about;  // of a step: the standing it concerns
  std::string matter;
  std::string id, of;
  int count = 1;
  std::optional<int> amount;
  std::vector<std::string> flags;
  std::map<std::string, std::string> fields;
  std::map<std::string, Amount> values;  // ranged numbers by name, short or full: extension: 2 years
  std::optional<bool> granted;           // all may effects of this event
  std::map<std::string, bool> granted_provisions;  // or provision.thing (regime/grants.hpp)
  bool wrongly = false;
  std::optional<CaseSubject> change;  // only the fields that change are set (label empty)
  Span at;
};

/// One expected thing: an id alone, or an id with the fields that must agree. Values are compared as text.
struct ExpectedItem {
  std::map<std::string, std::string> fields;  // "id" (or "register") and others; "null" for null
  std::vector<std::string> because;           // provisions; compared as a set if has_because
  bool has_because = false;
  Span at;
};
struct ExpectedField {
  std::string field;  // records | listings | measures | scores | timeline | ways_out | why_not
  std::vector<ExpectedItem> items;
  Span at;
};

struct Case {
  std::string title;
  std::string id;  // in a pack: file stem and number
  Day as_of = 0;
  ViewChoice view;
  std::string pack;     // "": the one at hand
  std::string article;  // which article it tests
  std::string why;      // a sentence
  std::vector<CaseSubject> subjects;
  std::vector<CaseEvent> events;
  std::map<std::string, std::vector<ExpectedField>> expect;  // by subject label
  Span at;
};

}  // namespace osmanthus::regime
