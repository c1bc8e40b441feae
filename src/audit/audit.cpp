#include "audit/audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "audit/findings.hpp"
#include "audit/inquiry.hpp"

namespace osmanthus::audit {
namespace {

struct Decider {
  Property property;
  std::vector<Verdict> (*decide)(Inquiry&);
};

const std::array<Decider, 7>& deciders() {
  static const std::array<Decider, 7> all = {{
      {{"bounded_duration",
        {"任何不利措施，在当事人没有新的违反行为时，都须在可以预先确定的期限内自行终止。",
         "Without a new breach by its bearer, every adverse effect ends by lapse of time, at a date that can "
         "be told in "
         "advance."},
        {"威尼斯委员会《法治核对表》II.B.3", "Venice Commission, Rule of Law Checklist II.B.3"}},
       bounded_duration},
      {{"repair_reachable",
        {"凡处于不利状态者，凭其自身力所能及的行为，都能使该状态依法必然终止，而不取决于他人恩准。",
         "From every adverse state its bearer can, by acts in his own power, bring about its end as of right "
         "and not by "
         "grace."},
        {"沈岿（2019），第二项原则", "Shen Kui 2019, principle 2"}},
       repair_reachable},
      {{"no_third_party",
        {"任何人不因他人的行为承受不利措施。", "Nobody bears a measure for another's act."},
        {"行政处罚法，责任自负", "Administrative Penalty Law, the rule that the actor is punished"}},
       no_third_party},
      {{"legal_basis",
        {"凡减损权益或者增加义务的措施，均须有依其位阶有权设定该种措施的规范依据。",
         "Every adverse effect rests on an instrument of a rank that may create that sort of sanction."},
        {"威尼斯委员会《法治核对表》II.A", "Venice Commission, Rule of Law Checklist II.A"}},
       legal_basis},
      {{"minors",
        {"不满十四周岁者不受惩戒；不满十八周岁者不得列入名单。",
         "Below fourteen nobody is sanctioned, and below eighteen nobody is put on a list."},
        {"儿童权利公约第三条、第四十条", "Convention on the Rights of the Child, arts. 3 and 40"}},
       minors},
      {{"linkage",
        {"惩戒措施所限制的事项须与所惩戒的行为有实质的内在关联。",
         "What a sanction restricts has a substantive connection with the act that it answers."},
        {"沈岿（2019），第三项原则", "Shen Kui 2019, principle 3"}},
       linkage},
      {{"dead",
        {"规则不得永无适用之可能。", "No rule is without possible application."},
        {"威尼斯委员会《法治核对表》II.B.3", "Venice Commission, Rule of Law Checklist II.B.3"}},
       dead},
  }};
  return all;
}

/// The yardstick of the day: the pack's own, else the general one.
void fill_in_source(const regime::Law& law, base::Day day, const Property& property, Verdict& verdict) {
  verdict.source = property.source;
  verdict.grade = "doctrine";
  for (const auto& row : law.properties.sources) {
    if (row.property != property.id || day < row.force.from || row.force.until <= day) continue;
    verdict.source = row.text;
    verdict.grade = row.grade;
  }
}

bool asked(const Request& request, const std::string& property) {
  return request.properties.empty() ||
         std::ranges::find(request.properties, property) != request.properties.end();
}

}  // namespace

std::span<const Property> properties() {
  static const std::vector<Property> all = [] {
    std::vector<Property> some;
    for (const auto& decider : deciders()) some.push_back(decider.property);
    return some;
  }();
  return all;
}

std::optional<Audit> audit(const regime::Law& law, const Request& asked_for, base::Diagnostics& diagnostics) {
  Request request = asked_for;
  request.view.law_of = request.as_of;
  const auto regime = regime::compile(law, request.view, diagnostics);
  if (regime)
    request.view.reading = regime->reading_name == "text" ? regime::Reading::text : regime::Reading::article;
  if (regime) check_yardsticks(law, *regime, diagnostics);
  if (!regime || diagnostics.has_errors()) return std::nullopt;
  Inquiry inquiry(law, *regime, request);
  Audit out;
  for (const auto& [property, decide] : deciders()) {
    if (!asked(request, property.id)) continue;
    for (auto& verdict : decide(inquiry)) {
      if (verdict.jurisdictions.empty()) verdict.jurisdictions = {regime->places.front()};
      fill_in_source(law, request.as_of, property, verdict);
      out.verdicts.push_back(std::move(verdict));
    }
  }
  out.verdicts = worst_first(joined(std::move(out.verdicts)));
  out.failures = inquiry.failures();
  return out;
}

void check_yardsticks(const regime::Law& law, const regime::Regime& regime, base::Diagnostics& diagnostics) {
  const auto known = [&](const regime::Name& name, std::initializer_list<regime::KindForm> forms,
                         std::string_view wanted) {
    const auto kind = regime.kind(name.id);
    if (kind != regime::kNone && std::ranges::find(forms, regime.kinds[kind].form) != forms.end()) return;
    std::vector<std::string> words;
    for (const auto& k : regime.kinds) {
      if (std::ranges::find(forms, k.form) != forms.end()) words.push_back(k.id);
    }
    diagnostics.error("unknown-name", name.at, fmt::format("There is no {} named \"{}\".", wanted, name.id),
                      base::suggest(name.id, words));
  };
  using regime::KindForm;
  for (const auto& row : law.properties.acts) known(row.act, {KindForm::act, KindForm::step}, "act or step");
  for (const auto& row : law.properties.records) known(row.record, {KindForm::record}, "record");
  for (const auto& row : law.properties.sorts) {
    for (const auto& measure : row.measures) known(measure, {KindForm::measure}, "measure");
  }
  std::vector<std::string> domains;
  for (const auto& domain : law.domains) domains.push_back(domain.id);
  for (const auto& row : law.properties.recipients) {
    if (std::ranges::find(domains, row.domain.id) != domains.end()) continue;
    diagnostics.error("unknown-name", row.domain.at,
                      fmt::format("There is no domain named \"{}\".", row.domain.id),
                      base::suggest(row.domain.id, domains));
  }
}

}  // namespace osmanthus::audit
