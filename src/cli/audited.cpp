#include "cli/audited.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "base/date.hpp"
#include "cli/bilingual_text.hpp"
#include "explain/words.hpp"
#include "regime/compile.hpp"

namespace osmanthus::cli {
namespace {

using audit::Decision;
using audit::Verdict;

class Page : BilingualText {
 public:
  Page(const Audited& audited, bool chinese) : BilingualText(chinese), audited_(audited) {}

  std::string text() {
    line("{}", say(fmt::format(
                       "{} as of {}, in the reading \"{}\". What is audited is a model of the law, and every "
                       "case is hypothetical.",
                       audited_.pack, base::format_date(audited_.as_of), audited_.reading),
                   fmt::format("{}，截至{}，按“{}”读法。受检的是法律的模型，案例均为虚拟。", audited_.pack,
                               base::format_date(audited_.as_of),
                               audited_.reading == "text" ? "法律文本" : "百科条目")));
    for (const auto& property : audit::properties()) tell(property);
    if (findings() > 0) line("\n{}", say("Findings, the worst first", "发现，重者在先"));
    for (const auto& verdict : audited_.audit.verdicts) {
      if (verdict.decision != Decision::holds) tell(verdict);
    }
    return std::move(out_);
  }

 private:
  using BilingualText::say;
  std::string say(const regime::Text& text) const { return say(text.en, text.zh); }

  std::ptrdiff_t findings() const {
    return std::ranges::count_if(audited_.audit.verdicts,
                                 [](const Verdict& v) { return v.decision != Decision::holds; });
  }

  void tell(const audit::Property& property) {
    const auto mine = [&](const Verdict& v) { return v.property == property.id; };
    const auto first = std::ranges::find_if(audited_.audit.verdicts, mine);
    if (first == audited_.audit.verdicts.end()) return;
    const bool holds = first->decision == Decision::holds;
    line("\n{}: {}{}", property.id, word(decision_of(property.id)), holds ? ", " + reach(*first) : "");
    line("  {}", say(property.sentence));
    if (first->stay) tell(*first->stay);
  }

  void tell(const audit::Stay& stay) {
    line("  {}", say(fmt::format("The longest stay after the last breach is {} days ({}), {}", stay.days,
                                 stay.thing, reach(stay.all_lives, stay.events, stay.all_lives ? 'D' : 'Q')),
                     fmt::format("最后一次违反行为后至多持续{}天（{}），{}", stay.days, stay.thing,
                                 reach(stay.all_lives, stay.events, stay.all_lives ? 'D' : 'Q'))));
    tell(*stay.life);
  }

  /// Violated if any part is; else unknown if any part is.
  Decision decision_of(const std::string& property) const {
    Decision worst = Decision::holds;
    for (const auto& verdict : audited_.audit.verdicts) {
      if (verdict.property != property) continue;
      if (verdict.decision == Decision::violated) return Decision::violated;
      worst = std::max(worst, verdict.decision);
    }
    return worst;
  }

  std::string word(Decision decision) const {
    switch (decision) {
      case Decision::holds:
        return say("holds", "符合");
      case Decision::violated:
        return say("violated", "违反");
      case Decision::unknown:
        break;
    }
    return say("unknown", "未定");
  }

  void tell(const Verdict& v) {
    line("\n  {} — {}{}", fmt::join(v.provisions, ", "),
         v.decision == Decision::violated
             ? say(fmt::format("violates {} ({}: {})", v.property, v.grade, v.source.en),
                   fmt::format("违反{}（{}：{}）", v.property, word(v.grade), v.source.zh))
             : say(fmt::format("{} unknown: ", v.property), fmt::format("{}未定：", v.property)) + say(v.why),
         v.rests_on.empty()
             ? ""
             : say(fmt::format("; rests on {}", v.rests_on), fmt::format("；依据为{}", v.rests_on)));
    if (!v.things.empty()) line("    {}: {}", fmt::join(v.things, ", "), say(v.says));
    if (v.things.empty()) line("    {}", say(v.says));
    if (v.borne) line("    {}", borne(*v.borne));
    line("    {} · {}", reach(v), fmt::join(v.jurisdictions, ", "));
    if (v.counterexample) tell(*v.counterexample);
  }

  std::string word(const std::string& grade) const {
    return grade == "law" ? "法律" : grade == "policy" ? "政策" : "学说";
  }

  /// Who is hit, for whose act, for how long.
  std::string borne(const audit::Borne& b) const {
    using Lasts = audit::Borne::Lasts;
    const auto acts = fmt::format("{}", fmt::join(b.acts, ", "));
    const auto whose = fmt::format("{}", fmt::join(b.whose, ", "));
    const auto en = b.lasts == Lasts::endless   ? "without end"
                    : b.lasts == Lasts::at_once ? "at once"
                                                : fmt::format("for {} days", b.days);
    const auto zh = b.lasts == Lasts::endless   ? "无期限"
                    : b.lasts == Lasts::at_once ? "即时"
                                                : fmt::format("{}天", b.days);
    if (acts.empty()) return say(fmt::format("{}: {}", b.who, en), fmt::format("{}：{}", b.who, zh));
    return b.for_another() ? say(fmt::format("{}, for an act of {} ({}): {}", b.who, whose, acts, en),
                                 fmt::format("{}，因{}的行为（{}）：{}", b.who, whose, acts, zh))
                           : say(fmt::format("{}, for his own act ({}): {}", b.who, acts, en),
                                 fmt::format("{}，因本人的行为（{}）：{}", b.who, acts, zh));
  }

  std::string reach(const Verdict& v) const { return reach(v.all_lives, v.events, v.by); }
  std::string reach(bool all_lives, int events, char by) const {
    if (all_lives) return say(fmt::format("for all lives ({})", by), fmt::format("就一切情形（{}）", by));
    return say(fmt::format("up to {} events ({})", events, by),
               fmt::format("至多{}个事件（{}）", events, by));
  }

  void tell(const regime::Case& life) {
    for (const auto& event : life.events) {
      line("      {}  {} {}{}{}", base::format_date(event.on), event.by, event.act,
           event.count > 1 ? fmt::format(" × {}", event.count) : "",
           event.flags.empty() ? "" : fmt::format(" ({})", fmt::join(event.flags, ", ")));
    }
  }

  const Audited& audited_;
};

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

Json case_json(const regime::Case& life) {
  Json out = {{"case", life.title}, {"as_of", base::format_date(life.as_of)}};
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
  return out;
}

/// `days` is null where there is no end, 0 where nothing lasts.
Json borne_json(const audit::Borne& b) {
  Json out = {{"who", b.who}, {"whose", b.whose}, {"acts", b.acts}, {"for_another", b.for_another()}};
  out["days"] = b.lasts == audit::Borne::Lasts::endless ? Json(nullptr) : Json(b.days);
  return out;
}

Json stay_json(const audit::Stay& stay) {
  return {{"days", stay.days},
          {"thing", stay.thing},
          {"bound", stay.all_lives ? Json("unbounded") : Json(stay.events)},
          {"life", case_json(*stay.life)}};
}

Json verdict_json(const Verdict& v) {
  Json out = {{"property", v.property}, {"verdict", to_string(v.decision)}};
  out["bound"] = v.all_lives ? Json("unbounded") : Json(v.events);
  out["reach"] = v.all_lives ? "all" : "k";
  out["by"] = std::string(1, v.by);
  out["jurisdiction"] = v.jurisdictions.front();
  out["jurisdictions"] = v.jurisdictions;
  out["provisions"] = v.provisions;
  out["things"] = v.things;
  out["says"] = v.says.en;
  out["says_zh"] = v.says.zh;
  out["source"] = v.source.en;
  out["source_zh"] = v.source.zh;
  out["grade"] = v.grade;
  if (!v.sort.empty()) out["sort"] = v.sort;
  if (v.stay) out["longest_stay"] = stay_json(*v.stay);
  if (v.borne) out["borne"] = borne_json(*v.borne);
  if (!v.why.en.empty()) out["why"] = v.why.en;
  if (!v.why.zh.empty()) out["why_zh"] = v.why.zh;
  if (!v.rests_on.empty()) out["rests_on"] = v.rests_on;
  if (v.counterexample) out["counterexample"] = case_json(*v.counterexample);
  return out;
}

}  // namespace

std::string audit_text(const Audited& audited, const std::string& language) {
  return Page(audited, language == "zh").text();
}

Json to_json(const Audited& audited) {
  Json verdicts = Json::array();
  for (const auto& verdict : audited.audit.verdicts) verdicts.push_back(verdict_json(verdict));
  return {{"pack", audited.pack},
          {"as_of", base::format_date(audited.as_of)},
          {"reading", audited.reading},
          {"synthetic", true},
          {"verdicts", verdicts}};
}

}  // namespace osmanthus::cli
