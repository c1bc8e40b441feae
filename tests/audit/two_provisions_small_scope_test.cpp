// Small-scope truth for the properties of two provisions: on laws drawn by chance, the verdicts are what
// trying every life of up to three events on the kernel of integers finds. What counts as a violation is
// reckoned from how each provision was drawn, not from the compiled law.
#include <fmt/format.h>

#include <functional>
#include <map>

#include "draws.hpp"
#include "explain/life.hpp"
#include "two_provisions.hpp"

namespace osmanthus::audit::tests {
namespace {

using regime::Case;

// ---- laws drawn by chance, and what was drawn

struct Drawn {
  std::string id, act, guard, modality, verb, what, term, instrument;  // act "": while listed on debtors
  std::string sort() const {
    return verb == "fine" ? "fine" : verb == "list" ? "list" : verb == "record" ? "record" : "market";
  }
  bool counts() const { return guard.starts_with("count"); }
  /// One act is enough: neither counted nor read off a state.
  bool by_one_act() const { return !counts() && !guard.starts_with("listed"); }
  std::string full_id() const { return instrument + "." + id; }
  std::string text() const {
    const auto effect = verb == "fine" ? "fine: 50 CNY (sum)" : verb + ": " + what + term;
    const auto when = act.empty() ? "while: [listed on debtors]"
                                  : "when: " + act + (guard.empty() ? "" : ", if: [" + guard + "]");
    return provision(id, "{" + when + ", " + modality + ": {" + effect + "}}",
                     instrument == "order" ? kInOrder : "");
  }
};

Drawn opening(Chance& chance, int i) {
  Drawn d;
  d.id = fmt::format("p{}", i);
  d.instrument = chance.of({"code", "order"});
  d.modality = chance.of({"must", "must", "may"});
  if (chance.one_in(5)) {
    d.verb = "measure";
    d.what = chance.of({"no_loans", "no_credit"});
    return d;
  }
  d.act = chance.of({"owe", "bark"});
  d.guard = chance.of({"", "", "age below 18 years (limit)", "age at least 18 years (limit)",
                       "age below 14 years (limit)", "age at least 16 years (limit)", "listed on debtors",
                       "not listed on defaulters",
                       "count of " + d.act + " within 1 year (window) at least 2 times (limit)",
                       "count of " + d.act + " within 1 year (window) since this at least 2 times (limit)",
                       "count of " + d.act + " within 1 year (window) exactly 1 time (limit)",
                       "count of " + d.act + " within 1 year (window) at least 3 times (limit)"});
  d.verb = chance.of({"list", "fine", "measure", "record"});
  d.what = d.verb == "list"     ? chance.of({"debtors", "defaulters"})
           : d.verb == "record" ? "file"
                                : chance.of({"no_loans", "no_credit"});
  if (d.verb != "fine") d.term = chance.of({"", ", for: 2 years (term)"});
  return d;
}

std::vector<Drawn> drawn(unsigned seed) {
  Chance chance(seed);
  std::vector<Drawn> all;
  for (int i = 0; i < 3 + static_cast<int>(seed % 3); ++i) all.push_back(opening(chance, i));
  return all;
}

std::string text_of(const std::vector<Drawn>& law) {
  std::string text = kTwoWords;
  for (const auto& d : law) text += d.text();
  return text;
}

bool says(const std::string& guard, const std::string& words) {
  return guard.find(words) != std::string::npos;
}

/// A law under the view of the day.
std::optional<regime::Regime> compiled(const regime::Law& law) {
  base::Diagnostics diagnostics;
  regime::ViewChoice view;
  view.law_of = today();
  return regime::compile(law, view, diagnostics);
}

// ---- every life of a few events, and what it comes to

struct Burden {
  const Drawn* by;
  std::uint8_t who;
  int event;            // -1: concluded
  std::set<int> spent;  // the events that it answers
  int alone;            // of which it would need so many
};

class World : registry::KeepNothing {
 public:
  World(const regime::Regime& regime, const std::vector<Drawn>& law) : regime_(regime), law_(law) {}

  static constexpr bool kReasons = false;
  void opened(const explain::PlainCircle& circle, std::size_t entry) {
    const auto& e = circle.entries[entry];
    if (e.effect != regime::kNone) brought_.push_back({drawn_by(e.effect), e.subject, e.event});
  }
  void redated(const explain::PlainCircle&, std::size_t, base::Day, base::Day, regime::EffectId) {}
  void noted(regime::EffectId effect, std::uint8_t who, int) {
    brought_.push_back({drawn_by(effect), who, next_ - 1});
  }

  /// All that the life brings upon anybody.
  std::vector<Burden> live(const Case& life) {
    const explain::Life lived(regime_, life);
    explain::CaseDecides decide(regime_, lived);
    registry::Plain domain{&regime_.calendar};
    circle_ = lived.start();
    brought_.clear();
    next_ = 0;
    registry::Step<registry::Plain, World, explain::CaseDecides> step(regime_, circle_, domain, *this,
                                                                      decide);
    for (const auto& event : lived.events()) {
      ++next_;
      step.run(event.event);
    }
    std::vector<Burden> all;
    for (const auto& b : brought_) all.push_back(answering(b, life));
    add_concluded(life, all);
    return all;
  }
  /// What is in effect on the day one looks.
  std::set<std::pair<std::string, std::string>> in_effect(const Case& life) {
    std::set<std::pair<std::string, std::string>> all;
    for (const auto& b : live(life)) {
      if (b.event < 0) all.emplace(life.subjects[b.who].label, b.by->what);
    }
    for (const auto& e : circle_.entries) {
      if (e.effect != regime::kNone && e.from <= life.as_of && life.as_of < e.to)
        all.emplace(life.subjects[e.subject].label, regime_.kinds[e.kind].id);
    }
    return all;
  }

 private:
  struct Brought {
    const Drawn* by;
    std::uint8_t who;
    int event;
  };

  const Drawn* drawn_by(regime::EffectId effect) const { return drawn_as(regime_.effects[effect].rule); }
  const Drawn* drawn_as(regime::RuleId rule) const {
    return &*std::ranges::find_if(law_,
                                  [&](const Drawn& d) { return d.full_id() == regime_.rules[rule].id; });
  }

  /// Whether what it counts constitutes it: no act of the kind draws that sort by itself.
  bool constituted(const Drawn& d) const {
    const bool many = d.counts() && !says(d.guard, "exactly 1");
    return many && std::ranges::none_of(law_, [&](const Drawn& other) {
             const bool one = other.by_one_act() || says(other.guard, "exactly 1");
             return one && other.act == d.act && other.sort() == d.sort();
           });
  }
  int needed(const Drawn& d) const { return !constituted(d) ? 1 : says(d.guard, "at least 3") ? 3 : 2; }

  Burden answering(const Brought& b, const Case& life) const {
    Burden out{b.by, b.who, b.event, {b.event}, needed(*b.by)};
    if (!constituted(*b.by)) return out;
    int emptied = -1;
    if (says(b.by->guard, "since this")) {
      for (const auto& earlier : brought_) {
        if (earlier.by == b.by && earlier.who == b.who && earlier.event < b.event)
          emptied = std::max(emptied, earlier.event);
      }
    }
    const auto& last = life.events[static_cast<std::size_t>(b.event)];
    for (int i = emptied + 1; i < b.event; ++i) {
      const auto& event = life.events[static_cast<std::size_t>(i)];
      const bool in_window = last.on < base::plus(event.on, 1, base::Unit::years, {});
      if (event.act == last.act && event.by == last.by && in_window) out.spent.insert(i);
    }
    return out;
  }

  /// Of a state: whatever the listings that last answer.
  void add_concluded(const Case& life, std::vector<Burden>& all) const {
    for (std::uint8_t q = 0; q < life.subjects.size(); ++q) {
      Burden rests{nullptr, q, -1, {}, 3};
      for (const auto& e : circle_.entries) {
        const bool listed =
            e.effect != regime::kNone && regime_.kinds[e.kind].id == "debtors" && e.subject == q;
        if (!listed || life.as_of < e.from || e.to <= life.as_of) continue;
        const auto of = answering({drawn_by(e.effect), q, e.event}, life);
        rests.spent.insert(of.spent.begin(), of.spent.end());
      }
      for (const auto& d : law_) {
        if (d.what == "debtors") rests.alone = std::min(rests.alone, needed(d));
      }
      for (const auto& d : law_) {
        if (!d.act.empty() || rests.spent.empty()) continue;
        rests.by = &d;
        all.push_back(rests);
      }
    }
  }

  const regime::Regime& regime_;
  const std::vector<Drawn>& law_;
  explain::PlainCircle circle_;
  std::vector<Brought> brought_;
  int next_ = 0;
};

Case empty_life(bool young) {
  Case life;
  life.as_of = today();
  life.view.law_of = today();
  life.subjects.emplace_back().label = "person";
  if (young) life.subjects[0].born = *base::parse_date("2008-06-01");
  return life;
}

/// Calls `visit` with every life of at most `most` acts on a few days; it returns false to stop.
bool each_life(Case& life, std::size_t first_day, int most, const std::function<bool(const Case&)>& visit) {
  static const std::vector<base::Day> days = {*base::parse_date("2018-02-01"),
                                              *base::parse_date("2019-09-01"), today()};
  if (!visit(life)) return false;
  for (std::size_t day = first_day; most > 0 && day < days.size(); ++day) {
    for (const auto* act : {"owe", "bark"}) {
      regime::CaseEvent event;
      event.on = days[day];
      event.act = act;
      event.by = "person";
      life.events.push_back(std::move(event));
      const bool on = each_life(life, day, most - 1, visit);
      life.events.pop_back();
      if (!on) return false;
    }
  }
  return true;
}

bool any_life(const std::function<bool(const Case&)>& holds) {
  for (const bool young : {true, false}) {
    Case life = empty_life(young);
    if (!each_life(life, 0, 3, [&](const Case& c) { return !holds(c); })) return true;
  }
  return false;
}

// ---- what a violation is

bool same_thing(const Drawn& a, const Drawn& b) { return a.verb != "fine" && a.what == b.what; }

bool overlapping(const std::vector<Burden>& all) {
  for (const auto& x : all) {
    for (const auto& y : all) {
      if (x.by < y.by && x.event == y.event && x.event >= 0 && x.by->sort() == y.by->sort() &&
          !same_thing(*x.by, *y.by))
        return true;
    }
  }
  return false;
}

bool twice(const std::vector<Burden>& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const auto& x = all[i];
      const auto& y = all[j];
      if (x.by->sort() != y.by->sort() || (x.by != y.by && same_thing(*x.by, *y.by))) continue;
      const bool channels = x.event < 0 && y.event < 0 && x.by->instrument == y.by->instrument;
      if ((x.by == y.by && x.event == y.event) || channels) continue;
      auto together = x.spent;
      together.insert(y.spent.begin(), y.spent.end());
      const bool one_event = x.event >= 0 && x.event == y.event;
      if (one_event || static_cast<int>(together.size()) < x.alone + y.alone) return true;
    }
  }
  return false;
}

/// A law drawn by chance, compiled, with what the audit says of it.
struct Tried {
  explicit Tried(unsigned seed) : provisions(drawn(seed)), law(read(text_of(provisions))) {
    regime = compiled(*law);
    found = audited(*law, {"no_double_punishment", "overlap", "shadowed", "gap"});
  }
  std::string told() const {
    std::string text = "\n";
    for (const auto& d : provisions) text += d.text();
    return text;
  }
  std::vector<Drawn> provisions;
  std::optional<regime::Law> law;
  std::optional<regime::Regime> regime;
  std::optional<Audit> found;
};

void each_law(const std::function<void(Tried&)>& check) {
  const int first = number_in("OSMANTHUS_SMALL_SCOPE_FIRST", 0);
  for (int i = 0; i < number_in("OSMANTHUS_SMALL_SCOPE", 24); ++i) {
    SCOPED_TRACE(fmt::format("seed {}", first + i));
    Tried tried(static_cast<unsigned>(first + i));
    check(tried);
  }
}

void expect_same(Tried& tried, const std::string& property,
                 const std::function<bool(const std::vector<Burden>&)>& violated) {
  World world(*tried.regime, tried.provisions);
  const bool some = any_life([&](const Case& life) { return violated(world.live(life)); });
  if (some) {
    EXPECT_EQ(overall(*tried.found, property), Decision::violated) << property << tried.told();
  }
  for (const auto& verdict : tried.found->verdicts) {
    if (verdict.property != property || !verdict.counterexample) continue;
    EXPECT_TRUE(violated(world.live(spread(*verdict.counterexample)))) << property << tried.told();
  }
}

TEST(TwoProvisionsSmallScope, WhatIsPunishedTwiceIsWhatTryingEveryLifeFinds) {
  each_law([](Tried& tried) {
    expect_same(tried, "overlap", overlapping);
    expect_same(tried, "no_double_punishment", twice);
  });
}

/// Without a provision that others empty, every life comes to the same; without another, some does not.
TEST(TwoProvisionsSmallScope, WhatOthersEmptyMakesNoDifference) {
  each_law([](Tried& tried) {
    for (const auto& provision : tried.provisions) {
      auto fewer = tried.provisions;
      std::erase_if(fewer, [&](const Drawn& d) { return d.id == provision.id; });
      const auto law = read(text_of(fewer));
      const auto regime = compiled(*law);
      World with(*tried.regime, tried.provisions);
      World without(*regime, fewer);
      const bool matters = any_life([&](const Case& c) { return with.in_effect(c) != without.in_effect(c); });
      const bool said = std::ranges::any_of(tried.found->verdicts, [&](const Verdict& v) {
        return v.property == "shadowed" && v.decision == Decision::violated &&
               v.provisions.front() == provision.full_id();
      });
      EXPECT_FALSE(said && matters) << provision.full_id() << tried.told();
    }
  });
}

/// A hole between two ages, or two numbers of times, that some sort of sanction leaves.
TEST(TwoProvisionsSmallScope, HolesAreWhereTryingEveryAgeAndNumberFindsThem) {
  each_law([](Tried& tried) {
    World world(*tried.regime, tried.provisions);
    bool some = false;
    for (const std::string act : {"owe", "bark"}) {
      for (const std::string sort : {"list", "fine", "market", "record"}) {
        const auto covered = [&](const Case& life) {
          const auto all = world.live(life);
          const int last = static_cast<int>(life.events.size()) - 1;
          return std::ranges::any_of(
              all, [&](const Burden& b) { return b.event == last && b.by->sort() == sort; });
        };
        const auto holed = [&](const std::vector<Case>& lives) {
          std::vector<bool> seen;
          for (const auto& life : lives) seen.push_back(covered(life));
          const auto first = std::ranges::find(seen, true);
          const auto hole = std::find(first, seen.end(), false);
          return std::find(hole, seen.end(), true) != seen.end();
        };
        const auto act_on = [&](Case& life, const std::string& which) {
          regime::CaseEvent event;
          event.on = today();
          event.act = which;
          event.by = "person";
          life.events.push_back(std::move(event));
        };
        for (int before = 0; before < 4; ++before) {
          std::vector<Case> by_age;
          for (int age = 8; age < 22; ++age) {
            Case life = empty_life(false);
            life.subjects[0].born = base::plus(today(), -age, base::Unit::years, {});
            for (int i = 0; i < before; ++i) act_on(life, i == 0 ? "bark" : "owe");
            act_on(life, act);
            by_age.push_back(std::move(life));
          }
          some = some || holed(by_age);
        }
        // What begins to count anew has no such order.
        const bool anew = std::ranges::any_of(
            tried.provisions, [&](const Drawn& d) { return d.act == act && says(d.guard, "since this"); });
        for (const int age : {10, 15, 17, 40}) {
          if (anew) continue;
          std::vector<Case> by_times;
          for (int times = 1; times < 6; ++times) {
            Case life = empty_life(false);
            life.subjects[0].born = base::plus(today(), -age, base::Unit::years, {});
            for (int i = 0; i < times; ++i) act_on(life, act);
            by_times.push_back(std::move(life));
          }
          some = some || holed(by_times);
        }
      }
    }
    const auto decision = overall(*tried.found, "gap");
    if (decision == Decision::violated) {
      EXPECT_TRUE(some) << tried.told();
    }
    if (some) {
      EXPECT_NE(decision, Decision::holds) << tried.told();
    }
  });
}

}  // namespace
}  // namespace osmanthus::audit::tests
