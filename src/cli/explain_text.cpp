#include "cli/explain_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "cli/bilingual_text.hpp"

namespace osmanthus::cli {
namespace {

struct Words {
  const char* en;
  const char* zh;
};

const std::map<std::string, Words, std::less<>>& dictionary() {
  static const std::map<std::string, Words, std::less<>> words = {
      {"record_opened", {"recorded in", "记入"}},
      {"record_closed", {"no longer recorded in", "记录终止"}},
      {"listed", {"listed on", "列入"}},
      {"delisted", {"off", "移出"}},
      {"renewed", {"a further entry in", "再次记入"}},
      {"extended", {"longer on", "延长"}},
      {"measure_started", {"begins:", "开始："}},
      {"measure_ended", {"ends:", "结束："}},
      {"points", {"points of", "记分"}},
      {"warning", {"warned", "警告"}},
      {"fine", {"fined", "罚款"}},
      {"duty_imposed", {"bound to", "须履行"}},
      {"duty_done", {"no longer bound to", "义务终止"}},
      {"disclosed", {"shown on", "公示"}},
      {"referred", {"told to others:", "通报"}},
      {"seized", {"seized:", "扣押"}},
      {"returned", {"returned:", "发还"}},
      {"expiry", {"by lapse of time", "期限届满"}},
      {"repair", {"by repair", "信用修复"}},
      {"release", {"by release", "依据消灭"}},
      {"correction", {"by correction", "更正"}},
      {"must", {"must", "应当"}},
      {"may", {"may", "可以"}},
  };
  return words;
}

class Page : BilingualText {
 public:
  Page(const explain::Explanation& explanation, const regime::Regime& regime, bool chinese)
      : BilingualText(chinese), e_(explanation), regime_(regime) {}

  std::string text(const std::string& happened) {
    line("{}", e_.title);
    line("{}", say(fmt::format("As of {}, in the reading \"{}\". A hypothetical case: nobody real is meant.",
                               base::format_date(e_.as_of), e_.reading),
                   fmt::format("截至{}，按“{}”读法。案例为虚拟，不指任何真实的人。",
                               base::format_date(e_.as_of), e_.reading == "text" ? "法律文本" : "百科条目")));
    out_ += happened;
    for (const auto& subject : e_.subjects) state(subject);
    timeline();
    ways_out();
    why_not();
    expectations();
    return std::move(out_);
  }

 private:
  std::string word(std::string_view id) const {
    const auto found = dictionary().find(id);
    if (found == dictionary().end()) return std::string(id);
    return chinese_ ? found->second.zh : found->second.en;
  }
  std::string title(const std::string& id) const {
    const auto kind = regime_.kind(id);
    if (kind == regime::kNone) return id;
    const auto& text = chinese_ ? regime_.kinds[kind].text.zh : regime_.kinds[kind].text.en;
    return text.empty() ? id : fmt::format("{} ({})", text, id);
  }
  std::string until(base::Day day) const {
    return day >= base::kNever ? say("no end is set", "未定期限")
                               : say("until ", "至") + base::format_date(day);
  }
  void heading(const std::string& text) { line("\n{}", text); }

  void state(const explain::SubjectState& s) {
    heading(s.label);
    if (s.records.empty() && s.listings.empty() && s.measures.empty() && s.scores.empty()) {
      line("  {}", say("Nothing is in effect.", "无任何记录、名单或措施。"));
    }
    for (const auto& l : s.listings) {
      line("  {} {}{} · {} {} · {}", word("listed"), title(l.register_id), matter(l.matter),
           say("since", "自"), base::format_date(l.since), until(l.until));
    }
    for (const auto& r : s.records) {
      line("  {} {}{} · {} {} · {}", word("record_opened"), title(r.id), matter(r.matter), say("since", "自"),
           base::format_date(r.since), until(r.until));
    }
    for (const auto& m : s.measures) {
      const auto borne = m.borne_for.empty() ? ""
                                             : say(fmt::format(" · borne for {}", m.borne_for),
                                                   fmt::format(" · 因{}", m.borne_for));
      line("  {}: {} · {} {} · {} · {} {}{}", word(m.modality), title(m.id), say("since", "自"),
           base::format_date(m.since), until(m.until), say("on the ground of", "依据"),
           fmt::join(m.grounds, ", "), borne);
    }
    for (const auto& score : s.scores) {
      const auto range = score.low == score.high ? "" : fmt::format(" ({}–{})", score.low, score.high);
      const auto grade = score.assumed ? say(" · rests on an assumed number", " · 含假定分值") : "";
      line("  {}: {}{}{}", title(score.id), score.value, range, grade);
    }
  }
  std::string matter(const std::string& name) const {
    return name.empty() ? "" : say(fmt::format(" in the matter {}", name), fmt::format("（案{}）", name));
  }

  void timeline() {
    if (e_.timeline.empty()) return;
    heading(say("What happened, and why", "经过与理由"));
    for (const auto& c : e_.timeline) {
      const auto amount = c.amount ? fmt::format(" {:+}", *c.amount) : "";
      const auto by = c.by.empty() ? "" : " " + word(c.by);
      line("  {}  {} {} {}{}{}", base::format_date(c.on), c.subject, word(c.change), title(c.what), amount,
           by);
      because(c.because);
    }
  }
  void because(const explain::Because& b) {
    if (b.provision.empty()) return;
    line("      {} {}{} — {}", say("because of", "依据"), b.provision, b.may ? say(" (may)", "（可以）") : "",
         b.citation);
    for (const auto& fact : b.facts) line("        · {}", fact);
    for (const auto& [name, value] : b.parameters) line("        {} = {}", name, value);
    for (const auto& assumed : b.assumed) line("        ! {}", assumed);
  }

  void ways_out() {
    if (e_.ways_out.empty()) return;
    heading(say("The ways out", "出路"));
    for (const auto& w : e_.ways_out) {
      if (rests(w)) continue;
      const auto how =
          w.act.empty() ? word("expiry")
                        : fmt::format("{} {} {}", word(w.by), say("if", "若"), w.actor + ": " + title(w.act));
      line("  {}: {} — {}, {} {} ({}, {})", w.subject, title(w.what), how, say("at the earliest", "最早"),
           base::format_date(w.earliest), word(w.modality), w.provision);
    }
  }

  /// Whether a standing of somebody goes by the same act: then what rests on it goes with it and needs no
  /// line.
  bool rests(const explain::WayOut& way) const {
    const auto form = [&](const explain::WayOut& w) { return regime_.kinds[regime_.kind(w.what)].form; };
    return form(way) == regime::KindForm::measure && std::ranges::any_of(e_.ways_out, [&](const auto& w) {
             return form(w) != regime::KindForm::measure && w.act == way.act && w.actor == way.actor &&
                    !w.act.empty();
           });
  }

  void why_not() {
    if (e_.why_not.empty()) return;
    heading(say("What did not apply, and why not", "未适用的规定及其原因"));
    for (const auto& w : e_.why_not) {
      line("  {}  {}: {}", base::format_date(w.on), w.subject, w.provision);
      for (const auto& f : w.failed) {
        line("      {} — {} {} · {} {}", f.condition, say("needed:", "所需："), f.needed,
             say("found:", "实际："), f.found);
      }
    }
  }

  void expectations() {
    if (e_.expectations.empty()) return;
    heading(say("Expected, and not found", "与预期不符"));
    for (const auto& m : e_.expectations) {
      line("  {}.{}\n    {} {}\n    {} {}", m.subject, m.field, say("expected", "预期"), m.expected,
           say("found", "实际"), m.found);
    }
  }

  const explain::Explanation& e_;
  const regime::Regime& regime_;
};

}  // namespace

std::string explain_text(const explain::Explanation& explanation, const regime::Regime& regime,
                         const std::string& language, const std::string& happened) {
  return Page(explanation, regime, language == "zh").text(happened);
}

}  // namespace osmanthus::cli
