#include "audit/audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "audit/findings.hpp"
#include "audit/inquiry.hpp"
#include "audit/side_by_side.hpp"
#include "audit/two_lives_names.hpp"

namespace osmanthus::audit {
namespace {

struct Decider {
  Property property;
  std::vector<Verdict> (*decide)(Inquiry&);
};

/// What a sanction is, how long it lasts and whom it hits.
std::vector<Decider> of_sanctions() {
  return {
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
        {"不满十四周岁者不受惩戒；已满十四周岁不满十八周岁者所受惩戒须轻于成年人。",
         "Below fourteen nobody is sanctioned; from fourteen to seventeen less than an adult for the same."},
        {"儿童权利公约第三条、第四十条", "Convention on the Rights of the Child, arts. 3 and 40"}},
       minors}};
}

/// What it answers, and who fares alike.
std::vector<Decider> of_acts_and_persons() {
  return {
      {{"linkage",
        {"惩戒措施所限制的事项须与所惩戒的行为有实质的内在关联。",
         "What a sanction restricts has a substantive connection with the act that it answers."},
        {"沈岿（2019），第三项原则", "Shen Kui 2019, principle 3"}},
       linkage},
      {{"equal_treatment",
        {"除法律认可的区别外，情形相同者受相同处理；仅因个人身份或者仅因所在城市而生的差别须予揭示。",
         "Cases alike but for a personal trait, or but for the city, fare alike; what difference there is is "
         "shown."},
        {"威尼斯委员会《法治核对表》II.D", "Venice Commission, Rule of Law Checklist II.D"}},
       equal_treatment},
      {{"monotone",
        {"行为较重者所受处理不得反而较轻；履行义务、行使权利不得使处境变坏。",
         "Worse conduct never fares better, and performing a duty or using a right never makes things "
         "worse."},
        {"过罚相当的一般原则", "the general principle of proportion"}},
       monotone},
      {{"dead",
        {"规则不得永无适用之可能。", "No rule is without possible application."},
        {"威尼斯委员会《法治核对表》II.B.3", "Venice Commission, Rule of Law Checklist II.B.3"}},
       dead}};
}

/// How it comes about, is shown and is undone.
std::vector<Decider> of_process() {
  return {{{"notice_before_effect",
            {"不利措施生效之前，须已向当事人告知其内容、事实、理由和依据以及陈述、申辩的权利。",
             "Before an effect begins its bearer has been told content, facts, ground and his right to be "
             "heard."},
            {"威尼斯委员会《法治核对表》II.E.2", "Venice Commission, Rule of Law Checklist II.E.2"}},
           notice_before_effect},
          {{"remedy",
            {"对任何不利措施都有可供提出的异议途径；异议成立时，措施须在尚能挽回损害的期限内撤销。",
             "Against every adverse effect there is an objection which, when right, ends it while that still "
             "helps."},
            {"威尼斯委员会《法治核对表》II.E", "Venice Commission, Rule of Law Checklist II.E"}},
           remedy},
          {{"publication_bounded",
            {"公开须有法定的范围、内容、对象和期限，并随其根据的消灭而终止。",
             "Publication has a legal scope: what, of whom, to whom, how long; and it ends with its ground."},
            {"沈岿（2019），第二项原则", "Shen Kui 2019, principle 2"}},
           publication_bounded},
          {{"no_retroactivity",
            {"不利措施只能依据行为之时已经公布并施行的规范；此后规范变轻的，从轻。",
             "A sanction follows the law of the day of the act; a later milder law is applied."},
            {"威尼斯委员会《法治核对表》II.B.6", "Venice Commission, Rule of Law Checklist II.B.6"}},
           no_retroactivity},
          {{"repair_not_barred",
            {"措施不得剥夺当事人履行义务、修复信用所必需的条件。",
             "No measure takes from its bearer what he needs in order to repair."},
            {"比例原则（沈岿（2019））", "Proportionality (Shen Kui 2019)"}},
           repair_not_barred}};
}

/// How provisions stand to each other.
std::vector<Decider> of_drafting() {
  return {{{"no_double_punishment",
            {"同一行为不得受到两次以上同种类的惩戒。", "One act is punished once with one kind of sanction."},
            {"一事不再罚", "the rule that nobody is punished twice for one thing"}},
           no_double_punishment},
          {{"overlap",
            {"同一事实不得同时落入两条互不相让的同类规则。",
             "One fact does not fall under two rules of the same kind, neither of which gives way."},
            {"威尼斯委员会《法治核对表》II.B.3；富勒：法律的明确性",
             "Venice Commission, Rule of Law Checklist II.B.3; Fuller, clarity of the law"}},
           overlap},
          {{"contradiction",
            {"规则不得对同一人同时要求不能并存之事。",
             "The law never demands of one person things that cannot both be."},
            {"威尼斯委员会《法治核对表》II.B；富勒：法律的不矛盾性",
             "Venice Commission, Rule of Law Checklist II.B; Fuller, the law does not contradict itself"}},
           contradiction},
          {{"shadowed",
            {"规则不得因他条已尽含其效果而形同虚设。",
             "No rule is emptied because others already do all it does."},
            {"威尼斯委员会《法治核对表》II.B.3；富勒：法律的明确性",
             "Venice Commission, Rule of Law Checklist II.B.3; Fuller, clarity of the law"}},
           shadowed},
          {{"gap",
            {"对规则自身意在连续调整的情形，不得留有无规可循的空档。",
             "Where a rule means to regulate continuously it leaves no hole."},
            {"威尼斯委员会《法治核对表》II.B.3；富勒：法律的明确性",
             "Venice Commission, Rule of Law Checklist II.B.3; Fuller, clarity of the law"}},
           gap}};
}

/// In the order in which they are told.
const std::vector<Decider>& deciders() {
  static const std::vector<Decider> all = [] {
    std::vector<Decider> some;
    for (const auto& group : {of_sanctions(), of_acts_and_persons(), of_process(), of_drafting()})
      some.insert(some.end(), group.begin(), group.end());
    return some;
  }();
  return all;
}

/// The yardstick of the day, and of the weight that the property has chosen, if it has: the pack's own, else
/// the general one.
void fill_in_source(const regime::Law& law, base::Day day, const Property& property, Verdict& verdict) {
  if (!verdict.source.en.empty()) return;
  const auto chosen = verdict.grade;
  verdict.source = property.source;
  if (chosen.empty()) verdict.grade = "doctrine";
  for (const auto& row : law.properties.sources) {
    const bool of_its_weight = chosen.empty() || row.grade == chosen;
    if (row.property != property.id || !of_its_weight || day < row.force.from || row.force.until <= day)
      continue;
    verdict.source = row.text;
    verdict.grade = row.grade;
  }
}

/// Whether provisions that the yardsticks name are provisions of the law.
void check_provisions(const regime::Law& law, base::Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const auto& provision : law.provisions) ids.push_back(provision.full_id());
  const auto known = [&](const regime::Name& name) {
    if (std::ranges::find(ids, name.id) != ids.end()) return;
    diagnostics.error("unknown-name", name.at, fmt::format("There is no provision named \"{}\".", name.id),
                      base::suggest(name.id, ids));
  };
  for (const auto& row : law.properties.counting) known(row.provision);
  for (const auto* rows : {&law.properties.cumulative, &law.properties.instead_of}) {
    for (const auto& row : *rows) {
      known(row.one);
      known(row.other);
    }
  }
}

bool asked(const Request& request, const std::string& property) {
  return request.properties.empty() ||
         std::ranges::find(request.properties, property) != request.properties.end();
}

/// Whether the verdict is on a provision that is asked about, or on none.
bool is_about(const Verdict& verdict, const std::vector<std::string>& provisions) {
  if (provisions.empty() || verdict.provisions.empty()) return true;
  return std::ranges::any_of(verdict.provisions, [&](const auto& one) {
    return std::ranges::find(provisions, one) != provisions.end();
  });
}

/// What became of one property.
struct Decided {
  std::vector<Verdict> verdicts;
  std::vector<std::string> failures;
};

Decided decided(const Decider& decider, const regime::Law& law, const regime::Regime& regime,
                const Request& request) {
  Inquiry inquiry(law, regime, request);
  Decided out{decider.decide(inquiry), inquiry.failures()};
  std::erase_if(out.verdicts, [&](const Verdict& v) { return !is_about(v, request.provisions); });
  for (auto& verdict : out.verdicts) {
    if (verdict.jurisdictions.empty()) verdict.jurisdictions = {regime.places.front()};
    fill_in_source(law, request.as_of, decider.property, verdict);
  }
  return out;
}

/// Each property by itself, in the order in which they are told, whichever thread was the first. Questions
/// that are written down are asked one after another.
std::vector<Decided> all_decided(const std::vector<const Decider*>& asked, const regime::Law& law,
                                 const regime::Regime& regime, const Request& request) {
  std::vector<Decided> all(asked.size());
  side_by_side(asked.size(), request.on_query ? 1 : request.threads,
               [&](std::size_t i) { all[i] = decided(*asked[i], law, regime, request); });
  return all;
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
  std::vector<const Decider*> wanted;
  for (const auto& decider : deciders()) {
    if (asked(request, decider.property.id)) wanted.push_back(&decider);
  }
  Audit out;
  for (auto& one : all_decided(wanted, law, *regime, request)) {
    std::ranges::move(one.verdicts, std::back_inserter(out.verdicts));
    std::ranges::move(one.failures, std::back_inserter(out.failures));
  }
  out.verdicts = worst_first(joined(std::move(out.verdicts)));
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
  check_two_lives(law, regime, diagnostics);
  for (const auto& row : law.properties.incompatible) {
    const auto lasting = {KindForm::register_list, KindForm::record, KindForm::duty, KindForm::measure};
    known(row.one, lasting, "standing or measure");
    known(row.other, lasting, "standing or measure");
  }
  check_provisions(law, diagnostics);
  std::vector<std::string> domains;
  for (const auto& domain : law.domains) domains.push_back(domain.id);
  for (const auto& row : law.properties.recipients) {
    if (std::ranges::find(domains, row.domain.id) != domains.end()) continue;
    diagnostics.error("unknown-name", row.domain.at,
                      fmt::format("There is no domain named \"{}\".", row.domain.id),
                      base::suggest(row.domain.id, domains));
  }
  check_due_process(law, regime, diagnostics);
}

}  // namespace osmanthus::audit
