// Small-scope truth for `contradiction`: on laws drawn by chance, it is violated where some life of up to
// three events on the kernel of integers shows one of its four ways, and where it is violated the case shows
// one. The ways are reckoned from how each provision was drawn and from which applied when.
#include <fmt/format.h>

#include <functional>
#include <map>
#include <set>

#include "draws.hpp"
#include "explain/life.hpp"
#include "explain/reasons.hpp"
#include "two_provisions.hpp"

namespace osmanthus::audit::tests {
namespace {

using regime::Case;

// ---- laws drawn by chance

struct Drawn {
  std::string id, act, guard, modality, verb, what;
  bool must() const { return modality == "must"; }
  bool opens() const { return verb == "measure" || verb == "list" || verb == "duty"; }
  bool punishes() const { return verb == "fine" || opens(); }
  std::string full_id() const { return "code." + id; }
  std::string text() const {
    if (verb == "bar") return provision(id, "{if: [" + guard + "], must_not: {list: debtors}}");
    const auto effect = verb == "fine"  ? "fine: 50 CNY (sum)"
                        : verb == "end" ? "end: " + what + ", by: repair"
                                        : verb + ": " + what + ", for: 2 years (term)";
    return provision(id, "{when: " + act + (guard.empty() ? "" : ", if: [" + guard + "]") + ", " + modality +
                             ": {" + effect + "}}");
  }
};

const std::string kLesson =
    "- duties: {lesson: {authority: courts, domain: debts, done_by: pay, zh: 习, en: a lesson}}\n";

Drawn draw(Chance& chance, int i) {
  Drawn d;
  d.id = fmt::format("p{}", i);
  d.modality = chance.of({"must", "must", "must", "may"});
  if (chance.one_in(5)) {
    d.verb = "bar";
    d.guard = chance.of({"age below 18 years (limit)", "age below 14 years (limit)",
                         "age at least 16 years (limit)", "done pay", "done owe"});
    return d;
  }
  d.act = chance.of({"owe", "bark", "pay", "help"});
  if (chance.one_in(3)) {
    d.verb = "end";
    d.what = chance.of({"dog_taken", "dog_taken", "debtors", "lesson"});
    d.guard = chance.of({"", "", "age at least 18 years (limit)", "done owe"});
    return d;
  }
  d.verb = chance.of({"measure", "measure", "list", "duty", "fine"});
  d.what = d.verb == "measure" ? chance.of({"no_dogs", "dog_taken"})
           : d.verb == "duty"  ? chance.of({"course", "lesson"})
                               : "debtors";
  d.guard = chance.of({"", "", "age below 18 years (limit)", "age at least 18 years (limit)",
                       "listed on debtors", "bound by lesson", "done pay",
                       "count of " + d.act + " within 1 year (window) at least 2 times (limit)"});
  return d;
}

struct Law {
  explicit Law(unsigned seed) {
    Chance chance(seed);
    for (int i = 0; i < 4 + static_cast<int>(seed % 4); ++i) provisions.push_back(draw(chance, i));
    text = kTwoWords + kLesson;
    for (const auto& d : provisions) text += d.text();
  }
  std::string told() const {
    std::string all = "\n";
    for (const auto& d : provisions) all += d.text();
    return all;
  }
  std::vector<Drawn> provisions;
  std::string text;
};

// ---- what a life shows

class World {
 public:
  World(const regime::Regime& regime, const Law& law) : regime_(regime), law_(law) {}

  /// Whether some event of the life shows two demands that cannot both be met.
  bool shows_conflict(const Case& life) {
    const explain::Life lived(regime_, life);
    explain::CaseDecides decide(regime_, lived);
    registry::Plain domain{&regime_.calendar};
    circle_ = lived.start();
    explain::Reasons reasons(regime_);
    returned_.clear();
    registry::Step<registry::Plain, explain::Reasons, explain::CaseDecides> step(regime_, circle_, domain,
                                                                                 reasons, decide);
    bool conflict = false;
    for (const auto& event : lived.events()) {
      const auto before = circle_;
      const auto told = reasons.all().size();
      step.run(event.event);
      day_ = event.event.on;
      applied_.clear();
      for (std::size_t i = told; i < reasons.all().size(); ++i) {
        const auto& one = reasons.all()[i];
        if (one.fires) applied_.emplace_back(drawn(one.rule), one.subject);
      }
      note_listings(before.entries.size());
      conflict = conflict || begins_and_ends() || returned_to_the_banned(before) || cannot_both_be() ||
                 punished_for_the_duty(before, event);
    }
    return conflict;
  }

  /// Provisions that must list, as far as seen: how often they applied, and how often they listed.
  const std::map<const Drawn*, std::pair<int, int>>& listings() const { return listings_; }

 private:
  const Drawn* drawn(regime::RuleId rule) const {
    const auto found = std::ranges::find_if(
        law_.provisions, [&](const Drawn& d) { return d.full_id() == regime_.rules[rule].id; });
    return found == law_.provisions.end() ? nullptr : &*found;
  }
  const Drawn* opener(const registry::Entry<registry::Plain>& e) const {
    return e.effect == regime::kNone ? nullptr : drawn(regime_.effects[e.effect].rule);
  }
  bool runs(const registry::Entry<registry::Plain>& e) const {
    return e.live && e.from <= day_ && day_ < e.to;
  }

  void note_listings(std::size_t first_new) {
    for (const auto& [d, who] : applied_) {
      if (d == nullptr || d->verb != "list" || !d->must()) continue;
      auto& [times, listed] = listings_[d];
      ++times;
      for (std::size_t i = first_new; i < circle_.entries.size(); ++i) {
        if (opener(circle_.entries[i]) == d && circle_.entries[i].subject == who) {
          ++listed;
          break;
        }
      }
    }
  }

  bool begins_and_ends() const {
    for (const auto& [one, who] : applied_) {
      for (const auto& [other, whom] : applied_) {
        if (one == nullptr || other == nullptr || who != whom || !one->must() || !other->must()) continue;
        if (one->opens() && other->verb == "end" && one->what == other->what) return true;
      }
    }
    return false;
  }

  /// The dog that was taken before must go back, on a day on which he may have none.
  bool returned_to_the_banned(const explain::PlainCircle& before) {
    for (const auto& [d, who] : applied_) {
      if (d == nullptr || !d->must() || d->verb != "end" || d->what != "dog_taken") continue;
      if (there(before, "dog_taken", who, false)) returned_[who] = day_;
    }
    return std::ranges::any_of(returned_, [&](const auto& one) {
      return one.second == day_ && there(circle_, "no_dogs", one.first, true);
    });
  }
  bool there(const explain::PlainCircle& circle, const std::string& what, std::uint8_t who,
             bool demanded) const {
    return std::ranges::any_of(circle.entries, [&](const auto& e) {
      const auto* by = opener(e);
      return e.subject == who && regime_.kinds[e.kind].id == what && runs(e) && by != nullptr &&
             (!demanded || by->must());
    });
  }
  bool cannot_both_be() const {
    return there(circle_, "no_dogs", 0, true) && there(circle_, "course", 0, true);
  }
  bool punished_for_the_duty(const explain::PlainCircle& before, const explain::LifeEvent& event) const {
    if (regime_.kinds[event.alternative.kind].id != "pay") return false;
    return std::ranges::any_of(applied_, [&](const auto& one) {
      const auto* d = one.first;
      return d != nullptr && d->must() && d->punishes() && d->act == "pay" &&
             there(before, "lesson", one.second, true);
    });
  }

  const regime::Regime& regime_;
  const Law& law_;
  explain::PlainCircle circle_;
  base::Day day_ = 0;
  std::vector<std::pair<const Drawn*, std::uint8_t>> applied_;
  std::map<std::uint8_t, base::Day> returned_;
  std::map<const Drawn*, std::pair<int, int>> listings_;
};

/// Every life of at most `most` acts on a few days.
void each_life(Case& life, std::size_t first_day, int most, const std::function<void(const Case&)>& visit) {
  static const std::vector<base::Day> days = {*base::parse_date("2018-02-01"),
                                              *base::parse_date("2019-09-01"), today()};
  visit(life);
  for (std::size_t day = first_day; most > 0 && day < days.size(); ++day) {
    for (const auto* act : {"owe", "bark", "pay", "help"}) {
      regime::CaseEvent event;
      event.on = days[day];
      event.act = act;
      event.by = "person";
      life.events.push_back(std::move(event));
      each_life(life, day, most - 1, visit);
      life.events.pop_back();
    }
  }
}

TEST(ContradictionSmallScope, IsWhatTryingEveryLifeFinds) {
  const int first = number_in("OSMANTHUS_SMALL_SCOPE_FIRST", 0);
  for (int i = 0; i < number_in("OSMANTHUS_SMALL_SCOPE", 200); ++i) {
    SCOPED_TRACE(fmt::format("seed {}", first + i));
    const Law drawn(static_cast<unsigned>(first + i));
    const auto law = read(drawn.text);
    ASSERT_TRUE(law.has_value());
    base::Diagnostics diagnostics;
    regime::ViewChoice view;
    view.law_of = today();
    const auto regime = regime::compile(*law, view, diagnostics);
    ASSERT_TRUE(regime.has_value());
    World world(*regime, drawn);
    bool some = false;
    for (const auto* born : {"2006-06-01", "2004-06-01", "2002-06-01", "1980-01-01"}) {
      Case life;
      life.as_of = today();
      life.view.law_of = today();
      life.subjects.emplace_back().label = "person";
      life.subjects[0].born = *base::parse_date(born);
      each_life(life, 0, 3, [&](const Case& c) { some = world.shows_conflict(c) || some; });
    }
    // Where every case of a demand is barred, it demands what must not be.
    std::set<std::string> barred;
    for (const auto& [d, seen] : world.listings()) {
      if (seen.first > 0 && seen.second == 0) barred.insert(d->full_id());
    }
    const auto found = audited(*law, {"contradiction"});
    ASSERT_TRUE(found.has_value());
    const auto decision = overall(*found, "contradiction");
    if (some) {
      EXPECT_EQ(decision, Decision::violated) << drawn.told();
    }
    if (!barred.empty()) {
      EXPECT_NE(decision, Decision::holds) << drawn.told();
    }
    for (const auto& verdict : found->verdicts) {
      if (!verdict.counterexample) continue;
      const bool of_one = verdict.provisions.size() == 1 && barred.contains(verdict.provisions.front());
      EXPECT_TRUE(of_one || world.shows_conflict(*verdict.counterexample)) << verdict.says.en << drawn.told();
    }
  }
}

}  // namespace
}  // namespace osmanthus::audit::tests
