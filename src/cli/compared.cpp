#include "cli/compared.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/bilingual_text.hpp"
#include "cli/case_json.hpp"
#include "cli/case_text.hpp"

namespace osmanthus::cli {
namespace {

using audit::Difference;
using audit::Leaning;
using audit::Side;
using audit::Strictness;
using audit::Telling;

class Page : BilingualText {
 public:
  Page(const Differing& differing, bool chinese) : BilingualText(chinese), differing_(differing) {}

  std::string text() {
    line("A: {}", law(0));
    line("B: {}", law(1));
    line("{}", say("What is compared are models of law, and every case is hypothetical. B is",
                   "所比较的是法律的模型，案例均为虚拟。B较A"));
    for (const auto& told : joined()) line("\n  {}{}", told.line(), told.by);
    tell_the_rest();
    return std::move(out_);
  }

 private:
  std::string law(std::size_t i) const {
    const auto& law = differing_.laws[i];
    return say(
        fmt::format("{} as of {}, in the reading \"{}\"", law.pack, base::format_date(law.day), law.reading),
        fmt::format("{}，截至{}，按“{}”读法", law.pack, base::format_date(law.day),
                    law.reading == "text" ? "法律文本" : "百科条目"));
  }

  std::string word(Strictness strictness) const {
    switch (strictness) {
      case Strictness::equal:
        return say("equal", "相同");
      case Strictness::stricter:
        return say("stricter", "更严");
      case Strictness::laxer:
        return say("laxer", "更宽");
      case Strictness::incomparable:
        return say("incomparable", "互有宽严");
      case Strictness::unknown:
        break;
    }
    return say("unknown", "未定");
  }

  /// What is told alike: how the second is to the first, of which things, for which acts, by what case.
  struct Told {
    std::string second;
    std::vector<std::string> things, acts;
    std::string by;  // the case, of the first of the acts

    std::string line() const {
      return fmt::format("{} — {}{}{}", second, fmt::join(things, ", "), acts.front().empty() ? "" : " · ",
                         fmt::join(acts, ", "));
    }
  };
  /// Things of which the same is told, and then acts for which the same is told but for their name.
  std::vector<Told> joined() const {
    std::vector<Told> all;
    for (const auto& d : differing_.comparison.differences) {
      if (d.second == Strictness::equal) continue;
      Told one{word(d.second), {d.thing.id}, {d.act}, told(d)};
      const auto known = std::ranges::find_if(
          all, [&](const Told& t) { return t.second == one.second && t.acts == one.acts && t.by == one.by; });
      if (known == all.end()) {
        all.push_back(std::move(one));
      } else {
        known->things.push_back(d.thing.id);
      }
    }
    std::vector<Told> out;
    for (auto& one : all) {
      const auto known = std::ranges::find_if(out, [&](const Told& t) {
        return t.second == one.second && t.things == one.things && nameless(t) == nameless(one);
      });
      if (known == out.end()) {
        out.push_back(std::move(one));
      } else {
        known->acts.push_back(one.acts.front());
      }
    }
    return out;
  }
  static std::string nameless(const Told& told) {
    auto by = told.by;
    const auto& act = told.acts.front();
    for (auto at = by.find(act); !act.empty() && at != std::string::npos; at = by.find(act))
      by.erase(at, act.size());
    return by;
  }

  std::string told(const Difference& d) const {
    std::string out;
    if (d.second == Strictness::unknown)
      out +=
          say(fmt::format("\n    Deciding it for {} events took more work than the limit allows.", d.events),
              fmt::format("\n    就{}个事件判定所需的工作量超过限度。", d.events));
    for (const auto& telling : d.tellings) out += told(d, telling);
    return out;
  }

  std::string told(const Difference& d, const Telling& telling) const {
    const auto& life = telling.of(telling.more);
    const auto* more = telling.more == Side::a ? "A" : "B";
    const auto* less = telling.more == Side::a ? "B" : "A";
    const auto day = base::format_date(life.as_of);
    const bool amounts = d.thing.fine || d.thing.points;
    std::string out = "\n    ";
    out += amounts ? say(fmt::format("As of {} more of it for {} under {} than under {}{}:", day, telling.who,
                                     more, less, leaning(telling)),
                         fmt::format("截至{}，{}在{}之下所受重于{}之下{}：", day, telling.who, more, less,
                                     leaning(telling)))
                   : say(fmt::format("As of {} for {} under {}, not under {}{}:", day, telling.who, more,
                                     less, leaning(telling)),
                         fmt::format("截至{}，{}在{}之下受之，在{}之下则否{}：", day, telling.who, more, less,
                                     leaning(telling)));
    for (const auto& event : life.events) out += "\n      " + line_of(event);
    return out;
  }
  std::string leaning(const Telling& telling) const {
    return telling.leaning == Leaning::harsh ? say(", at the authorities' strictest", "（机关从严）")
                                             : say(", at the authorities' mildest", "（机关从宽）");
  }

  /// Things of which nothing differs, whatever is done.
  void tell_the_rest() {
    std::vector<std::string> same, up_to;
    int events = 0;
    for (const auto& d : differing_.comparison.differences) {
      if (d.second != Strictness::equal) continue;
      events = std::max(events, d.events);
      if (d.act.empty()) (d.all_lives ? same : up_to).push_back(d.thing.id);
    }
    if (events > 0)
      line("\n  {}", say(fmt::format("Nothing else differs in lives of up to {} events.", events),
                         fmt::format("在至多{}个事件之内，余无差别。", events)));
    if (!up_to.empty()) line("\n  {} — {}", say("equal so far", "在此范围内相同"), fmt::join(up_to, ", "));
    if (!same.empty())
      line("\n  {} — {}",
           say("equal for all lives, since all that bears on it is the same",
               "就一切情形相同，因相关规定全同"),
           fmt::join(same, ", "));
  }

  const Differing& differing_;
};

Json json(const Telling& telling) {
  return {{"more", telling.more == Side::a ? "a" : "b"},
          {"authorities", telling.leaning == Leaning::harsh ? "strictest" : "mildest"},
          {"who", telling.who},
          {"a", case_json(telling.of(Side::a))},
          {"b", case_json(telling.of(Side::b))}};
}

Json json(const Difference& d) {
  Json cases = Json::array();
  for (const auto& telling : d.tellings) cases.push_back(json(telling));
  return {{"what", d.thing.id},
          {"act", d.act.empty() ? Json(nullptr) : Json(d.act)},
          {"second", audit::to_string(d.second)},
          {"bound", d.all_lives ? Json("unbounded") : Json(d.events)},
          {"cases", cases}};
}

Json json(const ComparedLaw& law) {
  return {{"pack", law.pack}, {"as_of", base::format_date(law.day)}, {"reading", law.reading}};
}

}  // namespace

std::string comparison_text(const Differing& differing, const std::string& language) {
  return Page(differing, language == "zh").text();
}

Json to_json(const Differing& differing) {
  Json differences = Json::array();
  for (const auto& d : differing.comparison.differences) differences.push_back(json(d));
  return {{"a", json(differing.laws[0])},
          {"b", json(differing.laws[1])},
          {"synthetic", true},
          {"differences", differences}};
}

}  // namespace osmanthus::cli
