#include "cli/audited.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "audit/advice.hpp"
#include "base/date.hpp"
#include "cli/bilingual_text.hpp"
#include "cli/case_json.hpp"
#include "cli/case_text.hpp"

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
    if (!audited_.advice.empty()) line("\n{}", say("What would help", "如何改正"));
    for (const auto& one : audited_.advice) tell(one);
    return std::move(out_);
  }

 private:
  using BilingualText::say;
  std::string say(const regime::Text& text) const { return say(text.en, text.zh); }

  std::ptrdiff_t findings() const {
    return std::ranges::count_if(audited_.audit.verdicts,
                                 [](const Verdict& v) { return v.decision != Decision::holds; });
  }

  void tell(const Advised& advised) {
    if (advised.changes.empty()) {
      line("\n  {} — {}", advised.property, say("no overlay was found", "未找到可行的修改"));
      return;
    }
    line("\n  {} — {}", advised.property,
         say(advised.file + ", audited: it holds", advised.file + "，经审计符合"));
    for (const auto& change : advised.changes)
      line("    {}: {}", change.provision, say(audit::in_words(change)));
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
    for (const auto& event : life.events) line("      {}", line_of(event));
  }

  const Audited& audited_;
};

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
  if (!v.label.empty()) out["label"] = v.label;
  if (!v.sort.empty()) out["sort"] = v.sort;
  if (v.stay) out["longest_stay"] = stay_json(*v.stay);
  if (v.borne) out["borne"] = borne_json(*v.borne);
  if (!v.why.en.empty()) out["why"] = v.why.en;
  if (!v.why.zh.empty()) out["why_zh"] = v.why.zh;
  if (!v.rests_on.empty()) out["rests_on"] = v.rests_on;
  if (v.counterexample) out["counterexample"] = case_json(*v.counterexample);
  return out;
}

Json advice_json(const std::vector<Advised>& advice) {
  Json all = Json::array();
  for (const auto& one : advice) {
    Json changes = Json::array();
    for (const auto& change : one.changes) {
      const auto words = audit::in_words(change);
      changes.push_back({{"provision", change.provision}, {"says", words.en}, {"says_zh", words.zh}});
    }
    all.push_back({{"property", one.property},
                   {"file", one.file.empty() ? Json(nullptr) : Json(one.file)},
                   {"changes", changes}});
  }
  return all;
}

}  // namespace

std::string audit_text(const Audited& audited, const std::string& language) {
  return Page(audited, language == "zh").text();
}

Json to_json(const Audited& audited) {
  Json verdicts = Json::array();
  for (const auto& verdict : audited.audit.verdicts) verdicts.push_back(verdict_json(verdict));
  Json out = {{"pack", audited.pack},
              {"as_of", base::format_date(audited.as_of)},
              {"reading", audited.reading},
              {"synthetic", true},
              {"verdicts", verdicts}};
  if (!audited.advice.empty()) out["advice"] = advice_json(audited.advice);
  return out;
}

}  // namespace osmanthus::cli
