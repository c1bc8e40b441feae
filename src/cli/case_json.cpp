#include "cli/case_json.hpp"

#include "explain/words.hpp"
#include "regime/compile.hpp"

namespace osmanthus::cli {
namespace {

Json subject_json(const regime::CaseSubject& subject) {
  Json out = {{"kind", subject.kind}};
  const bool person = subject.kind == "natural_person" || subject.kind == "public_servant";
  if (!subject.residence.empty()) out[person ? "residence" : "seat"] = subject.residence;
  if (!subject.roles.empty()) out["roles"] = subject.roles;
  for (const auto& [name, value] : subject.attributes) out[name] = value;
  if (subject.born) out["born"] = base::format_date(*subject.born);
  if (!subject.sex.empty()) out["sex"] = subject.sex;
  for (const auto& [relation, others] : subject.relations) out[relation] = others;
  if (!subject.granted.empty()) out["granted"] = subject.granted;
  return out;
}

Json event_json(const regime::CaseEvent& event) {
  Json out = {{"date", base::format_date(event.on)}, {"act", event.act}, {"by", event.by}};
  if (!event.in.empty()) out["in"] = event.in;
  if (!event.id.empty()) out["id"] = event.id;
  if (!event.of.empty()) out["of"] = event.of;
  if (event.count != 1) out["count"] = event.count;
  if (event.amount) out["amount"] = *event.amount;
  for (const auto& flag : event.flags) out[flag] = true;
  for (const auto& [field, value] : event.fields) out[field] = value;
  for (const auto& [number, value] : event.values) out[number] = explain::in_words(value);
  if (!event.granted_provisions.empty()) out["granted"] = event.granted_provisions;
  return out;
}

Json item_json(const regime::ExpectedItem& item) {
  Json out = Json::object();
  for (const auto& [field, value] : item.fields) out[field] = value == "null" ? Json(nullptr) : Json(value);
  if (item.has_because) out["because"] = item.because;
  return out;
}

}  // namespace

Json case_json(const regime::Case& life) {
  Json out = {{"case", life.title}, {"as_of", base::format_date(life.as_of)}};
  if (!life.article.empty()) out["tests"] = life.article;
  if (!life.why.empty()) out["why"] = life.why;
  const auto& view = life.view;
  if (view.reading) out["reading"] = to_string(*view.reading);
  for (const auto rank : view.include) out["include"].push_back(to_string(rank));
  if (!view.variants.empty()) out["variant"] = view.variants;
  if (view.law_of) out["law_of"] = base::format_date(*view.law_of);
  if (!life.pack.empty()) out["pack"] = life.pack;
  out["subjects"] = Json::object();
  for (const auto& subject : life.subjects) out["subjects"][subject.label] = subject_json(subject);
  out["events"] = Json::array();
  for (const auto& event : life.events) out["events"].push_back(event_json(event));
  for (const auto& [label, fields] : life.expect) {
    for (const auto& field : fields) {
      auto& items = out["expect"][label][field.field] = Json::array();
      for (const auto& item : field.items) items.push_back(item_json(item));
    }
  }
  return out;
}

}  // namespace osmanthus::cli
