#include "pack/properties.hpp"

#include <fmt/format.h>

#include "pack/due_process.hpp"
#include "pack/rows.hpp"
#include "pack/two_lives.hpp"
#include "pack/values.hpp"

namespace osmanthus::pack {
namespace {

using regime::Law;
using regime::Properties;

/// The sorts of sanction that legal bases and yardsticks tell apart.
Value<std::string> sort() {
  return choice_of_words("a sort of sanction",
                         {"any", "liberty", "warning", "fine", "criticism", "seizure", "licence", "business",
                          "occupation", "market", "travel", "consumption", "education", "telecom", "list",
                          "record", "points", "duty", "supervision"});
}

Value<std::string> grade() {
  return choice_of_words("a grade (law, policy or doctrine)", {"law", "policy", "doctrine"});
}

Table<regime::Linkage> linkage_table() {
  using regime::Linkage;
  return {"linkage",
          {field<Linkage>("from", &Linkage::from, word(), kRequired, "the domain of the act"),
           field<Linkage>("to", &Linkage::to, word(), kRequired, "the domain of the sanction"),
           field<Linkage>("related", &Linkage::related, yes_no(), kRequired,
                          "whether the one has to do with the other"),
           field<Linkage>("source", &Linkage::source, text(), kRequired, "who says so"),
           field<Linkage>("grade", &Linkage::grade, text(), kOptional, "how well it is known")}};
}

Table<regime::LegalBasis> legal_basis_table() {
  using regime::LegalBasis;
  const auto check_rank = [](const Node& node, LegalBasis& into, base::Diagnostics& out) {
    regime::Rank unused{};
    if (rank().read(node, unused, out)) into.rank = node.text;
  };
  return {"legal basis",
          cited<LegalBasis>(&LegalBasis::cite, "the article that says so") +
              std::vector<Field<LegalBasis>>{
                  field<LegalBasis>("force", &LegalBasis::force, force(), kRequired, "from when until when"),
                  field_with<LegalBasis>("rank", rank().shape, kRequired,
                                         "the rank of the instruments that may", check_rank),
                  field<LegalBasis>("may_create", &LegalBasis::may_create, words(), kRequired,
                                    "the kinds of sanction that they may create; [] for none")}};
}

Table<regime::ActSign> act_sign_table() {
  using regime::ActSign;
  const auto sign = choice_of_words("a sign (breach, duty, deed, neutral or step)",
                                    {"breach", "duty", "deed", "neutral", "step"});
  return {"sign of an act",
          {field<ActSign>("act", &ActSign::act, name(), kRequired, "an act of the pack"),
           field<ActSign>("sign", &ActSign::sign, sign, kRequired,
                          "breach, duty (it performs or repairs), deed, neutral or step (of an office)"),
           field<ActSign>("source", &ActSign::source, text(), kRequired, "who says so")}};
}

Table<regime::MeasureSort> measure_sort_table() {
  using regime::MeasureSort;
  return {"sort of measures",
          {field<MeasureSort>("sort", &MeasureSort::sort, sort(), kRequired, "as legal bases name it"),
           field<MeasureSort>("measures", &MeasureSort::measures, names(), kRequired,
                              "the measures of this sort")}};
}

Table<regime::WeightyRecord> weighty_record_table() {
  using regime::WeightyRecord;
  return {"record with consequences",
          {field<WeightyRecord>("record", &WeightyRecord::record, name(), kRequired, "a record of the pack"),
           field<WeightyRecord>("source", &WeightyRecord::source, text(), kRequired,
                                "what follows from it, and who says so")}};
}

Table<regime::Attribution> attribution_table() {
  using regime::Attribution;
  const auto role = choice_of_words("a role (guardian, parent, child, representative or unit)",
                                    {"guardian", "parent", "child", "representative", "unit"});
  return {
      "attribution",
      {field<Attribution>("role", &Attribution::role, role, kRequired, "what the bearer is to whoever acted"),
       field<Attribution>("sort", &Attribution::sort, sort(), kRequired, "of which sort of sanction"),
       field<Attribution>("force", &Attribution::force, force(), kRequired, "from when until when"),
       field<Attribution>("cite", &Attribution::cite, text(), kRequired, "the article that says so")}};
}

Table<regime::Recipient> recipient_table() {
  using regime::Recipient;
  return {"recipient",
          {field<Recipient>("recipient", &Recipient::recipient, word(), kRequired,
                            "who is told, as a `refer` names it"),
           field<Recipient>("domain", &Recipient::domain, name(), kRequired,
                            "the part of life in which it is used"),
           field<Recipient>("source", &Recipient::source, text(), kRequired, "who says so")}};
}

Table<regime::AgeLimit> age_limit_table() {
  using regime::AgeLimit;
  return {"age limit",
          std::vector<Field<AgeLimit>>{
              field<AgeLimit>("sort", &AgeLimit::sort, sort(), kRequired,
                              "of which sort of sanction; any, of all but a duty"),
              field<AgeLimit>("below", &AgeLimit::below, whole_number(1, 99), kRequired,
                              "the age in years below which nobody bears it"),
              field<AgeLimit>("force", &AgeLimit::force, force(), kRequired, "from when until when")} +
              cited<AgeLimit>(&AgeLimit::cite, "the article that says so")};
}

Table<regime::DoubleKind> double_kind_table() {
  using regime::DoubleKind;
  return {
      "sort of double punishment",
      {field<DoubleKind>("sort", &DoubleKind::sort, sort(), kRequired,
                         "the sort of sanction of which one act may draw only one; any, of all but a duty"),
       field<DoubleKind>("grade", &DoubleKind::grade, grade(), kRequired, "law, policy or doctrine"),
       field<DoubleKind>("force", &DoubleKind::force, force(), kRequired, "from when until when"),
       field<DoubleKind>("cite", &DoubleKind::cite, text(), kRequired, "the article that says so")}};
}

Table<regime::Counting> counting_table() {
  using regime::Counting;
  const auto counts =
      choice_of_words("a way of counting (constitutes or aggravates)", {"constitutes", "aggravates"});
  return {
      "way of counting",
      {field<Counting>("provision", &Counting::provision, name(), kRequired, "the provision that counts"),
       field<Counting>("counts", &Counting::counts, counts, kRequired,
                       "constitutes: the acts counted make up what is punished; aggravates: only the last "
                       "is punished"),
       field<Counting>("cite", &Counting::cite, text(), kRequired, "who says so")}};
}

Table<regime::ProvisionPair> provision_pair_table(const std::string& what) {
  using regime::ProvisionPair;
  return {
      what,
      {field<ProvisionPair>("one", &ProvisionPair::one, name(), kRequired, "a provision, by its full name"),
       field<ProvisionPair>("other", &ProvisionPair::other, name(), kRequired,
                            "another provision, by its full name"),
       field<ProvisionPair>("force", &ProvisionPair::force, force(), kRequired, "from when until when"),
       field<ProvisionPair>("cite", &ProvisionPair::cite, text(), kRequired, "the article that says so")}};
}

Table<regime::Incompatible> incompatible_table() {
  using regime::Incompatible;
  const auto how = choice_of_words("a way to be incompatible (both or ends)", {"both", "ends"});
  return {
      "pair of things that cannot both be",
      {field<Incompatible>("one", &Incompatible::one, name(), kRequired, "a standing or a measure"),
       field<Incompatible>("other", &Incompatible::other, name(), kRequired, "another standing or measure"),
       field<Incompatible>("how", &Incompatible::how, how, kRequired,
                           "both: they cannot both be in effect; ends: while the one is, the other cannot "
                           "be due to end"),
       field<Incompatible>("force", &Incompatible::force, force(), kRequired, "from when until when"),
       field<Incompatible>("cite", &Incompatible::cite, text(), kRequired, "who says so")}};
}

Table<regime::PropertySource> property_source_table() {
  using regime::PropertySource;
  std::vector<Field<PropertySource>> fields = {
      field<PropertySource>("property", &PropertySource::property, word(), kRequired,
                            "a property that the audit decides"),
      field<PropertySource>("grade", &PropertySource::grade, grade(), kRequired, "law, policy or doctrine"),
      field<PropertySource>("force", &PropertySource::force, force(), kRequired, "from when until when")};
  for (auto& half : bilingual<PropertySource>(&PropertySource::text)) fields.push_back(std::move(half));
  return {"source of a property", std::move(fields)};
}

Table<regime::WayOutLimits> way_out_table() {
  using regime::WayOutLimits;
  constexpr int most = 36500;
  return {"set of limits to a way out",
          {field<WayOutLimits>("patience", &WayOutLimits::patience, whole_number(0, most), kRequired,
                               "days; what ends by itself within them needs no way out"),
           field<WayOutLimits>("wait", &WayOutLimits::wait, whole_number(0, most), kRequired,
                               "days that may pass before an act helps"),
           field<WayOutLimits>("acts", &WayOutLimits::acts, whole_number(1, 9), kRequired,
                               "how many acts it may take"),
           field<WayOutLimits>("source", &WayOutLimits::source, text(), kRequired, "who says so")}};
}

Table<Properties> properties_table() {
  std::vector<Field<Properties>> fields = {
      rows<Properties>("sources", property_source_table(), &Properties::sources,
                       "where the properties come from, by date"),
      rows<Properties>("acts", act_sign_table(), &Properties::acts, "what acts are to the audit"),
      rows<Properties>("sorts", measure_sort_table(), &Properties::sorts, "the sorts of measures"),
      rows<Properties>("records", weighty_record_table(), &Properties::records,
                       "records that have consequences although no provision draws them"),
      rows<Properties>("attribution", attribution_table(), &Properties::attribution,
                       "whose acts count as one's own"),
      rows<Properties>("recipients", recipient_table(), &Properties::recipients, "what a referral reaches"),
      rows<Properties>("ages", age_limit_table(), &Properties::ages, "below which age nobody is sanctioned"),
      rows<Properties>("double_kinds", double_kind_table(), &Properties::double_kinds,
                       "of which sorts of sanction one act may draw only one"),
      rows<Properties>("counting", counting_table(), &Properties::counting,
                       "whether what a provision counts constitutes its sanction or aggravates it"),
      rows<Properties>("cumulative", provision_pair_table("pair of provisions side by side"),
                       &Properties::cumulative, "provisions that the law lets apply side by side"),
      rows<Properties>("instead_of", provision_pair_table("pair of provisions of which one gives way"),
                       &Properties::instead_of, "provisions of which the one applies instead of the other"),
      rows<Properties>("incompatible", incompatible_table(), &Properties::incompatible,
                       "what cannot both be"),
      field<Properties>("ways_out", &Properties::ways_out, mapping_by(way_out_table()), kOptional,
                        "what counts as a way out"),
      field<Properties>("due_process", &Properties::due_process, due_process(), kOptional,
                        "what is asked of notice, remedy, publication and repair")};
  for (auto& field : two_lives_fields()) fields.push_back(std::move(field));
  return {"set of properties", std::move(fields)};
}

void read_properties(const Node& node, Law& into, base::Diagnostics& out) {
  read_mapping(node, properties_table(), into.properties, out);
}

}  // namespace

std::vector<Field<Law>> property_fields() {
  return {rows<Law>("linkage", linkage_table(), &Law::linkage, "which domains have to do with each other"),
          rows<Law>("legal_basis", legal_basis_table(), &Law::legal_basis,
                    "which rank may create which sanction"),
          field_with<Law>("properties", shape_of(properties_table()), kOptional, "what the audit judges by",
                          read_properties)};
}

}  // namespace osmanthus::pack
