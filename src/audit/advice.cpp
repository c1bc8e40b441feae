#include "audit/advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace osmanthus::audit {
namespace {

using regime::Change;
using regime::Law;
using Form = Change::Form;
using Values = std::vector<std::string>;

/// What is tried of one form, in this order.
struct Step {
  Form form;
  Values values;
};

/// The lowest first.
Values ranks() {
  return {"local_government_rule", "department_rule", "local_regulation", "administrative_regulation", "law"};
}

/// The conditions under which a step by which the bearer is told has been taken.
Values told(const Law& law) {
  Values all;
  for (const auto& row : law.properties.due_process.told_by)
    all.push_back(fmt::format("done {}", row.step.id));
  return all;
}

std::string national(const Law& law) { return law.jurisdictions.empty() ? "" : law.jurisdictions.front().id; }

/// What helps short of taking the effect away.
std::vector<Step> short_of_removal(const std::string& property, const Law& law) {
  const std::map<std::string, std::vector<Step>> known = {
      {"bounded_duration", {{Form::term, {"5 years", "2 years", "1 year"}}}},
      {"repair_reachable", {{Form::must, {""}}, {Form::term, {"1 year", "6 months"}}}},
      {"legal_basis", {{Form::rank, ranks()}}},
      {"minors", {{Form::only_if, {"age at least 14 years", "age at least 18 years"}}}},
      {"equal_treatment", {{Form::in, {national(law)}}}},
      {"notice_before_effect", {{Form::notice, {"", "5 working days"}}, {Form::only_if, told(law)}}},
      {"remedy", {{Form::within, {"30 days"}}, {Form::wait, {"15 working days"}}}},
      {"publication_bounded", {{Form::term, {"3 years", "1 year"}}}}};
  const auto found = known.find(property);
  return found == known.end() ? std::vector<Step>{} : found->second;
}

/// Of two rules of which one is too many, one goes; nothing else about them helps.
bool is_about_being_there(const std::string& property) {
  return property == "dead" || property == "shadowed";
}

/// The provisions that end, in one of these ways, what the finding is about.
Values ending(const Values& things, std::initializer_list<regime::EndBy> ways, const Law& law) {
  Values all;
  for (const auto& provision : law.provisions) {
    if (!provision.rule || provision.repealed) continue;
    const bool ends = std::ranges::any_of(provision.rule->effects, [&](const regime::Effect& effect) {
      return effect.verb == regime::Verb::end && std::ranges::find(ways, effect.end_by) != ways.end() &&
             std::ranges::any_of(effect.targets, [&](const regime::Name& target) {
               return std::ranges::find(things, target.id) != things.end();
             });
    });
    if (ends) all.push_back(provision.full_id());
  }
  return all;
}

/// Where the change is made: an answer in the provision that gives it, all else where the fault is.
Values places(Form form, const std::string& provision, const Values& things, const Law& law) {
  using regime::EndBy;
  if (form == Form::within) return ending(things, {EndBy::correction}, law);
  if (form == Form::must) return ending(things, {EndBy::repair, EndBy::release}, law);
  return {provision};
}

/// What of the finding is the provision's own.
Values own_things(const Verdict& finding, const std::string& id, const Law& law) {
  Values all;
  for (const auto& provision : law.provisions) {
    if (provision.full_id() != id || !provision.rule) continue;
    for (const auto& effect : provision.rule->effects) {
      Values names;
      for (const auto& target : effect.targets) names.push_back(target.id);
      if (effect.verb == regime::Verb::fine) names.emplace_back("fine");
      if (effect.verb == regime::Verb::warn) names.emplace_back("warning");
      for (const auto& name : names) {
        const bool meant = std::ranges::find(finding.things, name) != finding.things.end();
        if (meant && std::ranges::find(all, name) == all.end()) all.push_back(name);
      }
    }
  }
  return all;
}

regime::Text of_things(const Change& change) {
  return {fmt::format("{}", fmt::join(change.things, "、")),
          fmt::format("{}", fmt::join(change.things, ", "))};
}

}  // namespace

std::vector<Change> advice(const Verdict& finding, const std::string& provision, const Law& law) {
  std::vector<Change> all;
  const auto things = own_things(finding, provision, law);
  for (const auto& [form, values] : short_of_removal(finding.property, law)) {
    for (const auto& where : places(form, provision, things, law)) {
      for (const auto& value : values) all.push_back({form, where, things, value});
    }
  }
  if (!is_about_being_there(finding.property)) all.push_back({Form::without, provision, things, ""});
  all.push_back({Form::repeal, provision, {}, ""});
  return all;
}

regime::Text in_words(const Change& change) {
  const auto things = of_things(change);
  const auto& value = change.value;
  switch (change.form) {
    case Form::repeal:
      return {"废止", "repealed"};
    case Form::must:
      return {things.zh + "的解除由“可以”改为“应当”", things.en + " ended as of right"};
    case Form::rank:
      return {fmt::format("改由{}规定", value),
              fmt::format("laid down by an instrument of the rank {}", value)};
    case Form::in:
      return {fmt::format("适用于{}", value), fmt::format("in force in {}", value)};
    case Form::only_if:
      return {fmt::format("增加条件：{}", value), fmt::format("on the condition: {}", value)};
    case Form::term:
      return {fmt::format("{}以{}为限", things.zh, value), fmt::format("{} for {}", things.en, value)};
    case Form::notice:
      if (value.empty()) return {things.zh + "事先告知", things.en + " with notice"};
      return {fmt::format("{}事先告知，{}后生效", things.zh, value),
              fmt::format("{} with notice, and after {}", things.en, value)};
    case Form::wait:
      return {fmt::format("{}在{}后生效", things.zh, value), fmt::format("{} after {}", things.en, value)};
    case Form::within:
      return {fmt::format("须在{}内更正{}", value, things.zh),
              fmt::format("{} corrected within {}", things.en, value)};
    case Form::without:
      break;
  }
  return {fmt::format("取消{}", things.zh), fmt::format("without {}", things.en)};
}

}  // namespace osmanthus::audit
