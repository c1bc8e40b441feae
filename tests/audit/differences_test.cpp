// Pairs of small laws, one a reform of the other, and how the second is to the first; then pairs drawn by
// chance, compared with what trying every life of up to three events finds.
#include <fmt/format.h>

#include <map>

#include "draws.hpp"
#include "two_laws.hpp"

namespace osmanthus::audit::tests {
namespace {

using regime::Case;

// ---- by what they are known to be

struct Pair {
  std::string name;
  std::string first, second;
  std::map<std::string, Strictness> by;  // by thing, or thing and act
};

void PrintTo(const Pair& pair, std::ostream* out) { *out << pair.name; }

class Laws : public testing::TestWithParam<Pair> {};

TEST_P(Laws, CompareAsTheyAre) {
  const auto& pair = GetParam();
  const TwoLaws two(kWords + pair.first, kWords + pair.second);
  const auto found = two.result();
  std::map<std::string, Strictness> by;
  for (const auto& d : found.differences) {
    by[d.act.empty() ? d.thing.id : d.thing.id + " " + d.act] = d.second;
    for (const auto& telling : d.tellings) {
      if (d.thing.fine || d.thing.good) continue;
      EXPECT_TRUE(shows(two, d, telling)) << d.thing.id;
    }
  }
  for (const auto& [what, strictness] : pair.by) {
    EXPECT_TRUE(by.contains(what)) << what;
    EXPECT_EQ(to_string(by[what]), to_string(strictness)) << what;
  }
}

const std::string kTwoYears = provision("p", "{when: owe, must: {list: debtors, for: 2 years (term)}}");
const std::string kRests = provision("rests", "{while: listed on debtors, must: {measure: no_trips}}");

std::vector<Pair> pairs() {
  using enum Strictness;
  return {
      {"longer",
       kTwoYears,
       provision("p", "{when: owe, must: {list: debtors, for: 3 years (term)}}"),
       {{"debtors owe", stricter}}},
      {"without_end",
       kTwoYears,
       provision("p", "{when: owe, must: {list: debtors}}"),
       {{"debtors owe", stricter}}},
      {"what_rests_on_it",
       kTwoYears + kRests,
       provision("p", "{when: owe, must: {list: debtors, for: 1 year (term)}}") + kRests,
       {{"debtors owe", laxer}, {"no_trips owe", laxer}}},
      {"may",
       kTwoYears,
       provision("p", "{when: owe, may: {list: debtors, for: 2 years (term)}}"),
       {{"debtors owe", laxer}}},
      {"must",
       provision("p", "{when: owe, may: {measure: no_loans}}"),
       provision("p", "{when: owe, must: {measure: no_loans}}"),
       {{"no_loans owe", stricter}}},
      {"narrower_range",
       provision("p", "{when: owe, must: {list: debtors, for: 1 to 3 years (term)}}"),
       provision("p", "{when: owe, must: {list: debtors, for: 1 to 2 years (term)}}"),
       {{"debtors owe", laxer}}},
      {"moved_range",
       provision("p", "{when: owe, must: {list: debtors, for: 1 to 4 years (term)}}"),
       provision("p", "{when: owe, must: {list: debtors, for: 2 to 3 years (term)}}"),
       {{"debtors owe", incomparable}}},
      {"dearer",
       provision("p", "{when: owe, must: {fine: 50 CNY (sum)}}"),
       provision("p", "{when: owe, must: {fine: 60 CNY (sum)}}"),
       {{"fine owe", stricter}}},
      {"warned_no_more",
       provision("p", "{when: owe, must: warn}") + provision("q", "{when: bark, must: warn}"),
       provision("p", "{when: owe, must: {record: file}}") + provision("q", "{when: bark, must: warn}"),
       {{"warning owe", laxer}, {"warning bark", equal}, {"file owe", stricter}}},
      {"a_condition_more",
       kTwoYears,
       provision(
           "p", "{when: owe, if: age at least 18 years (limit), must: {list: debtors, for: 2 years (term)}}"),
       {{"debtors owe", laxer}}},
      {"others",
       provision("p", "{when: owe, if: age below 18 years (limit), must: {measure: no_loans}}"),
       provision("p", "{when: owe, if: age at least 18 years (limit), must: {measure: no_loans}}"),
       {{"no_loans owe", incomparable}}},
      {"another_act",
       provision("p", "{when: owe, must: {measure: no_loans}}"),
       provision("p", "{when: bark, must: {measure: no_loans}}"),
       {{"no_loans owe", laxer}, {"no_loans bark", stricter}}},
      {"a_way_out",
       provision("p", "{when: owe, must: {record: file}}"),
       provision("p", "{when: owe, must: {record: file}}") +
           provision("q", "{when: pay, must: {end: file, by: repair}}"),
       {{"file owe", laxer}}},
      {"a_way_out_by_grace",
       provision("p", "{when: owe, must: {record: file}}") +
           provision("q", "{when: pay, must: {end: file, by: repair}}"),
       provision("p", "{when: owe, must: {record: file}}") +
           provision("q", "{when: pay, may: {end: file, by: repair}}"),
       {{"file owe", stricter}}},
      {"sooner",
       provision("p",
                 "{when: owe, if: count of owe within 1 year (window) at least 3 times (limit), must: warn}"),
       provision("p",
                 "{when: owe, if: count of owe within 1 year (window) at least 2 times (limit), must: warn}"),
       {{"warning owe", stricter}}},
      {"in_the_north_alone",
       provision("p", "{when: owe, must: {record: file}}"),
       provision("p", "{when: owe, must: {record: file}}", "in: north, "),
       {{"file owe", laxer}}},
      {"a_perk_less",
       provision("p", "{when: help, must: {measure: perk}}"),
       provision("p", "{when: help, if: age at least 18 years (limit), must: {measure: perk}}"),
       {{"perk help", stricter}}},
      {"barred",
       kTwoYears,
       kTwoYears + provision("bar", "{if: age below 14 years (limit), must_not: {list: debtors}}"),
       {{"debtors owe", laxer}}},
      {"two_acts_together",
       provision("p", "{when: owe, if: done bark, must: {record: file}}"),
       provision("p", "{when: owe, if: [done bark, age at least 18 years (limit)], must: {record: file}}"),
       {{"file", laxer}, {"file owe", equal}, {"file bark", equal}}},
      {"the_same_otherwise_told",
       provision("p",
                 "{when: owe, if: {any: [age below 14 years (limit), done bark]}, must: {record: file}}"),
       provision("p",
                 "{when: owe, if: {any: [done bark, age below 14 years (limit)]}, must: {record: file}}"),
       {{"file", equal}}},
      {"the_same", kTwoYears + kRests, kTwoYears + kRests, {{"debtors", equal}, {"no_trips", equal}}},
  };
}

INSTANTIATE_TEST_SUITE_P(Reforms, Laws, testing::ValuesIn(pairs()),
                         [](const auto& p) { return p.param.name; });

TEST(Differences, AreRuledOutForAllLivesWhereAllThatBearsOnAThingIsTheSame) {
  const TwoLaws two(
      kWords + kTwoYears + kRests + provision("q", "{when: bark, must: {record: file}}"),
      kWords + kTwoYears + kRests + provision("q", "{when: bark, must: {record: file, for: 1 year (term)}}"));
  for (const auto& d : two.result().differences) EXPECT_EQ(d.all_lives, d.thing.id != "file") << d.thing.id;
}

// ---- by trying every life

struct Drawn {
  std::string id, act, guard, modality, verb, what, term;
  bool burdens() const { return verb != "end"; }
  std::string text() const {
    const auto effect = verb == "end"  ? "end: " + what + ", by: repair"
                        : term.empty() ? verb + ": " + what
                                       : verb + ": " + what + ", for: " + term + " (term)";
    return provision(id, "{when: " + act + (guard.empty() ? "" : ", if: [" + guard + "]") + ", " + modality +
                             ": {" + effect + "}}");
  }
};

Drawn draw(Chance& chance, int i) {
  Drawn d;
  d.id = fmt::format("p{}", i);
  d.modality = chance.of({"must", "must", "may"});
  d.guard =
      chance.of({"", "", "age below 18 years (limit)", "age at least 18 years (limit)", "done bark",
                 "count of owe within 1 year (window) at least 2 times (times)", "not listed on debtors"});
  if (chance.one_in(3)) {
    d.act = chance.of({"pay", "pay", "help"});
    d.verb = "end";
    d.what = chance.of({"debtors", "file"});
    return d;
  }
  d.act = chance.of({"owe", "bark"});
  d.verb = chance.of({"list", "record", "measure"});
  d.what = d.verb == "list" ? "debtors" : d.verb == "record" ? "file" : "no_loans";
  d.term = chance.of({"", "1 year", "2 years", "1 to 2 years"});
  return d;
}

struct Reform {
  explicit Reform(unsigned seed) {
    Chance chance(seed);
    for (int i = 0; i < 3; ++i) first.push_back(draw(chance, i));
    second = first;
    const auto changed = seed % 3;
    if (chance.one_in(4)) {
      second.erase(second.begin() + changed);
    } else {
      second[changed] = draw(chance, static_cast<int>(changed));
    }
  }
  static std::string text(const std::vector<Drawn>& law) {
    std::string all = kWords + kRests;
    for (const auto& d : law) all += d.text();
    return all;
  }
  std::vector<Drawn> first, second;
};

base::Day later(int days) { return today() + days; }

/// The life with what authorities that lean so choose under this law.
Case leaning(const std::vector<Drawn>& law, Case life, Leaning leaning) {
  const bool harsh = leaning == Leaning::harsh;
  for (const auto& d : law) {
    const bool refused = d.modality == "may" && d.burdens() != harsh;
    for (auto& event : life.events) {
      if (event.act != d.act) continue;
      if (refused) event.granted_provisions["code." + d.id] = false;
      if (d.term == "1 to 2 years" && harsh)
        event.values["code." + d.id + ".term"] = {regime::NumberUnit::years, 2, 2};
    }
  }
  return life;
}

/// Every life of up to three events of one person, who is of age or not.
std::vector<Case> lives() {
  const std::vector<std::string> acts = {"owe", "bark", "pay", "help"};
  const std::vector<int> days = {0, 300, 400};
  std::vector<Case> all;
  const auto add = [&](auto&& self, Case life, std::size_t from) -> void {
    if (!life.events.empty()) all.push_back(life);
    if (life.events.size() == 3) return;
    for (std::size_t day = from; day < days.size(); ++day) {
      for (const auto& act : acts) {
        Case more = life;
        regime::CaseEvent event;
        event.on = later(days[day]);
        event.act = act;
        event.by = "person";
        more.events.push_back(event);
        self(self, std::move(more), day);
      }
    }
  };
  for (const auto* born : {"1980-01-01", "2010-01-01"}) {
    Case life;
    life.subjects.emplace_back().label = "person";
    life.subjects.back().born = base::parse_date(born);
    add(add, life, 0);
  }
  return all;
}

using Found = std::map<std::string, std::set<Side>>;

/// By thing, under which of the laws it weighs more in some life, at some leaning, on some day.
Found by_trying(const Reform& reform, const TwoLaws& two) {
  Found found;
  for (const auto& life : lives()) {
    for (const auto lean : {Leaning::harsh, Leaning::mild}) {
      Case a = leaning(reform.first, life, lean);
      Case b = leaning(reform.second, life, lean);
      for (const int wait : {0, 200, 380, 750}) {
        a.as_of = b.as_of = life.events.back().on + wait;
        const auto in_a = weighs(*two.regimes[0], a);
        const auto in_b = weighs(*two.regimes[1], b);
        for (const auto& what : in_a) {
          if (!in_b.contains(what)) found[what.substr(7)].insert(Side::a);
        }
        for (const auto& what : in_b) {
          if (!in_a.contains(what)) found[what.substr(7)].insert(Side::b);
        }
      }
    }
  }
  return found;
}

TEST(Differences, AreWhatTryingEveryLifeFinds) {
  const int count = number_in("OSMANTHUS_SMALL_SCOPE", 40);
  int told = 0;
  for (int seed = 1; seed <= count; ++seed) {
    const Reform reform(static_cast<unsigned>(seed));
    SCOPED_TRACE(fmt::format("seed {}\n{}---\n{}", seed, Reform::text(reform.first).substr(kWords.size()),
                             Reform::text(reform.second).substr(kWords.size())));
    const TwoLaws two(Reform::text(reform.first), Reform::text(reform.second));
    const auto tried = by_trying(reform, two);
    Found compared;
    for (const auto& d : two.result().differences) {
      EXPECT_NE(d.second, Strictness::unknown);
      for (const auto& telling : d.tellings) {
        EXPECT_TRUE(shows(two, d, telling)) << d.thing.id;
        compared[d.thing.id].insert(telling.more);
        ++told;
      }
    }
    for (const auto& [thing, sides] : tried) {
      for (const auto side : sides) EXPECT_TRUE(compared[thing].contains(side)) << thing;
    }
  }
  EXPECT_GT(told, count);
}

}  // namespace
}  // namespace osmanthus::audit::tests
