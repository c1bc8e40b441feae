#include "pack/two_lives.hpp"

#include "pack/rows.hpp"

namespace osmanthus::pack {
namespace {

using regime::Properties;

/// How much a yardstick weighs, from when until when, and the articles in both languages.
template <class Row>
std::vector<Field<Row>> yardstick(std::vector<Field<Row>> fields) {
  fields.push_back(
      field<Row>("grade", &Row::grade,
                 choice_of_words("a grade (law, policy or doctrine)", {"law", "policy", "doctrine"}),
                 kRequired, "law, policy or doctrine"));
  fields.push_back(field<Row>("force", &Row::force, force(), kRequired, "from when until when"));
  for (auto& half : bilingual<Row>(&Row::text)) fields.push_back(std::move(half));
  return fields;
}

/// Who says so, and, if not always, from when until when.
template <class Row>
std::vector<Field<Row>> judgment(std::vector<Field<Row>> fields) {
  fields.push_back(field<Row>("force", &Row::force, force(), kOptional, "from when until when; else always"));
  fields.push_back(field<Row>("source", &Row::source, text(), kRequired, "who says so"));
  return fields;
}

Table<regime::ProtectedTrait> protected_trait_table() {
  using Row = regime::ProtectedTrait;
  return {"protected trait",
          yardstick<Row>({field<Row>("trait", &Row::trait, name(), kRequired,
                                     "sex, residence, family, unit, kind, city, or an attribute or role")})};
}

Table<regime::LicensedDifference> licensed_difference_table() {
  using Row = regime::LicensedDifference;
  return {"licensed difference",
          {field<Row>("trait", &Row::trait, name(), kRequired, "as a protected trait is named"),
           field<Row>("sort", &Row::sort, sort(), kRequired,
                      "of which sort of sanction it may be made; any, of all"),
           field<Row>("force", &Row::force, force(), kRequired, "from when until when"),
           field<Row>("cite", &Row::cite, text(), kRequired, "the article that says so")}};
}

Table<regime::WorseAct> worse_act_table() {
  using Row = regime::WorseAct;
  return {
      "order of acts",
      judgment<Row>({field<Row>("act", &Row::act, name(), kRequired, "the worse act"),
                     field<Row>("than", &Row::than, name(), kRequired, "the act than which it is worse")})};
}

Table<regime::AggravatingFlag> aggravating_flag_table() {
  using Row = regime::AggravatingFlag;
  return {"aggravating flag", judgment<Row>({field<Row>("flag", &Row::flag, name(), kRequired,
                                                        "a flag that makes the same act worse")})};
}

Table<regime::SeverityFamily> severity_family_table() {
  using Row = regime::SeverityFamily;
  return {"family of severity",
          judgment<Row>({field<Row>("mildest_first", &Row::mildest_first, names(), kRequired,
                                    "standings, measures, warning or fine, the heavier later")})};
}

Table<regime::MilderAge> milder_age_table() {
  using Row = regime::MilderAge;
  return {"milder age",
          yardstick<Row>(
              {field<Row>("sort", &Row::sort, sort(), kRequired,
                          "of which sort of sanction; any, of those without a line of their own"),
               field<Row>("from", &Row::from, whole_number(0, 99), kRequired, "the age in years from which"),
               field<Row>("below", &Row::below, whole_number(1, 99), kRequired,
                          "and below which one is to fare more mildly than an adult")})};
}

Table<regime::UndisclosedAge> undisclosed_age_table() {
  using Row = regime::UndisclosedAge;
  return {"age of no disclosure",
          yardstick<Row>({field<Row>("below", &Row::below, whole_number(1, 99), kRequired,
                                     "the age in years below which nothing of somebody is disclosed")})};
}

}  // namespace

std::vector<Field<Properties>> two_lives_fields() {
  return {rows<Properties>("protected", protected_trait_table(), &Properties::protected_traits,
                           "traits by which nobody may fare worse"),
          rows<Properties>("licensed", licensed_difference_table(), &Properties::licensed,
                           "differences that the law recognises"),
          rows<Properties>("worse", worse_act_table(), &Properties::worse, "which act is worse than which"),
          rows<Properties>("aggravating", aggravating_flag_table(), &Properties::aggravating,
                           "marks that make the same act worse"),
          rows<Properties>("severity", severity_family_table(), &Properties::severity,
                           "which thing is heavier than which"),
          rows<Properties>("milder", milder_age_table(), &Properties::milder,
                           "between which ages one is to fare more mildly than an adult"),
          rows<Properties>("undisclosed", undisclosed_age_table(), &Properties::undisclosed,
                           "below which age nothing of somebody is disclosed")};
}

}  // namespace osmanthus::pack
