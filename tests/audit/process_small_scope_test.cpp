// Small-scope truth of notice and remedy: on laws drawn by chance the audit says what trying every life of a
// few events finds. What counts is said here anew, from what somebody bears and from what happened before.
#include <gtest/gtest.h>

#include "process_lives.hpp"

namespace osmanthus::audit::tests {
namespace {

const std::vector<base::Day>& days() {
  static const std::vector<base::Day> some = {day("2018-12-10"), day("2019-09-01")};
  return some;
}
const std::vector<Who> kFamilies = {{{"child", "parent"}, "natural_person", true},
                                    {{"child", "parent"}, "natural_person", false}};

bool reads(const Held& held, const std::string& words) {
  return held.rule->provision->rule->guard.form != regime::Guard::Form::any &&
         std::ranges::any_of(held.rule->provision->rule->during.parts,
                             [&](const auto& part) { return part.condition.words == words; });
}

// ---- notice

std::string law_on_notice(unsigned seed) {
  Chance chance(seed);
  std::string text = kProcess;
  const int provisions = 2 + static_cast<int>(seed % 4);
  for (int i = 0; i < provisions; ++i) {
    const auto what = chance.of({"list: debtors", "record: file", "measure: no_shop", "duty: course"});
    const auto guard = chance.of(
        {"", "", "if: [done notice_served], ", "if: [time since notice_served at least 2 days (wait)], ",
         "if: [time since notice_served at least 5 days (wait)], ", "unless: [done notice_served], ",
         "if: [{any: [done notice_served, done review]}], "});
    const auto clause = chance.of({"", "", ", notice: same_day (notice)", ", after: 4 days (objection)",
                                   ", notice: same_day (notice), after: 2 days (objection)",
                                   ", notice: same_day (notice), after: 4 days (objection)"});
    text += provision(fmt::format("p{}", i), fmt::format("{{when: {}, {}{}: {{{}{}, for: 1 year (term)}}}}",
                                                         chance.of({"owe", "bark", "notice_served"}), guard,
                                                         modality(chance), what, clause));
  }
  if (chance.one_in(2))
    text += provision("state", fmt::format("{{while: [{}], must: {{measure: no_trips}}}}",
                                           chance.of({"listed on debtors", "parent listed on debtors"})));
  return text;
}

/// Whether somebody bears something of which neither the provision nor a step told him, in time.
bool untold(const regime::Regime& regime, const Case& life) {
  const Lived lived(regime, life);
  return std::ranges::any_of(lived.held(), [&](const Held& held) {
    if (held.effect == nullptr && reads(held, "listed on debtors"))
      return false;  // the listing is asked about
    const int wait = held.what == "no_shop" ? 3 : 0;
    const bool by_clause = held.effect != nullptr && held.effect->notice && held.opened + wait <= held.from;
    const bool by_step = std::ranges::any_of(life.events, [&](const CaseEvent& e) {
      return e.act == "notice_served" && e.by == held.who && e.on + wait <= held.from;
    });
    return !by_clause && !by_step;
  });
}

TEST(ProcessSmallScope, NoticeIsWhatTryingEveryLifeFinds) {
  int unknown = 0;
  for (const auto seed : seeds()) {
    const auto text = law_on_notice(seed);
    const auto law = compiled(text);
    const auto shows = [&](const Case& life) { return untold(law.regime, life); };
    const auto found_by_trying = [&] {
      Case life = empty_life(kFamilies[1]);
      return some_life(life, {"owe", "bark", "notice_served", "review"}, days(), 3, shows);
    };
    compare(text, "notice_before_effect", shows, found_by_trying, unknown);
  }
  EXPECT_EQ(unknown, 0);
}

// ---- remedy

struct Correction {
  std::string modality, guard, what, within;

  std::string rule() const {
    return fmt::format("{{when: objection_upheld, {}{}: {{end: {}, by: correction{}}}}}", guard, modality,
                       what, within);
  }
  bool in_time() const { return modality == "must" && within == ", within: 20 days (days)"; }
};

struct LawOnRemedy {
  std::string openings;
  std::vector<Correction> corrections;

  std::string text(bool only_timely) const {
    std::string all = openings;
    for (std::size_t i = 0; i < corrections.size(); ++i) {
      if (!only_timely || corrections[i].in_time())
        all += provision(fmt::format("c{}", i), corrections[i].rule());
    }
    return all;
  }
};

LawOnRemedy law_on_remedy(unsigned seed) {
  Chance chance(seed);
  LawOnRemedy law{kProcess, {}};
  for (int i = 0; i < 1 + static_cast<int>(seed % 3); ++i) {
    const auto guard =
        chance.of({"", "", "if: [count of owe within 1 year (window) at least 2 times (limit)], "});
    law.openings +=
        provision(fmt::format("p{}", i),
                  fmt::format("{{when: {}, {}must: {{{}, for: {} (term)}}}}", chance.of({"owe", "bark"}),
                              guard, chance.of({"list: debtors", "list: defaulters"}),
                              chance.of({"2 years", "2 years", "9 days"})));
  }
  for (int i = 0; i < 1 + static_cast<int>(seed % 2); ++i)
    law.corrections.push_back(
        {chance.of({"must", "must", "must", "may"}),
         chance.of({"", "", "if: [act is answering], ", "if: [age at least 18 years (majority)], ",
                    "if: [time since owe at least 6 months (late)], ", "unless: [listed on defaulters], "}),
         chance.of({"debtors", "[debtors, defaulters]", "[debtors, defaulters]"}),
         chance.of({"", ", within: 20 days (days)", ", within: 20 days (days)", ", within: 20 days (days)",
                    ", within: 1 year (days)"})});
  return law;
}

/// Whether an objection that names the event by which something was opened, upheld so many days after it was
/// filed, ends it before it is over by itself. `timely` is the law without the corrections that are late or
/// may be refused.
bool helped(const regime::Regime& timely, const Case& life, const Held& held) {
  constexpr int within = 20;
  constexpr int longest = 60;
  for (base::Day filed = held.opened; filed <= held.opened + longest; ++filed) {
    Case answered = life;
    answered.as_of = filed + within;
    std::erase_if(answered.events, [&](const CaseEvent& e) { return e.on > answered.as_of; });
    answered.events[static_cast<std::size_t>(held.event)].id = "e1";
    if (!held.on(answered.as_of)) continue;
    auto objection = event(answered.as_of, "objection_upheld", held.who);
    objection.of = "e1";
    answered.events.push_back(std::move(objection));
    const Lived after(timely, answered);
    const bool still = std::ranges::any_of(after.held(), [&](const Held& h) {
      return h.event == held.event && h.rule->id == held.rule->id && h.on(answered.as_of);
    });
    if (!still) return true;
  }
  return false;
}

bool helpless(const regime::Regime& timely, Case life) {
  std::erase_if(life.events, [](const CaseEvent& e) { return e.act == "objection_upheld"; });
  const Lived lived(timely, life);
  return std::ranges::any_of(lived.held(), [&](const Held& held) { return !helped(timely, life, held); });
}

TEST(ProcessSmallScope, RemedyIsWhatTryingEveryLifeFinds) {
  int unknown = 0;
  for (const auto seed : seeds()) {
    const auto law = law_on_remedy(seed);
    const auto timely = compiled(law.text(true));
    const auto shows = [&](const Case& life) { return helpless(timely.regime, life); };
    const auto found_by_trying = [&] {
      return std::ranges::any_of(kFamilies, [&](const Who& who) {
        Case life = empty_life(who);
        return some_life(life, {"owe", "bark"}, days(), 2, shows);
      });
    };
    compare(law.text(false), "remedy", shows, found_by_trying, unknown);
  }
  EXPECT_LE(unknown * 10, static_cast<int>(seeds().size()));
}

}  // namespace
}  // namespace osmanthus::audit::tests
