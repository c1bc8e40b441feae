// Small-scope truth of two lives: on laws drawn by chance, what the audit says is what one finds by trying
// every two lives of a few events on the kernel of integers, each life by itself, in both directions. What
// differs, who fares worse, and what survives every choice of the authorities is said here anew.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "draws.hpp"
#include "explain/life.hpp"
#include "two_lives.hpp"

namespace osmanthus::audit::tests {
namespace {

using regime::Case;
using regime::CaseEvent;
using regime::CaseSubject;

base::Day day(std::string_view text) { return *base::parse_date(text); }

// ---- laws drawn by chance

std::string modality(Chance& chance) { return chance.one_in(6) ? "may" : "must"; }

std::string opening(Chance& chance, const std::vector<std::string>& guards) {
  const auto act = chance.of({"owe", "bark", "owe_more"});
  const auto what = chance.of({"list: debtors", "record: file", "record: light_file", "list: defaulters"});
  auto guard = chance.of(guards);
  if (const auto at = guard.find("ACT"); at != std::string::npos) guard.replace(at, 3, act);
  return fmt::format("{{when: {}, {}{}: {{{}, for: {} (term)}}}}", act, guard, modality(chance), what,
                     chance.of({"6 months", "1 year", "2 years"}));
}
std::string state(Chance& chance) {
  const auto ground =
      chance.of({"listed on debtors", "recorded in file", "listed on debtors, not recorded in file",
                 "listed on defaulters", "parent listed on debtors"});
  return fmt::format("{{while: [{}], {}: {{measure: {}}}}}", ground, modality(chance),
                     chance.of({"no_loans", "no_trips", "perk"}));
}
std::string ending(Chance& chance, const std::vector<std::string>& guards) {
  return fmt::format("{{when: {}, {}{}: {{end: {}, by: repair}}}}", chance.of({"pay", "help", "bark"}),
                     chance.of(guards), modality(chance), chance.of({"debtors", "file", "[debtors, file]"}));
}

std::string law_by_chance(unsigned seed, const std::vector<std::string>& guards) {
  Chance chance(seed);
  std::vector<std::string> plain = {""};
  plain.insert(plain.end(), guards.begin(), guards.begin() + 2);
  std::string text = kWords + kTwoLives;
  const int provisions = 2 + static_cast<int>(seed % 5);
  for (int i = 0; i < provisions; ++i) {
    const auto rule = i % 3 == 0   ? opening(chance, guards)
                      : i % 3 == 1 ? (chance.one_in(2) ? state(chance) : opening(chance, guards))
                                   : ending(chance, plain);
    text += provision(fmt::format("p{}", i), rule);
  }
  return text;
}

// ---- one life, by one set of choices

struct Interval {
  std::string kind;
  std::string provision;
  base::Day from, to;
};

class World {
 public:
  World(const regime::Regime& regime, std::vector<base::Day> looks)
      : regime_(regime), looks_(std::move(looks)) {}

  const std::vector<base::Day>& looks() const { return looks_; }

  /// What somebody has: what was opened, with its dates; what a state brings, on each of the days one looks.
  std::vector<Interval> has(const Case& life, const std::string& who) const {
    const explain::Life lived(regime_, life);
    explain::CaseDecides decide(regime_, lived);
    explain::PlainCircle circle;
    registry::KeepNothing nothing;
    explain::live(regime_, lived, circle, nothing, decide);
    const auto q = lived.subject(who);
    std::vector<Interval> all;
    for (const auto& e : circle.entries) {
      if (e.effect == regime::kNone || e.subject != q || e.to <= e.from) continue;
      all.push_back(
          {regime_.kinds[e.kind].id, regime_.rules[regime_.effects[e.effect].rule].id, e.from, e.to});
    }
    registry::Plain domain{&regime_.calendar};
    registry::Reading<registry::Plain, registry::KeepNothing, explain::CaseDecides> reading(
        regime_, circle, domain, nothing, decide);
    for (const auto rule : regime_.while_rules) {
      for (std::size_t i = 0; i < regime_.rules[rule].conclusions.size(); ++i) {
        const auto kind = regime_.rules[rule].conclusions[i].kind;
        for (const auto look : looks_) {
          reading.at(look, nullptr);
          if (reading.concludes(rule, i, q))
            all.push_back({regime_.kinds[kind].id, regime_.rules[rule].id, look, look + 1});
        }
      }
    }
    return all;
  }

  /// The life under each combination of what the authorities may do.
  std::vector<Case> by_choices(const Case& life) const {
    std::vector<Case> all = {life};
    const auto both_ways = [&](const std::function<void(Case&)>& refuse) {
      const auto known = all.size();
      for (std::size_t i = 0; i < known; ++i) {
        all.push_back(all[i]);
        refuse(all.back());
      }
    };
    for (const auto& rule : regime_.rules) {
      if (!rule.active || !permits(rule)) continue;
      for (std::size_t e = 0; e < life.events.size(); ++e) {
        if (rule.upon.has(regime_.kind(life.events[e].act)))
          both_ways([&](Case& c) { c.events[e].granted_provisions[rule.id] = false; });
      }
      for (std::size_t s = 0; s < life.subjects.size() && !rule.conclusions.empty(); ++s)
        both_ways([&](Case& c) { c.subjects[s].granted[rule.id] = false; });
    }
    return all;
  }

 private:
  bool permits(const regime::CompiledRule& rule) const {
    const auto may = [](const auto& done) { return done.modality == regime::Modality::may; };
    return std::ranges::any_of(rule.conclusions, may) ||
           std::ranges::any_of(rule.effects, [&](auto id) { return may(regime_.effects[id]); });
  }

  const regime::Regime& regime_;
  std::vector<base::Day> looks_;
};

bool on(const std::vector<Interval>& has, base::Day look, const std::function<bool(const Interval&)>& meant) {
  return std::ranges::any_of(has,
                             [&](const Interval& i) { return i.from <= look && look < i.to && meant(i); });
}

/// Light files are outweighed by files.
bool as_heavy(const std::string& kind, const std::string& than) {
  return kind == than || (than == "light_file" && kind == "file");
}

/// Whether, on some day and by some provision, `one` has what `other` has nothing as heavy as, whatever the
/// authorities do in either life.
bool worse_off(const World& world, const Case& one, const Case& other, const std::string& who, bool perks) {
  std::vector<std::vector<Interval>> ones, others;
  for (const auto& life : world.by_choices(one)) ones.push_back(world.has(life, who));
  for (const auto& life : world.by_choices(other)) others.push_back(world.has(life, who));
  for (const auto look : world.looks()) {
    for (const auto& x : ones.front()) {
      if ((x.kind == "perk") != perks) continue;
      const bool always = std::ranges::all_of(ones, [&](const auto& has) {
        return on(has, look,
                  [&](const Interval& i) { return i.kind == x.kind && i.provision == x.provision; });
      });
      const bool never = std::ranges::none_of(others, [&](const auto& has) {
        return on(has, look, [&](const Interval& i) { return as_heavy(i.kind, x.kind); });
      });
      if (always && never) return true;
    }
  }
  return false;
}

// ---- every two lives of a few events

const std::vector<base::Day>& days() {
  static const std::vector<base::Day> all = {day("2017-01-01"), day("2018-07-01"), day("2019-09-01")};
  return all;
}

bool each_life(Case& life, const std::vector<std::string>& acts, std::size_t first, int most,
               const std::function<bool(const Case&)>& visit) {
  if (!visit(life)) return false;
  for (std::size_t d = first; most > 0 && d < days().size(); ++d) {
    for (const auto& act : acts) {
      for (const auto& who : std::vector(life.subjects)) {
        CaseEvent event;
        event.on = days()[d];
        event.act = act;
        event.by = who.label;
        life.events.push_back(std::move(event));
        const bool more = each_life(life, acts, d, most - 1, visit);
        life.events.pop_back();
        if (!more) return false;
      }
    }
  }
  return true;
}

Case life_of(const std::vector<std::string>& labels) {
  Case life;
  life.as_of = today();
  life.view.law_of = today();
  for (const auto& label : labels) life.subjects.emplace_back().label = label;
  if (labels.size() > 1) life.subjects[0].relations = {{"parent", {labels[1]}}};
  return life;
}

// ---- equal treatment

/// Other values of a trait for the subject; empty if the law does not read it.
using Change = std::function<void(CaseSubject&)>;
std::vector<std::pair<Change, Change>> traits(const std::string& law) {
  std::vector<std::pair<Change, Change>> all;
  const auto two = [&](const Change& a, const Change& b) {
    all.emplace_back(a, b);
    all.emplace_back(b, a);
  };
  if (law.find("is female") != std::string::npos)
    two([](CaseSubject& s) { s.sex = "female"; }, [](CaseSubject& s) { s.sex = "male"; });
  if (law.find("resides in") != std::string::npos)
    two([](CaseSubject& s) { s.residence = "north"; }, [](CaseSubject& s) { s.residence = "cn"; });
  if (law.find("is student") != std::string::npos)
    two([](CaseSubject& s) { s.roles = {"student"}; }, [](CaseSubject& s) { s.roles.clear(); });
  if (law.find("parent listed") != std::string::npos)
    two([](CaseSubject&) {}, [](CaseSubject& s) { s.relations.clear(); });
  return all;
}

bool unequal(const World& world, const std::string& law, const Case& life) {
  for (std::size_t q = 0; q < life.subjects.size(); ++q) {
    for (const auto& [mine, yours] : traits(law)) {
      Case one = life;
      Case other = life;
      mine(one.subjects[q]);
      yours(other.subjects[q]);
      if (one.subjects[q].relations != life.subjects[q].relations) continue;
      for (const bool perks : {false, true}) {
        if (worse_off(world, one, other, life.subjects[q].label, perks)) return true;
      }
    }
  }
  return false;
}

// ---- worse conduct

bool breach(const std::string& act) { return act == "owe" || act == "bark" || act == "owe_more"; }

/// Each of the two lives that the event at hand makes: the better and the worse.
std::vector<std::pair<Case, Case>> conducts(const Case& life) {
  std::vector<std::pair<Case, Case>> all;
  for (std::size_t i = 0; i < life.events.size(); ++i) {
    Case without = life;
    without.events.erase(without.events.begin() + static_cast<std::ptrdiff_t>(i));
    const auto& act = life.events[i].act;
    breach(act) ? all.emplace_back(without, life) : all.emplace_back(life, without);
    if (act == "owe") {
      all.emplace_back(life, life);
      all.back().second.events[i].act = "owe_more";
    }
    if (act == "owe_more") {
      all.emplace_back(life, life);
      all.back().second.events[i].flags = {"grave"};
    }
  }
  return all;
}

bool better_for_worse(const World& world, const Case& life) {
  return std::ranges::any_of(conducts(life), [&](const auto& pair) {
    return worse_off(world, pair.first, pair.second, life.subjects[0].label, false) ||
           worse_off(world, pair.second, pair.first, life.subjects[0].label, true);
  });
}

// ---- the young

/// Whether somebody of fifteen to seventeen bears something, and is spared nothing that the adult bears.
bool like_an_adult(const World& world, const Case& life, base::Day born = day("2002-06-01")) {
  Case young = life;
  young.subjects[0].born = born;
  const auto adults = world.by_choices(life);
  bool some = false;
  for (const auto& choice : world.by_choices(young)) {
    const auto mine = world.has(choice, life.subjects[0].label);
    const bool bears = std::ranges::any_of(mine, [](const Interval& i) { return i.kind != "perk"; });
    some = some || bears;
    if (!bears) return false;
    for (const auto& adult : adults) {
      for (const auto& theirs : world.has(adult, life.subjects[0].label)) {
        const bool matched = std::ranges::any_of(mine, [&](const Interval& i) {
          return i.kind == theirs.kind && i.from <= theirs.from && theirs.to <= i.to;
        });
        if (theirs.kind != "perk" && !matched) return false;
      }
    }
  }
  return some;
}

// ---- what the audit shows, taken apart again

Case half(const Case& both, const std::string& who, const std::string& number) {
  Case life = both;
  const auto mine = [&](const std::string& label) { return label == who || label.ends_with(number); };
  std::erase_if(life.subjects, [&](const auto& s) { return !mine(s.label); });
  std::erase_if(life.events, [&](const auto& e) { return !mine(e.by); });
  const auto plain = [&](std::string& label) {
    label = label == who ? "one" : label.substr(0, label.size() - 1);
  };
  for (auto& s : life.subjects) {
    plain(s.label);
    for (auto& [relation, others] : s.relations) {
      for (auto& label : others) plain(label);
    }
  }
  for (auto& e : life.events) plain(e.by);
  return life;
}

std::string told(const CaseSubject& s) {
  std::string all = fmt::format("{} {} ", s.label, s.kind);
  for (const auto& role : s.roles) all += role;
  return all;
}
std::string told(const CaseEvent& e) {
  std::string all = fmt::format("{} {} {} {}", e.on, e.act, e.by, e.in);
  for (const auto& flag : e.flags) all += flag;
  return all;
}
std::vector<std::string> told(const std::vector<CaseEvent>& events) {
  std::vector<std::string> all;
  for (const auto& e : events) {
    for (int i = 0; i < e.count; ++i) all.push_back(told(e));
  }
  return all;
}

/// In how many things the compared subjects differ.
int differences(const CaseSubject& a, const CaseSubject& b) {
  return (a.sex != b.sex) + (a.residence != b.residence) + (a.born != b.born) + (told(a) != told(b)) +
         (a.relations != b.relations);
}

void expect_shown(const World& world, const Verdict& v) {
  const Case one = half(*v.counterexample, "one", "1");
  const Case other = half(*v.counterexample, "other", "2");
  if (v.property == "minors") {
    EXPECT_EQ(told(one.events), told(other.events));
    EXPECT_EQ(differences(one.subjects[0], other.subjects[0]), 1);
    ASSERT_TRUE(one.subjects[0].born && !other.subjects[0].born);
    EXPECT_TRUE(like_an_adult(world, other, *one.subjects[0].born)) << v.counterexample->title;
    return;
  }
  const bool perks = v.things.front() == "perk";
  EXPECT_TRUE(worse_off(world, one, other, "one", perks)) << v.counterexample->title;
  if (v.property == "equal_treatment") {
    EXPECT_EQ(told(one.events), told(other.events));
    EXPECT_EQ(differences(one.subjects[0], other.subjects[0]), 1);
    return;
  }
  EXPECT_EQ(differences(one.subjects[0], other.subjects[0]), 0);
  const auto& worse = perks ? one : other;
  const auto& better = perks ? other : one;
  std::multiset<std::string> more, less;
  for (const auto& e : told(worse.events)) more.insert(e);
  for (const auto& e : told(better.events)) less.insert(e);
  const auto common = [&] {
    std::vector<std::string> both;
    std::ranges::set_intersection(more, less, std::back_inserter(both));
    return both.size();
  }();
  EXPECT_LE(more.size() - common, 1U);
  EXPECT_LE(less.size() - common, 1U);
}

// ---- the comparison

struct Yardstick {
  std::string property;
  std::vector<std::string> guards;
  std::vector<std::string> labels;
  std::vector<std::string> acts;
  int events;
  std::function<bool(const World&, const std::string& law, const Case&)> violated;
};

void PrintTo(const Yardstick& yardstick, std::ostream* out) { *out << yardstick.property; }

class PairsScope : public testing::TestWithParam<Yardstick> {};

/// Of minors, what the comparison with adults says.
bool asked(const Verdict& v) { return v.property != "minors" || v.says.en.starts_with("From "); }

Decision decision_of(const Audit& found) {
  Decision worst = Decision::holds;
  for (const auto& v : found.verdicts) {
    if (!asked(v) || v.decision == Decision::holds) continue;
    if (v.decision == Decision::violated) return Decision::violated;
    worst = Decision::unknown;
  }
  return worst;
}

TEST_P(PairsScope, VerdictsAreWhatTryingEveryTwoLivesFinds) {
  const auto& yardstick = GetParam();
  const int first = number_in("OSMANTHUS_SMALL_SCOPE_FIRST", 0);
  int violated = 0;
  int held = 0;
  for (int seed = first; seed < first + number_in("OSMANTHUS_SMALL_SCOPE", 24); ++seed) {
    SCOPED_TRACE(fmt::format("seed {}", seed));
    const auto text = law_by_chance(static_cast<unsigned>(seed), yardstick.guards);
    const auto law = read(text);
    ASSERT_TRUE(law.has_value()) << text;
    const auto found = audited(*law, {yardstick.property});
    ASSERT_TRUE(found.has_value()) << text;
    base::Diagnostics diagnostics;
    regime::ViewChoice view;
    view.law_of = today();
    const auto regime = regime::compile(*law, view, diagnostics);
    const World now(*regime, {today(), today() + 200, today() + 400, today() + 700});
    for (const auto& v : found->verdicts) {
      if (!asked(v) || !v.counterexample) continue;
      expect_shown(World(*regime, {v.counterexample->as_of}), v);
    }
    const auto decision = decision_of(*found);
    decision == Decision::violated ? ++violated : ++held;
    if (decision == Decision::violated) continue;
    Case life = life_of(yardstick.labels);
    const bool none = each_life(life, yardstick.acts, 0, yardstick.events,
                                [&](const Case& c) { return !yardstick.violated(now, text, c); });
    if (!none) {
      EXPECT_NE(decision, Decision::holds) << text;
    }
  }
  EXPECT_GT(violated, 0);
  EXPECT_GT(held, 0);
}

std::vector<Yardstick> yardsticks() {
  return {
      {"equal_treatment",
       {"if: [is female], ", "if: [resides in north], ", "unless: [resides in north], ", "",
        "if: [parent listed on debtors], ", "if: [is student], ", "if: [listed on defaulters], ",
        "if: [count of ACT within 1 year (window) at least 2 times (limit)], ",
        "unless: [recorded in file], "},
       {"child", "parent"},
       {"owe", "bark", "pay"},
       2,
       unequal},
      {"monotone",
       {"unless: [listed on defaulters], ", "if: [recorded in file], ", "", "if: [listed on debtors], ",
        "if: [count of ACT within 2 years (window) at least 2 times (limit)], ",
        "if: [count of ACT exactly 1 times (nth)], ",
        "if: [count of ACT within 2 years (window) since this at least 2 times (limit)], ",
        "unless: [done help], "},
       {"person"},
       {"owe", "bark", "owe_more", "pay", "help"},
       3,
       [](const World& world, const std::string&, const Case& life) {
         return better_for_worse(world, life);
       }},
      {"minors",
       {"if: [age at least 18 years (limit)], ", "if: [age at least 16 years (limit)], ", "",
        "if: [age at least 14 years (limit)], ", "if: [age below 18 years (limit)], ",
        "if: [listed on debtors], ", "if: [count of ACT within 2 years (window) at least 2 times (limit)], "},
       {"person"},
       {"owe", "bark", "owe_more", "pay"},
       2,
       [](const World& world, const std::string&, const Case& life) { return like_an_adult(world, life); }},
  };
}

INSTANTIATE_TEST_SUITE_P(Laws, PairsScope, testing::ValuesIn(yardsticks()),
                         [](const auto& one) { return one.param.property; });

}  // namespace
}  // namespace osmanthus::audit::tests
