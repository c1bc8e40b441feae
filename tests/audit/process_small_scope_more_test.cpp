// Small-scope truth of publication, of reaching back, and of what repair takes: on laws drawn by chance the
// audit says what trying every life of a few events finds.
#include <gtest/gtest.h>

#include <set>

#include "process_lives.hpp"

namespace osmanthus::audit::tests {
namespace {

const std::vector<base::Day>& days() {
  static const std::vector<base::Day> some = {day("2017-01-10"), day("2019-01-10"), day("2019-09-01")};
  return some;
}
const Who kPerson = {{"person"}, "natural_person"};
const Who kFirm = {{"firm"}, "legal_person"};

// ---- publication

std::string law_on_publication(unsigned seed) {
  Chance chance(seed);
  const auto terms =
      std::vector<std::string>{"", ", for: 1 year (term)", ", for: 2 years (term)", ", for: 4 years (term)"};
  std::string text = kProcess;
  text += provision("wall", fmt::format("{{when: owe, must: {{list: wall{}}}}}", chance.of(terms)));
  text += provision(
      "board", fmt::format("{{when: {}, {}must: {{record: board{}}}}}", chance.of({"wreck", "wreck", "bark"}),
                           chance.of({"", "if: [listed on wall], "}), chance.of(terms)));
  if (chance.one_in(2))
    text += provision(
        "poster", fmt::format("{{when: {}, must: {{measure: poster{}}}}}",
                              chance.of({"wall opens", "wall opens", "wreck", "bark"}), chance.of(terms)));
  if (chance.one_in(2)) text += provision("shown", "{while: [listed on wall], must: {measure: poster}}");
  if (chance.one_in(2))
    text += provision("repair", fmt::format("{{when: pay, {}: {{end: {}, by: repair}}}}", modality(chance),
                                            chance.of({"wall", "[wall, poster]"})));
  if (chance.one_in(3))
    text += provision("longer", "{when: bark, must: {extend: board, by: 2 years (more), of: older}}");
  return text;
}

bool is_public(const Held& held) {
  return held.what == "wall" || held.what == "board" || held.what == "poster";
}

/// Whether something is public of somebody without a term, beyond the cap, for no list and no act of social
/// impact, or after its ground has ended.
bool too_public(const regime::Regime& regime, const Case& life) {
  const Lived lived(regime, life);
  return std::ranges::any_of(lived.held(), [&](const Held& held) {
    if (!is_public(held) || held.effect == nullptr) return false;  // a state is public as long as its ground
    constexpr int cap = 1096;
    if (held.to >= base::kNever - 1 || (held.what == "board" && held.to - held.from > cap)) return true;
    const auto& opener = life.events[static_cast<std::size_t>(held.event)];
    Case until_then = life;
    until_then.events.resize(static_cast<std::size_t>(held.event) + 1);
    const bool listed = held.what == "wall" || Lived(regime, until_then).bears(held.who, "wall", held.opened);
    if (!listed && opener.act != "wreck") return true;
    const bool grounded = held.rule->id == "code.poster" && opener.act == "owe";
    return grounded && held.on(life.as_of + 16) && held.on(life.as_of) &&
           !lived.bears(held.who, "wall", life.as_of);
  });
}

TEST(ProcessSmallScope, PublicationIsWhatTryingEveryLifeFinds) {
  int unknown = 0;
  for (const auto seed : seeds()) {
    const auto text = law_on_publication(seed);
    const auto law = compiled(text);
    const auto shows = [&](const Case& life) { return too_public(law.regime, life); };
    const auto found_by_trying = [&] {
      Case life = empty_life(kPerson);
      return some_life(life, {"owe", "bark", "wreck", "pay"}, days(), 3, shows);
    };
    compare(text, "publication_bounded", shows, found_by_trying, unknown);
  }
  EXPECT_EQ(unknown, 0);
}

// ---- reaching back

const base::Day kFirst = day("2018-01-01");

struct LawInTime {
  std::vector<std::string> provisions;  // p0 from 2015 on, the others from 2018 on
  std::vector<bool> reads_acts;         // whether their conditions are about acts

  std::string text(const std::set<std::size_t>& without = {}) const {
    std::string all = kProcess;
    for (std::size_t i = 0; i < provisions.size(); ++i) {
      if (!without.contains(i)) all += provisions[i];
    }
    return all;
  }
};

LawInTime law_in_time(unsigned seed) {
  Chance chance(seed);
  LawInTime law{{provision("p0", "{when: owe, must: {list: debtors, for: 4 years (term)}}")}, {false}};
  for (int i = 1; i < 2 + static_cast<int>(seed % 3); ++i) {
    const auto effect = chance.of({"record: file, for: 1 year (term)", "list: debtors, for: 4 years (term)",
                                   "extend: debtors, by: 1 year (more), of: older"});
    std::vector<std::string> guards = {"", "if: [listed on debtors], "};
    if (!effect.starts_with("extend"))
      guards.insert(guards.end(), {"if: [count of owe at least 2 times (limit)], ",
                                   "if: [count of owe within 1 year (window) at least 2 times (limit)], ",
                                   "if: [done bark], ", "if: [time since owe below 1 year (limit)], ",
                                   "unless: [done pay], "});
    const auto guard = chance.of(guards);
    law.provisions.push_back(
        provision(fmt::format("p{}", i),
                  fmt::format("{{when: {}, {}must: {{{}}}}}",
                              chance.of({"owe", "bark", "review", "[owe, review]"}), guard, effect),
                  fmt::format("force: [2018-01-01, null], {}", chance.of({"", "continues: p0, "}))));
    law.reads_acts.push_back(guard.find("listed") == std::string::npos);
  }
  return law;
}

Case without(const Case& life, const std::function<bool(const CaseEvent&)>& left_out) {
  Case shorter = life;
  std::erase_if(shorter.events, left_out);
  return shorter;
}
bool breach(const CaseEvent& e) { return e.act == "owe" || e.act == "bark"; }

std::size_t number_of(const Held& held) { return static_cast<std::size_t>(held.rule->id.back() - '0'); }

/// Whether a later provision opened something that it would not have by the acts of its own time.
bool by_earlier_acts(const LawInTime& law, const regime::Regime& regime, const Case& life) {
  const Lived all(regime, life);
  const Lived own_time(regime, without(life, [](const CaseEvent& e) { return e.on < kFirst; }));
  return std::ranges::any_of(all.held(), [&](const Held& held) {
    const auto i = number_of(held);
    if (i == 0 || !law.reads_acts[i]) return false;
    return std::ranges::none_of(own_time.held(), [&](const Held& h) {
      return h.rule == held.rule && h.opened == held.opened && h.who == held.who;
    });
  });
}

/// Whether, in the life without later breaches, a later provision makes longer what began before it: without
/// it the person would be off the list sooner.
bool lengthened(const LawInTime& law, const regime::Regime& regime, const Case& life) {
  const Case quiet = without(life, [](const CaseEvent& e) { return breach(e) && e.on >= kFirst; });
  const auto last_day = [](const Lived& lived) {
    base::Day last = base::kAlways;
    for (const auto& held : lived.held()) {
      if (held.what == "debtors") last = std::max(last, held.to);
    }
    return last;
  };
  const Lived all(regime, quiet);
  const auto shorter = [&](const std::set<std::size_t>& without) {
    return last_day(Lived(compiled(law.text(without)).regime, quiet)) < last_day(all);
  };
  std::set<std::size_t> those;
  for (std::size_t i = 1; i < law.provisions.size(); ++i) {
    const bool reads_list = law.provisions[i].find("listed on debtors") != std::string::npos;
    const bool extends = law.provisions[i].find("extend:") != std::string::npos;
    if (reads_list || extends) those.insert(i);
  }
  // Where two make it longer alike, neither does so alone.
  return std::ranges::any_of(those, [&](std::size_t i) { return shorter({i}); }) || shorter(those);
}

TEST(ProcessSmallScope, ReachingBackIsWhatTryingEveryLifeFinds) {
  int unknown = 0;
  for (const auto seed : seeds()) {
    const auto law = law_in_time(seed);
    const auto whole = compiled(law.text());
    const auto shows = [&](const Case& life) {
      return by_earlier_acts(law, whole.regime, life) || lengthened(law, whole.regime, life);
    };
    const auto found_by_trying = [&] {
      Case life = empty_life(kPerson);
      return some_life(life, {"owe", "bark", "review", "pay"}, {day("2017-06-01"), day("2018-02-01")}, 3,
                       shows);
    };
    compare(law.text(), "no_retroactivity", shows, found_by_trying, unknown);
  }
  EXPECT_EQ(unknown, 0);
}

// ---- what repair takes

std::string law_on_repair(unsigned seed) {
  Chance chance(seed);
  const std::vector<std::string> measures = {"no_loans",
                                             "no_orders",
                                             "no_trips",
                                             "no_school",
                                             "no_shop",
                                             "[no_loans, no_orders]",
                                             "[no_loans, no_trips, no_school]"};
  std::string text = kProcess;
  text += provision("p0",
                    fmt::format("{{when: owe, {}must: {{list: debtors, for: 2 years (term)}}}}",
                                chance.of({"", "", "if: [is legal_person], ", "if: [is natural_person], "})));
  text += provision("p1", "{when: bark, must: {list: defaulters, for: 2 years (term)}}");
  for (int i = 0; i < 1 + static_cast<int>(seed % 3); ++i) {
    const auto state = chance.of({"listed on debtors", "listed on debtors", "listed on defaulters"});
    text += chance.one_in(4)
                ? provision(fmt::format("m{}", i),
                            fmt::format("{{when: debtors opens, must: {{measure: {}, for: 1 year (ban)}}}}",
                                        chance.of(measures)))
                : provision(fmt::format("m{}", i), fmt::format("{{while: [{}], {}: {{measure: {}}}}}", state,
                                                               modality(chance), chance.of(measures)));
  }
  text += provision("e0", fmt::format("{{when: {}, {}: {{end: debtors, by: repair}}}}",
                                      chance.of({"pay", "help", "[pay, help]"}), modality(chance)));
  if (chance.one_in(2))
    text += provision(
        "e1", fmt::format("{{when: {}, must: {{end: defaulters, by: repair}}}}", chance.of({"pay", "help"})));
  return text;
}

/// The acts that end a listing, as the law was drawn.
std::vector<std::string> ways_out(const std::string& text, const std::string& list) {
  const auto end = text.find("{end: " + list);
  if (end == std::string::npos) return {};
  const auto begin = text.rfind("when:", end);
  const auto rule = text.substr(begin, end - begin);
  std::vector<std::string> acts;
  for (const auto* act : {"pay", "help"}) {
    if (rule.find(act) != std::string::npos) acts.emplace_back(act);
  }
  return acts;
}

bool open(const std::string& act, bool firm, const std::set<std::string>& borne) {
  const auto on = [&](const std::string& measure) { return borne.contains(measure); };
  if (act == "help") return !on("no_shop");
  const bool income = !(on("no_trips") && on("no_school"));
  return !on("no_loans") || (firm ? !on("no_orders") : income);
}

/// Whether somebody on a list bears measures that would be gone without what put him there, and that close
/// every act that gets him off.
bool barred(const std::string& text, const regime::Regime& regime, const Case& life) {
  const Lived lived(regime, life);
  return std::ranges::any_of(lived.held(), [&](const Held& held) {
    const auto acts = ways_out(text, held.what);
    if (acts.empty() || !held.on(life.as_of)) return false;
    const auto& opener = life.events[static_cast<std::size_t>(held.event)];
    const Lived spared(regime, without(life, [&](const CaseEvent& e) { return e.act == opener.act; }));
    std::set<std::string> borne;
    for (const auto& measure : lived.held()) {
      const bool stays = std::ranges::any_of(
          spared.held(), [&](const Held& h) { return h.what == measure.what && h.on(life.as_of); });
      if (measure.on(life.as_of) && !stays) borne.insert(measure.what);
    }
    const bool firm = life.subjects.front().kind == "legal_person";
    return std::ranges::none_of(acts, [&](const std::string& act) { return open(act, firm, borne); });
  });
}

TEST(ProcessSmallScope, BarredRepairIsWhatTryingEveryLifeFinds) {
  int unknown = 0;
  for (const auto seed : seeds()) {
    const auto text = law_on_repair(seed);
    const auto law = compiled(text);
    const auto shows = [&](const Case& life) { return barred(text, law.regime, life); };
    const auto found_by_trying = [&] {
      return std::ranges::any_of(std::vector{kPerson, kFirm}, [&](const Who& who) {
        Case life = empty_life(who);
        return some_life(life, {"owe", "bark", "pay"}, days(), 3, shows);
      });
    };
    compare(text, "repair_not_barred", shows, found_by_trying, unknown);
  }
  EXPECT_EQ(unknown, 0);
}

}  // namespace
}  // namespace osmanthus::audit::tests
