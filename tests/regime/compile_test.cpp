// What the compiler says of a law that reads well but means nothing: each mistake at its place, in a
// sentence, with a hint. Places and sentences were written by hand for what a user should see.
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>

#include "pack/pack.hpp"
#include "regime/compile.hpp"

namespace osmanthus::regime {
namespace {

constexpr const char* kWords = R"(
- pack: {id: made, zh: 试, en: made, readings: [article, text], default_reading: article}
- variants: {ladder: {choices: [three, six], zh: 级, en: ladder}}
- jurisdictions: {island: {zh: 岛, en: island}, village: {within: island, zh: 村, en: village}}
- domains: {d: {zh: 域, en: domain}}
- acts: {deed: {domain: d, flags: [grave], zh: 行, en: does}, paid: {domain: d, zh: 付, en: pays}}
- groups: {any_act: {acts: [deed, paid], zh: 任, en: does anything}}
- flags: {grave: {zh: 重, en: grave}}
- steps: {objection_upheld: {of: standing, zh: 立, en: upheld}}
- registers: {black: {authority: a, domain: d, zh: 黑, en: black list}}
- records: {r.a: {authority: a, domain: d, zh: 甲, en: a}}
- duties: {course: {domain: d, zh: 课, en: course}}
- measures: {ban: {domain: d, kind: restriction, zh: 禁, en: ban}}
- instrument: {id: old, rank: law, issuer: a, in: island, nexus: act, force: [2000-01-01, null], source: text (made), zh: 旧, en: old}
- law: {id: lists, cite: 1, zh: 列。, en: Lists.}
  rule: {when: deed, must: {list: black, for: 1 year (term)}}
)";

std::vector<std::string> diagnosed(const std::string& provisions) {
  base::Diagnostics diagnostics;
  const std::string instrument =
      "- instrument: {id: new, rank: law, issuer: a, in: island, nexus: act, force: [2010-01-01, null], "
      "source: text (made), zh: 新, en: new}\n";
  const std::vector<pack::SourceFile> files = {{"a.yaml", kWords}, {"bad.yaml", instrument + provisions}};
  const auto law = pack::read_pack(files, nullptr, diagnostics);
  if (law) compile(*law, {}, diagnostics);
  diagnostics.sort();
  std::vector<std::string> lines;
  for (const auto& d : diagnostics.all()) {
    if (d.severity == base::Severity::error) lines.push_back(base::format(d));
  }
  return lines;
}

struct Bad {
  std::string name;
  std::string provisions;
  std::vector<std::string> expected;
};
std::ostream& operator<<(std::ostream& out, const Bad& bad) { return out << bad.name; }

class BadLaw : public testing::TestWithParam<Bad> {};

TEST_P(BadLaw, IsToldAtItsPlace) { EXPECT_EQ(diagnosed(GetParam().provisions), GetParam().expected); }

const std::string kLaw = "- law: {id: p, cite: 1, zh: 条。, en: Article.}\n";

INSTANTIATE_TEST_SUITE_P(
    Compiler, BadLaw,
    testing::Values(
        Bad{"UnknownAct",
            kLaw + "  rule: {when: ded, must: {record: r.a}}\n",
            {"bad.yaml:3:16: error: There is no act, group, step or standing named \"ded\". [unknown-name]\n "
             " hint: did you mean \"deed\"?"}},
        Bad{"StartOutOfRange",
            "- scores: {points: {cite: 1, for: is natural_person, start: 13 points, floor: 0 points, "
            "ceiling: 12 "
            "points, zh: 分, en: points}}\n",
            {"bad.yaml:2:12: error: The score \"points\" starts with 13 points, outside of its range. "
             "[out-of-range]\n  hint: let it start between its floor and its ceiling"}},
        Bad{"UnknownRecord",
            kLaw + "  rule: {when: deed, must: {record: r.b}}\n",
            {"bad.yaml:3:37: error: There is no record named \"r.b\". [unknown-name]\n  hint: did you mean "
             "\"r.a\"?"}},
        Bad{"RegisterForRecord",
            kLaw + "  rule: {when: deed, must: {record: black}}\n",
            {"bad.yaml:3:37: error: \"black\" is a register, not a record. [wrong-kind]\n  hint: known here: "
             "r.a"}},
        Bad{"UnknownPlace",
            "- law: {id: p, in: [vilage], cite: 1, zh: 条。, en: Article.}\n  rule: {when: deed, must: "
            "{record: r.a}}\n",
            {"bad.yaml:2:21: error: There is no jurisdiction named \"vilage\". [unknown-name]\n  hint: did "
             "you mean \"village\"?"}},
        Bad{"UnknownFlag",
            kLaw + "  rule: {when: deed, if: act is grve, must: {record: r.a}}\n",
            {"bad.yaml:3:33: error: There is no flag named \"grve\". [unknown-name]\n  hint: did you mean "
             "\"grave\"?"}},
        Bad{"UnknownAttribute",
            kLaw + "  rule: {when: deed, if: is drivr, must: {record: r.a}}\n",
            {"bad.yaml:3:29: error: There is no kind, role or attribute named \"drivr\". [unknown-name]\n  "
             "hint: did you mean \"driver\"?"}},
        Bad{"UnknownNumber",
            kLaw + "  rule: {when: deed, must: {record: r.a, for: lenght}}\n",
            {"bad.yaml:3:47: error: There is no number named \"lenght\". [unknown-name]"}},
        Bad{"NumberOfAnotherProvision",
            kLaw + "  rule: {when: deed, must: {record: r.a, for: old.lists.trem}}\n",
            {"bad.yaml:3:47: error: There is no number named \"old.lists.trem\". [unknown-name]\n  hint: did "
             "you mean \"old.lists.term\"?"}},
        Bad{"TimesForATerm",
            kLaw + "  rule: {when: deed, must: {record: r.a, for: 3 times (term)}}\n",
            {"bad.yaml:3:47: error: The number \"term\" does not measure what is asked for here. "
             "[wrong-unit]\n  hint: expected a duration or \"none\""}},
        Bad{"YearsForACount",
            kLaw + "  rule: {when: deed, if: count of deed at least 3 years (limit), must: {record: r.a}}\n",
            {"bad.yaml:3:49: error: The number \"limit\" does not measure what is asked for here. "
             "[wrong-unit]\n  hint: expected a count, e.g. \"5 times\""}},
        Bad{"NoValueAtFirst",
            kLaw + "  rule: {numbers: {term: {2015-01-01: 1 year}}, when: deed, must: {record: r.a, for: "
                   "term}}\n",
            {"bad.yaml:3:86: error: The number \"term\" has no value before 2015-01-01, but the provision is "
             "in force from 2010-01-01. "
             "[no-value]\n  hint: give a value from the first day of force"}},
        Bad{"FlagInAWhile",
            kLaw + "  rule: {while: [listed on black, act is grave], must: {measure: ban}}\n",
            {"bad.yaml:3:35: error: \"act is grave\" asks about an event, but a while-rule has none. "
             "[no-event-in-while]\n"
             "  hint: open a record in a when-rule and rest the state on the record"}},
        Bad{"WaitingTrigger",
            "- law: {id: p, cite: 1, zh: 条。, en: Article.}\n  rule: {when: deed, must: {record: r.a, "
            "after: 1 month (wait), for: 1 year (term)}}\n"
            "- law: {id: q, cite: 1, zh: 条。, en: Article.}\n  rule: {when: r.a opens, must: {duty: "
            "course}}\n",
            {"bad.yaml:4:8: error: \"r.a\" may wait before it is in effect and can set nothing off. "
             "[waiting-trigger]\n"
             "  hint: rest the consequence on the state, with `while`"}},
        Bad{"EndsWhatNobodyOpens",
            kLaw + "  rule: {when: paid, must: {end: r.a, by: repair, of: [old.lists]}}\n",
            {"bad.yaml:3:56: error: The provision \"old.lists\" opens nothing of this kind. "
             "[opens-nothing]"}},
        Bad{"UnknownProvision",
            kLaw + "  rule: {when: paid, must: {end: black, by: repair, of: [old.list]}}\n",
            {"bad.yaml:3:58: error: There is no provision named \"old.list\". [unknown-name]\n  hint: did "
             "you mean \"old.lists\"?"}},
        Bad{"UnknownVariant",
            "- law: {id: p, variant: sixes, cite: 1, zh: 条。, en: Article.}\n  rule: {when: deed, must: "
            "{record: r.a}}\n",
            {"bad.yaml:2:8: error: There is no variant named \"sixes\". [unknown-name]\n  hint: did you mean "
             "\"six\"?"}},
        Bad{"DefinedTwice",
            kLaw + "  rule: {when: deed, must: {record: r.a}}\n" + kLaw,
            {"bad.yaml:4:8: error: The provision \"new.p\" is defined twice. [defined-twice]"}},
        Bad{"SeveralAtOnce",
            kLaw + "  rule: {when: ded, if: listed on blak, must: {record: r.b}}\n",
            {"bad.yaml:3:16: error: There is no act, group, step or standing named \"ded\". [unknown-name]\n "
             " hint: did you mean \"deed\"?",
             "bad.yaml:3:35: error: There is no register named \"blak\". [unknown-name]\n  hint: did you "
             "mean \"black\"?",
             "bad.yaml:3:56: error: There is no record named \"r.b\". [unknown-name]\n  hint: did you mean "
             "\"r.a\"?"}}),
    [](const auto& of) { return of.param.name; });

TEST(Compiler, TakesTheWordsOnTheirOwn) { EXPECT_TRUE(diagnosed("").empty()); }

}  // namespace
}  // namespace osmanthus::regime
